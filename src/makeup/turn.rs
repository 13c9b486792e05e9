//! 竖排: a vertical slot is a horizontal one, turned clockwise about its head.
//!
//! Heads, figures, legs and lines of a vertical story are made up in its own coordinates: x runs down the page
//! from the trim's head, y to the left from the slot's right edge. Nothing there knows of it; [`Turn`] brings a
//! place or an area to the page.

use super::page::{Placed, Thing};
use crate::edition::{Area, Columns, Grid, HeadPlace, Slot, Template};
use crate::style::Direction;
use crate::units::{Length, Point, Rect};

/// How a vertical slot's own coordinates lie on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The slot's right edge, where its first line stands.
    pub right: Length,
}

impl Turn {
    /// A place on the page.
    pub fn point(&self, own: Point) -> Point {
        Point::new(self.right - own.y, own.x)
    }

    /// An area on the page.
    pub fn rect(&self, own: Rect) -> Rect {
        Rect::from_edges(self.right - own.bottom(), own.left(), self.right - own.top(), own.right())
    }

    /// An area of the page, in the slot's own coordinates.
    pub fn back(&self, page: Rect) -> Rect {
        Rect::from_edges(page.top(), self.right - page.right(), page.bottom(), self.right - page.left())
    }
}

impl Turn {
    /// A thing in the slot's own coordinates, as it lies on the page.
    pub fn thing(&self, own: Thing) -> Thing {
        match own {
            Thing::Text(placed) => Thing::Text(Placed { turn: Some(*self), ..placed }),
            Thing::Rule { area, ink } => Thing::Rule { area: self.rect(area), ink },
            Thing::Tint { area, ink } => Thing::Tint { area: self.rect(area), ink },
            Thing::Frame { area, thickness, ink } => Thing::Frame { area: self.rect(area), thickness, ink },
            Thing::Picture { picture, area, focus } => {
                Thing::Picture { picture, area: self.rect(area), focus }
            }
        }
    }
}

/// A slot's ground: the grid it stands on, the slot as it lies there, and how both lie on the page.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The grid.
    pub grid: Grid,
    /// The slot.
    pub slot: Slot,
    /// None for a horizontal slot, whose ground is the page's.
    pub turn: Option<Turn>,
}

impl Ground {
    /// Where the head stands; over a vertical text always.
    pub fn head_place(&self) -> HeadPlace {
        if self.turn.is_some() { HeadPlace::Over } else { self.slot.head_place }
    }

    /// The ground of a slot of a layout, for lines of this direction.
    pub fn of(template: &Template, slot: Slot, direction: Direction) -> Ground {
        match direction {
            Direction::Horizontal => Ground { grid: template.grid, slot, turn: None },
            Direction::Vertical => vertical(&template.grid, slot),
        }
    }
}

/// Its lines stand on rows of the page's pitch, opened a little so that the last ends at the slot's left edge;
/// unless the layout says more, its legs are as deep as the page's columns are wide, about, in whole 字.
fn vertical(page: &Grid, slot: Slot) -> Ground {
    let area = super::cells::bounds(&slot, page);
    let rows = (area.width + (page.pitch - page.em)).whole(page.pitch).clamp(1, 2000);
    let pitch = if rows > 1 { (area.width - page.em) / (rows - 1) } else { page.pitch };
    let origin = Point::new(area.top(), Length::ZERO);
    let (rows, measure) = (rows as u16, area.height);
    let grid = Grid { origin, columns: 1, rows, measure, pitch, ..*page };
    let legs = (area.height + page.gutter).whole(page.measure + page.gutter).clamp(1, 40);
    let columns = match slot.columns {
        Columns::Auto => Columns::Absolute(legs as u16),
        columns => columns,
    };
    let areas = vec![Area { column: 0, row: 0, columns: 1, rows }];
    Ground { grid, slot: Slot { areas, columns, ..slot }, turn: Some(Turn { right: area.right() }) }
}
