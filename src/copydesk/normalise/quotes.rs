//! Straight quotes → “ ” and ‘ ’, by pairing on a stack.

use super::line::Line;
use super::{Edits, put};

/// A kind of quote: straight, opening, closing.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Kind {
    straight: char,
    open: char,
    shut: char,
}

const DOUBLE: Kind = Kind { straight: '"', open: '“', shut: '”' };
const SINGLE: Kind = Kind { straight: '\'', open: '‘', shut: '’' };

/// Straight quotes are curled. Where one of a kind has no other half, all of that kind in the line are left.
pub fn curl(line: &Line, edits: &mut Edits) {
    for kind in [DOUBLE, SINGLE] {
        if let Some(turned) = paired(line, kind) {
            for (at, after) in turned {
                put(line, edits, at, (after, "quote"));
            }
        }
    }
}

/// The kinds of straight quotes that lack a half.
pub fn odd(line: &Line) -> Vec<char> {
    [DOUBLE, SINGLE].into_iter().filter(|k| paired(line, *k).is_none()).map(|k| k.straight).collect()
}

/// What each straight quote of a kind becomes; none where they do not come out even.
fn paired(line: &Line, kind: Kind) -> Option<Vec<(usize, char)>> {
    let mut turned = Vec::new();
    // The open ones; whether each is straight.
    let mut open: Vec<bool> = Vec::new();
    for (at, c) in line.chars.iter().enumerate().filter(|(at, _)| !line.kept[*at]) {
        if *c == kind.open {
            open.push(false);
        } else if *c == kind.shut && !is_apostrophe(line, at) {
            open.pop();
        } else if *c == kind.straight && !is_apostrophe(line, at) {
            let after = match open.pop() {
                Some(_) => kind.shut,
                None if is_measure(line, at) => continue,
                None => {
                    open.push(true);
                    kind.open
                }
            };
            turned.push((at, after));
        }
    }
    (turned.is_empty() || !open.contains(&true)).then_some(turned)
}

/// It's, O’Neill.
fn is_apostrophe(line: &Line, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    matches!(line.chars[at], '\'' | '’') && letter(line.before(at)) && letter(line.char(at + 1))
}

/// 6'2": feet and inches.
fn is_measure(line: &Line, at: usize) -> bool {
    at > 0 && line.digit(at - 1)
}
