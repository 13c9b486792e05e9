//! A sheet as text: the geometry that a golden holds, a mark a line, in thousandths of a point.

use super::{Mark, Shape, Sheet};
use crate::style::Direction;
use crate::units::{Length, Rect};

/// The whole sheet, small enough to be read in review: text by its place, width and words.
pub fn dump(sheet: &Sheet) -> String {
    let mut out = format!("page {} trim {} x {}\n", sheet.number, pt(sheet.trim.0), pt(sheet.trim.1));
    for mark in &sheet.marks {
        out += &line(mark);
        out.push('\n');
    }
    out
}

fn line(mark: &Mark) -> String {
    match &mark.shape {
        Shape::Text { at, direction, text, glyphs } => {
            let size = glyphs.first().map_or(Length::ZERO, |g| g.size);
            let end = glyphs.last().map_or(Length::ZERO, |g| g.x);
            let way = if *direction == Direction::Vertical { "down " } else { "" };
            format!("{way}text {} {} size {} to {} “{text}”", pt(at.x), pt(at.y), pt(size), pt(end))
        }
        Shape::Fill { area, ink } => format!("fill {} ink {:?}", rect(*area), ink.0),
        Shape::Frame { area, thickness, ink } => {
            format!("frame {} thick {} ink {:?}", rect(*area), pt(*thickness), ink.0)
        }
        Shape::Dot { centre, radius, ink } => {
            format!("dot {} {} radius {} ink {:?}", pt(centre.x), pt(centre.y), pt(*radius), ink.0)
        }
        Shape::Wave { area, halves, thickness, ink } => {
            format!("wave {} halves {halves} thick {} ink {:?}", rect(*area), pt(*thickness), ink.0)
        }
        Shape::Picture { picture, area, focus } => {
            format!("picture {picture} {} focus {},{}", rect(*area), focus.0, focus.1)
        }
    }
}

fn rect(r: Rect) -> String {
    format!("{} {} {} {}", pt(r.left()), pt(r.top()), pt(r.width), pt(r.height))
}

fn pt(length: Length) -> String {
    let milli = length.to_milli_pt();
    format!("{}{}.{:03}", if milli < 0 { "-" } else { "" }, milli.abs() / 1000, milli.abs() % 1000)
}
