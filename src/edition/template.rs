//! A layout file → [`Template`]: its preset, the trim, the grid that fits it, the slots.

use super::layout::{Grid, Template};
use super::measure::Scale;
use super::node::Value;
use super::slots::slots;
use super::table::{Table, Tray, list, text};
use crate::finding::{Code, Finding, message};
use crate::units::{Length, Point};

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
