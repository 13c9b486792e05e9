//! A paragraph as glyphs, gaps and legal breaks, with sums along it; no width chosen yet.

use super::class::Class;
use super::pairs::{Gap, SHRINK_TIERS, Stretch};
use crate::style::ParaStyle;
use crate::typeface::{FontId, GlyphId};
use crate::units::{Em, Ink, Length};

/// One paragraph, prepared.
#[derive(Debug)]
pub struct Matter {
    pub(super) style: ParaStyle,
    pub(super) atoms: Vec<Atom>,
    pub(super) pieces: Vec<Piece>,
    /// What the atoms and the spaces between them say.
    pub(super) text: String,
    /// Sums of all that stands before each atom; one more than there are atoms.
    pub(super) sums: Vec<Sums>,
    /// Stretches between forced breaks.
    pub(super) segments: Vec<Segment>,
    /// The em of the first run.
    pub(super) em: Length,
    pub(super) missing: Vec<(usize, usize, char)>,
    pub(super) fallbacks: Vec<(usize, usize, char, FontId)>,
}

/// What is never divided: a character, a dash of two, a cluster.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    pub class: Class,
    /// The width of its core: marks without their blank halves.
    pub core: Length,
    /// The blank at its left, which an indented opener keeps.
    pub lead: Length,
    /// The size of its em.
    pub size: Length,
    /// Its glyphs among the pieces.
    pub pieces: (u32, u32),
    /// Its text, without the space after it.
    pub text: (u32, u32),
    /// What follows it.
    pub gap: Space,
}

/// A gap, in lengths.
#[derive(Clone, Copy, Debug, Default)]
pub struct Space {
    pub natural: Length,
    pub shrink: Option<(usize, Length)>,
    pub stretch: Opening,
    pub may_break: bool,
    /// The glyph of a typed space in it.
    pub blank: Option<(FontId, GlyphId)>,
}

/// How a gap opens, in lengths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    #[default]
    No,
    Word(Length),
    Mixed(Length),
    Even,
}

/// A glyph, by its place from the start of its atom's core.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub font: FontId,
    pub glyph: GlyphId,
    pub size: Length,
    pub ink: Ink,
    pub italic: bool,
    pub condense: u16,
    pub dx: Length,
}

/// Text between two forced breaks.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    pub start: usize,
    pub end: usize,
    /// Typed em spaces at its head.
    pub lead: Length,
}

/// Sums of atoms and the gaps after them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    pub width: i64,
    pub shrink: [i64; SHRINK_TIERS],
    pub word: i64,
    pub mixed: i64,
    pub even: i64,
    pub mixed_gaps: i64,
}

impl Matter {
    /// Characters that no face has: run, byte in the run, character.
    pub fn missing(&self) -> &[(usize, usize, char)] {
        &self.missing
    }

    /// Characters that their face lacks and another gave: run, byte, character, font.
    pub fn fallbacks(&self) -> &[(usize, usize, char, FontId)] {
        &self.fallbacks
    }

    /// Whether there is nothing to set.
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// Fills in the sums once all atoms stand.
    pub(super) fn sum_up(&mut self) {
        let mut sum = Sums::default();
        self.sums = Vec::with_capacity(self.atoms.len() + 1);
        self.sums.push(sum);
        for atom in &self.atoms {
            sum.add(atom);
            self.sums.push(sum);
        }
    }
}

impl Sums {
    fn add(&mut self, atom: &Atom) {
        self.width += i64::from(atom.core.0) + i64::from(atom.gap.natural.0);
        if let Some((tier, room)) = atom.gap.shrink {
            self.shrink[tier] += i64::from(room.0);
        }
        match atom.gap.stretch {
            Opening::No => (),
            Opening::Even => self.even += 1,
            Opening::Word(room) => {
                self.word += i64::from(room.0);
                self.even += 1;
            }
            Opening::Mixed(room) => {
                self.mixed += i64::from(room.0);
                self.mixed_gaps += 1;
            }
        }
    }
}

impl Space {
    /// A gap at a size.
    pub fn at(gap: Gap, size: Length, blank: Option<(FontId, GlyphId)>) -> Space {
        let stretch = match gap.stretch {
            Stretch::No => Opening::No,
            Stretch::Even => Opening::Even,
            Stretch::Word(room) => Opening::Word(room.at(size)),
            Stretch::Mixed(room) => Opening::Mixed(room.at(size)),
        };
        let shrink = gap.shrink.map(|(tier, room)| (tier, room.at(size)));
        Space { natural: gap.natural.at(size), shrink, stretch, may_break: gap.may_break, blank }
    }
}

/// Em of a size, for the blanks of an atom.
pub(super) fn em_of(length: Length, size: Length) -> Em {
    if size.0 <= 0 { Em(0) } else { Em(((i64::from(length.0) << 16) / i64::from(size.0)) as i32) }
}
