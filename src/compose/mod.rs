//! Copy → matter (once) → lines (as often as you like). Pure.
//!
//! In: runs in their styles, and the faces' measures. Out: lines, every glyph placed. The rules are those of
//! GB/T 15834 §5.1 and CLREQ; `class.rs` and `pairs.rs` hold them as tables. Four verbs in a row:
//! itemise (runs → atoms and gaps), break (total fit), judge (what a line costs), justify (gaps by tiers).

mod breaker;
mod cell;
mod class;
mod cost;
mod itemise;
mod justify;
mod matter;
mod pairs;

pub use matter::Matter;

use crate::style::{ParaStyle, Run};
use crate::typeface::Metrics;
use crate::typeface::{FontId, GlyphId};
use crate::units::{Ink, Length};

/// The measures of successive lines; the last repeats. Never empty.
#[derive(Clone, Copy, Debug)]
pub struct Measures<'a>(pub &'a [Length]);

/// What the page wishes of a paragraph beside good lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Lines more (or fewer) than the best; the nearest that is possible is given.
    pub lines: i32,
}

/// A glyph of a line, placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The font.
    pub font: FontId,
    /// The glyph; nothing is drawn for a space.
    pub glyph: GlyphId,
    /// The size of the em.
    pub size: Length,
    /// What it is printed in.
    pub ink: Ink,
    /// From the left edge of the measure to the glyph's origin.
    pub x: Length,
    /// Whether it leans.
    pub italic: bool,
    /// Width in thousandths of the natural one.
    pub condense: u16,
    /// The byte of [`Line::text`] that it stands for; glyphs of one cluster share it.
    pub cluster: u32,
}

/// A line of text, set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The measure it was set to.
    pub measure: Length,
    /// Its width before justification.
    pub natural: Length,
    /// Its width after: from the left edge of the measure to the end of the last glyph's cell.
    pub width: Length,
    /// What it says, for extraction, search and reports.
    pub text: String,
    /// Its glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
    /// Whether it is the paragraph's last.
    pub is_last: bool,
    /// The widest added gap between two 字, in thousandths of the em, when past the limit.
    pub loose: Option<u16>,
    /// Whether no legal line was possible and a rule was broken.
    pub broken: bool,
}

/// Prepares a paragraph: its glyphs, gaps and legal breaks. Done once; no width is chosen yet.
pub fn prepare(runs: &[Run], style: &ParaStyle, metrics: &dyn Metrics) -> Matter {
    itemise::itemise(runs, style, metrics)
}

/// Sets a paragraph to its measures.
pub fn set(matter: &Matter, measures: Measures<'_>, wish: Wish) -> Vec<Line> {
    let broken = breaker::break_lines(matter, measures, wish);
    broken.iter().map(|line| justify::justify(matter, line)).collect()
}

/// How many lines a paragraph makes: the same breaks, without their glyphs.
pub fn depth(matter: &Matter, measures: Measures<'_>, wish: Wish) -> usize {
    breaker::break_lines(matter, measures, wish).len()
}
