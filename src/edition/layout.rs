//! A page's layout: trim, grid, slots.

use std::fmt;

use crate::finding::Span;
use crate::style::Direction;
use crate::units::{Length, Point, Rect};

/// A page's trim, grid and slots, before anything stands in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// Width and height of the trimmed page.
    pub trim: (Length, Length),
    /// How far ink may run past the trim.
    pub bleed: Length,
    /// The grid.
    pub grid: Grid,
    /// The slots.
    pub slots: Vec<Slot>,
    /// Whether thin rules stand between neighbouring stories.
    pub rules: bool,
}

/// The grid: columns of whole 字, rows on the body's pitch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The top left corner of the type area (版心): the top of the first row's em boxes.
    pub origin: Point,
    /// How many base columns.
    pub columns: u16,
    /// The width of one.
    pub measure: Length,
    /// The space between two.
    pub gutter: Length,
    /// How many rows.
    pub rows: u16,
    /// From baseline to baseline.
    pub pitch: Length,
    /// The body's em: a row's em box is this high, the leading lies under it.
    pub em: Length,
}

/// A part of the grid: columns and rows from zero, and how many of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// The first column.
    pub column: u16,
    /// The first row.
    pub row: u16,
    /// How many columns.
    pub columns: u16,
    /// How many rows.
    pub rows: u16,
}

/// A place for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its name, unique on the page.
    pub name: String,
    /// What it is for.
    pub kind: SlotKind,
    /// The rectangles it is made of, in reading order.
    pub areas: Vec<Area>,
    /// Which way its lines run; a vertical slot's story is vertical, the rest of it too.
    pub direction: Direction,
    /// How its text is divided into legs.
    pub columns: Columns,
    /// The row of the headline ladder, by its place in the stylesheet.
    pub head: usize,
    /// Where the head stands to its text.
    pub head_place: HeadPlace,
    /// Rule and tint around it.
    pub frame: SlotFrame,
    /// Where it is defined.
    pub at: Span,
}

/// What a slot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// A story, or the rest of one.
    Story,
    /// 报头.
    Nameplate,
    /// 栏题 over a group of stories.
    Label,
    /// 导读.
    Guide,
    /// 广告.
    Ad,
    /// 报尾.
    Imprint,
}

/// How a slot's width is divided into legs (方正飞腾's four modes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// 自动: the page's own columns and gutter.
    Auto,
    /// 绝对: this many equal legs of whole 字; the gutter takes what is left.
    Absolute(u16),
    /// 自由: this many equal legs of any width; the gutter is the grid's.
    Free(u16),
    /// 相对: this many legs of whole 字 that may differ by one; the gutter is the grid's.
    Relative(u16),
}

/// Where a head stands to its text (NEWSPAPER §1.5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeadPlace {
    /// 盖文题: over it.
    #[default]
    Over,
    /// 竖题: at its left, from top to bottom.
    Left,
    /// 竖题: at its right.
    Right,
}

/// Rule and tint around a slot's content, which then stands in by a 字 and a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SlotFrame {
    /// Whether a rule runs round it.
    pub rule: bool,
    /// Whether a tint lies under it.
    pub tint: bool,
}

impl Grid {
    /// The left edge of a column, from zero.
    pub fn x(&self, column: u16) -> Length {
        self.origin.x + (self.measure + self.gutter) * i32::from(column)
    }

    /// The top of a row's em boxes, from zero.
    pub fn y(&self, row: u16) -> Length {
        self.origin.y + self.pitch * i32::from(row)
    }

    /// The baseline of a row, from zero.
    pub fn baseline(&self, row: u16) -> Length {
        self.y(row) + self.em.baseline()
    }

    /// The width of so many columns with the gutters between them.
    pub fn span(&self, columns: u16) -> Length {
        (self.measure + self.gutter) * i32::from(columns) - self.gutter
    }

    /// The depth of so many rows, the last one's leading left out.
    pub fn depth(&self, rows: u16) -> Length {
        self.pitch * i32::from(rows) - (self.pitch - self.em)
    }

    /// The rectangle of an area, to the bottom of its last row's em boxes.
    pub fn rect(&self, area: Area) -> Rect {
        Rect {
            origin: Point::new(self.x(area.column), self.y(area.row)),
            width: self.span(area.columns),
            height: self.depth(area.rows),
        }
    }

    /// The type area (版心).
    pub fn type_area(&self) -> Rect {
        self.rect(Area { column: 0, row: 0, columns: self.columns, rows: self.rows })
    }
}

impl Area {
    /// The column after the last.
    pub fn end_column(&self) -> u16 {
        self.column.saturating_add(self.columns)
    }

    /// The row after the last.
    pub fn end_row(&self) -> u16 {
        self.row.saturating_add(self.rows)
    }

    /// Whether the two share a cell of the grid.
    pub fn overlaps(&self, other: &Area) -> bool {
        self.column < other.end_column()
            && other.column < self.end_column()
            && self.row < other.end_row()
            && other.row < self.end_row()
    }
}

/// As a layout has it: columns x rows, from one, both ends within.
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = |f: &mut fmt::Formatter<'_>, from: u16, to: u16| match from + 1 == to {
            true => write!(f, "{to}"),
            false => write!(f, "{}-{to}", from + 1),
        };
        range(f, self.column, self.end_column())?;
        f.write_str(" x ")?;
        range(f, self.row, self.end_row())
    }
}
