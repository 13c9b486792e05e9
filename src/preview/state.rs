//! The edition in short → the JSON that the browser reads first.

use std::sync::Arc;

use serde::Serialize;

use super::hands::Next;
use super::place::{Both, Place, both, place, pt, rect};
use super::printed::Printed;
use crate::edition::{Edition, PageSpec, SlotKind, Story};
use crate::finding::{Finding, Findings, Severity, Sources, Tongue};

/// What is shown, in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct State {
    revision: u64,
    /// Whether an editor was named.
    editor: bool,
    paper: String,
    date: String,
    pages: Vec<PageState>,
    /// What is said of the edition as a whole.
    findings: Vec<FindingView>,
    /// The stories that stand in no slot yet.
    unplaced: Vec<Waiting>,
    /// What keeps the files as they are from being shown; the pages are the last good ones.
    trouble: Vec<FindingView>,
    /// The most ink in one place, in per cent.
    ink_limit: u16,
    /// Changes when any page's texts, findings or places in the files do.
    mark: u64,
    /// What was done by hand and can be taken back, or done again.
    #[serde(flatten)]
    next: Next,
}

/// A story that waits for a slot.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
struct Waiting {
    story: String,
    headline: String,
    /// 字 of the body, more or less.
    chars: usize,
    at: Place,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
struct PageState {
    number: u16,
    section: String,
    key: String,
    /// Width and height with bleed, in pt.
    size: [f64; 2],
    errors: usize,
    warnings: usize,
    notes: usize,
    findings: Vec<FindingView>,
    /// The slots for stories, and what stands there.
    stories: Vec<(String, Option<String>)>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
struct FindingView {
    code: &'static str,
    severity: &'static str,
    message: Both,
    help: Both,
    slot: Option<String>,
    story: Option<String>,
    area: Option<[f64; 4]>,
    at: Option<Place>,
}

impl State {
    /// As the client is told it.
    pub fn at(&self, revision: u64, (editor, next): (bool, Next)) -> State {
        State { revision, editor, next, ..self.clone() }
    }

    /// The same, with what went wrong since.
    pub fn with_trouble(self, sources: &Sources, findings: &Findings) -> State {
        let all = findings.iter().filter(|f| f.severity() == Severity::Error);
        State { trouble: all.map(|f| finding(f, sources)).collect(), ..self }
    }
}

/// An edition in short.
pub(super) fn state(
    edition: &Edition,
    sources: &Sources,
    (findings, pages): (&Findings, &[Arc<Printed>]),
) -> State {
    let (year, month, day) = edition.issue.date;
    let both = edition.pages.iter().zip(pages);
    State {
        paper: edition.paper.name.clone(),
        date: format!("{year:04}-{month:02}-{day:02}"),
        pages: both.map(|(spec, page)| page_state(spec, page, (edition, sources))).collect(),
        findings: findings.iter().map(|f| finding(f, sources)).collect(),
        unplaced: edition.unplaced().map(|story| waiting(story, sources)).collect(),
        mark: mark(sources),
        ink_limit: edition.house.condition.ink_limit,
        ..State::default()
    }
}

/// A number for the texts as they are.
fn mark(sources: &Sources) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    sources.paths().for_each(|p| p.hash(&mut hasher));
    sources.texts().for_each(|t| t.hash(&mut hasher));
    hasher.finish() >> 12 // a number that JavaScript keeps whole
}

fn waiting(story: &Story, sources: &Sources) -> Waiting {
    Waiting {
        story: story.name.clone(),
        headline: story.headline.join(" "),
        chars: story.body.chars().filter(|c| !c.is_whitespace()).count(),
        at: place(story.headline_at, sources),
    }
}

fn page_state(spec: &PageSpec, page: &Printed, (edition, sources): (&Edition, &Sources)) -> PageState {
    let count = |s: Severity| page.made.findings.iter().filter(|f| f.severity() == s).count();
    let (trim, bleed) = (page.made.page.trim, page.made.page.bleed);
    PageState {
        number: spec.number,
        section: spec.section.clone(),
        key: page.key.clone(),
        size: [pt(trim.0 + bleed * 2), pt(trim.1 + bleed * 2)],
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        findings: page.made.findings.iter().map(|f| finding(f, sources)).collect(),
        stories: spec
            .template
            .slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| slot.kind == SlotKind::Story)
            .map(|(i, slot)| (slot.name.clone(), story_in(edition, spec, i).map(|s| s.name.clone())))
            .collect(),
    }
}

/// The story that begins or goes on in a slot.
pub(super) fn story_in<'e>(edition: &'e Edition, spec: &PageSpec, slot: usize) -> Option<&'e Story> {
    edition.stories.get(spec.fillings.get(slot)?.as_ref()?.story()?.0 as usize)
}

fn finding(finding: &Finding, sources: &Sources) -> FindingView {
    let spot = finding.spot.clone().unwrap_or_default();
    FindingView {
        code: finding.code.name(),
        severity: finding.severity().name(),
        message: both(&finding.message),
        help: [Tongue::English, Tongue::Chinese].map(|tongue| finding.advice(tongue).to_owned()),
        slot: spot.slot,
        story: spot.story,
        area: spot.area.map(rect),
        at: finding.at.map(|span| place(span, sources)),
    }
}
