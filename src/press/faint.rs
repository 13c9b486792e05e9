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

/// The lines of a story that stand on a picture of its own.
pub(super) struct Written<'s> {
    story: u32,
    picture: &'s Rect,
    lines: Vec<(Arc<str>, Rect, Ink)>,
}

/// What is written on the picture that is the sheet's mark `n`; none where nothing is.
pub(super) fn written(sheet: &Sheet, n: usize) -> Option<Written<'_>> {
    let Mark { shape: Shape::Picture { area, .. }, source } = sheet.marks.get(n)? else { return None };
    let story = source.story?;
    let later = sheet.marks.iter().skip(n + 1).filter(|mark| mark.source.story == Some(story));
    let lines: Vec<_> = later.filter_map(line).filter(|(_, box_, _)| box_.overlaps(area)).collect();
    (!lines.is_empty()).then_some(Written { story, picture: area, lines })
}

impl Written<'_> {
    /// The line that is hardest to read on the print, if one is hard to.
    pub fn worst(self, print: &Print) -> Option<Faint> {
        let Written { story, picture, lines } = self;
        let faint = |(text, area, ink): (Arc<str>, Rect, Ink)| {
            let (tenths, instead) = judge(print, &fractions(&area, picture), ink)?;
            Some(Faint { story, text, area, tenths, instead })
        };
        lines.into_iter().filter_map(faint).min_by_key(|faint| faint.tenths)
    }
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
