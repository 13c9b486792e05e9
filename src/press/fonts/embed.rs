//! Fonts written into a file (32000-1 9.7): Type0 with Identity-H, or -V for what stands upright in vertical
//! lines, over a CIDFont over its subset.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::PoisonError;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo};
use pdf_writer::{Chunk, Finish, Name, Rect, Ref, Str};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::{Face, Faces, Outlines, subset, unicode};
use crate::finding::Message;
use crate::press::error::PressError;
use crate::press::file::{Out, deflate, deflate_quickly};
use crate::press::uses::{Texts, Uses, Writing};
use crate::typeface::FontId;

/// The fonts of one file: numbered as pages name them, written at its end.
pub(in crate::press) struct Shelf {
    packing: Packing,
    uses: Uses,
    numbers: BTreeMap<(FontId, usize, Writing), Ref>,
}

/// How font programs and ToUnicode are written. A thousand outlines take 7 ms to compress and lose a fifth,
/// 60 kB, what they say ½ ms and 10 kB: worth it once an edition, not once a page, whose file is 3 MB by its
/// output profile alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::press) enum Packing {
    Plain,
    Deflate,
}

impl Packing {
    /// Writes a stream; `dict` is its dictionary's text but for the filter.
    fn write<W: Write>(
        self,
        out: &mut Out<W>,
        id: Ref,
        (dict, data): (&str, &[u8]),
    ) -> Result<(), PressError> {
        match self {
            Packing::Plain => out.stream(id, dict, data),
            Packing::Deflate => out.stream(id, &format!("{dict}/Filter/FlateDecode"), &deflate(data)),
        }
    }
}

const ENCODINGS: [(Writing, &str); 2] = [(Writing::Along, "Identity-H"), (Writing::Down, "Identity-V")];
const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
/// In vertical lines every glyph takes an em, and hangs from where the head of its em box meets the baseline of
/// turned glyphs (W2, for all codes): so readers see one line.
const UPRIGHT: [i32; 5] = [0, 65_535, -1000, 120, 880];
/// The advance of nearly every glyph of a Chinese face, in millionths of the em.
const FULL_WIDTH: i64 = 1_000_000;

impl Shelf {
    pub fn new(packing: Packing) -> Shelf {
        Shelf { packing, uses: Uses::default(), numbers: BTreeMap::new() }
    }

    /// The object that a page's reading of a font is in this file.
    pub fn take<W: Write>(
        &mut self,
        out: &mut Out<W>,
        (font, writing): (FontId, Writing),
        page: &Texts,
    ) -> Ref {
        let reading = self.uses.merge(font, page);
        *self.numbers.entry((font, reading, writing)).or_insert_with(|| out.number())
    }

    /// Writes all of them.
    pub fn write<W: Write>(&self, out: &mut Out<W>, faces: &Faces<'_>) -> Result<(), PressError> {
        for (font, readings) in &self.uses.fonts {
            let face = faces.get(*font)?;
            let said = readings.iter().flat_map(Texts::in_order);
            let mut glyphs: Vec<u16> = said.map(|(glyph, _)| glyph).filter(|g| *g != 0).collect();
            glyphs.sort_unstable();
            glyphs.dedup();
            let down = self.numbers.keys().any(|(f, _, writing)| f == font && *writing == Writing::Down);
            let name = format!("{}+{}", tag(&face.name, &glyphs), face.name);
            let subset = Subset { face: &face, glyphs: &glyphs, name: &name, packing: self.packing, down };
            let descendant = subset.write(out)?;
            for (k, texts) in readings.iter().enumerate() {
                for (writing, encoding) in ENCODINGS {
                    if let Some(number) = self.numbers.get(&(*font, k, writing)) {
                        self.reading(out, (*number, encoding), (&name, descendant, texts))?;
                    }
                }
            }
        }
        Ok(())
    }

    fn reading<W: Write>(
        &self,
        out: &mut Out<W>,
        (number, encoding): (Ref, &str),
        (name, descendant, texts): (&str, Ref, &Texts),
    ) -> Result<(), PressError> {
        let to_unicode = out.number();
        let mut chunk = Chunk::new();
        chunk
            .type0_font(number)
            .base_font(Name(name.as_bytes()))
            .encoding_predefined(Name(encoding.as_bytes()))
            .descendant_font(descendant)
            .to_unicode(to_unicode);
        out.object(number, &chunk)?;
        self.packing.write(out, to_unicode, ("", &unicode::cmap(texts)))
    }
}

