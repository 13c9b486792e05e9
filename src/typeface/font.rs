//! One font file: glyphs, advances, ink; every answer kept.

use std::sync::OnceLock;

use harfrust::ShapePlan;
use harfrust::font::{Blob, Font as Face};
use skrifa::raw::types::NameId;

use super::GlyphId;
use super::admit;
use super::lazy::Lazy;
use crate::finding::Message;
use crate::units::Em;

/// The planes that have characters of writing: the BMP to plane 3.
const CODE_POINTS: usize = 0x4_0000;

/// Marks that Chinese sets an em wide, and that Latin has narrow under the same code (NEWSPAPER: quotes,
/// dash and ellipsis are East Asian ambiguous).
const AMBIGUOUS: [char; 6] = ['“', '”', '‘', '’', '…', '—'];

/// A font, opened.
pub struct Font {
    label: Label,
    bytes: Blob,
    index: u32,
    pub(super) face: Face,
    pub(super) upem: u16,
    glyphs: Lazy<u16>,
    advances: Lazy<Em>,
    inks: Lazy<(Em, Em)>,
    pub(super) latin: OnceLock<ShapePlan>,
    pub(super) chinese: OnceLock<ShapePlan>,
    pub(super) vertical: OnceLock<ShapePlan>,
    pub(super) dash: OnceLock<Option<GlyphId>>,
}

/// The name a stylesheet gives a font, and its licence where it is known.
#[derive(Clone, Debug)]
pub struct Label {
    /// The name.
    pub name: String,
    /// The licence; known for the fonts that ship.
    pub licence: Option<&'static str>,
}

impl Font {
    /// Opens a face of a font file, or says what is wrong with it. Reads no more than the heads of tables.
    pub fn open(label: Label, bytes: Blob, index: u32) -> Result<Font, Message> {
        let Some(face) = Face::new(bytes.clone(), index) else {
            return Err(("is no font, or is cut short", "不是字体，或已残缺").into());
        };
        if let Some(fault) = admit::fault(&face, (&bytes, index)) {
            return Err(fault);
        }
        let count = face.num_glyphs() as usize;
        Ok(Font {
            label,
            bytes,
            index,
            upem: face.units_per_em(),
            glyphs: Lazy::new(CODE_POINTS),
            advances: Lazy::new(count),
            inks: Lazy::new(count),
            latin: OnceLock::new(),
            chinese: OnceLock::new(),
            vertical: OnceLock::new(),
            dash: OnceLock::new(),
            face,
        })
    }

    /// The name by which stylesheets call it.
    pub fn name(&self) -> &str {
        &self.label.name
    }

    /// Its licence, where it is known.
    pub fn licence(&self) -> Option<&'static str> {
        self.label.licence
    }

    /// The names that the file itself gives it: PostScript name, full name, family.
    pub fn own_names(&self) -> Vec<String> {
        let ids = [
            NameId::POSTSCRIPT_NAME,
            NameId::FULL_NAME,
            NameId::TYPOGRAPHIC_FAMILY_NAME,
            NameId::FAMILY_NAME,
        ];
        let names = self.face.names();
        let read = ids.into_iter().filter_map(|id| names.get(id));
        let each = read.flat_map(|name| name.iter().map(|l| l.name().chars().take(100).collect::<String>()));
        each.filter(|name| !name.is_empty()).collect()
    }

    /// The whole file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The face's place in a collection.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// Its weight: 400 regular, 700 bold.
    pub fn weight(&self) -> u16 {
        self.face.default_attributes().weight.value() as u16
    }

    /// The glyph of a character, as simplified Chinese writes it.
    pub fn glyph(&self, c: char) -> Option<GlyphId> {
        let glyph = self.glyphs.get(c as usize, || self.look_up(c));
        (glyph != 0).then_some(GlyphId(glyph))
    }

    fn look_up(&self, c: char) -> u16 {
        let plain =
            self.face.charmap().map_unicode(c).and_then(|g| u16::try_from(g.to_u32()).ok()).unwrap_or(0);
        let glyph = GlyphId(plain);
        let is_narrow = || self.advance(glyph).0 < Em::milli(950).0;
        if plain == 0 || c.is_ascii() {
            return plain;
        }
        // A pan-Chinese font that an edition brings may show another region's forms unless asked by `locl`;
        // those that ship are of the mainland already.
        let regional = self.label.licence.is_none() && is_chinese(c);
        let wide = AMBIGUOUS.contains(&c) && is_narrow();
        if regional || wide { self.chinese_form(c).map_or(plain, |g| g.0) } else { plain }
    }

    /// How far the pen moves.
    pub fn advance(&self, glyph: GlyphId) -> Em {
        let measure = || {
            let units = self.face.glyph_metrics().h_advance(harfrust::GlyphId::new(glyph.0.into()));
            Em::of_units(units.round() as i32, self.upem)
        };
        self.advances.get(glyph.0.into(), measure)
    }

    /// The left and right edge of the ink.
    pub fn ink(&self, glyph: GlyphId) -> (Em, Em) {
        let measure = || {
            let extents = self.face.glyph_metrics().extents(harfrust::GlyphId::new(glyph.0.into()));
            let Some(e) = extents.filter(|e| e.width > 0.0) else { return (Em(0), Em(0)) };
            let em = |units: f32| Em::of_units(units.round() as i32, self.upem);
            (em(e.x_bearing), em(e.x_bearing + e.width))
        };
        self.inks.get(glyph.0.into(), measure)
    }
}

impl Font {
    /// The head and the foot of the ink, from the head of the em box.
    pub fn ink_down(&self, glyph: GlyphId) -> (Em, Em) {
        let extents = self.face.glyph_metrics().extents(harfrust::GlyphId::new(glyph.0.into()));
        let Some(e) = extents.filter(|e| e.width > 0.0) else { return (Em(0), Em(0)) };
        let down = |y: f32| Em(Em::ASCENT.0 - Em::of_units(y.round() as i32, self.upem).0);
        (down(e.y_bearing), down(e.y_bearing - e.height.abs()))
    }
}

/// Characters whose form differs from region to region.
fn is_chinese(c: char) -> bool {
    matches!(u32::from(c), 0x2018..=0x2027 | 0x2e80..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x2_0000..=0x3_ffff)
}
