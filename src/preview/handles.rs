//! What hands take hold of on a page: pictures with what is seen of them, and the places where a headline may break.

use serde::Serialize;

use super::place::{pt, rect};
use crate::edition::{Edition, PictureRef};
use crate::makeup::{Block, Jump, Placed, Role, Thing};
use crate::press::crop_of;
use crate::units::Rect;

/// A picture of a story.
#[derive(Serialize)]
pub(super) struct PictureView {
    slot: u16,
    story: String,
    /// Which of the story's, from zero.
    number: usize,
    area: [f64; 4],
    /// In thousandths.
    focus: (u16, u16),
    /// The depth that the story gives.
    rows: Option<u16>,
    /// The part that is seen, in thousandths of the picture: left, top, width and height.
    seen: [f64; 4],
}

/// The pictures of a block's story, in the order in which they stand.
pub(super) fn pictures(edition: &Edition, block: &Block) -> Vec<PictureView> {
    let mut taken = Vec::new();
    let mut views = Vec::new();
    for thing in &block.things {
        let Thing::Picture { picture, area, focus } = thing else { continue };
        let Some((slot, story)) =
            block.slot.zip(block.story.and_then(|id| edition.stories.get(id.0 as usize)))
        else {
            continue;
        };
        let is_it = |(number, own): &(usize, &PictureRef)| own.picture == *picture && !taken.contains(number);
        let Some((number, own)) = story.pictures.iter().enumerate().find(is_it) else { continue };
        taken.push(number);
        views.push(PictureView {
            slot,
            story: story.name.clone(),
            number,
            area: rect(*area),
            focus: *focus,
            rows: own.rows,
            seen: seen(edition, own, (*area, *focus)),
        });
    }
    views
}

fn seen(edition: &Edition, own: &PictureRef, (area, focus): (Rect, (u16, u16))) -> [f64; 4] {
    let Some(file) = edition.pictures.get(own.picture.0 as usize) else { return [0.0, 0.0, 1000.0, 1000.0] };
    let cut = crop_of((file.width, file.height), &area, focus);
    let part = |part: u32, whole: u32| f64::from(part) * 1000.0 / f64::from(whole.max(1));
    [
        part(cut.x, file.width),
        part(cut.y, file.height),
        part(cut.width, file.width),
        part(cut.height, file.height),
    ]
}

/// Where a horizontal headline may break: how many characters (UTF-16) stand before, and how far right.
pub(super) fn breaks(block: &Block, placed: &Placed) -> Option<Vec<(usize, f64)>> {
    // Over the rest of a jump stands the short headline, which has no breaks of its own.
    let is_rest = matches!(block.jump, Some(Jump::From(_)));
    if placed.role != Role::Headline || placed.turn.is_some() || is_rest {
        return None;
    }
    let text = &placed.line.text;
    let units = |byte: u32| text.get(..byte as usize).map(|before| before.encode_utf16().count());
    let mut breaks: Vec<(usize, f64)> = placed
        .line
        .glyphs
        .iter()
        .filter_map(|glyph| Some((units(glyph.cluster)?, pt(placed.at.x + glyph.x))))
        .filter(|(before, _)| *before > 0)
        .collect();
    breaks.dedup_by_key(|(before, _)| *before);
    breaks.push((text.encode_utf16().count(), pt(placed.at.x + placed.line.width)));
    Some(breaks)
}
