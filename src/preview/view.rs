//! Pages and findings → the JSON that the browser reads.

use std::sync::Arc;

use serde::Serialize;

use super::handles::{PictureView, breaks, pictures};
use super::hands::Next;
use super::printed::Printed;
use crate::edition::{Area, Edition, Filling, Grid, PageSpec, SlotKind, Story};
use crate::finding::{Finding, Findings, Severity, Sources, Span};
use crate::makeup::{Block, Placed, Thing};
use crate::units::{Length, Rect};

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
struct Place {
    file: String,
    line: usize,
    column: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
struct FindingView {
    code: &'static str,
    severity: &'static str,
    message: String,
    help: String,
    slot: Option<String>,
    story: Option<String>,
    area: Option<[f64; 4]>,
    at: Option<Place>,
}

#[derive(Serialize)]
struct PageView {
    number: u16,
    key: String,
    bleed: f64,
    /// The edges of columns.
    columns: Vec<[f64; 2]>,
    /// The tops of rows, and the last one's foot.
    rows: Vec<f64>,
    baselines: Vec<f64>,
    type_area: [f64; 4],
    slots: Vec<SlotView>,
    lines: Vec<LineView>,
    pictures: Vec<PictureView>,
}

#[derive(Serialize)]
struct SlotView {
    name: String,
    areas: Vec<[f64; 4]>,
    /// The areas as the layout has them.
    cells: Vec<String>,
    /// Whether it is for stories.
    takes: bool,
    story: Option<String>,
    /// The story's headline, as the author broke it.
    headline: Vec<String>,
    at: Place,
    fit: Option<[u32; 4]>,
}

#[derive(Serialize)]
struct LineView {
    slot: Option<u16>,
    area: [f64; 4],
    text: String,
    paragraph: Option<u32>,
    at: Option<Place>,
    /// Where a headline may break: characters before, and how far right.
    #[serde(skip_serializing_if = "Option::is_none")]
    breaks: Option<Vec<(usize, f64)>>,
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
fn story_in<'e>(edition: &'e Edition, spec: &PageSpec, slot: usize) -> Option<&'e Story> {
    match spec.fillings.get(slot)?.as_ref()? {
        Filling::Story(id) | Filling::Rest { story: id, .. } => edition.stories.get(id.0 as usize),
        _ => None,
    }
}

/// A page in full, as JSON.
pub(super) fn page(edition: &Edition, sources: &Sources, (spec, page): (&PageSpec, &Printed)) -> String {
    let grid = &spec.template.grid;
    let made = &page.made.page;
    let slots = spec.template.slots.iter().enumerate();
    let lines = made.blocks.iter().flat_map(|block| {
        block.things.iter().filter_map(Thing::text).map(move |text| line(block, text, sources))
    });
    let view = PageView {
        number: spec.number,
        key: page.key.clone(),
        bleed: pt(made.bleed),
        columns: (0..grid.columns).map(|c| [pt(grid.x(c)), pt(grid.x(c) + grid.measure)]).collect(),
        rows: rows(grid),
        baselines: (0..grid.rows).map(|r| pt(grid.baseline(r))).collect(),
        type_area: rect(grid.type_area()),
        slots: slots.map(|(i, _)| slot((edition, sources), spec, (i, &made.blocks))).collect(),
        lines: lines.collect(),
        pictures: made.blocks.iter().flat_map(|block| pictures(edition, block)).collect(),
    };
    serde_json::to_string(&view).unwrap_or_default()
}

fn rows(grid: &Grid) -> Vec<f64> {
    (0..grid.rows).map(|r| pt(grid.y(r))).chain([pt(grid.type_area().bottom())]).collect()
}

fn slot(
    (edition, sources): (&Edition, &Sources),
    spec: &PageSpec,
    (index, blocks): (usize, &[Block]),
) -> SlotView {
    let slot = &spec.template.slots[index];
    let story = story_in(edition, spec, index);
    let fit = blocks.iter().find(|b| b.slot.map(usize::from) == Some(index)).and_then(|b| b.fit);
    SlotView {
        name: slot.name.clone(),
        areas: slot.areas.iter().map(|a| rect(spec.template.grid.rect(*a))).collect(),
        cells: slot.areas.iter().map(Area::to_string).collect(),
        takes: slot.kind == SlotKind::Story,
        story: story.map(|s| s.name.clone()),
        headline: story.map_or(vec![], |s| s.headline.clone()),
        at: place(story.map_or(slot.at, |s| s.headline_at), sources),
        fit: fit.map(|f| [f.set_chars, f.overset_chars, f.overset_lines, f.free_lines]),
    }
}

fn line(block: &Block, placed: &Placed, sources: &Sources) -> LineView {
    let size = placed.line.glyphs.iter().map(|g| g.size).max().unwrap_or_default();
    let top = placed.at.y - size.baseline();
    let width = placed.line.width.max(Length::pt(1));
    LineView {
        slot: block.slot,
        area: rect(block.rect(Rect::from_edges(placed.at.x, top, placed.at.x + width, top + size))),
        text: placed.line.text.as_ref().into(),
        paragraph: placed.paragraph,
        at: placed.span.map(|s| place(s, sources)),
        breaks: breaks(block, placed),
    }
}

fn finding(finding: &Finding, sources: &Sources) -> FindingView {
    let spot = finding.spot.clone().unwrap_or_default();
    FindingView {
        code: finding.code.name(),
        severity: finding.severity().name(),
        message: finding.message.clone(),
        help: finding.advice().to_owned(),
        slot: spot.slot,
        story: spot.story,
        area: spot.area.map(rect),
        at: finding.at.map(|span| place(span, sources)),
    }
}

fn place(span: Span, sources: &Sources) -> Place {
    let at = sources.locate(span);
    Place { file: at.file.to_owned(), line: at.line, column: at.column }
}

pub(super) fn rect(r: Rect) -> [f64; 4] {
    [pt(r.left()), pt(r.top()), pt(r.width), pt(r.height)]
}

pub(super) fn pt(length: Length) -> f64 {
    length.to_milli_pt() as f64 / 1000.0
}
