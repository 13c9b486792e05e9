//! paiban's own composer, through its public door.

use paiban::compose::{self, Measures, Wish};
use paiban::style::{FaceChain, FaceId, FontEntry, Hang, ParaStyle, Run, TextStyle};
use paiban::typeface::Faces;
use paiban::units::Length;

use crate::judge::SetLine;

/// The size of the type.
pub const EM: Length = Length::pt(9);

/// The shipped Song.
pub fn faces() -> Faces {
    let font = FontEntry { name: "NotoSerifSC-Regular".into(), only: None };
    Faces::open(&[FaceChain { name: "song".into(), fonts: vec![font] }], &[]).0
}

/// A paragraph's lines in a measure of so many 字.
pub fn set(faces: &Faces, hang: Hang, text: &str, zi: i32) -> Vec<SetLine> {
    let run = Run { text: text.to_owned(), style: TextStyle::new(FaceId(0), EM) };
    let matter = compose::prepare(&[run], &ParaStyle { hang, ..ParaStyle::default() }, faces);
    let lines = compose::set(&matter, Measures(&[EM * zi]), Wish::default());
    lines.iter().map(placed).collect()
}

fn placed(line: &compose::Line) -> SetLine {
    let em = f64::from(EM.0);
    let mut glyphs = line.glyphs.iter().peekable();
    let mut x = 0.0;
    let mut cells = Vec::with_capacity(line.glyphs.len());
    for (at, c) in line.text.char_indices() {
        while let Some(glyph) = glyphs.next_if(|glyph| glyph.cluster as usize <= at) {
            x = f64::from(glyph.x.0) / em;
        }
        if !c.is_whitespace() {
            cells.push((c, x));
        }
    }
    SetLine { cells }
}
