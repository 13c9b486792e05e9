//! Vector inks stay within the press condition's total (NEWSPAPER §4.1: newsprint wants 240 %).

use super::about;
use crate::edition::Condition;
use crate::finding::{Code, Finding, Findings, message};
use crate::sheet::{Mark, Shape, Sheet};
use crate::units::{Ink, Rect};

/// A finding for each mark over the limit.
pub fn check(sheet: &Sheet, condition: &Condition) -> Findings {
    let over = |ink: Ink| ink.total() > u32::from(condition.ink_limit) * 10;
    let judge = |mark: &Mark| {
        let (ink, area) = heaviest(mark).filter(|(ink, _)| over(*ink))?;
        let message =
            message!("{} % of ink, over {} %", "墨量 {}%，超过 {}%", ink.total() / 10, condition.ink_limit);
        Some(about(sheet, mark, area, Finding::new(Code::InkLimit, message)))
    };
    sheet.marks.iter().filter_map(judge).collect()
}

fn heaviest(mark: &Mark) -> Option<(Ink, Rect)> {
    match &mark.shape {
        Shape::Fill { area, ink } | Shape::Frame { area, ink, .. } => Some((*ink, *area)),
        Shape::Text { at, glyphs, .. } => {
            let ink = glyphs.iter().map(|g| g.ink).max_by_key(|i| i.total())?;
            Some((ink, Rect { origin: *at, ..Rect::default() }))
        }
        Shape::Wave { area, ink, .. } => Some((*ink, *area)),
        Shape::Dot { centre, ink, .. } => Some((*ink, Rect { origin: *centre, ..Rect::default() })),
        Shape::Picture { .. } => None,
    }
}
