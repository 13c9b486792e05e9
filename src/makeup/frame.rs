//! 围框, 底纹, 线: what lies behind a slot, and the rules between neighbours.

use super::cells::bounds;
use super::page::{Block, Thing};
use crate::edition::{Area, Filling, Grid, House, PageSpec, Slot, SlotKind};
use crate::units::{Length, Rect};

/// The most rows that are blank between stories.
const BLANK: u16 = 2;

/// The tint and the rule of a slot's frame.
pub fn behind(house: &House, slot: &Slot, grid: &Grid) -> Vec<Thing> {
    let mut things = Vec::new();
    for area in &slot.areas {
        let area = grid.rect(*area);
        if slot.frame.tint {
            things.push(Thing::Tint { area, ink: house.boxes.tint });
        }
    }
    if slot.frame.rule {
        let area = bounds(slot, grid);
        things.push(Thing::Frame { area, thickness: house.boxes.frame, ink: house.boxes.frame_ink });
    }
    things
}

/// The rules between neighbouring stories: upright ones in the gutters, level ones in the rows left blank.
pub fn rules(house: &House, page: &PageSpec) -> Block {
    let template = &page.template;
    let grid = &template.grid;
    let mut things = Vec::new();
    if template.rules {
        let open: Vec<(usize, Area)> = open_areas(page);
        things.extend(uprights(&open).into_iter().map(|upright| upright.rule(house, grid)));
        for (a, b) in pairs(&open) {
            things.extend(level(house, grid, (a, b), &open));
        }
    }
    Block { things, ..Block::default() }
}

/// The areas of each two slots.
fn pairs(open: &[(usize, Area)]) -> impl Iterator<Item = (&Area, &Area)> {
    let others = |i: usize| open.iter().filter(move |(j, _)| i != *j);
    open.iter().flat_map(move |(i, a)| others(*i).map(move |(_, b)| (a, b)))
}

/// The areas of filled slots without a frame of their own.
fn open_areas(page: &PageSpec) -> Vec<(usize, Area)> {
    let slots = page.template.slots.iter().zip(&page.fillings).enumerate();
    let open = slots.filter(|(_, (slot, filling))| {
        let story = filling.as_ref().and_then(Filling::story).is_some();
        story && slot.kind == SlotKind::Story && !slot.frame.rule && !slot.frame.tint
    });
    open.flat_map(|(i, (slot, _))| slot.areas.iter().map(move |a| (i, *a))).collect()
}

/// A rule down the gutter before a column, beside these rows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Upright {
    column: u16,
    row: u16,
    end: u16,
}

impl Upright {
    /// Between `a` and its neighbour at the right.
    fn between((a, b): (&Area, &Area)) -> Option<Upright> {
        let (row, end) = (a.row.max(b.row), a.end_row().min(b.end_row()));
        (a.end_column() == b.column && row < end).then_some(Upright { column: b.column, row, end })
    }

    /// Whether it goes on into `next`: at once, or beside a story that does.
    fn meets(&self, next: &Upright, open: &[(usize, Area)]) -> bool {
        let beside = |a: &Area| a.column == self.column || a.end_column() == self.column;
        let spans = |a: &Area| a.row < self.end && a.end_row() > next.row;
        let goes_on = || open.iter().any(|(_, a)| beside(a) && spans(a));
        self.column == next.column && (self.end >= next.row || next.row - self.end <= BLANK && goes_on())
    }

    fn rule(self, house: &House, grid: &Grid) -> Thing {
        let x = grid.x(self.column) - grid.gutter.half() - house.boxes.rule.half();
        let (top, depth) = (grid.y(self.row), grid.depth(self.end - self.row));
        let area = Rect::from_edges(x, top, x + house.boxes.rule, top + depth);
        Thing::Rule { area, ink: house.boxes.rule_ink }
    }
}

/// The upright rules, each in one piece as far as it goes.
fn uprights(open: &[(usize, Area)]) -> Vec<Upright> {
    let mut pieces: Vec<Upright> = pairs(open).filter_map(Upright::between).collect();
    pieces.sort_unstable();
    let mut whole: Vec<Upright> = Vec::new();
    for piece in pieces {
        match whole.last_mut().filter(|last| last.meets(&piece, open)) {
            Some(last) => last.end = last.end.max(piece.end),
            None => whole.push(piece),
        }
    }
    whole
}

/// Between `a` and its neighbour below, where one or two rows are blank between them.
fn level(house: &House, grid: &Grid, (a, b): (&Area, &Area), all: &[(usize, Area)]) -> Option<Thing> {
    let gap = b.row.checked_sub(a.end_row())?;
    let (left, end) = (a.column.max(b.column), a.end_column().min(b.end_column()));
    if gap == 0 || gap > BLANK || left >= end {
        return None;
    }
    let between = Area { column: left, row: a.end_row(), columns: end - left, rows: gap };
    if all.iter().any(|(_, other)| other.overlaps(&between)) {
        return None;
    }
    let top = grid.y(a.end_row()) - (grid.pitch - grid.em);
    let y = top + (grid.y(b.row) - top).half() - house.boxes.rule.half();
    let area = Rect::from_edges(grid.x(left), y, grid.x(left) + grid.span(end - left), y + house.boxes.rule);
    Some(Thing::Rule { area, ink: house.boxes.rule_ink })
}

/// A rule from `left` to `right` at `y`.
pub fn line(house: &House, (left, right): (Length, Length), y: Length, thickness: Length) -> Thing {
    let area = Rect::from_edges(left, y, right, y + thickness);
    Thing::Rule { area, ink: house.boxes.frame_ink }
}
