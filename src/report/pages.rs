//! A made-up page and its findings → its part of report.json.

use super::schema::{Copyfit, JumpReport, PageReport, ReportFinding};
use crate::edition::{Edition, PageSpec};
use crate::finding::{Finding, Findings, Sources};
use crate::makeup::{Block, Jump, Page};
use crate::units::{Length, Rect};

/// What is to be said of a page.
pub fn page_report(
    edition: &Edition,
    sources: &Sources,
    spec: &PageSpec,
    made: (&Page, &Findings),
) -> PageReport {
    let (page, findings) = made;
    PageReport {
        number: page.number,
        pdf: None,
        sha256: None,
        findings: findings.iter().map(|f| finding(f, sources)).collect(),
        copyfit: page.blocks.iter().filter_map(|b| copyfit(edition, spec, b)).collect(),
        jumps: page.blocks.iter().filter_map(|b| jump(edition, page.number, b)).collect(),
    }
}

/// A finding, as reports have it.
pub fn finding(finding: &Finding, sources: &Sources) -> ReportFinding {
    let spot = finding.spot.clone().unwrap_or_default();
    ReportFinding {
        code: finding.code.name(),
        severity: finding.severity().name(),
        slot: spot.slot,
        story: spot.story,
        mm: spot.area.map(mm),
        at: finding.at.map(|span| {
            let at = sources.locate(span);
            format!("{}:{}:{}", at.file, at.line, at.column)
        }),
        message: finding.message.clone(),
        help: finding.advice().to_owned(),
    }
}

fn copyfit(edition: &Edition, spec: &PageSpec, block: &Block) -> Option<Copyfit> {
    let fit = block.fit?;
    let slot = spec.template.slots.get(usize::from(block.slot?))?;
    let story = edition.stories.get(block.story?.0 as usize)?;
    Some(Copyfit {
        slot: slot.name.clone(),
        story: story.name.clone(),
        set_chars: fit.set_chars,
        overset_chars: fit.overset_chars,
        overset_lines: fit.overset_lines,
        free_lines: fit.free_lines,
    })
}

fn jump(edition: &Edition, page: u16, block: &Block) -> Option<JumpReport> {
    let story = edition.stories.get(block.story?.0 as usize)?.name.clone();
    Some(match block.jump? {
        Jump::To(to) => JumpReport { story, from: page, to },
        Jump::From(from) => JumpReport { story, from, to: page },
    })
}

fn mm(area: Rect) -> [f64; 4] {
    let mm = |l: Length| (l.to_micro_m() as f64 / 100.0).round() / 10.0;
    [mm(area.left()), mm(area.top()), mm(area.width), mm(area.height)]
}