/// The subset's tag: the same glyphs of the same face have the same one, and others another.
fn tag(name: &str, glyphs: &[u16]) -> String {
    let mut hash = Sha256::new();
    hash.update(name);
    glyphs.iter().for_each(|g| hash.update(g.to_be_bytes()));
    hash.finalize().iter().take(6).map(|b| char::from(b'A' + b % 26)).collect()
}

struct Subset<'s, 'a> {
    face: &'s Face<'a>,
    glyphs: &'s [u16],
    name: &'s str,
    packing: Packing,
    /// Whether glyphs stand upright in vertical lines.
    down: bool,
}

impl Subset<'_, '_> {
    /// Program, descriptor and CIDFont; gives the last one's number.
    fn write<W: Write>(&self, out: &mut Out<W>) -> Result<Ref, PressError> {
        let (program, descriptor, font) = (out.number(), out.number(), out.number());
        let map = match &self.face.outlines {
            Outlines::Cff(cff, flat) => {
                let mut flat = flat.lock().unwrap_or_else(PoisonError::into_inner);
                let subset = subset::cff((cff, &mut flat), self.glyphs, self.name);
                drop(flat);
                let subset = subset.ok_or_else(|| self.damaged("a glyph's outline is damaged"))?;
                self.packing.write(out, program, ("/Subtype/CIDFontType0C", &subset))?;
                None
            }
            Outlines::TrueType => Some(self.true_type(out, program)?),
        };
        self.descriptor(out, descriptor, program)?;
        self.cid_font(out, font, (descriptor, map))?;
        Ok(font)
    }

    /// Writes a TrueType program and the map from codes to its glyphs; gives the map's number.
    fn true_type<W: Write>(&self, out: &mut Out<W>, program: Ref) -> Result<Ref, PressError> {
        let mut order = GlyphRemapper::new();
        let mut map = vec![0; self.glyphs.last().map_or(0, |g| usize::from(*g) + 1) * 2];
        for glyph in self.glyphs {
            let place = usize::from(*glyph) * 2;
            map[place..place + 2].copy_from_slice(&order.remap(*glyph).to_be_bytes());
        }
        let data = &self.face.data;
        let subset = subsetter::subset(data.bytes, data.index, &order);
        let subset = subset.map_err(|error| self.damaged(error.to_string()))?;
        self.packing.write(out, program, (&format!("/Length1 {}", subset.len()), &subset))?;
        let number = out.number();
        out.stream(number, "/Filter/FlateDecode", &deflate_quickly(&map))?;
        Ok(number)
    }

    fn damaged(&self, why: impl Into<String>) -> PressError {
        PressError::Font { font: self.face.name.clone(), why: Message::same(why) }
    }

    fn descriptor<W: Write>(&self, out: &mut Out<W>, id: Ref, program: Ref) -> Result<(), PressError> {
        let shape = &self.face.shape;
        let [left, bottom, right, top] = shape.bounds;
        let mut chunk = Chunk::new();
        let mut dict = chunk.font_descriptor(id);
        dict.name(Name(self.name.as_bytes())).flags(FontFlags::SYMBOLIC);
        dict.bbox(Rect::new(left, bottom, right, top)).italic_angle(shape.italic_angle);
        dict.ascent(shape.ascent).descent(shape.descent).cap_height(shape.cap_height).stem_v(80.0);
        match self.face.outlines {
            Outlines::Cff(..) => dict.font_file3(program),
            Outlines::TrueType => dict.font_file2(program),
        };
        dict.finish();
        out.object(id, &chunk)
    }

    fn cid_font<W: Write>(
        &self,
        out: &mut Out<W>,
        id: Ref,
        (descriptor, map): (Ref, Option<Ref>),
    ) -> Result<(), PressError> {
        let mut chunk = Chunk::new();
        let mut font = chunk.cid_font(id);
        let kind = if map.is_some() { CidFontType::Type2 } else { CidFontType::Type0 };
        font.subtype(kind).base_font(Name(self.name.as_bytes())).system_info(SYSTEM);
        font.font_descriptor(descriptor).default_width(1000.0);
        if self.down {
            font.insert(Name(b"W2")).array().items(UPRIGHT);
        }
        if let Some(map) = map {
            font.cid_to_gid_map_stream(map);
        }
        let mut widths = font.widths();
        let odd: Vec<u16> =
            self.glyphs.iter().copied().filter(|g| self.face.advance(*g) != FULL_WIDTH).collect();
        for run in odd.chunk_by(|a, b| a + 1 == *b) {
            // Thousandths of the unit at most: exact in single precision.
            let each = run.iter().map(|g| (self.face.advance(*g) as f64 / 1000.0) as f32);
            widths.consecutive(run[0], each);
        }
        widths.finish();
        font.finish();
        out.object(id, &chunk)
    }
}
