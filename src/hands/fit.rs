//! 凑版: what makes stories fit, written into `[page.fit]` and `[page.slots]`.

use toml_edit::{InlineTable, Value, value};

use super::HandError;
use super::document::Document;
use super::entry::{inline, page, part};
use crate::edition::{Edition, StoryId};
use crate::makeup::Act;

/// The line over a table of fittings.
const COMMENT: Option<&str> = Some("凑版 by paiban fit: a line taken out takes it back");
/// What stands behind a slot that was filled with the rest of a story.
const REST: &str = " # paiban fit";

/// An act and the story it is done for.
pub type Done<'a> = (StoryId, &'a Act);

/// The text of edition.toml with acts in it.
pub fn fitted(text: &str, edition: &Edition, acts: &[Done]) -> Result<String, HandError> {
    let mut entry = Document::read(text)?;
    for (story, act) in acts {
        write(&mut entry, edition, (*story, act))?;
    }
    Ok(entry.text())
}

fn write(entry: &mut Document, edition: &Edition, (story, act): Done) -> Result<(), HandError> {
    let begins = edition.start_of(story);
    let ends = edition.rest_of(story).or(begins);
    match *act {
        Act::Picture { number, to, .. } => picture(entry, (edition, begins), number, i64::from(to).into()),
        Act::Out { number } => picture(entry, (edition, begins), number, "out".into()),
        Act::Headline { to, .. } => set(entry, (edition, begins), "headline-lines", to),
        Act::Legs { to, .. } => set(entry, (edition, ends), "legs", to),
        Act::Jump { page, slot } => rest(entry, (edition, Some((page, slot))), story),
        Act::Cut { .. } | Act::Write { .. } => Ok(()),
    }
}

/// A slot of the edition, by its page's number and its place in the layout.
type Place<'e> = (&'e Edition, Option<(u16, usize)>);

fn slot_name<'e>((edition, place): Place<'e>) -> Option<(u16, &'e str)> {
    let place = place?;
    Some((place.0, edition.slot(place)?.name.as_str()))
}

fn set(entry: &mut Document, place: Place, key: &str, to: u16) -> Result<(), HandError> {
    let Some((number, slot)) = slot_name(place) else { return Ok(()) };
    let fit = part(page(entry, number)?, "fit", COMMENT)?;
    inline(fit, slot)?.insert(key, value(i64::from(to)));
    Ok(())
}

fn picture(entry: &mut Document, place: Place, picture: u16, to: Value) -> Result<(), HandError> {
    let Some((number, slot)) = slot_name(place) else { return Ok(()) };
    let fit = part(page(entry, number)?, "fit", COMMENT)?;
    let pictures = inline(inline(fit, slot)?, "pictures")?;
    pictures.insert(&(picture + 1).to_string(), value(to));
    Ok(())
}

fn rest(entry: &mut Document, place: Place, story: StoryId) -> Result<(), HandError> {
    let (edition, _) = place;
    let story = edition.stories.get(story.0 as usize);
    let (Some((number, slot)), Some(story)) = (slot_name(place), story) else { return Ok(()) };
    let mut filling = InlineTable::new();
    filling.insert("continues", story.name.as_str().into());
    filling.decor_mut().set_suffix(REST);
    part(page(entry, number)?, "slots", COMMENT)?.insert(slot, value(filling));
    Ok(())
}
