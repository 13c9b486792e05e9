//! Type is large enough to print (NEWSPAPER §4.1: under 6 pt newsprint fills it in).

use super::about;
use crate::edition::Condition;
use crate::finding::{Code, Finding, Findings, message};
use crate::sheet::{Mark, Shape, Sheet};
use crate::units::Rect;

/// A finding for each line with type under the limit.
pub fn check(sheet: &Sheet, condition: &Condition) -> Findings {
    let judge = |mark: &Mark| {
        let Shape::Text { at, text, glyphs, .. } = &mark.shape else { return None };
        let least = glyphs.iter().map(|g| g.size).min().filter(|s| *s < condition.min_text)?;
        let points = |l: crate::units::Length| l.to_milli_pt() as u64 / 100;
        let (is, limit) = (points(least), points(condition.min_text));
        let message = message!(
            "“{text}” is set in {}.{} pt, under {}.{} pt",
            "“{text}”用 {}.{} 点，小于 {}.{} 点",
            is / 10,
            is % 10,
            limit / 10,
            limit % 10
        );
        let area = Rect { origin: *at, width: least, height: least };
        Some(about(sheet, mark, area, Finding::new(Code::TextSmall, message)))
    };
    sheet.marks.iter().filter_map(judge).collect()
}
