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
