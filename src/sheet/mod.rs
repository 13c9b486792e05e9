//! Marks on one page, independent of device.
//!
//! In: a made-up page. Out: everything that is printed, in painting and reading order. Only `draw`
//! sees the page's own types; every mark knows where it came from.

mod beside;
mod draw;
mod dump;

use std::sync::Arc;

pub use draw::draw;
pub use dump::dump;

use crate::compose::Glyph;
use crate::finding::Span;
use crate::style::Direction;
use crate::units::{Ink, Length, Point, Rect};

/// One page, as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The page's number.
    pub number: u16,
    /// Width and height of the trimmed page.
    pub trim: (Length, Length),
    /// How far ink may run past the trim on each side.
    pub bleed: Length,
    /// In painting order; the text marks among them are in reading order.
    pub marks: Vec<Mark>,
}

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What is drawn.
    pub shape: Shape,
    /// What it is drawn for.
    pub source: Source,
}

/// Where a mark came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The slot, by its place in the page's layout.
    pub slot: Option<u16>,
    /// The story.
    pub story: Option<u32>,
    /// The paragraph of the story.
    pub paragraph: Option<u32>,
    /// The place in the files.
    pub span: Option<Span>,
}

/// What can be drawn. Every output handles every one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line of text; `at` is the left end of its baseline, glyphs stand relative to it.
    Text {
        /// The left end of the baseline.
        at: Point,
        /// Whether the line is turned clockwise about that place, to run down the page.
        direction: Direction,
        /// What the line says: what a search finds.
        text: Arc<str>,
        /// The glyphs, with font, size, ink and place.
        glyphs: Arc<[Glyph]>,
    },
    /// A filled rectangle: a rule or a tint.
    Fill {
        /// Where.
        area: Rect,
        /// In what.
        ink: Ink,
    },
    /// A rectangle's outline, its line inside the area.
    Frame {
        /// Where, to the line's outer edge.
        area: Rect,
        /// How thick the line is.
        thickness: Length,
        /// In what.
        ink: Ink,
    },
    /// A dot.
    Dot {
        /// Its middle.
        centre: Point,
        /// Half its width.
        radius: Length,
        /// In what.
        ink: Ink,
    },
    /// A wavy line along the longer side of its area.
    Wave {
        /// To the crests' middles.
        area: Rect,
        /// How many half waves it has; the first goes up.
        halves: u16,
        /// How thick the line is.
        thickness: Length,
        /// In what.
        ink: Ink,
    },
    /// A picture, cropped to fill its area.
    Picture {
        /// Which, by its place in the edition's list.
        picture: u32,
        /// Where.
        area: Rect,
        /// The point of the original to keep in view, in thousandths of its width and height.
        focus: (u16, u16),
    },
}
