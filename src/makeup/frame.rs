//! 围框, 底纹, 线: what lies behind a slot, and the rules between neighbours.

use super::cells::bounds;
use super::page::{Block, Thing};
use crate::edition::{Area, Filling, Grid, House, PageSpec, Slot, SlotKind};
use crate::units::{Length, Rect};

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
        for (i, a) in &open {
            for (_, b) in open.iter().filter(|(j, _)| j != i) {
                things.extend(upright(house, grid, (a, b)));
                things.extend(level(house, grid, (a, b), &open));
            }
        }
    }
    Block { things, ..Block::default() }
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

/// Between `a` and its neighbour at the right.
fn upright(house: &House, grid: &Grid, (a, b): (&Area, &Area)) -> Option<Thing> {
    let (top, end) = (a.row.max(b.row), a.end_row().min(b.end_row()));
    if a.end_column() != b.column || top >= end {
        return None;
    }
    let x = grid.x(b.column) - grid.gutter.half() - house.boxes.rule.half();
    let area = Rect::from_edges(x, grid.y(top), x + house.boxes.rule, grid.y(top) + grid.depth(end - top));
    Some(Thing::Rule { area, ink: house.boxes.rule_ink })
}

/// Between `a` and its neighbour below, where one or two rows are blank between them.
fn level(house: &House, grid: &Grid, (a, b): (&Area, &Area), all: &[(usize, Area)]) -> Option<Thing> {
    let gap = b.row.checked_sub(a.end_row())?;
    let (left, end) = (a.column.max(b.column), a.end_column().min(b.end_column()));
    if gap == 0 || gap > 2 || left >= end {
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
