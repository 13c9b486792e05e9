//! What of the letters is looked up together, and what stands on a line of its own.

use std::ops::Range;

use super::class::{Class, Set};
use super::letters::{Letter, Space};

/// So many … in a row stand for lines that are left out.
const OMISSION: usize = 4;

/// Before which letters a line begins so that ………… stands alone on one, with the marks that open and close around it
/// (GB/T 15834 5.1.5: it stands for paragraphs left out). Within a sentence it is a long ellipsis and no more.
pub(super) fn omissions(letters: &[Letter]) -> Vec<usize> {
    let class = |at: usize| letters.get(at).map(|letter| letter.class);
    let mut borders = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let run = letters[at..].iter().take_while(|letter| letter.class == Class::Ellipsis).count();
        if run < OMISSION {
            at += run.max(1);
            continue;
        }
        let opens = letters[..at].iter().rev().take_while(|letter| letter.class == Class::Opener).count();
        let from = at - opens;
        at += run;
        while class(at).is_some_and(|class| Set::CLOSING.has(class)) {
            at += 1;
        }
        let before = from.checked_sub(1).and_then(class).unwrap_or(Class::Newline);
        let begins_line = before == Class::Newline;
        if !begins_line && !matches!(before, Class::Stop | Class::Query | Class::Closer) {
            continue;
        }
        borders.extend((!begins_line).then_some(from));
        borders.extend((at < letters.len()).then_some(at));
    }
    // One that ends where the next begins.
    borders.dedup();
    borders
}

/// Whether no Western word or number is next to a unit, with or without a space.
pub(super) fn is_alone(letters: &[Letter], unit: Range<usize>) -> bool {
    let is_word = |at: usize| letters.get(at).is_some_and(|letter| Set::WORD.has(letter.class));
    !unit.start.checked_sub(1).is_some_and(is_word) && !is_word(unit.end)
}

/// The end of what is looked up together: a word, a pair of dashes, a character with its marks, a character.
pub(super) fn end_of(letters: &[Letter], at: usize) -> usize {
    let first = letters[at];
    let run_on = |test: &dyn Fn(&Letter) -> bool| {
        let rest = &letters[at + 1..];
        at + 1
            + rest
                .iter()
                .take_while(|next| next.run == first.run && next.space == Space::None && test(next))
                .count()
    };
    let is_extend = |next: &Letter| next.class == Class::Extend;
    match first.class {
        Class::Han => match letters.get(at + 1) {
            Some(next) if is_extend(next) => run_on(&is_extend),
            _ => at + 1,
        },
        Class::Dash | Class::Ellipsis => run_on(&|next| next.c == first.c).min(at + 2),
        Class::Symbol | Class::Extend => run_on(&|next| matches!(next.class, Class::Symbol | Class::Extend)),
        class if Set::WORD.has(class) => {
            run_on(&|next| Set::WORD.has(next.class) || next.class == Class::Extend)
        }
        _ => run_on(&is_extend),
    }
}
