//! The places of a slot where a line of body text can stand.
//!
//! A slot's areas become panels (what its frame leaves), panels become legs, and a leg is a row of cells
//! from top to bottom: the page's own rows, less what heads and pictures take away.

use crate::edition::{Area, Columns, Grid, Slot};
use crate::units::{Length, Point, Rect};

/// A part of a slot's content: from `left` to `right`, rows `top` to `end` of the page (the last not in it).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panel {
    /// Left edge.
    pub left: Length,
    /// Right edge.
    pub right: Length,
    /// The first row.
    pub top: u16,
    /// The row after the last.
    pub end: u16,
}

impl Panel {
    /// Whether a leg begins at its head.
    pub fn has(&self, leg: &Leg) -> bool {
        leg.top == self.top && self.left <= leg.left && leg.right <= self.right
    }
}

/// One column of one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Left edge.
    pub left: Length,
    /// Right edge.
    pub right: Length,
    /// The first row.
    pub top: u16,
    /// The row after the last.
    pub end: u16,
}

/// A place for one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The left end of the baseline.
    pub at: Point,
    /// The measure.
    pub width: Length,
    /// The row of the page.
    pub row: u16,
    /// The leg, from zero.
    pub leg: u16,
    /// Which of a story's slots it lies in: 0, or 1 for the rest of a jump.
    pub part: u8,
}

/// Legs narrower than this many em hold no text beside a picture.
const LEAST_EM: i32 = 5;
/// A leg of fewer 字 is none.
const LEAST_LEG: i32 = 2;

/// The panels of a slot, its areas or what its frame leaves of them, and how each is divided.
pub fn panels(slot: &Slot, grid: &Grid) -> Vec<(Panel, Columns)> {
    let framed = slot.frame.rule || slot.frame.tint;
    let inset = if framed { grid.em } else { Length::ZERO };
    let rows = u16::from(framed);
    let panel = |area: &Area| {
        let rect = grid.rect(*area);
        let (left, right) = (rect.left() + inset, rect.right() - inset);
        let (top, end) = (area.row + rows, area.end_row().saturating_sub(rows).max(area.row + rows));
        (Panel { left, right, top, end }, mode(slot, area))
    };
    slot.areas.iter().map(panel).collect()
}

/// The legs of a slot's panels, from left to right; legs of one width that stand on one another are one.
pub fn legs(panels: &[(Panel, Columns)], grid: &Grid) -> Vec<Leg> {
    let mut legs: Vec<Leg> = Vec::new();
    for (panel, columns) in panels {
        for (left, right) in divide(panel, *columns, grid) {
            match legs.iter_mut().find(|l| l.left == left && l.right == right && l.end == panel.top) {
                Some(above) => above.end = panel.end,
                None => legs.push(Leg { left, right, top: panel.top, end: panel.end }),
            }
        }
    }
    legs.sort_by_key(|l| (l.left, l.top));
    legs
}

/// A framed slot has no room for the page's own columns: it takes as many, of whole 字.
fn mode(slot: &Slot, area: &Area) -> Columns {
    match slot.columns {
        Columns::Auto if slot.frame.rule || slot.frame.tint => Columns::Absolute(area.columns),
        mode => mode,
    }
}

/// The left and right edges of a panel's legs, by the column mode; none where there is no room for two 字.
fn divide(panel: &Panel, mode: Columns, grid: &Grid) -> Vec<(Length, Length)> {
    let width = panel.right - panel.left;
    let most = (width + grid.gutter).whole(grid.em * LEAST_LEG + grid.gutter);
    if most < 1 {
        return vec![];
    }
    let within = |n: u16| i32::from(n).clamp(1, most);
    match mode {
        Columns::Auto => {
            let n = (width + grid.gutter).whole(grid.measure + grid.gutter).max(1);
            spread(panel.left, &vec![grid.measure; n as usize], grid.gutter)
        }
        Columns::Free(n) => {
            let n = within(n);
            let edge = |i: i32| (width + grid.gutter).scale(i64::from(i), i64::from(n));
            (0..n).map(|i| (panel.left + edge(i), panel.left + edge(i + 1) - grid.gutter)).collect()
        }
        Columns::Absolute(n) => {
            let n = within(n);
            let chars = (width - grid.gutter * (n - 1)).whole(grid.em * n);
            let leg = grid.em * chars;
            let gutter = if n > 1 { (width - leg * n) / (n - 1) } else { Length::ZERO };
            let left = if n > 1 { panel.left } else { panel.left + (width - leg).half() };
            spread(left, &vec![leg; n as usize], gutter)
        }
        Columns::Relative(n) => {
            let n = within(n);
            let chars = (width - grid.gutter * (n - 1)).whole(grid.em);
            let legs: Vec<Length> =
                (0..n).map(|i| grid.em * (chars / n + i32::from(i < chars % n))).collect();
            spread(panel.left, &legs, grid.gutter)
        }
    }
}

