//! What stands between two neighbours: whether a line may end there, how wide the gap is, how far it gives.

use super::class::{Class, is_mark};
use crate::style::{Kinsoku, Limits, ParaStyle, Punctuation};
use crate::units::Em;

/// The tiers in which gaps give way, in this order (CLREQ, NEWSPAPER §2.2).
pub const SHRINK_TIERS: usize = 5;
const WORD: usize = 0;
const BRACKET: usize = 1;
const PAUSE: usize = 2;
const MIXED: usize = 3;
const STOP: usize = 4;

/// How a gap opens when a line is short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stretch {
    /// Not at all: inside a word or a number, around connectors and the solidus.
    #[default]
    No,
    /// A word space: to its own greatest width first, then like any gap.
    Word(Em),
    /// Between Han and Latin: to a third of an em, then only when nothing else can.
    Mixed(Em),
    /// Like every gap between two 字.
    Even,
}

/// The gap after a character, in em of the larger neighbour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// Its natural width.
    pub natural: Em,
    /// How much it gives, and in which tier.
    pub shrink: Option<(usize, Em)>,
    /// How it opens.
    pub stretch: Stretch,
    /// Whether a line may end here.
    pub may_break: bool,
}

/// One neighbour: its class and the blank its cell has at the side of the gap.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// The class.
    pub class: Class,
    /// The blank.
    pub blank: Em,
}

/// The gap between two neighbours; `space` is the typed space between them, if any.
pub fn gap(a: Side, b: Side, space: Option<Em>, style: &ParaStyle) -> Gap {
    let may_break = may_break(a.class, b.class, space.is_some(), style.kinsoku);
    if let Some(width) = space {
        return spaced(mixed(a.class, b.class), width, &style.limits, may_break);
    }
    if mixed(a.class, b.class) {
        return mixed_gap(&style.limits, may_break);
    }
    let natural = blank(a, b, style.punctuation);
    // Between two marks a quarter stays: 。“ must not close up.
    let kept = if is_mark(a.class) && is_mark(b.class) { Em::QUARTER } else { Em(0) };
    let room = Em(natural.0 - kept.0);
    let shrink = (room.0 > 0).then(|| (tier(a, b), room));
    Gap { natural, shrink, stretch: stretch(a.class, b.class), may_break }
}

/// A typed space: between Han and Latin it is the automatic gap; elsewhere a word space, or an em.
fn spaced(is_mixed: bool, width: Em, limits: &Limits, may_break: bool) -> Gap {
    if width < Em::ONE && is_mixed {
        return mixed_gap(limits, may_break);
    }
    if width >= Em::ONE {
        return Gap { natural: width, shrink: None, stretch: Stretch::Even, may_break };
    }
    let least = Em::QUARTER.min(limits.word);
    let room = Em((Em::HALF.0 - limits.word.0).max(0));
    let shrink = Some((WORD, Em(limits.word.0 - least.0)));
    Gap { natural: limits.word, shrink, stretch: Stretch::Word(room), may_break }
}

fn mixed_gap(limits: &Limits, may_break: bool) -> Gap {
    // A third of an em first (CLREQ); what lies between that and the style's greatest is the last resort.
    let third = Em(22_600).min(limits.mixed_max);
    let room = Em((third.0 - limits.mixed.0).max(0));
    let shrink = Some((MIXED, Em((limits.mixed.0 - limits.mixed_min.0).max(0))));
    Gap { natural: limits.mixed, shrink, stretch: Stretch::Mixed(room), may_break }
}

/// Whether the automatic gap stands between the two (CLREQ §3.2: none beside full-width punctuation).
fn mixed(a: Class, b: Class) -> bool {
    let western = |c| matches!(c, Class::Latin | Class::Digit | Class::Hyphen);
    match (a, b) {
        (Class::Han, b) => western(b) || b == Class::Prefix,
        (a, Class::Han) => western(a) || a == Class::Postfix,
        _ => false,
    }
}

/// The blank that stays between two neighbours (GB/T 15834 §5.1.11; CLREQ §3.1.6: two marks share one).
fn blank(a: Side, b: Side, punctuation: Punctuation) -> Em {
    let sum = Em(a.blank.0 + b.blank.0);
    if punctuation == Punctuation::Hangmobanjiao || !is_mark(a.class) || !is_mark(b.class) {
        return sum;
    }
    match (a.class, b.class) {
        // ”（ and ，“: one half of the two.
        (Class::Closer | Class::Pause | Class::Stop, Class::Opener) => sum.min(Em::HALF),
        // 。” and ”，: the first one's blank goes; “《: the second one's.
        (Class::Opener, _) => a.blank,
        _ => b.blank,
    }
}

/// The tier of a blank: brackets before pauses before stops.
fn tier(a: Side, b: Side) -> usize {
    match (a.class, b.class) {
        (Class::Stop, _) => STOP,
        (Class::Pause, _) => PAUSE,
        (Class::Closer, _) | (_, Class::Opener) => BRACKET,
        _ => PAUSE,
    }
}

fn stretch(a: Class, b: Class) -> Stretch {
    let word = |c| matches!(c, Class::Latin | Class::Digit | Class::Prefix | Class::Postfix | Class::Hyphen);
    let tied = |c| matches!(c, Class::Connector | Class::Solidus);
    if tied(a) || tied(b) || (word(a) && word(b)) { Stretch::No } else { Stretch::Even }
}

/// Whether a line may end between the two.
fn may_break(a: Class, b: Class, space: bool, level: Kinsoku) -> bool {
    !ends_no_line(a, level) && !begins_no_line(b, level) && (space || !tied_together(a, b))
}

/// Marks that do not begin a line, by the level from which they do not.
fn begins_no_line(class: Class, level: Kinsoku) -> bool {
    let from = match class {
        // GB 5.1.1–5.1.3, 5.1.6, 5.1.7; CLREQ basic.
        Class::Closer | Class::Pause | Class::Stop | Class::Interpunct | Class::Connector => Kinsoku::Basic,
        // UAX #14 PO; a sign stays with what precedes it.
        Class::Postfix | Class::Sign => Kinsoku::Basic,
        // GB 5.1.9.
        Class::Solidus => Kinsoku::Gb,
        // CLREQ strict.
        Class::Dash | Class::Ellipsis => Kinsoku::Strict,
        _ => return false,
    };
    level >= from
}

/// Marks that do not end a line.
fn ends_no_line(class: Class, level: Kinsoku) -> bool {
    match class {
        Class::Opener | Class::Prefix => level >= Kinsoku::Basic,
        Class::Solidus => level >= Kinsoku::Gb,
        _ => false,
    }
}

/// Words, numbers, a number and its unit: whole on one line.
fn tied_together(a: Class, b: Class) -> bool {
    use Class::{Digit, Hyphen, Latin, Postfix, Prefix, Sign};
    match (a, b) {
        (Hyphen, Latin) => false,
        (Latin | Digit | Hyphen, Latin | Digit | Hyphen | Postfix) => true,
        (Prefix, Latin | Digit) | (Postfix, Latin | Digit) => true,
        (Sign, Digit) | (Latin | Digit, Sign) => true,
        _ => false,
    }
}
