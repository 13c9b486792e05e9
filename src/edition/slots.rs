//! The slots of a layout: each lies on the grid, none overlap, and what each is told goes together.

use super::areas::areas;
use super::layout::{Area, Columns, Grid, HeadPlace, Slot, SlotFrame, SlotKind};
use super::node::Value;
use super::stylesheet::ladder_row;
use super::table::{Table, Tray, list, text};
use crate::finding::{Code, Finding, message};
use crate::style::Direction;
use crate::units::Length;

const KINDS: &[(&str, SlotKind)] = &[
    ("story", SlotKind::Story),
    ("nameplate", SlotKind::Nameplate),
    ("label", SlotKind::Label),
    ("guide", SlotKind::Guide),
    ("ad", SlotKind::Ad),
    ("imprint", SlotKind::Imprint),
];

const DIRECTIONS: &[(&str, Direction)] = &[
    ("horizontal", Direction::Horizontal),
    ("横排", Direction::Horizontal),
    ("vertical", Direction::Vertical),
    ("竖排", Direction::Vertical),
];

const HEAD_PLACES: &[(&str, HeadPlace)] = &[
    ("over", HeadPlace::Over),
    ("盖文题", HeadPlace::Over),
    ("left", HeadPlace::Left),
    ("左竖题", HeadPlace::Left),
    ("right", HeadPlace::Right),
    ("右竖题", HeadPlace::Right),
];

const BOXES: &[(&str, SlotFrame)] = &[
    ("none", SlotFrame { rule: false, tint: false }),
    ("rule", SlotFrame { rule: true, tint: false }),
    ("tint", SlotFrame { rule: false, tint: true }),
    ("rule tint", SlotFrame { rule: true, tint: true }),
];

#[derive(Clone, Copy)]
enum Mode {
    Auto,
    Absolute,
    Free,
    Relative,
}

const MODES: &[(&str, Mode)] = &[
    ("自动", Mode::Auto),
    ("绝对", Mode::Absolute),
    ("自由", Mode::Free),
    ("相对", Mode::Relative),
    ("auto", Mode::Auto),
    ("absolute", Mode::Absolute),
    ("free", Mode::Free),
    ("relative", Mode::Relative),
];

/// Reads the slots of a layout.
pub fn slots(value: &Value, grid: &Grid, (sheet, tray): (&Table, &Tray)) -> Vec<Slot> {
    let read = |v: &Value| slot(&Table::new(v, tray), grid, sheet);
    let slots: Vec<Slot> = list(value, tray).iter().filter_map(read).collect();
    for (i, a) in slots.iter().enumerate() {
        for b in &slots[..i] {
            clash(a, b, tray);
        }
    }
    slots
}

fn clash(a: &Slot, b: &Slot, tray: &Tray) {
    if a.name == b.name {
        let message = message!("two slots are called {}", "有两个版位都叫 {}", a.name);
        tray.borrow_mut().push(Finding::new(Code::SlotTwice, message).at(a.at));
    }
    let pairs = a.areas.iter().flat_map(|x| b.areas.iter().map(move |y| (x, y)));
    if let Some((x, y)) = pairs.clone().find(|(x, y)| x.overlaps(y)) {
        let (columns, rows) = (
            shared((x.column, x.end_column()), (y.column, y.end_column())),
            shared((x.row, x.end_row()), (y.row, y.end_row())),
        );
        let message = message!(
            "slots {} and {} overlap in columns {columns}, rows {rows}",
            "版位 {} 和 {} 在第 {columns} 栏、第 {rows} 行重叠",
            b.name,
            a.name
        );
        tray.borrow_mut().push(Finding::new(Code::SlotOverlap, message).at(a.at));
    }
}

fn shared(a: (u16, u16), b: (u16, u16)) -> String {
    let (from, to) = (a.0.max(b.0) + 1, a.1.min(b.1));
    if from == to { from.to_string() } else { format!("{from}-{to}") }
}

fn slot(table: &Table, grid: &Grid, sheet: &Table) -> Option<Slot> {
    let tray = table.tray();
    let name = table.need("name");
    let at = name.map_or(table.at(), |v| v.at);
    let name = name.and_then(|v| text(v, tray)).map(str::to_owned);
    let areas = table.need("area").map(|v| areas(v, grid, tray));
    let kind = table.get("kind").map_or(Some(SlotKind::Story), |_| table.word("kind", KINDS));
    let columns = columns(table);
    let parts = areas.as_ref().and_then(Option::as_ref).map_or(1, Vec::len);
    let is_plain = parts < 2 && kind.is_none_or(|kind| kind == SlotKind::Story);
    let direction = direction(table, is_plain);
    let head = match table.get("head") {
        Some(value) => ladder_row(sheet, value, tray),
        None => sheet.get("ladder").map(|v| list(v, tray).len().saturating_sub(1)),
    };
    let head_place = head_place(table, is_plain && direction == Direction::Horizontal);
    let frame = table.word("box", BOXES).unwrap_or_default();
    table.report_unknown();
    // A slot whose area or kind is wrong keeps its name, so that what fills it is not told of as well.
    let areas = areas.flatten().filter(|_| kind.is_some()).unwrap_or_default();
    narrow(table, (columns, frame, direction), &areas, grid);
    let kind = kind.unwrap_or(SlotKind::Story);
    if kind == SlotKind::Story {
        headed(table, &areas);
    }
    let head = head.unwrap_or(0);
    Some(Slot { name: name?, kind, areas, direction, columns, head, head_place, frame, at })
}

