//! A character's cell: its ink's place, its core, and the blanks beside it.
//!
//! Faces differ in `halt` and `chws`, so the blank halves of marks are our own arithmetic on the glyph's
//! ink: a full-width mark is half an em of core with the blank at its left, its right, or both.

use super::class::{Class, is_mark};
use crate::style::Punctuation;
use crate::typeface::{FontId, GlyphId, Metrics};
use crate::units::{Em, Length};

/// A character in its cell.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// What is never taken away.
    pub core: Length,
    /// The blank at the left.
    pub left: Em,
    /// The blank at the right.
    pub right: Em,
    /// The glyph's origin, from the core's left.
    pub dx: Length,
}

impl Cell {
    /// An em with nothing in it.
    pub fn whole(size: Length) -> Cell {
        Cell { core: size, left: Em(0), right: Em(0), dx: Length::ZERO }
    }
}

/// The cell of a glyph.
pub fn cell(
    metrics: &dyn Metrics,
    (font, glyph): (FontId, GlyphId),
    (class, size): (Class, Length),
    punctuation: Punctuation,
) -> Cell {
    let advance = metrics.advance(font, glyph);
    if is_mark(class) {
        return mark(metrics, (font, glyph, advance), (class, size), punctuation);
    }
    match class {
        // GB/T 15834 §5.1.7, §5.1.9: half an em, the ink in its middle.
        Class::Interpunct | Class::Solidus => centred(metrics, (font, glyph), Em::HALF, size),
        // §5.1.4–§5.1.6: an em.
        Class::Dash | Class::Ellipsis if advance < Em::ONE => centred(metrics, (font, glyph), Em::ONE, size),
        _ => Cell { core: advance.at(size), left: Em(0), right: Em(0), dx: Length::ZERO },
    }
}

/// An apostrophe within a Latin word, from a face whose ’ is a full-width quotation mark.
pub fn apostrophe(metrics: &dyn Metrics, (font, glyph): (FontId, GlyphId), size: Length) -> Cell {
    centred(metrics, (font, glyph), Em::QUARTER, size)
}

fn centred(metrics: &dyn Metrics, (font, glyph): (FontId, GlyphId), width: Em, size: Length) -> Cell {
    let (l, r) = metrics.ink(font, glyph);
    let middle = if (l, r) == (Em(0), Em(0)) { metrics.advance(font, glyph).0 / 2 } else { (l.0 + r.0) / 2 };
    Cell { core: width.at(size), left: Em(0), right: Em(0), dx: Em(width.0 / 2 - middle).at(size) }
}

/// A full-width mark: half an em around its ink, the other half blank.
fn mark(
    metrics: &dyn Metrics,
    (font, glyph, advance): (FontId, GlyphId, Em),
    (class, size): (Class, Length),
    punctuation: Punctuation,
) -> Cell {
    let own = if class == Class::Opener { Em::HALF } else { Em(0) };
    let (l, r) = metrics.ink(font, glyph);
    // A proportional glyph is put into the half of the cell that is its class's own.
    if advance.0 < Em::milli(750).0 {
        let inside = centred(metrics, (font, glyph), Em::HALF, size);
        return blanks(Cell { left: own, right: Em(Em::HALF.0 - own.0), ..inside }, class, punctuation);
    }
    let ink_middle = if (l, r) == (Em(0), Em(0)) { own.0 + Em::QUARTER.0 } else { (l.0 + r.0) / 2 };
    let snug = Em(ink_middle - Em::QUARTER.0);
    let near = Em::milli(110).0;
    let left = if snug.0 < near {
        Em(0)
    } else if snug.0 > Em::HALF.0 - near {
        Em::HALF
    } else {
        snug
    };
    let cell =
        Cell { core: Em::HALF.at(size), left, right: Em(Em::HALF.0 - left.0), dx: Em(-left.0).at(size) };
    blanks(cell, class, punctuation)
}

/// The blanks that a style of punctuation leaves (names as in xeCJK).
fn blanks(cell: Cell, class: Class, punctuation: Punctuation) -> Cell {
    let half = match punctuation {
        Punctuation::Banjiao => true,
        Punctuation::Kaiming => class != Class::Stop,
        Punctuation::Quanjiao | Punctuation::Hangmobanjiao => false,
    };
    if half { Cell { left: Em(0), right: Em(0), ..cell } } else { cell }
}
