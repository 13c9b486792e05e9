//! A page in full → the JSON that the browser reads of the one it shows.

use serde::Serialize;

use super::handles::{PictureView, breaks, pictures};
use super::place::{Place, counts, place, pt, rect};
use super::printed::Printed;
use super::remedies::{RemedyView, remedy};
use super::state::story_in;
use crate::edition::{Area, Edition, Grid, PageSpec, SlotKind};
use crate::finding::Sources;
use crate::hands::Way;
use crate::makeup::{Block, Placed, Thing};
use crate::units::{Length, Rect};

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
    remedies: Vec<RemedyView>,
    /// What the stylesheet permits to be done unasked.
    plan: Vec<Way>,
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
    let block = blocks.iter().find(|b| b.slot.map(usize::from) == Some(index));
    let remedies = block.map(|block| &block.remedies);
    SlotView {
        name: slot.name.clone(),
        areas: slot.areas.iter().map(|a| rect(spec.template.grid.rect(*a))).collect(),
        cells: slot.areas.iter().map(Area::to_string).collect(),
        takes: slot.kind == SlotKind::Story,
        story: story.map(|s| s.name.clone()),
        headline: story.map_or(vec![], |s| s.headline.clone()),
        at: place(story.map_or(slot.at, |s| s.headline_at), sources),
        remedies: remedies
            .map_or(vec![], |r| r.ways.iter().map(|way| remedy(way, (edition, sources))).collect()),
        plan: remedies
            .map_or(vec![], |r| r.plan.iter().filter_map(|way| Way::of(&way.act, edition)).collect()),
        fit: block.and_then(|block| block.fit).map(counts),
    }
}

fn line(block: &Block, placed: &Placed, sources: &Sources) -> LineView {
    let size = placed.line.glyphs.iter().map(|g| g.size).max().unwrap_or_default();
    let top = placed.at.y - size.baseline();
    let width = placed.line.width.max(Length::pt(1));
    LineView {
        slot: block.slot,
        area: rect(placed.rect(Rect::from_edges(placed.at.x, top, placed.at.x + width, top + size))),
        text: placed.line.text.as_ref().into(),
        paragraph: placed.paragraph,
        at: placed.span.map(|s| place(s, sources)),
        breaks: breaks(block, placed),
    }
}
