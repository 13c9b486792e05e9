//! 凑版: what makes stories fit, written into `[page.fit]` and `[page.slots]`.

use toml_edit::{InlineTable, Value, value};

use super::HandError;
use super::document::Document;
use super::edit::{At, Way};
use super::entry::{inline, page, part};
use crate::edition::{Edition, Story, StoryId};
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
        if let Some(way) = Way::of(act, edition) {
            write(&mut entry, edition, (*story, &way))?;
        }
    }
    Ok(entry.text())
}

impl Way {
    /// How an act is written; none for what only an author can do.
    pub fn of(act: &Act, edition: &Edition) -> Option<Way> {
        Some(match *act {
            Act::Picture { number, from, to } => Way::Picture { number, from, to },
            Act::Out { number } => Way::Out { number },
            Act::Headline { from, to } => Way::Headline { from, to },
            Act::Legs { from, to } => Way::Legs { from, to },
            Act::Tracking { from, to } => Way::Tracking { from, to },
            Act::Jump { page, slot } => {
                Way::Jump { at: At { page, slot: edition.slot((page, slot))?.name.clone() } }
            }
            Act::Cut { .. } | Act::Write { .. } => return None,
        })
    }
}

/// Writes a way to make a story fit.
pub fn write(
    entry: &mut Document,
    edition: &Edition,
    (story, way): (StoryId, &Way),
) -> Result<(), HandError> {
    let begins = edition.start_of(story);
    let ends = edition.rest_of(story).or(begins);
    match way {
        Way::Picture { number, to, .. } => picture(entry, (edition, begins), *number, i64::from(*to).into()),
        Way::Out { number } => picture(entry, (edition, begins), *number, "out".into()),
        Way::Headline { to, .. } => set(entry, (edition, begins), "headline-lines", (*to).into()),
        Way::Legs { to, .. } => set(entry, (edition, ends), "legs", (*to).into()),
        Way::Tracking { to, .. } => set(entry, (edition, begins), "tracking", (*to).into()),
        Way::Jump { at } => rest(entry, at, edition.stories.get(story.0 as usize)),
    }
}

/// A slot of the edition, by its page's number and its place in the layout.
type Place<'e> = (&'e Edition, Option<(u16, usize)>);

fn slot_name<'e>((edition, place): Place<'e>) -> Option<(u16, &'e str)> {
    let place = place?;
    Some((place.0, edition.slot(place)?.name.as_str()))
}

fn set(entry: &mut Document, place: Place, key: &str, to: i64) -> Result<(), HandError> {
    let Some((number, slot)) = slot_name(place) else { return Ok(()) };
    let fit = part(page(entry, number)?, "fit", COMMENT)?;
    inline(fit, slot)?.insert(key, value(to));
    Ok(())
}

fn picture(entry: &mut Document, place: Place, picture: u16, to: Value) -> Result<(), HandError> {
    let Some((number, slot)) = slot_name(place) else { return Ok(()) };
    let fit = part(page(entry, number)?, "fit", COMMENT)?;
    let pictures = inline(inline(fit, slot)?, "pictures")?;
    pictures.insert(&(picture + 1).to_string(), value(to));
    Ok(())
}

fn rest(entry: &mut Document, at: &At, story: Option<&Story>) -> Result<(), HandError> {
    let Some(story) = story else { return Ok(()) };
    let mut filling = InlineTable::new();
    filling.insert("continues", story.name.as_str().into());
    filling.decor_mut().set_suffix(REST);
    part(page(entry, at.page)?, "slots", COMMENT)?.insert(&at.slot, value(filling));
    Ok(())
}
