//! What may come between two characters: whether a line may break there, and what blank stands there.
//!
//! Two tables of rows; the first row that fits decides. They are spread out into squares when the program is
//! compiled, so that a look-up is one load.

use super::class::{CLASSES, Class, Set, class_of};
use crate::style::Kinsoku;

/// How bad it is to break a line at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Break {
    /// Allowed.
    Free,
    /// Allowed, but not sought.
    Poor,
    /// Between the parts of an address, when the line would else be loose.
    Part,
    /// Between the syllables of a word, with a hyphen.
    Hyphen,
    /// After the solidus of an address, when the line would else be very loose.
    Path,
    /// Within a word: only when it is longer than the line.
    Word,
    /// Against a rule of punctuation: only when no legal line is possible.
    Rule,
    /// Within what is one sign: only when it is wider than the line.
    Unit,
}

/// How the blanks of two neighbours add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Fill {
    /// Each keeps its own; the gap may be widened.
    Own,
    /// Each keeps its own; the gap is not widened.
    Stiff,
    /// The wider of the two serves both.
    Share,
    /// None is left.
    Cut,
    /// The quarter em between Han and Latin.
    Mixed,
}

struct BreakRow(Set, Set, Kinsoku, Break, &'static str);

const NOT_AT_START: Set = Set::of(&[
    Class::Closer,
    Class::Pause,
    Class::Stop,
    Class::Query,
    Class::Interpunct,
    Class::Connector,
    Class::Point,
    Class::WestClose,
    Class::Postfix,
    Class::WidePostfix,
]);
const NOT_AT_END: Set = Set::of(&[Class::Opener, Class::WestOpen]);
const SIGNS: Set = Set::of(&[Class::Prefix, Class::WidePrefix]);
const AFTER_NUMBER: Set =
    Set::of(&[Class::Digit, Class::WideDigit, Class::Point, Class::Postfix, Class::WidePostfix]);
const BEFORE_NUMBER: Set = Set::of(&[Class::Digit, Class::WideDigit, Class::Point]);
const DASH: Set = Set::of(&[Class::Dash]);
const DOTS: Set = Set::of(&[Class::Ellipsis]);
const LONG: Set = Set::of(&[Class::Dash, Class::Ellipsis]);
const SOLIDUS: Set = Set::of(&[Class::Solidus]);
const INTERPUNCT: Set = Set::of(&[Class::Interpunct]);
const CONNECTOR: Set = Set::of(&[Class::Connector]);
const NUMBER: Set = Set::of(&[Class::Digit, Class::WideDigit, Class::Prefix, Class::WidePrefix]);
const HYPHEN: Set = Set::of(&[Class::Hyphen]);
const SLASH: Set = Set::of(&[Class::Slash]);
const PART: Set = Set::of(&[Class::Part]);
const ADDRESS: Set = Set::of(&[Class::Slash, Class::Part]);
const LATIN: Set = Set::of(&[Class::Latin]);
const EXTEND: Set = Set::of(&[Class::Extend]);

/// Left, right, the level from which it holds, the verdict, the clause.
#[rustfmt::skip]
const BREAKS: &[BreakRow] = &[
    BreakRow(Set::ANY, EXTEND, Kinsoku::None, Break::Unit, "UAX #14 LB9"),
    BreakRow(DASH, DASH, Kinsoku::None, Break::Unit, "GB/T 15834 5.1.4"),
    BreakRow(DOTS, DOTS, Kinsoku::None, Break::Unit, "GB/T 15834 5.1.5"),
    BreakRow(SIGNS, Set::ANY, Kinsoku::None, Break::Unit, "UAX #14 LB25, PR"),
    BreakRow(Set::DIGITS, AFTER_NUMBER, Kinsoku::None, Break::Unit, "UAX #14 LB25, NU"),
    BreakRow(BEFORE_NUMBER, Set::DIGITS, Kinsoku::None, Break::Unit, "UAX #14 LB25, IS"),
    BreakRow(ADDRESS, ADDRESS, Kinsoku::None, Break::Word, "// stays whole"),
    BreakRow(ADDRESS, NOT_AT_START, Kinsoku::Basic, Break::Word, "UAX #14 LB13: a/℃ does not part before ℃"),
    BreakRow(SLASH, Set::WORD, Kinsoku::None, Break::Path, "UAX #14 LB13, SY"),
    BreakRow(PART, Set::WORD, Kinsoku::None, Break::Part, "an address parts after its dots and slashes"),
    BreakRow(HYPHEN, LATIN, Kinsoku::None, Break::Poor, "UAX #14 LB21, HY"),
    BreakRow(Set::WORD, Set::WORD, Kinsoku::None, Break::Word, "CLREQ 3.2.4: a Western word is not split"),
    BreakRow(Set::ANY, NOT_AT_START, Kinsoku::Basic, Break::Rule, "GB/T 15834 5.1.1-5.1.3, 5.1.6, 5.1.7"),
    BreakRow(NOT_AT_END, Set::ANY, Kinsoku::Basic, Break::Rule, "GB/T 15834 5.1.3"),
    BreakRow(Set::ANY, SOLIDUS, Kinsoku::Gb, Break::Rule, "GB/T 15834 5.1.9"),
    BreakRow(SOLIDUS, Set::ANY, Kinsoku::Gb, Break::Rule, "GB/T 15834 5.1.9"),
    BreakRow(Set::ANY, LONG, Kinsoku::Strict, Break::Rule, "CLREQ 3.1.5, strict"),
    BreakRow(CONNECTOR, NUMBER, Kinsoku::None, Break::Part, "a range is whole where that can be"),
    BreakRow(INTERPUNCT, Set::DIGITS, Kinsoku::None, Break::Word, "5·12 is one word"),
    BreakRow(Set::DIGITS, HAN, Kinsoku::None, Break::Poor, "a number is better with its unit"),
    BreakRow(INTERPUNCT, Set::ANY, Kinsoku::Basic, Break::Poor, "a name is better whole"),
    BreakRow(Set::ANY, Set::ANY, Kinsoku::None, Break::Free, "CLREQ 2.1.3: between any two 字"),
];

struct FillRow(Set, Set, Fill);

const OPENER: Set = Set::of(&[Class::Opener]);
const HAN: Set = Set::of(&[Class::Han]);
const SPACED: Set =
    Set::of(&[Class::Latin, Class::Digit, Class::Prefix, Class::Postfix, Class::Operator, Class::Slash]);
const NARROW: Set = Set::of(&[Class::Connector, Class::Solidus]);

#[rustfmt::skip]
const FILLS: &[FillRow] = &[
    FillRow(HAN, SPACED, Fill::Mixed),                  // CLREQ 3.2.2: up to a quarter em
    FillRow(SPACED, HAN, Fill::Mixed),                  // the same
    FillRow(Set::CLOSING, Set::CLOSING, Fill::Cut),     // CLREQ 3.1.6.2: 。” takes 1.5 em
    FillRow(Set::CLOSING, OPENER, Fill::Share),         // CLREQ 3.1.6.2: ，“ takes 1.5 em
    FillRow(OPENER, OPENER, Fill::Cut),                 // CLREQ 3.1.6.2: （“ takes 1.5 em
    FillRow(Set::CLOSING, INTERPUNCT, Fill::Cut),       // CLREQ 3.1.6.2: · has its blank; ”· takes one em
    FillRow(INTERPUNCT, OPENER, Fill::Cut),             // the same
    FillRow(NARROW, Set::ANY, Fill::Stiff),             // CLREQ 3.1.6.1: not around connectors and the solidus
    FillRow(Set::ANY, NARROW, Fill::Stiff),             // the same
    FillRow(DASH, DASH, Fill::Stiff),                   // GB/T 15834 5.1.4: no break within
    FillRow(DOTS, DOTS, Fill::Stiff),                   // GB/T 15834 5.1.5
    FillRow(Set::WORD, Set::WORD, Fill::Stiff),         // letters of a word are not spaced
    FillRow(Set::ANY, EXTEND, Fill::Stiff),             // a mark stays with its base
    FillRow(Set::ANY, Set::ANY, Fill::Own),             // CLREQ 3.1.6.1
];

type Square<T> = [[T; CLASSES]; CLASSES];

static RANKS: [Square<u8>; 4] = [
    break_rows(Kinsoku::None),
    break_rows(Kinsoku::Basic),
    break_rows(Kinsoku::Gb),
    break_rows(Kinsoku::Strict),
];
static FILL: Square<Fill> = fill_square();

/// What breaking between `left` and `right` breaks, at `level`.
pub(super) fn rank(level: Kinsoku, left: Class, right: Class) -> Break {
    let row = RANKS[level as usize][left as usize][right as usize];
    BREAKS[usize::from(row)].3
}

/// Whether a line may begin with `class` where UAX #14 parts a Western word.
pub(super) fn may_begin(class: Class) -> bool {
    !NOT_AT_START.has(class)
}

/// How the blanks between `left` and `right` add up.
pub(super) fn fill(left: Class, right: Class) -> Fill {
    FILL[left as usize][right as usize]
}

/// Whether a line may break between two characters, and by what clause.
pub fn why(level: Kinsoku, left: char, right: char) -> (Break, &'static str) {
    let row = RANKS[level as usize][class_of(left) as usize][class_of(right) as usize];
    let BreakRow(_, _, _, verdict, clause) = BREAKS[usize::from(row)];
    (verdict, clause)
}

const fn break_rows(level: Kinsoku) -> Square<u8> {
    let mut square = [[0; CLASSES]; CLASSES];
    let mut row = BREAKS.len();
    while row > 0 {
        row -= 1;
        let BreakRow(left, right, from, _, _) = &BREAKS[row];
        let mut cell = 0;
        while cell < CLASSES * CLASSES {
            let (l, r) = (cell / CLASSES, cell % CLASSES);
            if *from as u8 <= level as u8 && left.holds(l) && right.holds(r) {
                square[l][r] = row as u8;
            }
            cell += 1;
        }
    }
    square
}

const fn fill_square() -> Square<Fill> {
    let mut square = [[Fill::Own; CLASSES]; CLASSES];
    let mut row = FILLS.len();
    while row > 0 {
        row -= 1;
        let FillRow(left, right, fill) = &FILLS[row];
        let mut cell = 0;
        while cell < CLASSES * CLASSES {
            let (l, r) = (cell / CLASSES, cell % CLASSES);
            if left.holds(l) && right.holds(r) {
                square[l][r] = *fill;
            }
            cell += 1;
        }
    }
    square
}
