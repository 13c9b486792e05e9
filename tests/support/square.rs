//! A face in which every 字 is one em, and marks have their ink in their own half of it.

use paiban::compose::{self, Line, Measures, Wish};
use paiban::style::{FaceId, ParaStyle, Run};
use paiban::typeface::{FontId, GlyphId, Metrics, Shaped};
use paiban::units::{Em, Length};

/// The size of type in every case.
pub const EM: Length = Length::pt(10);

const OPENERS: &str = "“‘（《〈「『【〔［｛〖";
const CLOSERS: &str = "”’）》〉」』】〕］｝〗，、；：。？！．";
const NARROW: [(char, i32); 3] = [('·', 333), ('–', 500), ('−', 500)];

/// The face: a 字 is an em, a Latin letter half of one, an interpunct a third.
pub struct Square;

/// Parts of an em as a decimal number of 字.
pub fn zi(length: Length) -> String {
    let milli = (i64::from(length.0) * 1000 + i64::from(EM.0 / 2)).div_euclid(i64::from(EM.0));
    let text =
        format!("{}{}.{:03}", if milli < 0 { "-" } else { "" }, milli.abs() / 1000, milli.abs() % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number of 字, as a length.
pub fn ems(word: &str) -> Length {
    let (whole, part) = word.split_once('.').unwrap_or((word, "0"));
    let number = |t: &str| t.parse::<i64>().expect("a number of 字");
    EM.scale(number(whole) * 1000 + number(&format!("{part:0<3}")), 1000)
}

/// Text in this face, set.
pub fn set(runs: &[Run], style: &ParaStyle, measures: &[Length], wish: i32) -> Vec<Line> {
    let matter = compose::prepare(runs, style, &Square);
    compose::set(&matter, Measures(measures), Wish { lines: wish })
}

fn character(font: FontId, glyph: GlyphId) -> char {
    char::from_u32(u32::from(font.0) << 16 | u32::from(glyph.0)).expect("a glyph is a character here")
}

fn is_full(c: char) -> bool {
    OPENERS.contains(c) || CLOSERS.contains(c) || "—⸺…⋯～〜℃￥".contains(c) || u32::from(c) >= 0x2e80
}

fn combines(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x200b..=0x200f | 0xfe00..=0xfe0f | 0x20d0..=0x20ff)
}

impl Metrics for Square {
    fn glyph(&self, _: FaceId, c: char) -> Option<(FontId, GlyphId)> {
        let code = u32::from(c);
        // The last plane is in no face.
        (code < 0x10_0000).then_some((FontId((code >> 16) as u16), GlyphId(code as u16)))
    }

    fn is_first(&self, _: FaceId, _: FontId) -> bool {
        true
    }

    fn advance(&self, font: FontId, glyph: GlyphId) -> Em {
        let c = character(font, glyph);
        match NARROW.iter().find(|(narrow, _)| *narrow == c) {
            Some((_, milli)) => Em::milli(*milli),
            None if combines(c) => Em(0),
            None if is_full(c) => Em::ONE,
            None => Em::HALF,
        }
    }

    fn ink(&self, font: FontId, glyph: GlyphId) -> (Em, Em) {
        let c = character(font, glyph);
        let milli = |l, r| (Em::milli(l), Em::milli(r));
        match c {
            c if OPENERS.contains(c) => milli(600, 900),
            c if CLOSERS.contains(c) => milli(100, 400),
            '·' => milli(100, 233),
            c if c.is_whitespace() || combines(c) => (Em(0), Em(0)),
            _ => (Em::milli(50), Em(self.advance(font, glyph).0 - Em::milli(50).0)),
        }
    }

    /// Its marks have no other form.
    fn vertical(&self, _: FontId, _: char) -> Option<GlyphId> {
        None
    }

    fn ink_down(&self, font: FontId, glyph: GlyphId) -> (Em, Em) {
        let milli = |head, foot| (Em::milli(head), Em::milli(foot));
        match character(font, glyph) {
            c if OPENERS.contains(c) => milli(600, 900),
            c if "！？；：".contains(c) => milli(50, 950),
            c if CLOSERS.contains(c) => milli(700, 950),
            '·' => milli(450, 550),
            _ => milli(50, 950),
        }
    }

    fn two_em_dash(&self, face: FaceId) -> Option<(FontId, GlyphId)> {
        // Face 0 has none: the two stand side by side. Face 1 has one, though an em wide.
        (face.0 == 1).then(|| self.glyph(face, '⸺')).flatten()
    }

    fn shape(&self, face: FaceId, text: &str) -> Vec<Shaped> {
        let mut cluster = 0;
        let shaped = text.char_indices().map(|(i, c)| {
            cluster = if combines(c) { cluster } else { i as u32 };
            let (font, glyph) = self.glyph(face, c).unwrap_or_default();
            Shaped { font, glyph, advance: self.advance(font, glyph), shift: Em(0), cluster }
        });
        shaped.collect()
    }
}
