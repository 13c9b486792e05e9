//! Spaces beside Han and beside full-width marks.

use super::class::{Class, class, han, pause, space, wide};
use super::line::Line;
use super::{Edit, Edits, Spaces};
use crate::copydesk::byline::signs;

/// Spaces between Han and Latin go, and those beside full-width marks: the gap there is automatic.
pub fn close(line: &Line, spaces: Spaces, edits: &mut Edits) {
    if spaces == Spaces::Keep {
        return;
    }
    let names = names(line);
    let shown = shown(line, edits);
    let mut at = 0;
    while at < line.chars.len() {
        let length = shown[at..].iter().take_while(|c| space(**c)).count();
        let free = at > 0 && !line.kept[at] && edits[at].is_none() && !is_inside(&names, at);
        if let (true, true, Some(after)) = (length > 0, free, shown.get(at + length)) {
            let after = wanted(spaces, shown[at - 1], *after);
            edits[at] = after.map(|after| Edit { length, after: after.to_owned(), rule: "space" });
        }
        at += length.max(1);
    }
}

/// Each character as it will be.
fn shown(line: &Line, edits: &Edits) -> Vec<char> {
    let mut shown = line.chars.clone();
    for (at, edit) in edits.iter().enumerate() {
        if let Some((edit, after)) = edit.as_ref().and_then(|e| Some((e, e.after.chars().next()?))) {
            shown[at..at + edit.length].fill(after);
        }
    }
    shown
}

/// What the space between two characters becomes; none where it stays.
fn wanted(spaces: Spaces, before: char, after: char) -> Option<&'static str> {
    let western = |c: char| matches!(class(c), Class::Latin | Class::Digit);
    if spaces == Spaces::Em {
        return ((wide(before) || pause(before)) && han(after)).then_some("\u{3000}");
    }
    let mixed = (wide(before) && western(after)) || (western(before) && wide(after));
    let dashed = (before == '—' && wide(after)) || (wide(before) && after == '—');
    (mixed || dashed || pause(before) || (pause(after) && wide(before))).then_some("")
}

/// The brackets in which names stand: （记者 John Smith）.
fn names(line: &Line) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in line.chars.iter().enumerate() {
        match c {
            '(' | '（' => open = Some(at),
            ')' | '）' => {
                let pair = open.take().map(|from| (from, at));
                found.extend(pair.filter(|(from, to)| {
                    let inside: String = line.chars[from + 1..*to].iter().collect();
                    signs(&inside)
                }));
            }
            _ => (),
        }
    }
    found
}

fn is_inside(pairs: &[(usize, usize)], at: usize) -> bool {
    pairs
        .binary_search_by(|(from, to)| {
            if *to < at {
                std::cmp::Ordering::Less
            } else if *from > at {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        })
        .is_ok()
}
