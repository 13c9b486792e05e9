//! 竖题: a head that runs down the page at a side of its horizontal text.
//!
//! It is set to the slot's depth as it would be to a width, and takes its strip off the slot; the text's legs are made
//! of what is left, in whole 字.

use super::cells::Panel;
use super::head::Head;
use super::page::Thing;
use super::turn::Turn;
use crate::edition::{Columns, Grid, HeadPlace};
use crate::units::{Length, Point};

/// A head at a side, in its place.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    turn: Turn,
    /// From where to where its lines run down the page.
    top: Length,
    measure: Length,
}

/// At a side a headline has so many lines at the most.
pub const MOST_LINES: u16 = 2;
/// A head takes whole columns where no more than so many 字 stay blank beside it.
const MOST_BLANK: i32 = 3;
/// Text in fewer 字 a line is none: so many legs are made at the most.
const LEAST_EM: i32 = 5;

/// How long the lines of a head at a panel's side are.
pub fn measure(panel: &Panel, grid: &Grid) -> Length {
    grid.depth(panel.end.saturating_sub(panel.top))
}

/// Stands a head at the left or at the right of a panel, which is divided so without it, by what the layout says; gives
/// what is left of the panel, and how that is divided.
pub fn stand(
    head: &Head,
    place: HeadPlace,
    (panel, columns, said): (&Panel, Columns, Columns),
    grid: &Grid,
) -> (Side, Panel, Columns) {
    let depth = head.depth();
    let gap = grid.gutter.max(head.size.scale(35, 100));
    let (text, columns) = text_width(panel.right - panel.left, depth + gap, (columns, said), grid);
    let strip = (panel.right - panel.left - text - gap).max(depth);
    // What stays blank of the strip is at both sides of the head.
    let aside = (strip - depth).half();
    let (left, right, edge) = match place {
        HeadPlace::Left => (panel.right - text, panel.right, panel.left + aside + depth),
        _ => (panel.left, panel.left + text, panel.right - aside),
    };
    let side = Side { turn: Turn { right: edge }, top: grid.y(panel.top), measure: measure(panel, grid) };
    (side, Panel { left, right, ..*panel }, columns)
}

/// How wide the text is where a head needs so much of the width, and how it is divided: as many of the page's own
/// columns as are free, else legs about as wide as they are.
fn text_width(
    width: Length,
    needs: Length,
    (columns, said): (Columns, Columns),
    grid: &Grid,
) -> (Length, Columns) {
    let column = grid.measure + grid.gutter;
    let rest = width - needs;
    if rest < grid.em * LEAST_EM {
        return (Length::ZERO, Columns::Free(1));
    }
    let taken = column * needs.cover(column);
    let left = (width + grid.gutter - taken).whole(column);
    if columns == Columns::Auto && left > 0 && taken - needs <= grid.em * MOST_BLANK {
        return (width - taken, columns);
    }
    let legs = match said {
        Columns::Auto => (rest + grid.gutter + column.half()).whole(column).max(1),
        Columns::Absolute(n) | Columns::Free(n) | Columns::Relative(n) => i32::from(n.max(1)),
    };
    let legs = legs.min((rest + grid.gutter).whole(grid.em * LEAST_EM + grid.gutter)).max(1);
    let gutters = grid.gutter * (legs - 1);
    match said {
        Columns::Relative(_) => {
            (grid.em * (rest - gutters).whole(grid.em) + gutters, Columns::Relative(legs as u16))
        }
        _ => {
            let leg = grid.em * (rest - gutters).whole(grid.em * legs);
            (leg * legs + gutters, Columns::Free(legs as u16))
        }
    }
}

impl Side {
    /// The head's lines in their places.
    pub fn things(&self, head: &Head) -> Vec<Thing> {
        let at = Point::new(self.top, Length::ZERO);
        let own = head.place((at, self.measure), Length::ZERO);
        own.into_iter().map(|thing| self.turn.thing(thing)).collect()
    }
}
