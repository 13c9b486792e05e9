//! Faces; the one door through which glyph measures come.
//!
//! In: a stylesheet's chains of font names, font files. Out: [`Metrics`]: glyphs, advances, ink, Latin shaped.
//! Han needs no shaper: it is looked up, and every answer is kept. The shaper is asked, in the language
//! zh-Hans, for `——`, whose joined form the faces have behind `ccmp` and `locl`; for ambiguous marks that a
//! font has narrow; and for the mainland's forms of a font that an edition brings.
//!
//! Nothing is drawn for variation selectors and other ignorable characters, and [`Metrics::glyph`] gives
//! `None` for them: whoever sets text passes them over, or shapes the whole cluster.

mod admit;
mod book;
mod coverage;
mod font;
mod lazy;
mod map;
mod metrics;
mod shaping;
mod shipped;

pub use book::Faces;
pub use coverage::coverage;
pub use font::{Font, Label};

use crate::style::FaceId;
use crate::units::Em;

/// A font file in the book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub u16);

/// A glyph of a font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlyphId(pub u16);

/// A glyph that shaping gave, in its font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shaped {
    /// The font.
    pub font: FontId,
    /// The glyph.
    pub glyph: GlyphId,
    /// How far the pen moves.
    pub advance: Em,
    /// How far right of the pen the glyph stands (kerning, marks).
    pub shift: Em,
    /// The byte of the text it began at.
    pub cluster: u32,
}

/// What composition asks of faces: real ones answer from the font file, tests from an em square.
pub trait Metrics: Sync {
    /// The glyph for `c` along the chain of `face`, then in any font; `None` when no font has it.
    fn glyph(&self, face: FaceId, c: char) -> Option<(FontId, GlyphId)>;

    /// Whether `font` is the one that `face` names first.
    fn is_first(&self, face: FaceId, font: FontId) -> bool;

    /// How far the pen moves for a glyph.
    fn advance(&self, font: FontId, glyph: GlyphId) -> Em;

    /// The left and right edge of a glyph's ink, from the pen; (0, 0) for a blank one.
    fn ink(&self, font: FontId, glyph: GlyphId) -> (Em, Em);

    /// The form of `c` for vertical lines, where the font has one of its own.
    fn vertical(&self, font: FontId, c: char) -> Option<GlyphId>;

    /// The head and the foot of a glyph's ink, from the head of the em box; (0, 0) for a blank one.
    fn ink_down(&self, font: FontId, glyph: GlyphId) -> (Em, Em);

    /// The single glyph that draws `——` two em wide, where the face has one.
    fn two_em_dash(&self, face: FaceId) -> Option<(FontId, GlyphId)>;

    /// A Latin run, shaped with kerning and ligatures; characters that the face lacks come from its chain.
    fn shape(&self, face: FaceId, text: &str) -> Vec<Shaped>;
}
