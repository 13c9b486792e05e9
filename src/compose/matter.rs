//! Matter: a paragraph ready to be set, at any measure, as often as make-up asks.

use std::ops::Range;

use super::Stance;
use super::beside::Pinyin;
use super::class::Class;
use super::joints;
use super::letters::Space;
use super::pairs::Break;
use super::western::Seam;
use crate::style::{Align, ParaStyle, TextStyle};
use crate::typeface::{FontId, GlyphId};
use crate::units::Length;

/// One paragraph: cells with their glyphs, the joints between them, sums over both; no width yet.
#[derive(Clone, Debug)]
pub struct Matter {
    pub(super) text: String,
    pub(super) cells: Vec<Cell>,
    pub(super) pieces: Vec<Piece>,
    /// The hyphen of each look that has words to divide, and its width.
    pub(super) hyphens: Vec<(u32, Piece, Length)>,
    pub(super) joints: Vec<Joint>,
    pub(super) sums: Vec<Sum>,
    /// The stretches between forced breaks.
    pub(super) stretches: Vec<Stretch>,
    pub(super) looks: Vec<TextStyle>,
    /// Whether any run has marks beside its characters.
    pub(super) is_marked: bool,
    /// Pinyin, in the order of its cells.
    pub(super) overs: Vec<Pinyin>,
    pub(super) style: ParaStyle,
    /// The em of the first run: indents and scores are in it.
    pub(super) em: Length,
    pub(super) missing: Vec<(usize, usize, char)>,
    pub(super) fallbacks: Vec<(usize, usize, char, FontId)>,
}

/// What stands between two forced breaks.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub cells: Range<usize>,
    /// The em spaces typed at its head.
    pub lead: Length,
}

/// What a line is made of: a 字, a mark, a letter. Never divided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub class: Class,
    pub space: Space,
    /// Whether its word may part before it.
    pub seam: Seam,
    /// The glyph of the space.
    pub blank: Option<(FontId, GlyphId)>,
    /// Its place in [`Matter::looks`].
    pub look: u32,
    /// The width of an em in it.
    pub em: Length,
    /// Its width without blanks.
    pub body: Length,
    /// Its bytes in [`Matter::text`].
    pub text: (u32, u32),
    /// What it says, to be compared.
    pub sign: u64,
    /// Its glyphs in [`Matter::pieces`].
    pub pieces: (u32, u32),
}

/// A glyph in its cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub font: FontId,
    pub glyph: GlyphId,
    /// From the cell's left edge to the glyph's origin; to its em box where it stands upright.
    pub dx: Length,
    pub stance: Stance,
}

/// How a joint takes part in stretching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Give {
    /// Not.
    Stiff,
    /// A word space.
    Word,
    /// A gap between Han and Latin.
    Mixed,
    /// A gap between characters.
    Flex,
}

/// What lies before a cell when the cell before it is on the same line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    pub gap: Length,
    /// How much of the gap can be taken away, in tier `tier`.
    pub room: Length,
    /// How much can be added before gaps between 字 are opened.
    pub ease: Length,
    pub tier: u8,
    pub give: Give,
    pub rank: Break,
}

impl Joint {
    /// No gap, no break: the edge of a paragraph.
    pub const NONE: Joint = Joint {
        gap: Length::ZERO,
        room: Length::ZERO,
        ease: Length::ZERO,
        tier: 0,
        give: Give::Stiff,
        rank: Break::Free,
    };
}

/// The tiers in which gaps are narrowed.
pub(super) const TIERS: usize = 5;

/// Totals over all cells before this one and all joints up to the one before it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    /// Where the cell starts.
    pub start: i64,
    /// Where the cell ends.
    pub end: i64,
    /// The room of all tiers.
    pub slack: i64,
    pub room: [i64; TIERS],
    pub word: i64,
    pub mixed: i64,
    /// Gaps between characters.
    pub flex: i64,
    /// Word spaces and gaps between Han and Latin.
    pub open: i64,
    /// Cells that are not marks, this one included.
    pub solid: i64,
}

impl Matter {
    /// The same with the characters so many thousandths of their em wider apart, or closer; Western words and the
    /// gaps around them stay as they are.
    pub fn tracked(&self, thousandths: i16) -> Matter {
        let mut matter = self.clone();
        for (joint, cell) in matter.joints.iter_mut().zip(&matter.cells) {
            if joint.give == Give::Flex {
                joint.gap += cell.em.scale(thousandths.into(), 1000);
            }
        }
        matter.sums = joints::add_up(&matter.cells, &matter.joints);
        matter
    }

    /// The characters that no font has, by run and byte.
    pub fn missing(&self) -> &[(usize, usize, char)] {
        &self.missing
    }

    /// The characters that came from another font than their face names first.
    pub fn fallbacks(&self) -> &[(usize, usize, char, FontId)] {
        &self.fallbacks
    }

    /// The em of its first run.
    pub fn em(&self) -> Length {
        self.em
    }

    /// How its lines stand.
    pub fn align(&self) -> Align {
        self.style.align
    }

    /// What it says, without spaces that the compositor makes himself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The hyphen that a line ending before cell `to` prints, and its width.
    pub(super) fn hyphen(&self, to: usize) -> Option<(&Piece, Length)> {
        self.joints.get(to).filter(|joint| joint.rank == Break::Hyphen)?;
        let look = self.cells.get(to)?.look;
        self.hyphens.iter().find(|hyphen| hyphen.0 == look).map(|(_, piece, width)| (piece, *width))
    }

    /// Whether nothing is to be set.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// How wide the characters of `bytes` of [`Matter::text`] are on a line of their own.
    pub fn width(&self, bytes: Range<usize>) -> Length {
        let cells = self.cells_of(bytes);
        let width = if cells.is_empty() { 0 } else { self.room(cells.start, cells.end).natural };
        Length(width.clamp(0, i64::from(i32::MAX)) as i32)
    }

    /// The gaps between the characters of `bytes` on a line of their own that open first.
    pub fn openings(&self, bytes: Range<usize>) -> u32 {
        let cells = self.cells_of(bytes);
        let gaps = if cells.is_empty() { 0 } else { self.room(cells.start, cells.end).flex() };
        u32::try_from(gaps).unwrap_or(0)
    }

    /// The cells of `bytes`.
    pub(super) fn cells_of(&self, bytes: Range<usize>) -> Range<usize> {
        let before = |at: usize| self.cells.partition_point(|cell| (cell.text.0 as usize) < at);
        let start = before(bytes.start);
        start..before(bytes.end).max(start)
    }
}
