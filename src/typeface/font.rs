//! One font file: glyphs, advances, ink, Latin shaping; every answer kept.

use std::str::FromStr;
use std::sync::OnceLock;

use harfrust::font::{Blob, Kind};
use harfrust::{Buffer, Direction, Language, Script, ShapeOptions, ShapePlan, ShaperFont};

use super::lazy::Lazy;
use super::{FontId, GlyphId, Shaped};
use crate::units::Em;

/// The planes that have characters of writing: the BMP to plane 3.
const CODE_POINTS: usize = 0x4_0000;

/// A font, opened.
pub struct Font {
    name: String,
    licence: Option<&'static str>,
    bytes: Blob,
    index: u32,
    font: harfrust::Font,
    upem: u16,
    glyphs: Lazy<u16>,
    advances: Lazy<Em>,
    inks: Lazy<(Em, Em)>,
    plan: OnceLock<ShapePlan>,
    dash: OnceLock<Option<u16>>,
}

/// The name a stylesheet gives a font, and its licence where it is known.
pub struct Label {
    /// The name.
    pub name: String,
    /// The licence.
    pub licence: Option<&'static str>,
}

impl Font {
    /// Opens a font file, or says what is wrong with it.
    pub fn open(label: Label, bytes: Blob, index: u32) -> Result<Font, String> {
        let Some(font) = harfrust::Font::new(bytes.clone(), index) else {
            return Err("is no font, or is cut short".into());
        };
        if !matches!(font.kind(), Kind::Sfnt(..)) {
            return Err("is no OpenType or TrueType font".into());
        }
        if !font.charmap().has_unicode() {
            return Err("has no Unicode character map".into());
        }
        if font.num_glyphs() < 2 || font.outline_glyphs().get(harfrust::GlyphId::new(1)).is_none() {
            return Err("has no outlines".into());
        }
        let upem = font.units_per_em();
        if !(16..=16384).contains(&upem) {
            return Err(format!("has {upem} units an em; 16 to 16384 are allowed"));
        }
        let count = font.num_glyphs() as usize;
        Ok(Font {
            name: label.name,
            licence: label.licence,
            bytes,
            index,
            upem,
            glyphs: Lazy::new(CODE_POINTS),
            advances: Lazy::new(count),
            inks: Lazy::new(count),
            plan: OnceLock::new(),
            dash: OnceLock::new(),
            font,
        })
    }

    /// The name by which stylesheets call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its licence, where it is known.
    pub fn licence(&self) -> Option<&'static str> {
        self.licence
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
        self.font.default_attributes().weight.value() as u16
    }

    /// The glyph of a character.
    pub fn glyph(&self, c: char) -> Option<GlyphId> {
        let look = || self.font.charmap().map_unicode(c).map_or(0, |g| g.to_u32() as u16);
        let glyph = self.glyphs.get(c as usize, look);
        (glyph != 0).then_some(GlyphId(glyph))
    }

    /// How far the pen moves.
    pub fn advance(&self, glyph: GlyphId) -> Em {
        let measure = || {
            let units = self.font.glyph_metrics().h_advance(harfrust::GlyphId::new(glyph.0.into()));
            Em::of_units(units.round() as i32, self.upem)
        };
        self.advances.get(glyph.0.into(), measure)
    }

    /// The left and right edge of the ink.
    pub fn ink(&self, glyph: GlyphId) -> (Em, Em) {
        let measure = || {
            let extents = self.font.glyph_metrics().extents(harfrust::GlyphId::new(glyph.0.into()));
            let Some(e) = extents.filter(|e| e.width > 0.0) else { return (Em(0), Em(0)) };
            let em = |units: f32| Em::of_units(units.round() as i32, self.upem);
            (em(e.x_bearing), em(e.x_bearing + e.width))
        };
        self.inks.get(glyph.0.into(), measure)
    }

    /// The glyph that `——` becomes by the rules of simplified Chinese, if it is one, about two em wide.
    pub fn two_em_dash(&self) -> Option<GlyphId> {
        let find = || {
            let shaped = self.shape_by("——", &self.new_plan("zh-Hans", "Hani"), FontId(0));
            let wide = |g: &Shaped| g.glyph.0 != 0 && g.advance.0 > Em::ONE.0 * 3 / 2;
            match shaped.as_slice() {
                [one] if wide(one) => Some(one.glyph.0),
                _ => None,
            }
        };
        self.dash.get_or_init(find).map(GlyphId)
    }

    /// A Latin run, shaped; digits and single letters need only be looked up.
    pub fn shape(&self, text: &str, font: FontId) -> Vec<Shaped> {
        if text.len() == 1 || text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return self.look_up(text, font);
        }
        self.shape_by(text, self.plan.get_or_init(|| self.new_plan("en", "Latn")), font)
    }

    fn look_up(&self, text: &str, font: FontId) -> Vec<Shaped> {
        let shaped = |(cluster, c): (usize, char)| {
            let glyph = self.glyph(c).unwrap_or_default();
            Shaped { font, glyph, advance: self.advance(glyph), shift: Em(0), cluster: cluster as u32 }
        };
        text.char_indices().map(shaped).collect()
    }

    fn new_plan(&self, language: &str, script: &str) -> ShapePlan {
        let language = Language::from_str(language).ok();
        let script = Script::from_str(script).ok();
        ShapePlan::new(&self.font, Direction::LeftToRight, script, language.as_ref(), &[])
    }

    fn shape_by(&self, text: &str, plan: &ShapePlan, font: FontId) -> Vec<Shaped> {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(plan.direction());
        buffer.set_script(plan.script());
        buffer.set_language(plan.language().cloned());
        let shaper = ShaperFont::new(&self.font);
        if harfrust::shape(&shaper, &mut buffer, ShapeOptions::new().plan(Some(plan))).is_err() {
            return self.look_up(text, font);
        }
        let em = |units: i32| Em::of_units(units, self.upem);
        let pairs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        let shaped = pairs.map(|(info, at)| Shaped {
            font,
            glyph: GlyphId(info.glyph_id as u16),
            advance: em(at.x_advance),
            shift: em(at.x_offset),
            cluster: info.cluster,
        });
        shaped.collect()
    }
}
