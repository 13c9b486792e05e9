//! The places in edition.toml where acts are written: a page, and the tables of it.

use toml_edit::{InlineTable, Item, Table, TableLike, Value};

use super::HandError;
use super::document::Document;
use crate::finding::message;

/// The `[[page]]` with a number.
pub fn page(entry: &mut Document, number: u16) -> Result<&mut Table, HandError> {
    let pages = entry.root().get_mut("page").and_then(Item::as_array_of_tables_mut);
    let has_number = |page: &&mut Table| page.get("number").and_then(Item::as_integer) == Some(number.into());
    pages.and_then(|pages| pages.iter_mut().find(has_number)).ok_or_else(|| {
        HandError::Shape(message!(
            "page {number} is not written as a [[page]] of its own",
            "第 {number} 版没有单独写作 [[page]]"
        ))
    })
}

/// A table within a page, made with `comment` over it where it is not there.
pub fn part<'t>(
    page: &'t mut Table,
    key: &str,
    comment: Option<&str>,
) -> Result<&'t mut dyn TableLike, HandError> {
    let make = || {
        let mut table = Table::new();
        if let Some(comment) = comment {
            table.decor_mut().set_prefix(format!("\n# {comment}\n"));
        }
        Item::Table(table)
    };
    let part = page.entry(key).or_insert_with(make);
    part.as_table_like_mut()
        .ok_or_else(|| HandError::Shape(message!("`{key}` of the page is no table", "该版的 `{key}` 不是表")))
}

/// A table on one line within another, made where it is not there.
pub fn inline<'t>(table: &'t mut dyn TableLike, key: &str) -> Result<&'t mut dyn TableLike, HandError> {
    let item = table.entry(key).or_insert_with(|| Item::Value(Value::InlineTable(InlineTable::new())));
    item.as_table_like_mut()
        .ok_or_else(|| HandError::Shape(message!("`{key}` is no table", "`{key}` 不是表")))
}
