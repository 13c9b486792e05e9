//! A story's front matter: its headline, its pictures.

use toml_edit::{Array, Item, Value};

use super::HandError;
use super::document::{Document, one_or_many, put};
use crate::edition::front_matter;
use crate::finding::message;

/// A story's text with a change in its front matter; the body stays as it is.
pub fn changed(
    text: &str,
    change: impl FnOnce(&mut Document) -> Result<(), HandError>,
) -> Result<String, HandError> {
    let cut = front_matter(text)
        .ok_or_else(|| HandError::Shape(("the story has no front matter", "稿件没有 +++ 的开头").into()))?;
    let front = Document::changed(&text[cut.clone()], change)?;
    Ok(format!("{}{front}{}", &text[..cut.start], &text[cut.end..]))
}

/// Gives a headline its lines.
pub fn headline(front: &mut Document, lines: &[String]) {
    put(front.root(), "headline", one_or_many(lines));
}

/// The point of a picture to keep in view, in thousandths.
pub fn focus(front: &mut Document, number: usize, (x, y): (u16, u16)) -> Result<(), HandError> {
    let point: Array = [x, y].into_iter().filter_map(fraction).collect();
    set(front, number, ("focus", point.into()))
}

/// A picture's depth in body lines.
pub fn rows(front: &mut Document, number: usize, rows: u16) -> Result<(), HandError> {
    set(front, number, ("rows", i64::from(rows).into()))
}

/// Thousandths as a decimal fraction, which is short and exact.
fn fraction(thousandths: u16) -> Option<Value> {
    let digits = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    let short = digits.trim_end_matches('0');
    format!("{short}{}", if short.ends_with('.') { "0" } else { "" }).parse().ok()
}

/// Gives a picture a value, by its number from zero: a `[[picture]]`, or a table in a list.
fn set(front: &mut Document, number: usize, (key, value): (&str, Value)) -> Result<(), HandError> {
    let gone = || HandError::Gone(message!("the story has no picture {}", "稿件没有第 {} 张图", number + 1));
    match front.root().get_mut("picture") {
        Some(Item::ArrayOfTables(tables)) => put(tables.get_mut(number).ok_or_else(gone)?, key, value),
        Some(Item::Value(Value::Array(list))) => {
            let picture = list.get_mut(number).and_then(Value::as_inline_table_mut).ok_or_else(gone)?;
            put(picture, key, value);
            picture.fmt();
        }
        _ => return Err(gone()),
    }
    Ok(())
}
