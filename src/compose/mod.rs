//! Copy → matter (once) → lines (as often as you like). Pure.
//!
//! In: the runs of a paragraph after the copy desk, its style, measures of glyphs. Out: lines with every glyph
//! placed. The rules are GB/T 15834-2011 §5.1 and CLREQ §3.1, §3.2 and §3.5: classes, pairs and tiers are tables.

mod beside;
mod breaks;
mod class;
mod cost;
mod draft;
mod frame;
mod groups;
mod hang;
mod itemise;
mod joints;
mod justify;
mod letters;
mod matter;
mod pairs;
mod quality;
mod seat;
mod upright;
mod western;

pub use beside::{Beside, Overhead, Reach};
pub use draft::Draft;
pub use matter::Matter;
pub use pairs::{Break, why};
pub use quality::Quality;
pub use western::opportunities;

use std::ops::Range;
use std::sync::Arc;

use self::letters::Space;
use self::matter::{Cell, Stretch};
use crate::style::{Marks, ParaStyle, Run};
use crate::typeface::{FontId, GlyphId, Metrics};
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

/// How a glyph stands in its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stance {
    /// On the baseline: a vertical line is turned clockwise, and the glyph with it.
    #[default]
    Along,
    /// Upright in a vertical line: [`Glyph::x`] is the head of its em box.
    Upright {
        /// From the left edge of the em box to the glyph's origin.
        across: Length,
        /// Its width in thousandths.
        narrow: u16,
    },
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
    /// Whether it stands upright in a vertical line.
    pub stance: Stance,
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
    pub text: Arc<str>,
    /// Its glyphs, from left to right.
    pub glyphs: Arc<[Glyph]>,
    /// What stands under, over and between them.
    pub beside: Vec<Beside>,
    /// Whether it is the paragraph's last, or a forced break follows.
    pub is_last: bool,
    /// The widest added gap between two 字, in thousandths of the em, when past the limit.
    pub loose: Option<u16>,
    /// Whether no legal line was possible and a rule was broken.
    pub broken: bool,
}

impl Line {
    /// Moves everything in it to the right.
    pub fn shift(&mut self, by: Length) {
        self.width += by;
        Arc::make_mut(&mut self.glyphs).iter_mut().for_each(|glyph| glyph.x += by);
        self.beside.iter_mut().for_each(|beside| beside.shift(by));
    }
}

/// Makes a paragraph ready to be set.
pub fn prepare(runs: &[Run], style: &ParaStyle, metrics: &dyn Metrics) -> Matter {
    // Every character gets its class from its neighbours, over the borders of runs.
    let letters = letters::collect(runs);
    // Glyphs are found and Western words shaped: cells that are never divided.
    let mut items = itemise::itemise(&letters, runs, (metrics, style));
    let looks: Vec<_> = runs.iter().map(|run| run.style).collect();
    // A 字 is as wide as its pinyin.
    let overs = beside::widen(&mut items, &looks, metrics);
    // Between two cells stands a blank that may give, and a line may break there or not.
    let mut joints = joints::join(&items.cells, style);
    beside::spread(&mut joints, &items.cells, &looks);
    beside::keep_values(&mut joints, &items.cells, &looks);
    // Sums make the width of any line a difference of two.
    let sums = joints::add_up(&items.cells, &joints);
    let em = looks.first().map_or(Length::pt(9), |&look| itemise::wide(look));
    Matter {
        stretches: stretches(&items.forced, &items.cells),
        text: items.text,
        cells: items.cells,
        pieces: items.pieces,
        hyphens: items.hyphens,
        joints,
        sums,
        is_marked: looks.iter().any(|look| look.marks != Marks::default()),
        looks,
        overs,
        style: *style,
        em,
        missing: items.missing,
        fallbacks: items.fallbacks,
    }
}

/// Sets the paragraph: full lines with their glyphs.
pub fn set(matter: &Matter, measures: Measures<'_>, wish: Wish) -> Vec<Line> {
    // All breaks at once, the cheapest set of lines.
    let spans = breaks::spans(matter, measures, wish);
    // What a line has too much or too little goes to its gaps.
    justify::lines(matter, measures, &spans)
}

/// The characters of `bytes` of [`Matter::text`] on one line, whatever its width: nothing is searched for.
pub fn line(matter: &Matter, bytes: Range<usize>, measure: Length) -> Line {
    let cells = matter.cells_of(bytes);
    let leads = |stretch: &&Stretch| stretch.cells.start == cells.start;
    let lead = matter.stretches.iter().find(leads).map_or(Length::ZERO, |stretch| stretch.lead);
    let measures = [measure];
    let frame = frame::Frame::new(matter, Measures(&measures));
    justify::line((matter, &frame), &breaks::Span { cells, line: 0, lead, ends: true }, &mut Vec::new())
}

/// The number of lines that [`set`] would give, without making them.
pub fn depth(matter: &Matter, measures: Measures<'_>, wish: Wish) -> usize {
    breaks::count(matter, measures, wish)
}

/// The stretches between forced breaks; an empty one is an empty line. No copy is no line.
fn stretches(forced: &[usize], cells: &[Cell]) -> Vec<Stretch> {
    let starts = std::iter::once(0).chain(forced.iter().copied());
    let ends = forced.iter().copied().chain([cells.len()]);
    let lead = |cell: &Cell| match cell.space {
        Space::Wide(em) => cell.em * i32::from(em),
        _ => Length::ZERO,
    };
    let stretch = |(start, end): (usize, usize)| {
        let lead = cells.get(start..end).and_then(<[Cell]>::first).map_or(Length::ZERO, lead);
        Stretch { cells: start..end, lead }
    };
    let mut stretches: Vec<_> = starts.zip(ends).map(stretch).collect();
    if stretches.last().is_some_and(|last| last.cells.is_empty()) {
        stretches.pop();
    }
    stretches
}
