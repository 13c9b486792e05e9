//! What stands beside characters → shapes: how far under or over their line it stands, and how thick it is.
//!
//! A character's box goes from 0.12 em under the baseline to 0.88 em over it; the line gap of half an em is
//! theirs, so that lines stand no further apart for marks (CLREQ §3.1.8: the line gap is the same throughout).

use super::Shape;
use crate::compose::{Beside, Overhead, Reach};
use crate::style::{Direction, Underline};
use crate::units::{Em, Length, Point, Rect};

/// From the baseline down to the middle of a mark, from up to down of a wave, half a dot's width, a line's
/// thickness: clear of the character's box, within the gap.
const DOT_DROP: Em = Em::milli(270);
/// First the line, then the dot (先线后点, CLREQ §3.1.8).
const LOW_DOT_DROP: Em = Em::milli(375);
const DOT_RADIUS: Em = Em::milli(75);
const NAME_DROP: Em = Em::milli(220);
const NAME_THICKNESS: Em = Em::milli(50);
const WAVE_DROP: Em = Em::milli(230);
const WAVE_HEIGHT: Em = Em::milli(90);
const WAVE_THICKNESS: Em = Em::milli(45);
/// A half wave, about.
const WAVE_HALF: Em = Em::milli(170);
/// In a vertical line they stand at the right, as far from the box (CLREQ §3.1.8).
const DOT_RISE: Em = Em::milli(1030);
/// Newsprint loses thinner lines (NEWSPAPER §4.1).
const THINNEST: Length = Length::milli_pt(400);
/// Pinyin goes so far under its own baseline, of its own em.
const PINYIN_DEPTH: Em = Em::milli(240);
/// A leader's dots stand at the middle of 字.
const LEADER_RISE: Em = Em::milli(340);
const LEADER_RADIUS: Em = Em::milli(45);

/// The shapes of a mark whose line stands at `at`.
pub(super) fn shapes(beside: &Beside, (at, direction): (Point, Direction)) -> Vec<Shape> {
    match beside {
        Beside::Dot(reach, under_line) => vec![dot((reach, *under_line), (at, direction))],
        Beside::Line(Underline::Name, reach) => vec![rule(reach, at)],
        Beside::Line(Underline::Book, reach) => vec![wave(reach, at)],
        Beside::Leader(reach) => leader(reach, at),
        Beside::Over(over) => vec![pinyin(over, (at, direction))],
    }
}

fn dot((reach, under_line): (&Reach, bool), (at, direction): (Point, Direction)) -> Shape {
    let middle = reach.from + (reach.to - reach.from).half();
    let drop = match direction {
        Direction::Horizontal if under_line => LOW_DOT_DROP.at(reach.em),
        Direction::Horizontal => DOT_DROP.at(reach.em),
        Direction::Vertical => -DOT_RISE.at(reach.em),
    };
    let centre = Point::new(at.x + middle, at.y + drop);
    Shape::Dot { centre, radius: DOT_RADIUS.at(reach.em), ink: reach.ink }
}

fn rule(reach: &Reach, at: Point) -> Shape {
    let thickness = NAME_THICKNESS.at(reach.em).max(THINNEST);
    let top = at.y + NAME_DROP.at(reach.em) - thickness.half();
    let area = Rect::from_edges(at.x + reach.from, top, at.x + reach.to, top + thickness);
    Shape::Fill { area, ink: reach.ink }
}

fn wave(reach: &Reach, at: Point) -> Shape {
    let middle = at.y + WAVE_DROP.at(reach.em);
    let up = WAVE_HEIGHT.at(reach.em).half();
    let area = Rect::from_edges(at.x + reach.from, middle - up, at.x + reach.to, middle + up);
    let halves = area.width.whole(WAVE_HALF.at(reach.em).max(Length(1))).clamp(2, 10_000) as u16;
    Shape::Wave { area, halves, thickness: WAVE_THICKNESS.at(reach.em).max(THINNEST), ink: reach.ink }
}

/// A dot in the middle of each half em.
fn leader(reach: &Reach, at: Point) -> Vec<Shape> {
    let step = reach.em.half().max(Length(1));
    let dot = |n: i32| {
        let centre = Point::new(at.x + reach.from + step * n + step.half(), at.y - LEADER_RISE.at(reach.em));
        Shape::Dot { centre, radius: LEADER_RADIUS.at(reach.em), ink: reach.ink }
    };
    (0..(reach.to - reach.from).whole(step)).map(dot).collect()
}

fn pinyin(over: &Overhead, (at, direction): (Point, Direction)) -> Shape {
    let size = over.glyphs.first().map_or(Length::ZERO, |glyph| glyph.size);
    let rise = Em::ASCENT.at(over.em) + PINYIN_DEPTH.at(size);
    let at = Point::new(at.x, at.y - rise);
    Shape::Text { at, direction, text: over.text.as_str().into(), glyphs: over.glyphs.as_slice().into() }
}
