//! What composition asks of the book.

use super::{Faces, FontId, GlyphId, Metrics, Shaped};
use crate::style::FaceId;
use crate::units::Em;

impl Metrics for Faces {
    /// Along the chain; then in any font: the edition's own, the whole Song, the others.
    fn glyph(&self, face: FaceId, c: char) -> Option<(FontId, GlyphId)> {
        let of = |font: FontId| Some((font, self.font(font)?.glyph(c)?));
        let chained = self.chain(face).iter().filter(|link| link.gives(c)).find_map(|link| of(link.font));
        chained.or_else(|| (0..self.count()).find_map(|i| of(FontId(i))))
    }

    /// The first font that gives all it has, and those before it that stand in for single characters.
    fn is_first(&self, face: FaceId, font: FontId) -> bool {
        let chain = self.chain(face);
        let own = chain.iter().position(|link| !link.is_stand_in()).map_or(chain.len(), |first| first + 1);
        chain[..own].iter().any(|link| link.font == font)
    }

    fn advance(&self, font: FontId, glyph: GlyphId) -> Em {
        self.font(font).map_or(Em(0), |f| f.advance(glyph))
    }

    fn ink(&self, font: FontId, glyph: GlyphId) -> (Em, Em) {
        self.font(font).map_or((Em(0), Em(0)), |f| f.ink(glyph))
    }

    fn vertical(&self, font: FontId, c: char) -> Option<GlyphId> {
        self.font(font)?.vertical(c)
    }

    fn ink_down(&self, font: FontId, glyph: GlyphId) -> (Em, Em) {
        self.font(font).map_or((Em(0), Em(0)), |f| f.ink_down(glyph))
    }

    fn two_em_dash(&self, face: FaceId) -> Option<(FontId, GlyphId)> {
        let (font, _) = self.glyph(face, '—')?;
        Some((font, self.font(font)?.two_em_dash()?))
    }

    fn shape(&self, face: FaceId, text: &str) -> Vec<Shaped> {
        let mut shaped = Vec::with_capacity(text.len());
        let mut start = 0;
        while start < text.len() {
            let (font, end) = self.stretch(face, text, start);
            if let Some(found) = self.font(font) {
                let part = found.shape(&text[start..end], font);
                shaped.extend(part.into_iter().map(|s| Shaped { cluster: s.cluster + start as u32, ..s }));
            }
            start = end;
        }
        shaped
    }
}

impl Faces {
    /// The font of the character at `start`, and the end of the stretch of text that it sets. What combines
    /// or is invisible stays with what it follows; so does a mark within a word that the font has: the
    /// chain of a Kai face sends ’ to Song, but not the one of it’s.
    fn stretch(&self, face: FaceId, text: &str, start: usize) -> (FontId, usize) {
        let font_of = |c: char| self.glyph(face, c).map(|(font, _)| font);
        let mut chars = text[start..].char_indices();
        let first = chars.next().and_then(|(_, c)| font_of(c));
        let font = first.unwrap_or_else(|| self.main_font(face));
        let has = |c: char| self.font(font).is_some_and(|f| f.glyph(c).is_some());
        let stays = |c: char| {
            let own = font_of(c);
            own == first || own.is_none() || joins(c) || (is_inner(c) && has(c))
        };
        let end = chars.find(|(_, c)| !stays(*c)).map_or(text.len(), |(i, _)| start + i);
        (font, end)
    }

    /// The first font of a face that gives all it has.
    fn main_font(&self, face: FaceId) -> FontId {
        let chain = self.chain(face);
        let main = chain.iter().find(|link| !link.is_stand_in()).or(chain.first());
        main.map_or(FontId(0), |link| link.font)
    }
}

/// Marks within a Latin word or number that Chinese sets wide.
fn is_inner(c: char) -> bool {
    matches!(c, '’' | '‘' | '·' | '—' | '…')
}

/// Characters that combine with the one before: marks, joiners, variation selectors.
fn joins(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x200c..=0x200d | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xe0100..=0xe01ef)
}
