//! The marks that are one character in both widths.

use super::class::{Class, class, han};
use super::line::Line;
use super::{Edits, put};

/// A mark: what it becomes, the rule's name, and when it does.
struct Mark {
    half: char,
    full: char,
    rule: &'static str,
    when: fn(&Line, usize) -> bool,
}

const MARKS: &[Mark] = &[
    Mark { half: ',', full: '，', rule: "comma", when: comma },
    Mark { half: ';', full: '；', rule: "semicolon", when: sentence },
    Mark { half: ':', full: '：', rule: "colon", when: colon },
    Mark { half: '!', full: '！', rule: "exclamation", when: sentence },
    Mark { half: '?', full: '？', rule: "question", when: sentence },
    Mark { half: '~', full: '～', rule: "tilde", when: tilde },
    Mark { half: '•', full: '·', rule: "interpunct", when: inside },
    Mark { half: '‧', full: '·', rule: "interpunct", when: inside },
    Mark { half: '・', full: '·', rule: "interpunct", when: inside },
    Mark { half: '･', full: '·', rule: "interpunct", when: inside },
    Mark { half: '⋅', full: '·', rule: "interpunct", when: inside },
];

/// Half-width marks become full-width.
pub fn widen(line: &Line, edits: &mut Edits) {
    for (at, c) in line.chars.iter().enumerate() {
        if let Some(mark) = MARKS.iter().find(|m| m.half == *c && (m.when)(line, at)) {
            put(line, edits, at, (mark.full, mark.rule));
        }
    }
}

/// Full-width letters and digits become ASCII, with the point between digits and %.
pub fn narrow(line: &Line, edits: &mut Edits) {
    for (at, c) in line.chars.iter().enumerate() {
        let ascii = u32::from(*c).checked_sub(0xfee0).and_then(char::from_u32).filter(char::is_ascii_graphic);
        let point = *c == '．' && line.digit(at + 1) && at > 0 && line.digit(at - 1);
        let wanted = |a: &char| a.is_ascii_alphanumeric() || *a == '%' || point;
        if let Some(ascii) = ascii.filter(wanted) {
            put(line, edits, at, (ascii, "full-width-latin"));
        }
    }
}

/// Thousands (1,234) and English (one, two) keep theirs.
fn comma(line: &Line, at: usize) -> bool {
    let before = (0..at).rev().take_while(|i| line.digit(*i)).take(4).count();
    let after = line.run(at + 1, |c| class(c) == Class::Digit);
    let thousands = (1..=3).contains(&before) && after == 3;
    !thousands && (line.touches_han(at) || !line.english[at])
}

/// English keeps its own; so do Latin and digits on both sides, unless the line is over.
fn sentence(line: &Line, at: usize) -> bool {
    line.touches_han(at) || (!line.english[at] && line.at_edge(at))
}

/// Times, scores and ratios (12:30), and English keep theirs.
fn colon(line: &Line, at: usize) -> bool {
    let clock = at > 0 && line.digit(at - 1) && line.digit(at + 1);
    !clock && sentence(line, at)
}

/// Between Han or measures; not in a path.
fn tilde(line: &Line, at: usize) -> bool {
    let measure = |c: char| han(c) || class(c) == Class::Digit || matches!(c, '%' | '％' | '‰' | '℃' | '°');
    line.before(at).is_some_and(measure) && line.char(at + 1).is_some_and(measure)
}

/// At a paragraph's head it is a bullet.
fn inside(line: &Line, at: usize) -> bool {
    line.chars[..at].iter().any(|c| class(*c) != Class::Pass)
}
