//! Sheet → what the plant would say of it. Pure; a rule a file.
//!
//! NEWSPAPER §4: total ink within the press condition's limit, type large and lines thick enough for newsprint.

mod ink;
mod line;
mod text;

use crate::edition::Condition;
use crate::finding::{Finding, Findings, Spot};
use crate::sheet::{Mark, Sheet};
use crate::units::Rect;

/// Every finding of the press about a sheet.
pub fn check(sheet: &Sheet, condition: &Condition) -> Findings {
    let mut findings = ink::check(sheet, condition);
    findings.extend(text::check(sheet, condition));
    findings.extend(line::check(sheet));
    findings
}

/// A finding with the place of the mark it speaks of.
fn about(sheet: &Sheet, mark: &Mark, area: Rect, finding: Finding) -> Finding {
    let spot = Spot { page: sheet.number, area: Some(area), ..Spot::default() };
    match mark.source.span {
        Some(span) => finding.at(span).on(spot),
        None => finding.on(spot),
    }
}
