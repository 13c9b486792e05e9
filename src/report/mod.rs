//! Pages and findings → report.json and layout.json.
//!
//! In: made-up pages, findings, the sources that turn spans into lines. Out: text. `schema.rs` is the
//! format; a report is as reproducible as a page: nothing of the clock or the machine is in it.

mod layout;
mod pages;
mod schema;

pub use layout::{LAYOUT_FOOT, LAYOUT_HEAD, page_layout, read_layout, write_layout};
pub use pages::page_report;
pub use schema::{
    Counts, LineLayout, PageLayout, PageReport, PictureLayout, Report, ReportFinding, ShapeLayout, SlotLayout,
};

use crate::edition::Edition;
use crate::finding::{Findings, Severity, Sources};

/// The report of a whole edition, its pages in order.
pub fn report(edition: &Edition, sources: &Sources, findings: &Findings, pages: Vec<PageReport>) -> Report {
    let (year, month, day) = edition.issue.date;
    let findings: Vec<ReportFinding> = findings.iter().map(|f| pages::finding(f, sources)).collect();
    Report {
        schema: 1,
        counts: counts(findings.iter().chain(pages.iter().flat_map(|page| &page.findings))),
        edition: edition.paper.name.clone(),
        date: format!("{year:04}-{month:02}-{day:02}"),
        total: edition.issue.total,
        findings,
        pages,
        timing_ms: None,
    }
}

/// The report of an edition that cannot be used: why not, and no pages.
pub fn unusable(sources: &Sources, findings: &Findings) -> Report {
    let findings: Vec<ReportFinding> = findings.iter().map(|f| pages::finding(f, sources)).collect();
    Report { schema: 1, counts: counts(findings.iter()), findings, ..Report::default() }
}

fn counts<'a>(findings: impl Iterator<Item = &'a ReportFinding> + Clone) -> Counts {
    let count = |severity: Severity| findings.clone().filter(|f| f.severity == severity.name()).count();
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    Counts { errors, warnings, notes }
}

/// A value as JSON, a line at a time readable.
pub fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
