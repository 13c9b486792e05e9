//! Lines of text → BT … ET: one TJ for each stretch in one font, size, width and ink.
//!
//! Every glyph stands where its line wants it to within 0.001 pt: the pen is tracked with the very numbers
//! that are written, so that rounding never adds up.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::Content;
use super::error::PressError;
use super::fonts::{Face, Faces};
use super::numbers::{centi, nearest};
use super::standard::LEAN;
use super::uses::{Writing, resource_name};
use crate::compose::{Glyph, Stance};
use crate::style::Direction;
use crate::typeface::FontId;
use crate::units::{Ink, Length, Point};

mod cluster;
mod course;

use cluster::{Said, said};
use course::{Course, Origin};

/// Sets the lines of one page.
pub(super) struct Lines<'f, 'a, 't> {
    faces: &'f Faces<'a>,
    /// What the glyphs of the line in hand say.
    said: Vec<Said<'t>>,
    /// Those of this page, so that the shared book is asked once a font.
    met: BTreeMap<FontId, Arc<Face<'a>>>,
    /// The font and size that the graphics state holds, and its width in thousandths.
    font: Option<(FontId, usize, i64, Writing)>,
    width: i64,
}

/// What one TJ has in common.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Hand {
    font: FontId,
    reading: usize,
    writing: Writing,
    /// Thousandths of a point.
    size: i64,
    /// Thousandths of the natural width.
    width: i64,
    italic: bool,
    ink: Ink,
}

/// The TJ under way.
struct Stretch {
    hand: Hand,
    /// Where the pen is: thousandths of a point, times 10⁹, in the numbers as written.
    pen: i64,
    in_string: bool,
}

impl<'f, 'a, 't> Lines<'f, 'a, 't> {
    pub fn new(faces: &'f Faces<'a>) -> Lines<'f, 'a, 't> {
        Lines { faces, said: Vec::new(), met: BTreeMap::new(), font: None, width: 1000 }
    }

    /// Sets one line from `at`.
    pub fn set(
        &mut self,
        content: &mut Content,
        (at, direction): (Point, Direction),
        line: (&'t str, &[Glyph]),
    ) -> Result<(), PressError> {
        let (_, glyphs) = line;
        if glyphs.is_empty() {
            return Ok(());
        }
        let mut all = std::mem::take(&mut self.said);
        said(line, &mut all);
        content.op("BT");
        let course = Course::new(content, at, direction);
        let mut stretch: Option<Stretch> = None;
        let mut in_hand = (glyphs[0].font, self.face(glyphs[0].font)?);
        for (glyph, said) in glyphs.iter().zip(&all) {
            if in_hand.0 != glyph.font {
                in_hand = (glyph.font, self.face(glyph.font)?);
            }
            let face = &*in_hand.1;
            let Some(code) = code_of(glyph, said.text(), face) else { continue };
            let hand = self.hand(content, (glyph, code), said.text());
            // A glyph that stands upright is placed by itself.
            let is_upright = hand.writing == Writing::Down;
            if said.opens() || is_upright || stretch.as_ref().is_none_or(|s| s.hand != hand) {
                close(content, stretch.take());
                said.begin(&mut content.out);
                stretch = Some(self.open(content, hand, course.origin(glyph, content)));
            }
            if let Some(s) = &mut stretch {
                if is_upright {
                    s.code(content, code, face);
                } else {
                    s.show(content, code, (course.along(glyph.x), face));
                }
                if said.space() && face.space != 0 && !is_upright {
                    content.uses.note_in((hand.font, hand.reading), face.space, " ");
                    s.code(content, face.space, face);
                }
            }
            if said.closes() {
                close(content, stretch.take());
                content.op("EMC");
            }
        }
        close(content, stretch);
        content.op("ET");
        self.said = all;
        Ok(())
    }

    fn face(&mut self, font: FontId) -> Result<Arc<Face<'a>>, PressError> {
        if let Some(face) = self.met.get(&font) {
            return Ok(Arc::clone(face));
        }
        let face = self.faces.get(font)?;
        self.met.insert(font, Arc::clone(&face));
        Ok(face)
    }

    fn hand(&self, content: &mut Content, (glyph, code): (&Glyph, u16), text: &str) -> Hand {
        let reading = content.uses.note(glyph.font, code, text);
        let writing = match glyph.stance {
            Stance::Along => Writing::Along,
            Stance::Upright { .. } => Writing::Down,
        };
        if writing == Writing::Down {
            content.uses.upright.insert((glyph.font, reading));
        }
        Hand {
            font: glyph.font,
            reading,
            writing,
            size: glyph.size.to_milli_pt().max(1),
            width: i64::from(glyph.condense.max(1)),
            italic: glyph.italic,
            ink: glyph.ink,
        }
    }

    fn open(&mut self, content: &mut Content, hand: Hand, origin: Origin) -> Stretch {
        content.set_ink(hand.ink, Length::ZERO);
        if self.font != Some((hand.font, hand.reading, hand.size, hand.writing)) {
            self.font = Some((hand.font, hand.reading, hand.size, hand.writing));
            content.out.push(b'/');
            content.out.extend_from_slice(resource_name(hand.font, hand.reading, hand.writing).as_bytes());
            content.out.push(b' ');
            content.number(hand.size);
            content.op("Tf");
        }
        if self.width != hand.width {
            self.width = hand.width;
            content.number(hand.width * 100);
            content.op("Tz");
        }
        let pen = origin.begin(content, if hand.italic { LEAN } else { 0 });
        Stretch { hand, pen, in_string: false }
    }
}

impl Stretch {
    /// Moves the pen to `x` if it is not there, and shows the glyph.
    fn show(&mut self, content: &mut Content, glyph: u16, (target, face): (i64, &Face<'_>)) {
        // Large type in hundredths of a unit, text in tenths: below 0.001 pt either way.
        let (unit, step) = if self.hand.size > 12_000 { (10, 1) } else { (100, 10) };
        let quantum = unit * self.hand.size * self.hand.width;
        let off = self.pen - target;
        if off.abs() * 2 >= quantum {
            let adjust = nearest(off, quantum);
            self.pen -= adjust * quantum;
            self.end_string(content);
            centi(&mut content.out, adjust * step);
        }
        self.code(content, glyph, face);
    }

    /// Shows the glyph where the pen is.
    fn code(&mut self, content: &mut Content, glyph: u16, face: &Face<'_>) {
        if !self.in_string {
            self.in_string = true;
            content.out.push(b'(');
        }
        for byte in glyph.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => content.out.extend_from_slice(&[b'\\', byte]),
                b'\r' => content.out.extend_from_slice(b"\\r"),
                b'\n' => content.out.extend_from_slice(b"\\n"),
                _ => content.out.push(byte),
            }
        }
        self.pen += face.advance(glyph) * self.hand.size * self.hand.width;
    }

    fn end_string(&mut self, content: &mut Content) {
        if self.in_string {
            self.in_string = false;
            content.out.push(b')');
        }
    }
}

/// The code of a glyph: for a space without one the face's own; none where it has no space.
fn code_of(glyph: &Glyph, text: &str, face: &Face<'_>) -> Option<u16> {
    match glyph.glyph.0 {
        0 if text.trim().is_empty() => Some(face.space).filter(|space| *space != 0),
        code => Some(code),
    }
}

fn close(content: &mut Content, stretch: Option<Stretch>) {
    if let Some(mut stretch) = stretch {
        stretch.end_string(content);
        content.op("]TJ");
    }
}
