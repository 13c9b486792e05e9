//! The ladder of headlines.

use super::super::house::{HeadStyle, LadderStep};
use super::super::node::{Node, Value};
use super::super::table::{Table, Tray, list, meant, text};
use super::looks::Looks;
use super::words::{ALIGN, PUNCTUATION, SHAPE};
use crate::finding::{Code, Finding, message};
use crate::style::{Align, Punctuation};

/// 字 that are neither narrowed nor widened.
const PLAIN: (u16, u16) = (1000, 1000);

/// The rows, largest first.
pub fn ladder(sheet: &Table, looks: &Looks) -> Vec<HeadStyle> {
    let Some(rows) = sheet.get("ladder") else { return Vec::new() };
    list(rows, looks.tray).iter().map(|row| head_style(&Table::new(row, looks.tray), looks)).collect()
}

fn head_style(table: &Table, looks: &Looks) -> HeadStyle {
    let part = |key: &str| {
        table.need(key);
        let part = table.part(key);
        let step = LadderStep { condense: condense(&part), ..step(&part, looks) };
        part.finish();
        step
    };
    let name = table.need("name").and_then(|v| text(v, looks.tray)).unwrap_or_default();
    let style = HeadStyle {
        name: name.to_owned(),
        main: part("main"),
        kicker: part("kicker"),
        deck: part("deck"),
        max_lines: table.whole("max-lines", 1..=4).unwrap_or(1) as u16,
        align: table.word("align", ALIGN).unwrap_or(Align::Spread),
        min_rows: table.whole("min-rows", 1..=40).unwrap_or(1) as u16,
        shape: table.word("shape", SHAPE).unwrap_or_default(),
        punctuation: table.word("punctuation", PUNCTUATION).unwrap_or(Punctuation::Biaoti),
    };
    table.report_unknown();
    style
}

/// One part of a headline: its face, its bounds of size, its ink.
pub fn step(table: &Table, looks: &Looks) -> LadderStep {
    let bound = |key: &str| table.need(key).and_then(|v| looks.scale.size(v, looks.tray));
    let (max, min) = (bound("max"), bound("min"));
    if max.is_some() && min > max {
        let message = ("the least size is larger than the greatest", "最小字号大于最大字号");
        table.tell(Finding::new(Code::BadValue, message).at(table.at()));
    }
    let max = max.unwrap_or(looks.scale.em);
    let (face, ink) = (looks.face(table, "face"), looks.ink(table));
    LadderStep { face, max, min: min.map_or(max, |min| min.min(max)), condense: PLAIN, ink }
}

/// `condense = [90, 110]`: per cent, 85 to 115, 100 between them (NEWSPAPER §1.5).
fn condense(table: &Table) -> (u16, u16) {
    let Some(value) = table.get("condense") else { return PLAIN };
    let bounds: Option<Vec<i64>> = match &value.node {
        Node::List(list) => {
            list.iter().map(|v| if let Node::Whole(n) = v.node { Some(n) } else { None }).collect()
        }
        _ => None,
    };
    if let Some([from @ 85..=100, to @ 100..=115]) = bounds.as_deref() {
        return ((from * 10) as u16, (to * 10) as u16);
    }
    let message = (
        "condense is the least and the greatest width in per cent, from 85 to 115 with 100 between: condense = [90, 110]",
        "condense 是最窄和最宽的百分数，85 到 115，100 在其间：condense = [90, 110]",
    );
    table.tell(Finding::new(Code::BadValue, message).at(value.at));
    PLAIN
}

/// A row of the ladder by its name; that there is no ladder at all has been told.
pub fn ladder_row(sheet: &Table, value: &Value, tray: &Tray) -> Option<usize> {
    let name = text(value, tray)?;
    let rows = list(sheet.get("ladder")?, tray);
    let names: Vec<&str> = rows.iter().filter_map(|row| Table::new(row, tray).text("name")).collect();
    let at = names.iter().position(|n| *n == name);
    if at.is_none() {
        let message = message!("the ladder of headlines has no row “{name}”", "标题阶梯没有“{name}”一级")
            .and(&meant(name, names.iter().copied()));
        tray.borrow_mut().push(Finding::new(Code::UnknownName, message).at(value.at));
    }
    at
}
