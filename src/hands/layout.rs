//! Slots in a layout file: given another shape, made two, made one.

use toml_edit::{ArrayOfTables, Item, Table};

use super::HandError;
use super::document::{Document, one_or_many, put};
use crate::finding::message;

/// The slots of a layout.
pub fn slots(layout: &mut Document) -> Result<&mut ArrayOfTables, HandError> {
    layout.root().get_mut("slot").and_then(Item::as_array_of_tables_mut).ok_or_else(|| {
        HandError::Shape(
            ("the layout's slots are not written as [[slot]]", "版式的版位不是写作 [[slot]]").into(),
        )
    })
}

/// Gives a slot other areas.
pub fn shape(slots: &mut ArrayOfTables, name: &str, areas: &[String]) -> Result<(), HandError> {
    let index = find(slots, name)?;
    if let Some(slot) = slots.get_mut(index) {
        put(slot, "area", one_or_many(areas));
    }
    Ok(())
}

/// Adds a slot like another behind it, in other areas.
pub fn add(slots: &mut ArrayOfTables, like: &str, (name, areas): (&str, &[String])) -> Result<(), HandError> {
    let index = find(slots, like)?;
    let mut slot = slots.get(index).cloned().unwrap_or_default();
    put(&mut slot, "name", name.into());
    put(&mut slot, "area", one_or_many(areas));
    slot.iter_mut().for_each(|(_, item)| plain(item));
    slot.decor_mut().set_prefix("\n");
    slot.set_position(None);
    slots.insert(index + 1, slot);
    Ok(())
}

/// Takes a slot out; what is said over it goes with it.
pub fn remove(slots: &mut ArrayOfTables, name: &str) -> Result<(), HandError> {
    let index = find(slots, name)?;
    slots.remove(index);
    Ok(())
}

/// A name like another that no slot has.
pub fn new_name(like: &str, taken: &[&str]) -> String {
    let stem = like.trim_end_matches(|c: char| c.is_ascii_digit());
    let free = (2u32..).map(|n| format!("{stem}{n}")).find(|name| !taken.contains(&name.as_str()));
    free.unwrap_or_default()
}

fn find(slots: &ArrayOfTables, name: &str) -> Result<usize, HandError> {
    let is_it = |slot: &Table| slot.get("name").and_then(Item::as_str) == Some(name);
    let gone = || HandError::Gone(message!("the layout has no slot {name}", "版式没有版位 {name}"));
    slots.iter().position(is_it).ok_or_else(gone)
}

/// What is said beside a value is said of the slot it stands in.
fn plain(item: &mut Item) {
    if let Some(value) = item.as_value_mut() {
        value.decor_mut().set_suffix("");
    }
}
