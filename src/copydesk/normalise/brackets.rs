//! Brackets, pair by pair.

use super::class::{Class, han};
use super::line::Line;
use super::{Edits, put};

/// A kind of bracket: half-width and full-width, opening and closing.
struct Kind {
    half: [char; 2],
    full: [char; 2],
}

const KINDS: &[Kind] =
    &[Kind { half: ['(', ')'], full: ['（', '）'] }, Kind { half: ['[', ']'], full: ['［', '］'] }];
/// Around the year in a document's number: 〔2025〕3号.
const YEAR: [char; 2] = ['〔', '〕'];

/// Half-width brackets become full-width, both halves of a pair or neither.
pub fn widen(line: &Line, edits: &mut Edits) {
    for kind in KINDS {
        let (pairs, lonely) = paired(line, kind);
        for (open, shut) in pairs {
            let full = if is_year(line, kind, (open, shut)) { YEAR } else { kind.full };
            let mixed = line.chars[open] == kind.full[0] || line.chars[shut] == kind.full[1];
            if mixed || !is_western(line, open, shut) {
                turn(line, edits, (open, kind.half[0], full[0]));
                turn(line, edits, (shut, kind.half[1], full[1]));
            }
        }
        for at in lonely {
            let side = usize::from(line.chars[at] == kind.half[1]);
            if !is_label(line, at) && beside_han(line, at) {
                turn(line, edits, (at, kind.half[side], kind.full[side]));
            }
        }
    }
}

fn turn(line: &Line, edits: &mut Edits, (at, half, full): (usize, char, char)) {
    if line.chars[at] == half {
        put(line, edits, at, (full, "bracket"));
    }
}

/// Pairs, and halves without another.
fn paired(line: &Line, kind: &Kind) -> (Vec<(usize, usize)>, Vec<usize>) {
    let (mut pairs, mut open, mut lonely) = (Vec::new(), Vec::new(), Vec::new());
    for (at, c) in line.chars.iter().enumerate().filter(|(at, _)| !line.kept[*at]) {
        if *c == kind.half[0] || *c == kind.full[0] {
            open.push(at);
        } else if *c == kind.half[1] || *c == kind.full[1] {
            match open.pop() {
                Some(from) => pairs.push((from, at)),
                None => lonely.push(at),
            }
        }
    }
    lonely.append(&mut open);
    (pairs, lonely)
}

/// A pair stays half-width only between Latin or digits, and without Han inside.
fn is_western(line: &Line, open: usize, shut: usize) -> bool {
    let western = |c| matches!(c, Some(Class::Latin | Class::Digit | Class::Other));
    western(line.left(open)) && western(line.right(shut)) && line.han_between(open, shut) == 0
}

fn is_year(line: &Line, kind: &Kind, (open, shut): (usize, usize)) -> bool {
    let year = shut - open == 5 && (open + 1..shut).all(|i| line.digit(i));
    kind.half[0] == '[' && year && line.digit(shut + 1) && line.before(open).is_some_and(han)
}

/// `1)` or `a)` at the head of a line.
fn is_label(line: &Line, at: usize) -> bool {
    (1..=3).contains(&at) && line.chars[..at].iter().all(|c| c.is_ascii_alphanumeric() || *c == '\\')
}

fn beside_han(line: &Line, at: usize) -> bool {
    line.before(at).is_some_and(han) || line.char(at + 1).is_some_and(han)
}
