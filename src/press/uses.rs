//! The glyphs of a page or a file, and what each says.
//!
//! A glyph usually stands for one text; where it stands for a second one (a rare duplicate encoding) the
//! page names the font a second time, with another ToUnicode over the same embedded program.

use std::collections::{BTreeMap, BTreeSet};

use crate::typeface::FontId;

/// Which way a font's glyphs follow one another (32000-1 9.7.4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Writing {
    /// Identity-H.
    Along,
    /// Identity-V: from the middle of the em box's head down.
    Down,
}

/// What the glyphs of one font say, where none says two things.
pub(super) type Texts = BTreeMap<u16, Box<str>>;

/// The fonts of a page or a file, each with as many readings as it needs.
#[derive(Default)]
pub(super) struct Uses {
    /// The readings of each font.
    pub fonts: BTreeMap<FontId, Vec<Texts>>,
    /// Those whose glyphs stand upright in vertical lines, too.
    pub upright: BTreeSet<(FontId, usize)>,
}

impl Uses {
    /// Notes that `glyph` says `text`; gives the reading in which it does.
    pub fn note(&mut self, font: FontId, glyph: u16, text: &str) -> usize {
        let readings = self.fonts.entry(font).or_default();
        for (k, texts) in readings.iter_mut().enumerate() {
            match texts.get(&glyph) {
                Some(known) if **known == *text => return k,
                Some(_) => continue,
                None => {
                    texts.insert(glyph, text.into());
                    return k;
                }
            }
        }
        readings.push(Texts::from([(glyph, text.into())]));
        readings.len() - 1
    }

    /// Notes that `glyph` is used in a reading, and says `text` there unless it says something already.
    pub fn note_in(&mut self, (font, reading): (FontId, usize), glyph: u16, text: &str) {
        if let Some(texts) = self.fonts.get_mut(&font).and_then(|readings| readings.get_mut(reading)) {
            texts.entry(glyph).or_insert_with(|| text.into());
        }
    }

    /// Takes in a page's reading; gives the file's reading that agrees with it.
    pub fn merge(&mut self, font: FontId, page: &Texts) -> usize {
        let readings = self.fonts.entry(font).or_default();
        let agrees = |texts: &Texts| page.iter().all(|(g, t)| texts.get(g).is_none_or(|known| known == t));
        let k = readings.iter().position(agrees).unwrap_or_else(|| {
            readings.push(Texts::new());
            readings.len() - 1
        });
        for (glyph, text) in page {
            if !readings[k].contains_key(glyph) {
                readings[k].insert(*glyph, text.clone());
            }
        }
        k
    }
}

/// The name of a font's reading in a page's resources.
pub(super) fn resource_name(font: FontId, reading: usize, writing: Writing) -> String {
    let way = if writing == Writing::Down { "v" } else { "" };
    if reading == 0 { format!("F{}{way}", font.0) } else { format!("F{}x{reading}{way}", font.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_text_of_a_glyph_gets_a_second_reading() {
        let mut uses = Uses::default();
        assert_eq!(uses.note(FontId(1), 7, "一"), 0);
        assert_eq!(uses.note(FontId(1), 7, "⼀"), 1);
        assert_eq!(uses.note(FontId(1), 7, "一"), 0);
        assert_eq!(uses.note(FontId(1), 8, "⼆"), 0);
    }

    #[test]
    fn pages_that_disagree_get_two_readings_in_the_file() {
        let mut file = Uses::default();
        let page = |text: &str| Texts::from([(7, text.into())]);
        assert_eq!(file.merge(FontId(1), &page("一")), 0);
        assert_eq!(file.merge(FontId(1), &page("⼀")), 1);
        assert_eq!(file.merge(FontId(1), &page("一")), 0);
    }
}
