//! The glyphs of a page or a file, and what each says.
//!
//! A glyph usually stands for one text; where it stands for a second one (a rare duplicate encoding) the
//! page names the font a second time, with another ToUnicode over the same embedded program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::typeface::FontId;

/// Which way a font's glyphs follow one another (32000-1 9.7.4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Writing {
    /// Identity-H.
    Along,
    /// Identity-V: down.
    Down,
}

/// What a glyph says: nearly always one character, which takes no memory of its own.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Text {
    One(char),
    Other(Arc<str>),
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Text::One(c),
            _ => Text::Other(text.into()),
        }
    }
}

/// What the glyphs of one font say, where none says two things.
#[derive(Clone, Default)]
pub(super) struct Texts {
    places: Places,
    said: Vec<(u16, Text)>,
}

/// By glyph: its place in [`Texts::said`]. A page uses a thousand glyphs of the 2^16 that a font may have, many
/// of them side by side: so by blocks.
#[derive(Clone, Default)]
struct Places {
    /// By the glyph's upper bits: the block, counted from one.
    index: Vec<u16>,
    /// By its lower bits: the place, counted from one.
    blocks: Vec<[u16; Places::BLOCK]>,
}

impl Places {
    const BLOCK: usize = 64;

    fn get(&self, glyph: u16) -> Option<usize> {
        let (upper, lower) = Places::split(glyph);
        let block = usize::from(*self.index.get(upper)?).checked_sub(1)?;
        usize::from(self.blocks.get(block)?[lower]).checked_sub(1)
    }

    fn set(&mut self, glyph: u16, place: usize) {
        let (upper, lower) = Places::split(glyph);
        if self.index.len() <= upper {
            self.index.resize(upper + 1, 0);
        }
        if self.index[upper] == 0 {
            self.blocks.push([0; Places::BLOCK]);
            self.index[upper] = self.blocks.len() as u16;
        }
        // A font has fewer than 2^16 glyphs, each with one place.
        self.blocks[usize::from(self.index[upper]) - 1][lower] = place as u16 + 1;
    }

    fn split(glyph: u16) -> (usize, usize) {
        (usize::from(glyph) / Places::BLOCK, usize::from(glyph) % Places::BLOCK)
    }
}

impl Texts {
    /// What a glyph says; none where it is not used.
    pub fn get(&self, glyph: u16) -> Option<&Text> {
        Some(&self.said.get(self.places.get(glyph)?)?.1)
    }

    /// Notes what a glyph says that is not used yet.
    fn add(&mut self, glyph: u16, text: Text) {
        self.places.set(glyph, self.said.len());
        self.said.push((glyph, text));
    }

    /// The glyphs with what they say, by their numbers.
    pub fn in_order(&self) -> Vec<(u16, &Text)> {
        let mut all: Vec<(u16, &Text)> = self.said.iter().map(|(glyph, text)| (*glyph, text)).collect();
        all.sort_unstable_by_key(|(glyph, _)| *glyph);
        all
    }
}

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
        let text = Text::from(text);
        for (k, texts) in readings.iter_mut().enumerate() {
            match texts.get(glyph) {
                Some(known) if *known == text => return k,
                Some(_) => continue,
                None => {
                    texts.add(glyph, text);
                    return k;
                }
            }
        }
        let mut texts = Texts::default();
        texts.add(glyph, text);
        readings.push(texts);
        readings.len() - 1
    }

    /// Notes that `glyph` is used in a reading, and says `text` there unless it says something already.
    pub fn note_in(&mut self, (font, reading): (FontId, usize), glyph: u16, text: &str) {
        let texts = self.fonts.get_mut(&font).and_then(|readings| readings.get_mut(reading));
        if let Some(texts) = texts.filter(|texts| texts.get(glyph).is_none()) {
            texts.add(glyph, text.into());
        }
    }

    /// Takes in a page's reading; gives the file's reading that agrees with it.
    pub fn merge(&mut self, font: FontId, page: &Texts) -> usize {
        let readings = self.fonts.entry(font).or_default();
        let agrees =
            |texts: &Texts| page.said.iter().all(|(g, t)| texts.get(*g).is_none_or(|known| known == t));
        let Some(k) = readings.iter().position(agrees) else {
            readings.push(page.clone());
            return readings.len() - 1;
        };
        for (glyph, text) in &page.said {
            if readings[k].get(*glyph).is_none() {
                readings[k].add(*glyph, text.clone());
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
        let page = |text: &str| {
            let mut page = Texts::default();
            page.add(7, text.into());
            page
        };
        assert_eq!(file.merge(FontId(1), &page("一")), 0);
        assert_eq!(file.merge(FontId(1), &page("⼀")), 1);
        assert_eq!(file.merge(FontId(1), &page("一")), 0);
    }
}
