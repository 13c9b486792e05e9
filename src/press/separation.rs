//! One plate alone: what it prints as grey, what knocks it out as white, and nothing of what overprints it.

use super::standard::overprints;
use crate::sheet::{Mark, Shape, Sheet};
use crate::units::{Ink, Length};

/// One of the four plates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Separation {
    /// The first.
    Cyan,
    /// The second.
    Magenta,
    /// The third.
    Yellow,
    /// The last.
    Black,
}

impl Separation {
    /// All, in the order of their inks.
    pub const ALL: [Separation; 4] =
        [Separation::Cyan, Separation::Magenta, Separation::Yellow, Separation::Black];

    /// What of an ink is on this plate, in thousandths.
    pub(super) fn of(self, ink: Ink) -> u16 {
        ink.0[self as usize].min(1000)
    }

    /// The marks that this plate prints or leaves white. Black that overprints is on the black plate alone.
    pub(super) fn marks(self, sheet: &Sheet) -> Vec<Mark> {
        let mut marks = sheet.marks.clone();
        if self != Separation::Black {
            marks.retain_mut(|mark| is_seen(&mut mark.shape));
        }
        marks
    }

    /// This plate's samples among those of four.
    pub(super) fn samples(self, data: &[u8]) -> Vec<u8> {
        data.chunks_exact(4).map(|inks| inks[self as usize]).collect()
    }
}

/// Whether anything of a shape stands on a plate other than black; glyphs that do not are taken out.
fn is_seen(shape: &mut Shape) -> bool {
    match shape {
        Shape::Text { glyphs, .. } => {
            *glyphs = glyphs.iter().filter(|glyph| !overprints(glyph.ink, Length::ZERO)).copied().collect();
            !glyphs.is_empty()
        }
        Shape::Fill { area, ink } => !overprints(*ink, area.width.min(area.height)),
        Shape::Frame { thickness, ink, .. } | Shape::Wave { thickness, ink, .. } => {
            !overprints(*ink, *thickness)
        }
        Shape::Dot { radius, ink, .. } => !overprints(*ink, *radius * 2),
        Shape::Picture { .. } => true,
    }
}
