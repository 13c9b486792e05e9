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
    let ways = acts.iter().filter_map(|(story, act)| Some((*story, Way::of(act, edition)?)));
    Document::changed(text, |entry| {
        ways.into_iter().try_for_each(|(story, way)| write(entry, edition, (story, &way)))
    })
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
            Act::Jump { page, slot } => Way::Jump { at: At::of(edition, (page, slot))? },
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
    let at = |place: Option<(u16, usize)>| place.and_then(|place| At::of(edition, place));
    match way {
        Way::Picture { number, to, .. } => picture(entry, at(begins), *number, i64::from(*to).into()),
        Way::Out { number } => picture(entry, at(begins), *number, "out".into()),
        Way::Headline { to, .. } => set(entry, at(begins), "headline-lines", (*to).into()),
        Way::Legs { to, .. } => set(entry, at(ends), "legs", (*to).into()),
        Way::Tracking { to, .. } => set(entry, at(begins), "tracking", (*to).into()),
        Way::Jump { at } => rest(entry, at, edition.stories.get(story.0 as usize)),
    }
}

fn set(entry: &mut Document, at: Option<At>, key: &str, to: i64) -> Result<(), HandError> {
    let Some(At { page: number, slot }) = at else { return Ok(()) };
    let fit = part(page(entry, number)?, "fit", COMMENT)?;
    inline(fit, &slot)?.insert(key, value(to));
    Ok(())
}

fn picture(entry: &mut Document, at: Option<At>, picture: u16, to: Value) -> Result<(), HandError> {
    let Some(At { page: number, slot }) = at else { return Ok(()) };
    let fit = part(page(entry, number)?, "fit", COMMENT)?;
    let pictures = inline(inline(fit, &slot)?, "pictures")?;
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
