//! Marks under one line and pinyin over the next share the gap between them: where both want the same place,
//! it is said.

use super::page::{Placed, Thing};
use crate::compose::Beside;
use crate::finding::{Code, Finding, Findings, message};
use crate::units::{Em, Length};

/// How far marks go under the baseline, of their em; a dot under a line.
const UNDER: Em = Em::milli(350);
const UNDER_LINE: Em = Em::milli(450);

/// A finding for each line whose marks meet the pinyin of the next.
pub fn crowded(things: &[Thing]) -> Findings {
    let lines: Vec<&Placed> = things.iter().filter_map(Thing::text).collect();
    lines.windows(2).filter_map(|pair| meeting(pair[0], pair[1])).collect()
}

fn meeting(upper: &Placed, lower: &Placed) -> Option<Finding> {
    let gap = lower.at.y - upper.at.y;
    let same_leg = upper.leg == lower.leg && gap > Length::ZERO;
    let meets = |(from, to, depth): (Length, Length, Length)| {
        let overlaps = |(left, right, height): (Length, Length, Length)| {
            from + upper.at.x < right + lower.at.x
                && left + lower.at.x < to + upper.at.x
                && depth + height > gap
        };
        lower.line.beside.iter().filter_map(over).any(overlaps)
    };
    if !same_leg || !upper.line.beside.iter().filter_map(under).any(meets) {
        return None;
    }
    let message = message!(
        "the marks under “{}” meet the pinyin of the next line",
        "“{}”下的记号与下一行的拼音相碰",
        upper.line.text
    );
    let finding = Finding::new(Code::MarkCrowded, message);
    Some(match lower.span {
        Some(span) => finding.at(span),
        None => finding,
    })
}

fn under(beside: &Beside) -> Option<(Length, Length, Length)> {
    let (reach, depth) = match beside {
        Beside::Dot(reach, true) => (reach, UNDER_LINE),
        Beside::Dot(reach, false) | Beside::Line(_, reach) => (reach, UNDER),
        _ => return None,
    };
    Some((reach.from, reach.to, depth.at(reach.em)))
}

fn over(beside: &Beside) -> Option<(Length, Length, Length)> {
    let Beside::Over(over) = beside else { return None };
    let (first, last) = (over.glyphs.first()?, over.glyphs.last()?);
    Some((first.x, last.x + last.size.half(), Em::ASCENT.at(over.em) + first.size))
}