fn spread(left: Length, widths: &[Length], gutter: Length) -> Vec<(Length, Length)> {
    let mut x = left;
    let step = |&width: &Length| {
        let leg = (x, x + width);
        x += width + gutter;
        leg
    };
    widths.iter().map(step).collect()
}

/// What the text goes round: an area of the slot that a picture or a head has taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// Left edge.
    pub left: Length,
    /// Right edge.
    pub right: Length,
    /// The first row.
    pub top: u16,
    /// The row after the last.
    pub end: u16,
    /// To what it holds.
    pub hold: Hold,
}

/// To what of its legs a thing holds: things that hold to the head stand under one another, those at the foot over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// To their head.
    Head,
    /// To nothing: in the middle.
    Middle,
    /// To their foot.
    Foot,
}

impl Hold {
    /// Whether what holds so stands over what holds to `other`, where that comes later.
    pub fn is_over(self, other: Hold) -> bool {
        self == Hold::Head || self == Hold::Middle && other != Hold::Head
    }
}

/// The cells of the legs in reading order, down to the row `bottom` of the page.
pub fn cells(legs: &[Leg], obstacles: &[Obstacle], grid: &Grid, bottom: u16) -> Vec<Cell> {
    let rows = |leg: &Leg| usize::from(leg.end.min(bottom).saturating_sub(leg.top));
    let mut cells = Vec::with_capacity(legs.iter().map(rows).sum());
    for (i, leg) in legs.iter().enumerate() {
        for row in leg.top..leg.end.min(bottom) {
            let Some((left, right)) = widest_free(leg, row, obstacles, grid.gutter) else { continue };
            if right - left < (grid.em * LEAST_EM).min(leg.right - leg.left) {
                continue;
            }
            let at = Point::new(left, grid.baseline(row));
            cells.push(Cell { at, width: whole_em(leg, left, right, grid.em), row, leg: i as u16, part: 0 });
        }
    }
    cells
}

/// Beside a picture the measure is of whole 字; a free leg keeps its own width.
fn whole_em(leg: &Leg, left: Length, right: Length, em: Length) -> Length {
    if left == leg.left && right == leg.right { right - left } else { em * (right - left).whole(em) }
}

/// The widest part of a leg's row that no obstacle touches; of two the left one.
fn widest_free(leg: &Leg, row: u16, obstacles: &[Obstacle], clear: Length) -> Option<(Length, Length)> {
    let beside = obstacles.iter().filter(|o| o.top <= row && row < o.end);
    let taken = beside.map(|o| (o.left - clear, o.right + clear));
    let is_free = |at: &Length| !taken.clone().any(|(from, to)| from < *at && *at < to);
    // A free part begins where the leg does or where something ends, and goes to what begins next.
    let begins = std::iter::once(leg.left).chain(taken.clone().map(|(_, to)| to));
    let part = |left: Length| {
        let next = taken.clone().map(|(from, _)| from).filter(|from| *from >= left).min();
        (left, next.map_or(leg.right, |from| from.min(leg.right)))
    };
    let parts = begins.filter(|at| *at >= leg.left).filter(is_free).map(part);
    parts.filter(|(left, right)| left < right).max_by_key(|(left, right)| (*right - *left, -*left))
}

/// The smallest rectangle around a slot.
pub fn bounds(slot: &Slot, grid: &Grid) -> Rect {
    let rects = slot.areas.iter().map(|a| grid.rect(*a));
    rects.reduce(|a, b| a.union(&b)).unwrap_or_default()
}
