//! A made-up page → its part of layout.json, and layout.json → its pages.

use std::io::{self, Write};
use std::sync::Arc;

use super::schema::{Layout, LineLayout, PageLayout, PictureLayout, ShapeLayout, SlotLayout};
use crate::edition::{Edition, PageSpec};
use crate::makeup::{Block, Page, Placed, Role, Thing};
use crate::units::{Ink, Length, Rect};

/// What stands before the pages of layout.json, and after them.
pub const LAYOUT_HEAD: &str = "{\"schema\": 2, \"pages\": [";
/// See [`LAYOUT_HEAD`].
pub const LAYOUT_FOOT: &str = "\n]}\n";

/// Writes a page as JSON, a line of the page a line of the file, so that a change on paper is a change of that line.
pub fn write_layout(page: &PageLayout, out: impl Write) -> io::Result<()> {
    let mut json = Json(out);
    json.put("{\"number\": ", &page.number)?.put(", \"pdf\": ", &page.pdf)?;
    json.put(", \"trim\": ", &page.trim)?.put(", \"grid\": ", &page.grid)?.text(", \"slots\": [")?;
    for (i, slot) in page.slots.iter().enumerate() {
        json.text(if i == 0 { "\n " } else { ",\n " })?.slot(slot)?;
    }
    json.text("],\n \"furniture\": ")?.slot(&page.furniture)?.text("}")?;
    Ok(())
}

/// JSON under way.
struct Json<W>(W);

impl<W: Write> Json<W> {
    fn text(&mut self, text: &str) -> io::Result<&mut Self> {
        self.0.write_all(text.as_bytes())?;
        Ok(self)
    }

    fn put(&mut self, before: &str, value: &impl serde::Serialize) -> io::Result<&mut Self> {
        self.text(before)?;
        serde_json::to_writer(&mut self.0, value)?;
        Ok(self)
    }

    fn slot(&mut self, slot: &SlotLayout) -> io::Result<&mut Self> {
        self.put("{\"slot\": ", &slot.slot)?.put(", \"area\": ", &slot.area)?;
        self.put(", \"story\": ", &slot.story)?;
        self.put(", \"pictures\": ", &slot.pictures)?.put(", \"shapes\": ", &slot.shapes)?;
        self.text(", \"lines\": [")?;
        for (i, line) in slot.lines.iter().enumerate() {
            self.put(if i == 0 { "\n  " } else { ",\n  " }, line)?;
        }
        self.text("]}")
    }
}

/// The pages of a layout.json; else what is wrong with it, with line and column.
pub fn read_layout(text: &str) -> Result<Vec<PageLayout>, String> {
    let layout: Layout = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if layout.schema != 2 {
        return Err(format!("it has schema {}; this program reads schema 2", layout.schema));
    }
    let mut numbers: Vec<u16> = layout.pages.iter().map(|p| p.number).collect();
    numbers.sort_unstable();
    match numbers.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("it has page {} twice", pair[0])),
        None => Ok(layout.pages),
    }
}

/// Every slot and line of a page.
pub fn page_layout(edition: &Edition, spec: &PageSpec, page: &Page) -> PageLayout {
    let grid = &spec.template.grid;
    let first = grid.baseline(0);
    PageLayout {
        number: page.number,
        pdf: format!("page-{}.pdf", page.number),
        trim: [pt(page.trim.0), pt(page.trim.1)],
        grid: [pt(first), pt(grid.pitch)],
        slots: page.blocks.iter().filter_map(|b| slot(edition, spec, b)).collect(),
        furniture: furniture(edition, page),
    }
}

fn slot(edition: &Edition, spec: &PageSpec, block: &Block) -> Option<SlotLayout> {
    let slot = spec.template.slots.get(usize::from(block.slot?))?;
    let story = block.story.and_then(|s| edition.stories.get(s.0 as usize)).map(|s| s.name.clone());
    Some(SlotLayout { slot: slot.name.clone(), area: rect(block.area), story, ..things(edition, block) })
}

/// What stands in no slot.
fn furniture(edition: &Edition, page: &Page) -> SlotLayout {
    let loose = page.blocks.iter().filter(|b| b.slot.is_none());
    let parts = loose.map(|b| things(edition, b));
    parts.fold(SlotLayout::default(), |mut all, part| {
        all.pictures.extend(part.pictures);
        all.shapes.extend(part.shapes);
        all.lines.extend(part.lines);
        all
    })
}

/// Things by their kind.
fn things(edition: &Edition, block: &Block) -> SlotLayout {
    let mut slot = SlotLayout { lines: Vec::with_capacity(block.things.len()), ..SlotLayout::default() };
    let shape = |kind: &'static str, area: &Rect, thickness: Option<Length>, ink: &Ink| ShapeLayout {
        kind: kind.into(),
        area: rect(*area),
        thickness: thickness.map(pt),
        ink: ink.0,
    };
    for thing in &block.things {
        match thing {
            Thing::Text(placed) => slot.lines.push(line(placed)),
            Thing::Rule { area, ink } => slot.shapes.push(shape("rule", area, None, ink)),
            Thing::Tint { area, ink } => slot.shapes.push(shape("tint", area, None, ink)),
            Thing::Frame { area, thickness, ink } => {
                slot.shapes.push(shape("frame", area, Some(*thickness), ink));
            }
            Thing::Picture { picture, area, focus } => {
                let file = edition.pictures.get(picture.0 as usize);
                slot.pictures.push(PictureLayout {
                    file: file.map(|p| p.path.clone()).unwrap_or_default(),
                    area: rect(*area),
                    px: file.map_or([0; 2], |p| [p.width, p.height]),
                    focus: (*focus).into(),
                });
            }
        }
    }
    slot
}

fn line(placed: &Placed) -> LineLayout {
    let line = &placed.line;
    let at = placed.point(placed.at);
    let (x, baseline) = if placed.turn.is_some() { (at.y, at.x) } else { (at.x, at.y) };
    LineLayout {
        role: role(placed.role).into(),
        direction: placed.turn.map(|_| "vertical".into()),
        baseline: pt(baseline),
        x: pt(x),
        measure: pt(line.measure),
        width: pt(line.width),
        natural: pt(line.natural),
        size: pt(placed.size()),
        ink: line.glyphs.first().map(|g| g.ink).filter(|ink| *ink != Ink::BLACK).map(|ink| ink.0),
        text: Arc::clone(&line.text),
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
