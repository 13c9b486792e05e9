//! Which way a line runs on the page: across it, or down it with its glyphs turned clockwise or upright.

use crate::compose::{Glyph, Stance};
use crate::press::content::Content;
use crate::press::numbers::myria;
use crate::style::Direction;
use crate::units::{Length, Point};

/// The pen counts in thousandths of a point, times this.
const FINE: i64 = 1_000_000_000;
/// 16 units of a length in that: 16 × 1000 × 10⁹ / 2¹⁶, and no remainder.
const FINE_UNIT: i64 = 1_000_000_000_000 >> 12;

/// A line's course on the page.
pub(super) struct Course {
    at: Point,
    direction: Direction,
    /// Where the line's beginning is along the axis it follows, from the media's edge.
    start: Length,
}

/// Where glyphs begin, and how they are turned.
pub(super) struct Origin {
    /// Thousandths of a point from the media's lower left corner.
    at: (i64, i64),
    turned: bool,
}

impl Course {
    pub fn new(content: &Content, at: Point, direction: Direction) -> Course {
        let start = match direction {
            Direction::Horizontal => at.x + content.bleed,
            Direction::Vertical => at.y - content.depth,
        };
        Course { at, direction, start }
    }

    /// How far along a glyph's place is, in thousandths of a point times 10⁹.
    pub fn along(&self, x: Length) -> i64 {
        (i64::from((self.start + x).0) * FINE_UNIT) >> 4
    }

    /// Where a glyph is placed that begins a stretch.
    pub fn origin(&self, glyph: &Glyph, content: &Content) -> Origin {
        let Point { x, y } = self.at;
        match (self.direction, glyph.stance) {
            (Direction::Horizontal, _) => {
                Origin { at: content.place(Point::new(x + glyph.x, y)), turned: false }
            }
            (Direction::Vertical, Stance::Along) => {
                Origin { at: content.place(Point::new(x, y + glyph.x)), turned: true }
            }
            (Direction::Vertical, Stance::Upright { across, narrow }) => {
                // The font's W2 takes a glyph of its own width from the baseline to the em box's left edge.
                let hang = glyph.size - glyph.size.baseline();
                let kept = hang.scale(i64::from(narrow) - 1000, 1000);
                Origin { at: content.place(Point::new(x + across + kept, y + glyph.x)), turned: false }
            }
        }
    }
}

impl Origin {
    /// Writes the text matrix; gives where the pen is, as [`Course::along`] has it.
    pub fn begin(&self, content: &mut Content, lean: i64) -> i64 {
        let (x, y) = self.at;
        if self.turned {
            content.out.extend_from_slice(b"0 -1 1 ");
            myria(&mut content.out, -lean);
        } else {
            content.out.extend_from_slice(b"1 0 ");
            myria(&mut content.out, lean);
            content.out.extend_from_slice(b" 1");
        }
        content.out.push(b' ');
        content.number(x);
        content.number(y);
        content.out.extend_from_slice(b"Tm[");
        if self.turned { -y * FINE } else { x * FINE }
    }
}
