//! 题压图: whether a head can be read on the picture under it.

use std::sync::Arc;

use super::pictures::{Print, luminance};
use crate::sheet::{Mark, Shape, Sheet};
use crate::style::Direction;
use crate::units::{Ink, Length, Rect};

/// A head wants to be so many times lighter or darker than its ground. WCAG 2.2 §1.4.3 asks 3 of large type on screens,
/// whose black is at 21; solid black on bare newsprint is at 5.3.
const LEAST: f64 = 2.0;
/// What light is scattered by the eye and the room, as WCAG reckons it.
const FLARE: f64 = 0.05;
/// So much of the ground, in hundredths, may be worse.
const PARTS: usize = 10;

/// A line of a head that is hard to read on its picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Faint {
    /// The story, by its place in the edition's list.
    pub story: u32,
    /// What it says.
    pub text: Arc<str>,
    /// Where it stands.
    pub area: Rect,
    /// How many times lighter or darker than its ground it is, in tenths, where that is worst.
    pub tenths: u16,
    /// The ink that would do, white or black, if one does.
    pub instead: Option<Ink>,
}

/// The worst line of each story that stands on a picture of its own; `printed` has the pictures' marks.
pub(super) fn of(sheet: &Sheet, printed: &[(usize, Arc<Print>)]) -> Vec<Faint> {
    let mut worst: Vec<Faint> = Vec::new();
    for (n, print) in printed {
        let Some(Mark { shape: Shape::Picture { area, .. }, source }) = sheet.marks.get(*n) else { continue };
        let later = sheet.marks.iter().skip(n + 1).filter(|mark| mark.source.story == source.story);
        let lines = later.filter_map(line).filter(|line| overlap(&line.1, area));
        for (text, box_, ink) in lines {
            let Some((tenths, instead)) = judge(print, &fractions(&box_, area), ink) else { continue };
            let Some(story) = source.story else { continue };
            let faint = Faint { story, text, area: box_, tenths, instead };
            match worst.iter_mut().find(|known| known.story == story) {
                Some(known) if known.tenths <= tenths => (),
                Some(known) => *known = faint,
                None => worst.push(faint),
            }
        }
    }
    worst
}

/// A line's text, the box around it, its ink.
fn line(mark: &Mark) -> Option<(Arc<str>, Rect, Ink)> {
    let Shape::Text { at, direction, text, glyphs } = &mark.shape else { return None };
    let (first, last) = (glyphs.first()?, glyphs.last()?);
    let (rise, drop) = (first.size.baseline(), first.size - first.size.baseline());
    let (from, to) = (first.x, last.x + last.size);
    let area = match direction {
        Direction::Horizontal => Rect::from_edges(at.x + from, at.y - rise, at.x + to, at.y + drop),
        Direction::Vertical => Rect::from_edges(at.x - drop, at.y + from, at.x + rise, at.y + to),
    };
    Some((Arc::clone(text), area, first.ink))
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}

/// An area in fractions of the picture that it stands on.
fn fractions(area: &Rect, picture: &Rect) -> [f64; 4] {
    let part = |at: Length, from: Length, whole: Length| f64::from((at - from).0) / f64::from(whole.0.max(1));
    [
        part(area.left(), picture.left(), picture.width),
        part(area.top(), picture.top(), picture.height),
        part(area.right(), picture.left(), picture.width),
        part(area.bottom(), picture.top(), picture.height),
    ]
}

/// The contrast in tenths where it is too little, and the ink that has enough.
fn judge(print: &Print, part: &[f64; 4], ink: Ink) -> Option<(u16, Option<Ink>)> {
    let tone = print.tone.as_ref()?;
    let contrast = |ink: Ink| {
        let own = luminance(ink.0.map(|plate| f64::from(plate) / 1000.0)) + FLARE;
        let against = |ground: f64| own.max(ground + FLARE) / own.min(ground + FLARE);
        let mut all: Vec<f64> = tone.within(*part).map(against).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() * PARTS / 100).copied().unwrap_or(f64::MAX)
    };
    let is = contrast(ink);
    let instead = [Ink::PAPER, Ink::BLACK].into_iter().find(|other| contrast(*other) >= LEAST);
    (is < LEAST).then_some(((is * 10.0) as u16, instead))
}
