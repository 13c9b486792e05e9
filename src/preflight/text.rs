//! Type is large enough to print (NEWSPAPER §4.1: under 6 pt newsprint fills it in).

use std::collections::BTreeMap;

use super::about;
use crate::edition::Condition;
use crate::finding::{Code, Finding, Findings, message};
use crate::sheet::{Mark, Shape, Sheet};
use crate::units::{Length, Rect};

/// A finding for each size of type under the limit, with the first text that is set in it.
pub fn check(sheet: &Sheet, condition: &Condition) -> Findings {
    let mut small: BTreeMap<Length, (usize, &Mark)> = BTreeMap::new();
    for mark in &sheet.marks {
        let Shape::Text { glyphs, .. } = &mark.shape else { continue };
        let least = glyphs.iter().map(|g| g.size).min().filter(|size| *size < condition.min_text);
        least.into_iter().for_each(|size| small.entry(size).or_insert((0, mark)).0 += 1);
    }
    let told = |(size, (count, mark)): (Length, (usize, &Mark))| {
        let Shape::Text { at, text, .. } = &mark.shape else { return None };
        let points = |l: Length| format!("{}.{}", l.to_milli_pt() / 1000, l.to_milli_pt() % 1000 / 100);
        let (is, limit) = (points(size), points(condition.min_text));
        let message =
            message!("“{text}” is set in {is} pt, under {limit} pt", "“{text}”用 {is} 点，小于 {limit} 点");
        let message = match count - 1 {
            0 => message,
            more => message.and(&message!(", and {more} more", "，另有 {more} 处")),
        };
        let area = Rect { origin: *at, width: size, height: size };
        Some(about(sheet, mark, area, Finding::new(Code::TextSmall, message)))
    };
    small.into_iter().filter_map(told).collect()
}