/// Only a story stands vertically, in a slot of one area.
fn direction(table: &Table, may_turn: bool) -> Direction {
    let direction = table.word("direction", DIRECTIONS).unwrap_or_default();
    if direction == Direction::Horizontal || may_turn {
        return direction;
    }
    refuse(
        table,
        "direction",
        ("only a story stands vertically, in a slot of one area", "只有稿件可以竖排，且版位只能是一个区域"),
    );
    Direction::Horizontal
}

/// Only a story has a head at its side, and only where its text runs across the page, in a slot of one area.
fn head_place(table: &Table, may_stand_aside: bool) -> HeadPlace {
    let place = table.word("head-place", HEAD_PLACES).unwrap_or_default();
    if place == HeadPlace::Over || may_stand_aside {
        return place;
    }
    refuse(
        table,
        "head-place",
        (
            "only a horizontal story has its head at the left or at the right, in a slot of one area",
            "只有横排的稿件可以有左右的竖题，且版位只能是一个区域",
        ),
    );
    HeadPlace::Over
}

/// A text begins at the left, and under its head (题文相接), which stands over the first area.
fn headed(table: &Table, areas: &[Area]) {
    let column = |area: &Area| area.column;
    if areas.first().map(column) > areas.iter().map(column).min() {
        let why = (
            "the head stands over the topmost area, and the text begins at the left: let that area reach to the \
             left edge",
            "标题排在最上面的区域，正文从左边开始：请让这个区域齐左边",
        );
        refuse(table, "area", why);
    }
}

/// Tells of a value that a slot of its kind does not take.
fn refuse(table: &Table, key: &str, why: (&str, &str)) {
    let at = table.get(key).map_or(table.at(), |value| value.at);
    table.tell(Finding::new(Code::BadValue, why).at(at));
}

/// Legs of less than two 字 each are none.
fn narrow(
    table: &Table,
    (columns, frame, direction): (Columns, SlotFrame, Direction),
    areas: &[Area],
    grid: &Grid,
) {
    let legs = match columns {
        Columns::Absolute(legs) | Columns::Free(legs) | Columns::Relative(legs) => i32::from(legs),
        Columns::Auto if direction == Direction::Vertical => 1,
        Columns::Auto => return,
    };
    let needs = grid.em * (2 * legs) + grid.gutter * (legs - 1);
    let inset = if frame.rule || frame.tint { grid.em * 2 } else { Length::ZERO };
    let along = |a: &Area| match direction {
        Direction::Horizontal => grid.span(a.columns),
        Direction::Vertical => grid.depth(a.rows),
    };
    let width = areas.iter().map(|a| along(a) - inset).min();
    if let Some(width) = width.filter(|w| *w < needs) {
        let (needs, width) = (needs.cover(grid.em), width.max(Length::ZERO).whole(grid.em));
        let message = message!(
            "{legs} legs want {needs} 字 at least, two each and the gutters; here are {width}",
            "{legs} 栏至少要 {needs} 字宽（每栏两字和栏距），这里只有 {width} 字"
        );
        table.tell(Finding::new(Code::BadValue, message).at(table.get("legs").map_or(table.at(), |v| v.at)));
    }
}

fn columns(table: &Table) -> Columns {
    let mode = table.word("mode", MODES).unwrap_or(Mode::Auto);
    let legs = table.whole("legs", 1..=40).map(|n| n as u16);
    let given = table.get("legs").is_some();
    match (mode, legs) {
        (Mode::Auto, None) => Columns::Auto,
        (Mode::Auto, Some(n)) | (Mode::Free, Some(n)) => Columns::Free(n),
        (Mode::Absolute, Some(n)) => Columns::Absolute(n),
        (Mode::Relative, Some(n)) => Columns::Relative(n),
        (_, None) => {
            if !given {
                let message =
                    ("this mode wants `legs`, the number of legs", "这种分栏方式要写 `legs`，即栏数");
                table.tell(Finding::new(Code::MissingKey, message).at(table.at()));
            }
            Columns::Auto
        }
    }
}
