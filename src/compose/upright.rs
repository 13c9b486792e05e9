//! Which characters stand upright in a vertical line, and where (CLREQ §3.2.3, Unicode UAX #50).
//!
//! 字 do, and marks in the form that the face has for vertical lines (GB/T 15834 §5.2: 。，、；：？！ at the right
//! under their 字); a number of up to three digits stands across its line in the room of one 字 (纵中横); a letter and
//! initials by themselves stand one under another. All else, Western words, long numbers, —— and ……, is turned with
//! the line.

use super::Stance;
use super::class::{Class, Set};
use super::letters::Letter;
use super::matter::Piece;
use crate::style::{ParaStyle, Quotes, TextStyle};
use crate::typeface::{GlyphId, Metrics};
use crate::units::{Em, Length};

/// What stands upright, as a cell.
pub(super) struct Upright {
    pub pieces: Vec<Piece>,
    pub class: Class,
    /// How far it goes down the line.
    pub body: Length,
}

/// The most digits that stand across a line.
const ACROSS: usize = 3;
/// Three stand a little over it at both sides.
const WIDEST: Em = Em::milli(1100);
/// The most letters that are initials.
const INITIALS: usize = 4;
/// Marks in the half of the em box that a face without vertical forms must bring to the right.
const LOW: Set = Set::of(&[Class::Pause, Class::Stop]);
const MARKS: Set =
    Set::of(&[Class::Opener, Class::Closer, Class::Pause, Class::Stop, Class::Query, Class::Interpunct]);

/// The unit as it stands in a vertical line, alone or beside a Western word; `None` for what is turned with the line.
pub(super) fn of(
    unit: &[Letter],
    (metrics, style): (&dyn Metrics, &ParaStyle),
    (look, is_alone): (TextStyle, bool),
) -> Option<Upright> {
    let first = unit.first()?;
    if unit.iter().all(|letter| letter.class == Class::Digit) {
        return (is_alone && unit.len() <= ACROSS).then(|| across(unit, metrics, look));
    }
    match first.class {
        Class::Han | Class::WideDigit if unit.len() == 1 => han(first, metrics, look),
        class if MARKS.has(class) && unit.len() == 1 => mark(first, (metrics, style), look),
        _ => None,
    }
}

/// A 字 fills its em.
fn han(letter: &Letter, metrics: &dyn Metrics, look: TextStyle) -> Option<Upright> {
    let (font, glyph) = metrics.glyph(look.face, letter.c)?;
    let glyph = metrics.vertical(font, letter.c).unwrap_or(glyph);
    let across = centred(metrics.advance(font, glyph)).at(look.size);
    let stance = Stance::Upright { across, narrow: 1000 };
    let pieces = vec![Piece { font, glyph, dx: Length::ZERO, stance }];
    Some(Upright { pieces, class: letter.class, body: look.size })
}

/// Whether letters stand one under another: one alone, or initials such as GDP.
pub(super) fn is_stacked(unit: &[Letter]) -> bool {
    let is_capital = |letter: &Letter| letter.c.is_ascii_uppercase();
    match unit {
        [one] => one.c.is_ascii_alphabetic(),
        letters => letters.len() <= INITIALS && letters.iter().all(is_capital),
    }
}

/// A letter of those, as a 字 of its own.
pub(super) fn letter(letter: &Letter, metrics: &dyn Metrics, look: TextStyle) -> Option<Upright> {
    let upright = han(letter, metrics, look)?;
    Some(Upright { class: Class::WideDigit, ..upright })
}

/// Digits side by side, narrowed where they would stand out.
fn across(unit: &[Letter], metrics: &dyn Metrics, look: TextStyle) -> Upright {
    let found: Vec<_> = unit.iter().filter_map(|letter| metrics.glyph(look.face, letter.c)).collect();
    let widths = found.iter().map(|(font, glyph)| metrics.advance(*font, *glyph).0.max(0));
    let width: i32 = widths.clone().sum();
    let most = if unit.len() < ACROSS { Em::ONE } else { WIDEST };
    let narrow = if width > most.0 { i64::from(most.0) * 1000 / i64::from(width) } else { 1000 };
    let narrowed = |em: i32| Em((i64::from(em) * narrow / 1000) as i32);
    let mut pen = centred(narrowed(width)).0;
    let piece = |((font, glyph), width): ((_, GlyphId), i32)| {
        let stance = Stance::Upright { across: Em(pen).at(look.size), narrow: narrow as u16 };
        pen += narrowed(width).0;
        Piece { font, glyph, dx: Length::ZERO, stance }
    };
    let pieces = found.iter().copied().zip(widths.clone()).map(piece).collect();
    Upright { pieces, class: Class::WideDigit, body: look.size }
}

/// A mark, with its ink in its own half of the em; a tall one has the whole.
fn mark(letter: &Letter, (metrics, style): (&dyn Metrics, &ParaStyle), look: TextStyle) -> Option<Upright> {
    let c = quote(letter.c, style.quotes);
    let (font, plain) = metrics.glyph(look.face, c)?;
    let own = metrics.vertical(font, c);
    let is_bracket = matches!(letter.class, Class::Opener | Class::Closer);
    if own.is_none() && is_bracket && c == letter.c {
        // Turned with the line it opens and closes as it should.
        return None;
    }
    let glyph = own.unwrap_or(plain);
    let (head, foot) = metrics.ink_down(font, glyph);
    let body = if foot.0 - head.0 > Em::HALF.0 { Em::ONE } else { Em::HALF };
    let class = letter.class;
    let dx = match class {
        _ if body == Em::ONE => Em(0),
        Class::Opener if head.0 >= Em::milli(450).0 => Em(-Em::HALF.0),
        Class::Closer | Class::Pause | Class::Stop if own.is_some() => Em(0),
        Class::Pause | Class::Stop => Em(Em::milli(50).0 - head.0),
        _ => Em((body.0 - head.0 - foot.0) / 2),
    };
    let across = centred(metrics.advance(font, glyph));
    let across = if own.is_none() && LOW.has(class) { Em(across.0 + Em::HALF.0) } else { across };
    let stance = Stance::Upright { across: across.at(look.size), narrow: 1000 };
    let pieces = vec![Piece { font, glyph, dx: dx.at(look.size), stance }];
    Some(Upright { pieces, class, body: body.at(look.size) })
}

/// A glyph of this advance stands in the middle of the em.
fn centred(advance: Em) -> Em {
    Em((Em::ONE.0 - advance.0) / 2)
}

/// Corner brackets for quotation marks.
fn quote(c: char, quotes: Quotes) -> char {
    match (c, quotes) {
        ('“', Quotes::Double) | ('‘', Quotes::Single) => '『',
        ('”', Quotes::Double) | ('’', Quotes::Single) => '』',
        ('“', Quotes::Single) | ('‘', Quotes::Double) => '「',
        ('”', Quotes::Single) | ('’', Quotes::Double) => '」',
        (c, _) => c,
    }
}
