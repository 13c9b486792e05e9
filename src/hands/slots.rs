//! What fills the slots, in edition.toml.

use toml_edit::{Item, TableLike, Value};

use super::HandError;
use super::document::{Document, put};
use super::edit::At;
use super::entry::{page, part};

/// Changes what stands in two slots.
pub fn exchange(entry: &mut Document, at: &At, with: &At) -> Result<(), HandError> {
    let (one, other) = (take(entry, at)?, take(entry, with)?);
    fill(entry, at, other)?;
    fill(entry, with, one)
}

/// Puts a story into a slot.
pub fn place(entry: &mut Document, at: &At, story: &str) -> Result<(), HandError> {
    fill(entry, at, Some(story.into()))
}

/// Takes out what stands in a slot, and what was done to make it fit.
pub fn clear(entry: &mut Document, at: &At) -> Result<(), HandError> {
    unfit(entry, at, &[])?;
    if let Some(slots) = page(entry, at.page)?.get_mut("slots").and_then(Item::as_table_like_mut) {
        slots.remove(&at.slot);
    }
    Ok(())
}

/// Takes back what was done to fit a slot: all of it, or what a path within leads to.
pub fn unfit(entry: &mut Document, at: &At, path: &[&str]) -> Result<(), HandError> {
    let page = page(entry, at.page)?;
    let Some(fit) = page.get_mut("fit").and_then(Item::as_table_like_mut) else { return Ok(()) };
    let path: Vec<&str> = [at.slot.as_str()].iter().chain(path).copied().collect();
    prune(fit, &path);
    if fit.is_empty() {
        page.remove("fit");
    }
    Ok(())
}

/// Removes what a path leads to, and every table on the way that is empty then.
fn prune(table: &mut dyn TableLike, path: &[&str]) {
    let Some((first, rest)) = path.split_first() else { return };
    let Some(item) = table.get_mut(first) else { return };
    let inner = item.as_table_like_mut().filter(|_| !rest.is_empty());
    let is_left = inner.is_some_and(|inner| {
        prune(inner, rest);
        !inner.is_empty()
    });
    match item.as_inline_table_mut() {
        Some(inner) if is_left => inner.fmt(),
        _ if is_left => (),
        _ => drop(table.remove(first)),
    }
}

/// What fills a slot; its place stays, and what was done to make it fit is gone.
fn take(entry: &mut Document, at: &At) -> Result<Option<Value>, HandError> {
    unfit(entry, at, &[])?;
    let slots = page(entry, at.page)?.get("slots").and_then(Item::as_table_like);
    let value = slots.and_then(|slots| slots.get(&at.slot)).and_then(Item::as_value);
    Ok(value.cloned())
}

/// Fills a slot, or empties it.
fn fill(entry: &mut Document, at: &At, value: Option<Value>) -> Result<(), HandError> {
    let Some(mut value) = value else { return clear(entry, at) };
    unfit(entry, at, &[])?;
    value.decor_mut().clear();
    put(part(page(entry, at.page)?, "slots", None)?, &at.slot, value);
    Ok(())
}
