//! Resolved typographic settings: what composition and make-up are told, with nothing left to look up.

mod marks;
mod para;

pub use marks::{Marks, Over, Syllable, Underline};
pub use para::{Align, Direction, Hang, Kinsoku, Limits, ParaStyle, Policy, Punctuation, Quotes};

use crate::units::{Ink, Length};

/// A face of the stylesheet, by its place in [`Faces`]: a name and the chain of fonts it falls back along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// A face as a stylesheet names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceChain {
    /// The name in the stylesheet: `song`, `hei`, `kai`.
    pub name: String,
    /// The fonts, the first that has a character gives it.
    pub fonts: Vec<FontEntry>,
}

/// A font in a face's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontEntry {
    /// Its name: the file's, without ending.
    pub name: String,
    /// The only characters it gives, where it stands in for a face that has bad ones.
    pub only: Option<String>,
}

/// How a run of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextStyle {
    /// The face.
    pub face: FaceId,
    /// The size of the em.
    pub size: Length,
    /// What it is printed in.
    pub ink: Ink,
    /// Whether Latin letters lean (Han never does).
    pub italic: bool,
    /// Width in thousandths of the natural one: 1000, or 850 to 1150 for 长体 and 扁体.
    pub condense: u16,
    /// What stands beside the characters.
    pub marks: Marks,
}

impl TextStyle {
    /// Upright black text of `face` at `size`.
    pub fn new(face: FaceId, size: Length) -> TextStyle {
        TextStyle { face, size, ink: Ink::BLACK, italic: false, condense: 1000, marks: Marks::default() }
    }
}

/// A run of a paragraph, in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text, after the copy desk.
    pub text: String,
    /// How it looks.
    pub style: TextStyle,
}
