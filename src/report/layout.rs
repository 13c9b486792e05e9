//! A made-up page → its part of layout.json.

use super::schema::{LineLayout, PageLayout, SlotLayout};
use crate::edition::{Edition, PageSpec};
use crate::makeup::{Block, Page, Placed, Role, Thing};
use crate::units::{Length, Rect};

/// What stands before the pages of layout.json, and after them.
pub const LAYOUT_HEAD: &str = "{\"schema\": 1, \"pages\": [";
/// See [`LAYOUT_HEAD`].
pub const LAYOUT_FOOT: &str = "\n]}\n";

/// A page as JSON, a line of the page a line of the file, so that a change on paper is a change of that line.
pub fn layout_json(page: &PageLayout) -> String {
    let mut out = format!("{{\"number\": {}, \"pdf\": {}, ", page.number, json(&page.pdf));
    out += &format!("\"trim\": {}, \"grid\": {}, \"slots\": [", json(&page.trim), json(&page.grid));
    for (i, slot) in page.slots.iter().enumerate() {
        let comma = if i == 0 { "" } else { "," };
        out += &format!("{comma}\n {{\"slot\": {}, \"area\": {}, ", json(&slot.slot), json(&slot.area));
        out += &format!(
            "\"story\": {}, \"pictures\": {}, \"lines\": [",
            json(&slot.story),
            json(&slot.pictures)
        );
        let lines: Vec<String> = slot.lines.iter().map(|l| format!("\n  {}", json(l))).collect();
        out += &format!("{}]}}", lines.join(","));
    }
    out + "]}"
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Every slot and line of a page.
pub fn page_layout(edition: &Edition, spec: &PageSpec, page: &Page) -> PageLayout {
    let grid = &spec.template.grid;
    let first = grid.origin.y + grid.em.scale(88, 100);
    PageLayout {
        number: page.number,
        pdf: format!("page-{}.pdf", page.number),
        trim: [pt(page.trim.0), pt(page.trim.1)],
        grid: [pt(first), pt(grid.pitch)],
        slots: page.blocks.iter().filter_map(|b| slot(edition, spec, b)).collect(),
    }
}

fn slot(edition: &Edition, spec: &PageSpec, block: &Block) -> Option<SlotLayout> {
    let slot = spec.template.slots.get(usize::from(block.slot?))?;
    let story = block.story.and_then(|s| edition.stories.get(s.0 as usize)).map(|s| s.name.clone());
    let pictures = block.things.iter().filter_map(|t| match t {
        Thing::Picture { area, .. } => Some(rect(*area)),
        _ => None,
    });
    let lines = block.things.iter().filter_map(Thing::text).map(line);
    let (pictures, lines) = (pictures.collect(), lines.collect());
    Some(SlotLayout { slot: slot.name.clone(), area: rect(block.area), story, pictures, lines })
}

fn line(placed: &Placed) -> LineLayout {
    let line = &placed.line;
    LineLayout {
        role: role(placed.role),
        baseline: pt(placed.at.y),
        x: pt(placed.at.x),
        measure: pt(line.measure),
        width: pt(line.width),
        natural: pt(line.natural),
        size: pt(line.glyphs.first().map_or(Length::ZERO, |g| g.size)),
        text: line.text.clone(),
        paragraph: placed.paragraph,
        leg: placed.leg,
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Label => "label",
        Role::Kicker => "kicker",
        Role::Headline => "headline",
        Role::Deck => "deck",
        Role::Byline => "byline",
        Role::Body => "body",
        Role::Subhead => "subhead",
        Role::Caption => "caption",
        Role::Jump => "jump",
        Role::Nameplate => "nameplate",
        Role::Folio => "folio",
        Role::Guide => "guide",
        Role::Imprint => "imprint",
        Role::AdLabel => "ad-label",
    }
}

fn rect(r: Rect) -> [f64; 4] {
    [pt(r.left()), pt(r.top()), pt(r.width), pt(r.height)]
}

/// Points, to the thousandth: the last step into a file.
fn pt(length: Length) -> f64 {
    length.to_milli_pt() as f64 / 1000.0
}
