//! A made-up page and its findings → its part of report.json.

use super::schema::{Copyfit, JumpReport, PageReport, RemedyReport, ReportFinding};
use crate::edition::{Edition, PageSpec};
use crate::finding::{Finding, Findings, Sources, Span, Tongue};
use crate::makeup::{Act, Block, Jump, Page, Remedy};
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
        copyfit: page.blocks.iter().filter_map(|b| copyfit((edition, sources), spec, b)).collect(),
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
        at: finding.at.map(|span| place(span, sources)),
        message: finding.message.en.clone(),
        message_zh: finding.message.zh.clone(),
        help: finding.advice(Tongue::English).to_owned(),
        help_zh: finding.advice(Tongue::Chinese).to_owned(),
    }
}

/// file:line:column.
fn place(span: Span, sources: &Sources) -> String {
    let at = sources.locate(span);
    format!("{}:{}:{}", at.file, at.line, at.column)
}

fn copyfit((edition, sources): (&Edition, &Sources), spec: &PageSpec, block: &Block) -> Option<Copyfit> {
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
        remedies: block.remedies.ways.iter().map(|way| remedy(way, sources)).collect(),
    })
}

fn remedy(way: &Remedy, sources: &Sources) -> RemedyReport {
    let at = match &way.act {
        Act::Cut { ends, .. } => ends.iter().map(|end| place(end.at, sources)).collect(),
        _ => Vec::new(),
    };
    RemedyReport {
        act: way.act.name(),
        says: way.says.en.clone(),
        says_zh: way.says.zh.clone(),
        lines: way.lines,
        fits: way.fits,
        at,
    }
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
