//! What the layout says: grid, baselines, slots.

use super::hand::{Hand, fill, frame};
use crate::edition::PageSpec;
use crate::sheet::Mark;
use crate::units::{Ink, Length, Point, Rect};

/// A hairline: thin enough to read through, dark enough at 110 dots an inch.
const HAIR: Length = Length::milli_pt(400);
/// The outline of a slot.
const OUTLINE: Length = Length::pt(1);
const CYAN: Ink = Ink([350, 0, 0, 0]);
const BLUE: Ink = Ink([700, 300, 0, 0]);
const MAGENTA: Ink = Ink([0, 900, 0, 0]);
/// Every so many rows have their number.
const NUMBERED: u16 = 5;

/// The edges of columns, and the tops and feet of rows.
pub(super) fn grid(page: &PageSpec) -> Vec<Mark> {
    let grid = &page.template.grid;
    let area = grid.type_area();
    let columns = (0..grid.columns).flat_map(|c| [grid.x(c), grid.x(c) + grid.measure]);
    let rows = (0..grid.rows).map(|r| grid.y(r)).chain([area.bottom()]);
    columns.map(|x| upright(area, x, CYAN)).chain(rows.map(|y| level(area, y, CYAN))).collect()
}

/// The baseline of every row, and in the left margin the number of every fifth, as layouts count them.
pub(super) fn lines(page: &PageSpec, hand: &Hand<'_>) -> Vec<Mark> {
    let grid = &page.template.grid;
    let area = grid.type_area();
    let mut marks = Vec::new();
    for row in 0..grid.rows {
        let y = grid.baseline(row);
        let number = row + 1;
        marks.push(level(area, y, BLUE));
        if number == 1 || number.is_multiple_of(NUMBERED) {
            let right = Point::new(area.left() - Length::pt(3), y);
            marks.extend(hand.words_before(&number.to_string(), right, BLUE));
        }
    }
    marks
}

/// The outline of every slot's areas, and its name on a tab at the first.
pub(super) fn slots(page: &PageSpec, hand: &Hand<'_>) -> Vec<Mark> {
    let grid = &page.template.grid;
    let mut marks = Vec::new();
    for slot in &page.template.slots {
        let areas: Vec<Rect> = slot.areas.iter().map(|a| grid.rect(*a)).collect();
        marks.extend(areas.iter().map(|area| frame(area.inset(-OUTLINE, -OUTLINE), OUTLINE, MAGENTA)));
        if let Some(first) = areas.first() {
            let foot = Point::new(first.left() - OUTLINE, first.top());
            marks.extend(hand.tab(&slot.name, foot, MAGENTA));
        }
    }
    marks
}

/// A hairline down an area, its middle at `x`.
fn upright(area: Rect, x: Length, ink: Ink) -> Mark {
    fill(Rect { origin: Point::new(x - HAIR.half(), area.top()), width: HAIR, height: area.height }, ink)
}

/// A hairline across an area, its middle at `y`.
fn level(area: Rect, y: Length, ink: Ink) -> Mark {
    fill(Rect { origin: Point::new(area.left(), y - HAIR.half()), width: area.width, height: HAIR }, ink)
}
