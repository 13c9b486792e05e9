//! Page → marks. The only file outside make-up that sees what things are.

use super::{Mark, Shape, Sheet, Source};
use crate::makeup::{Block, Page, Placed, Thing};

/// Draws a page: tints and pictures, rules, then text, block by block.
pub fn draw(page: &Page) -> Sheet {
    let mut marks = Vec::new();
    for block in &page.blocks {
        marks.extend(block.things.iter().map(|thing| mark(block, thing)));
    }
    Sheet { number: page.number, trim: page.trim, bleed: page.bleed, marks }
}

fn mark(block: &Block, thing: &Thing) -> Mark {
    let story = block.story.map(|s| s.0);
    let source = Source { slot: block.slot, story, paragraph: None, span: None };
    match thing {
        Thing::Text(placed) => text(placed, source),
        Thing::Rule { area, ink } | Thing::Tint { area, ink } => {
            Mark { shape: Shape::Fill { area: *area, ink: *ink }, source }
        }
        Thing::Frame { area, thickness, ink } => {
            Mark { shape: Shape::Frame { area: *area, thickness: *thickness, ink: *ink }, source }
        }
        Thing::Picture { picture, area, focus } => {
            Mark { shape: Shape::Picture { picture: picture.0, area: *area, focus: *focus }, source }
        }
    }
}

fn text(placed: &Placed, source: Source) -> Mark {
    let source = Source { paragraph: placed.paragraph, span: placed.span, ..source };
    let Placed { at, line, .. } = placed;
    Mark { shape: Shape::Text { at: *at, text: line.text.clone(), glyphs: line.glyphs.clone() }, source }
}
