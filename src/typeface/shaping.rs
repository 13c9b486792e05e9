//! What only the shaper knows: Latin with kerning and ligatures, and forms that the rules of simplified
//! Chinese ask for.

use std::str::FromStr;

use harfrust::{Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont};

use super::font::Font;
use super::{FontId, GlyphId, Shaped};
use crate::units::Em;

/// Features asked of a lone Chinese mark: its full width, and its region's form by the language.
const FULL_WIDTH: &str = "fwid";
/// Asked of marks in a vertical line.
const VERTICAL: &str = "vert";
/// Asked of Latin, where a Chinese font's ’ would else be an em wide: it’s.
const PROPORTIONAL: &str = "pwid";

impl Font {
    /// The one glyph that `——` becomes by the rules of simplified Chinese, two em wide; else the glyph of
    /// ⸺, where that is.
    pub fn two_em_dash(&self) -> Option<GlyphId> {
        let find = || {
            let wide = |g: &GlyphId| (Em::milli(1900).0..=Em::milli(2100).0).contains(&self.advance(*g).0);
            let joined = match self.shape_by("——", self.chinese(), FontId(0)).as_slice() {
                [one] => Some(one.glyph),
                _ => None,
            };
            joined.filter(wide).or_else(|| self.glyph('⸺').filter(wide))
        };
        *self.dash.get_or_init(find)
    }

    /// The glyph of one character by the rules of simplified Chinese.
    pub(super) fn chinese_form(&self, c: char) -> Option<GlyphId> {
        let text = c.to_string();
        match self.shape_by(&text, self.chinese(), FontId(0)).as_slice() {
            [one] if one.glyph.0 != 0 && one.shift.0 == 0 => Some(one.glyph),
            _ => None,
        }
    }

    /// The glyph of one character in a vertical line, where it is another than in a horizontal one.
    pub fn vertical(&self, c: char) -> Option<GlyphId> {
        let plan = self.vertical.get_or_init(|| self.plan(("zh-Hans", "Hani"), VERTICAL));
        match self.shape_by(&c.to_string(), plan, FontId(0)).as_slice() {
            [one] if one.glyph.0 != 0 && Some(one.glyph) != self.glyph(c) => Some(one.glyph),
            _ => None,
        }
    }

    /// A Latin run, shaped; digits and single letters need only be looked up.
    pub fn shape(&self, text: &str, font: FontId) -> Vec<Shaped> {
        if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') || (text.len() == 1 && text.is_ascii()) {
            return self.look_up_all(text, font);
        }
        self.shape_by(text, self.latin.get_or_init(|| self.plan(("en", "Latn"), PROPORTIONAL)), font)
    }

    fn chinese(&self) -> &ShapePlan {
        self.chinese.get_or_init(|| self.plan(("zh-Hans", "Hani"), FULL_WIDTH))
    }

    fn plan(&self, (language, script): (&str, &str), feature: &str) -> ShapePlan {
        let language = Language::from_str(language).ok();
        let script = Script::from_str(script).ok();
        let feature = Feature::from_str(feature).ok();
        ShapePlan::new(&self.face, Direction::LeftToRight, script, language.as_ref(), feature.as_slice())
    }

    fn shape_by(&self, text: &str, plan: &ShapePlan, font: FontId) -> Vec<Shaped> {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(plan.direction());
        buffer.set_script(plan.script());
        buffer.set_language(plan.language().cloned());
        let shaper = ShaperFont::new(&self.face);
        if harfrust::shape(&shaper, &mut buffer, ShapeOptions::new().plan(Some(plan))).is_err() {
            return self.look_up_all(text, font);
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

    /// Without the shaper: a glyph a character.
    fn look_up_all(&self, text: &str, font: FontId) -> Vec<Shaped> {
        let shaped = |(cluster, c): (usize, char)| {
            let glyph = self.glyph(c).unwrap_or_default();
            Shaped { font, glyph, advance: self.advance(glyph), shift: Em(0), cluster: cluster as u32 }
        };
        text.char_indices().map(shaped).collect()
    }
}
