//! A layout file → [`Template`]: the grid fits the trim, slots lie on the grid and do not overlap.

use super::layout::{Area, Columns, Grid, HeadPlace, Slot, SlotFrame, SlotKind, Template};
use super::measure::Scale;
use super::node::{Node, Value};
use super::stylesheet::ladder_row;
use super::table::{Table, Tray, list, text, wrong};
use crate::finding::{Code, Finding, message};
use crate::style::Direction;
use crate::units::{Length, Point};

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

/// Reads a layout. What is wrong is told, and something stands in for it: an edition with such a mistake is
/// not made, but what fills the slots can still be checked.
pub fn template(name: &str, layout: Table, (sheet, scale, presets): (&Table, &Scale, &Value)) -> Template {
    let tray = layout.tray();
    let presets = Table::new(presets, tray);
    let preset = layout.need("preset").and_then(|v| preset(v, &presets, tray));
    let (page, grid_table) = (layout.table("page"), layout.table("grid"));
    let size = preset.as_ref().and_then(|p| page_size(page.as_ref(), p, scale));
    let grid = preset.as_ref().and_then(|p| grid(grid_table.as_ref(), p, (scale, size)));
    if let (Some(grid), Some((trim, _))) = (&grid, size) {
        fits(grid, trim, &layout);
    }
    let grid = grid.unwrap_or_else(|| widest(scale));
    let (trim, bleed) = size.unwrap_or_default();
    let rules = layout.truth("rules").unwrap_or(false);
    let slots = layout.get("slot").map_or(vec![], |v| slots(v, &grid, (sheet, tray)));
    page.into_iter().chain(grid_table).for_each(Table::finish);
    layout.finish();
    Template { name: name.to_owned(), trim, bleed, grid, slots, rules }
}

fn preset<'a>(value: &'a Value, presets: &Table<'a>, tray: &'a Tray) -> Option<Table<'a>> {
    let name = text(value, tray)?;
    let names = presets.entries();
    let found = names.iter().find(|e| e.key == name);
    if found.is_none() {
        let meant = super::table::meant(name, names.iter().map(|e| e.key.as_str()));
        let message = message!(
            "there is no preset “{name}”; there are duikai, sikai and narrow",
            "没有预设“{name}”；有 duikai、sikai 和 narrow"
        )
        .and(&meant);
        tray.borrow_mut().push(Finding::new(Code::UnknownName, message).at(value.at));
    }
    found.map(|e| Table::new(&e.value, tray))
}

/// The first of the two that has the key gives its value.
fn either<'a>(own: Option<&Table<'a>>, preset: &Table<'a>, key: &str) -> Option<&'a Value> {
    own.and_then(|t| t.get(key)).or_else(|| preset.get(key))
}

type PageSize = ((Length, Length), Length);

/// The trim and the bleed.
fn page_size(own: Option<&Table>, preset: &Table, scale: &Scale) -> Option<PageSize> {
    let tray = preset.tray();
    let bleed = either(own, preset, "bleed").and_then(|v| scale.length(v, tray));
    let value = either(own, preset, "trim")?;
    let sides: Vec<Option<Length>> = list(value, tray).iter().map(|v| scale.length(v, tray)).collect();
    let least = Length::micro_m(20_000);
    match sides.as_slice() {
        [Some(w), Some(h)] if *w >= least && *h >= least => Some(((*w, *h), bleed?)),
        sides if !sides.is_empty() && sides.contains(&None) => None,
        _ => {
            let message = (
                "a trim is two lengths, width and height, of 20mm to 2000mm each",
                "成品尺寸是宽和高两个长度，各为 20mm 到 2000mm",
            );
            preset.tell(Finding::new(Code::BadValue, message).at(value.at));
            None
        }
    }
}

/// The grid, in the middle of the page where it says no more.
fn grid(own: Option<&Table>, preset: &Table, (scale, size): (&Scale, Option<PageSize>)) -> Option<Grid> {
    let tray = preset.tray();
    let length = |key: &str| scale.length(either(own, preset, key)?, tray);
    let whole = |key: &str, most: i64| {
        let own = own.filter(|t| t.get(key).is_some());
        own.unwrap_or(preset).whole(key, 1..=most).map(|n| n as u16)
    };
    let (columns, rows) = (whole("columns", 40), whole("rows", 400));
    let (measure, gutter, top) = (length("measure"), length("gutter"), length("top"));
    let left = own.and_then(|t| t.get("left")).map(|v| scale.length(v, tray));
    if let (Some(measure), Some(value)) = (measure, either(own, preset, "measure"))
        && measure < scale.em * 2
    {
        let message = ("a column is two 字 of the body wide, at least", "栏宽至少为正文两个字");
        preset.tell(Finding::new(Code::BadValue, message).at(value.at));
        return None;
    }
    let origin = Point::new(Length::ZERO, top?);
    let (columns, rows, measure, gutter) = (columns?, rows?, measure?, gutter?);
    let mut grid = Grid { origin, columns, rows, measure, gutter, pitch: scale.pitch, em: scale.em };
    let margin = size.map_or(Length::ZERO, |((width, _), _)| (width - grid.span(columns)).half());
    grid.origin.x = left.unwrap_or(Some(margin))?;
    Some(grid)
}

/// What stands in for a grid that cannot be read: no area leaves it.
fn widest(scale: &Scale) -> Grid {
    let (origin, gutter) = (Point::new(Length::ZERO, Length::ZERO), Length::ZERO);
    Grid { origin, columns: 40, rows: 400, measure: scale.em, gutter, pitch: scale.pitch, em: scale.em }
}

