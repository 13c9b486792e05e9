//! Page → marks. The only file outside make-up that sees what things are.

use super::{Mark, Shape, Sheet, Source, beside};
use crate::makeup::{Block, Page, Placed, Thing};
use crate::style::Direction;

/// Draws a page: tints and pictures, rules, then text, block by block.
pub fn draw(page: &Page) -> Sheet {
    let mut marks = Vec::new();
    for block in &page.blocks {
        block.things.iter().for_each(|thing| put(block, thing, &mut marks));
    }
    Sheet { number: page.number, trim: page.trim, bleed: page.bleed, marks }
}

fn put(block: &Block, thing: &Thing, marks: &mut Vec<Mark>) {
    let story = block.story.map(|s| s.0);
    let source = Source { slot: block.slot, story, paragraph: None, span: None };
    let mark = match thing {
        Thing::Text(placed) => return text(placed, source, marks),
        Thing::Rule { area, ink } | Thing::Tint { area, ink } => {
            Mark { shape: Shape::Fill { area: *area, ink: *ink }, source }
        }
        Thing::Frame { area, thickness, ink } => {
            Mark { shape: Shape::Frame { area: *area, thickness: *thickness, ink: *ink }, source }
        }
        Thing::Picture { picture, area, focus } => {
            Mark { shape: Shape::Picture { picture: picture.0, area: *area, focus: *focus }, source }
        }
    };
    marks.push(mark);
}

/// A line, then what stands beside its characters.
fn text(placed: &Placed, source: Source, marks: &mut Vec<Mark>) {
    let source = Source { paragraph: placed.paragraph, span: placed.span, ..source };
    let Placed { at, line, .. } = placed;
    let direction = if placed.turn.is_some() { Direction::Vertical } else { Direction::Horizontal };
    let text = Shape::Text { at: *at, direction, text: line.text.clone(), glyphs: line.glyphs.clone() };
    let shapes = line.beside.iter().flat_map(|beside| beside::shapes(beside, (*at, direction)));
    let shapes = std::iter::once(text).chain(shapes).map(|shape| on_page(placed, shape));
    marks.extend(shapes.map(|shape| Mark { shape, source }));
}

/// What stands in a line, where the page has it.
fn on_page(line: &Placed, shape: Shape) -> Shape {
    match shape {
        Shape::Text { at, direction, text, glyphs } => {
            Shape::Text { at: line.point(at), direction, text, glyphs }
        }
        Shape::Fill { area, ink } => Shape::Fill { area: line.rect(area), ink },
        Shape::Dot { centre, radius, ink } => Shape::Dot { centre: line.point(centre), radius, ink },
        Shape::Wave { area, halves, thickness, ink } => {
            Shape::Wave { area: line.rect(area), halves, thickness, ink }
        }
        shape => shape,
    }
}
