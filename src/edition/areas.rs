//! `1-5 x 18-60`, or a list of such: the areas of a slot, within the grid.

use super::layout::{Area, Grid};
use super::node::{Node, Value};
use super::table::{Tray, text, wrong};
use crate::finding::{Code, Finding, message};

/// Reads a slot's areas; none where what stands there is no area at all.
pub fn areas(value: &Value, grid: &Grid, tray: &Tray) -> Option<Vec<Area>> {
    match &value.node {
        Node::Text(_) => Some(area(value, grid, tray).into_iter().collect()),
        Node::List(list) if !list.is_empty() => {
            let mut areas: Vec<Area> = list.iter().filter_map(|v| area(v, grid, tray)).collect();
            // The first holds the head.
            areas.sort_by_key(|area| (area.row, area.column));
            if areas.len() == list.len() && !is_one(&areas) {
                let message = (
                    "the areas of a slot touch one another, and these do not",
                    "一个版位的各区域应相接，这里不相接",
                );
                tray.borrow_mut().push(Finding::new(Code::BadValue, message).at(value.at));
            }
            Some(areas)
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

/// Whether one can go from each area to any other without leaving them.
fn is_one(areas: &[Area]) -> bool {
    let mut met: Vec<&Area> = areas.iter().take(1).collect();
    while let Some(next) = areas.iter().find(|a| !met.contains(a) && met.iter().any(|m| touch(m, a))) {
        met.push(next);
    }
    areas.iter().all(|area| met.contains(&area))
}

/// Whether two areas have more than a corner in common.
fn touch(a: &Area, b: &Area) -> bool {
    let common = |from: (u16, u16), to: (u16, u16)| i32::from(from.1.min(to.1)) - i32::from(from.0.max(to.0));
    let across = common((a.column, a.column + a.columns), (b.column, b.column + b.columns));
    let down = common((a.row, a.end_row()), (b.row, b.end_row()));
    across >= 0 && down >= 0 && across + down > 0
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