/// Whether the grid fits into the trim.
fn fits(grid: &Grid, trim: (Length, Length), layout: &Table) {
    let area = grid.type_area();
    if grid.origin.x >= Length::ZERO && area.right() <= trim.0 && area.bottom() <= trim.1 {
        return;
    }
    let mm = |l: Length| l.to_micro_m() / 1000;
    let message = message!(
        "the type area of {} columns and {} rows, {}×{} mm, does not fit into the trim of {}×{} mm",
        "版心 {} 栏 {} 行，{}×{} mm，放不进成品尺寸 {}×{} mm",
        grid.columns,
        grid.rows,
        mm(area.width),
        mm(area.height),
        mm(trim.0),
        mm(trim.1)
    );
    layout.tell(Finding::new(Code::BadValue, message).at(layout.at()));
}

fn slots(value: &Value, grid: &Grid, (sheet, tray): (&Table, &Tray)) -> Vec<Slot> {
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
    let direction = direction(table, (kind, areas.as_ref()));
    let head = match table.get("head") {
        Some(value) => ladder_row(sheet, value, tray),
        None => sheet.get("ladder").map(|v| list(v, tray).len().saturating_sub(1)),
    };
    let head_place = head_place(table, (kind, direction));
    let frame = table.word("box", BOXES).unwrap_or_default();
    table.report_unknown();
    // A slot whose area or kind is wrong keeps its name, so that what fills it is not told of as well.
    let areas = areas.flatten().filter(|_| kind.is_some()).unwrap_or_default();
    narrow(table, (columns, frame, direction), &areas, grid);
    let kind = kind.unwrap_or(SlotKind::Story);
    let head = head.unwrap_or(0);
    Some(Slot { name: name?, kind, areas, direction, columns, head, head_place, frame, at })
}

/// Only a story stands vertically, in a slot of one area.
fn direction(table: &Table, (kind, areas): (Option<SlotKind>, Option<&Option<Vec<Area>>>)) -> Direction {
    let direction = table.word("direction", DIRECTIONS).unwrap_or_default();
    let parts = areas.and_then(Option::as_ref).map_or(1, Vec::len);
    if direction == Direction::Vertical && (parts > 1 || kind.is_some_and(|kind| kind != SlotKind::Story)) {
        let message = (
            "only a story stands vertically, in a slot of one area",
            "只有稿件可以竖排，且版位只能是一个区域",
        );
        let at = table.get("direction").map_or(table.at(), |value| value.at);
        table.tell(Finding::new(Code::BadValue, message).at(at));
        return Direction::Horizontal;
    }
    direction
}

/// Only a story has a head at its side, and only where its text runs across the page.
fn head_place(table: &Table, (kind, direction): (Option<SlotKind>, Direction)) -> HeadPlace {
    let place = table.word("head-place", HEAD_PLACES).unwrap_or_default();
    let is_story = kind.is_none_or(|kind| kind == SlotKind::Story);
    if place == HeadPlace::Over || is_story && direction == Direction::Horizontal {
        return place;
    }
    let message = (
        "only a horizontal story has its head at the left or at the right, from top to bottom",
        "只有横排的稿件可以有左右的竖题",
    );
    let at = table.get("head-place").map_or(table.at(), |value| value.at);
    table.tell(Finding::new(Code::BadValue, message).at(at));
    HeadPlace::Over
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

fn areas(value: &Value, grid: &Grid, tray: &Tray) -> Option<Vec<Area>> {
    match &value.node {
        Node::Text(_) => Some(area(value, grid, tray).into_iter().collect()),
        Node::List(list) if !list.is_empty() => {
            Some(list.iter().filter_map(|v| area(v, grid, tray)).collect())
        }
        _ => {
            wrong(
                tray,
                value,
                (
                    "an area such as \"1-5 x 18-60\", or a list of them,",
                    "区域（如 \"1-5 x 18-60\"）或区域的列表",
                ),
            );
            None
        }
    }
}

/// `1-5 x 18-60`: columns and rows from 1, both ends within.
fn area(value: &Value, grid: &Grid, tray: &Tray) -> Option<Area> {
    let word = text(value, tray)?;
    let (Some(columns), Some(rows)) = parts(word) else {
        let message = message!(
            "“{word}” is no area; write columns x rows, from 1: \"1-5 x 18-60\"",
            "“{word}”不是区域；写 栏 x 行，从 1 数起：\"1-5 x 18-60\""
        );
        tray.borrow_mut().push(Finding::new(Code::BadValue, message).at(value.at));
        return None;
    };
    let within = columns.1 <= grid.columns && rows.1 <= grid.rows;
    if !within {
        let message = message!(
            "“{word}” leaves the grid of {} columns and {} rows",
            "“{word}”超出了 {} 栏 {} 行的网格",
            grid.columns,
            grid.rows
        );
        tray.borrow_mut().push(Finding::new(Code::SlotOutside, message).at(value.at));
        return None;
    }
    let (column, row) = (columns.0 - 1, rows.0 - 1);
    Some(Area { column, row, columns: columns.1 - column, rows: rows.1 - row })
}

type Range = Option<(u16, u16)>;

fn parts(word: &str) -> (Range, Range) {
    match word.split_once(['x', '×', 'X']) {
        Some((columns, rows)) => (range(columns), range(rows)),
        None => (None, None),
    }
}

fn range(word: &str) -> Range {
    let number = |t: &str| t.trim().parse::<u16>().ok().filter(|n| *n > 0);
    let (from, to) = word.split_once(['-', '–']).unwrap_or((word, word));
    let (from, to) = (number(from)?, number(to)?);
    (from <= to).then_some((from, to))
}
