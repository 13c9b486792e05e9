//! Runs → letters: one list of characters over all runs, each with its class in context, so that a change of
//! face or size within a sentence disturbs no rule.

use super::class::{Class, Set, class_of};
use crate::style::Run;

/// The space before a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// None.
    None,
    /// A place to break.
    Zero,
    /// A word space, where no line breaks.
    Tied,
    /// A word space.
    Word,
    /// So many em.
    Wide(u8),
}

/// A character of the copy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// The character.
    pub c: char,
    /// Its run.
    pub run: u32,
    /// Its byte in the run.
    pub at: u32,
    /// Its class among its neighbours.
    pub class: Class,
    /// What stands before it.
    pub space: Space,
}

/// The letters of `runs`: controls are dropped, spaces are noted on the letter they precede.
pub(super) fn collect(runs: &[Run]) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(runs.iter().map(|run| run.text.len() / 3 + 1).sum());
    let mut space = Space::None;
    for (run, content) in runs.iter().enumerate() {
        for (at, c) in content.text.char_indices() {
            let class = class_of(c);
            match class {
                Class::Dropped => {}
                Class::Space => space = widen(space, Space::Word),
                Class::TiedSpace => space = widen(space, Space::Tied),
                Class::ZeroSpace => space = widen(space, Space::Zero),
                Class::WideSpace => space = widen(space, Space::Wide(1)),
                _ => {
                    letters.push(Letter { c, run: small(run), at: small(at), class, space });
                    space = Space::None;
                }
            }
        }
    }
    refine(&mut letters);
    letters
}

/// A count as the 32 bits it is kept in.
pub(super) fn small(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn widen(space: Space, more: Space) -> Space {
    match (space, more) {
        (Space::Wide(n), Space::Wide(m)) => Space::Wide(n.saturating_add(m)),
        (Space::Wide(n), _) | (_, Space::Wide(n)) => Space::Wide(n),
        (Space::Tied, _) | (_, Space::Tied) => Space::Tied,
        (Space::Word, _) | (_, Space::Word) => Space::Word,
        _ => more,
    }
}

/// Classes that depend on the neighbours, and spaces that the compositor makes himself.
fn refine(letters: &mut [Letter]) {
    let mut before = Class::Newline;
    let mut in_address = false;
    for i in 0..letters.len() {
        if letters[i].class == Class::Han && letters[i].space == Space::None {
            // Nearly every letter: it is what it is.
            (before, in_address) = (Class::Han, false);
            continue;
        }
        let after = match letters.get(i + 1) {
            Some(next) if next.space == Space::None => next.class,
            _ => Class::Newline,
        };
        let Letter { class, space, c, .. } = letters[i];
        let near = if space == Space::None { before } else { Class::Newline };
        let is_double = near == Class::Slash && class == Class::Slash;
        in_address = in_address && Set::WORD.has(near) || is_double;
        letters[i].class = match in_context(c, class, (near, after)) {
            Class::Slash if in_address => Class::Part,
            Class::Slash if (near, after) == (Class::Digit, Class::Digit) => Class::Operator,
            Class::Slash if !is_path(letters, i) => Class::Operator,
            Class::Point | Class::Operator if in_address && matches!(c, '?' | '&' | '=') => Class::Part,
            class => class,
        };
        in_address |= letters[i].class == Class::Part;
        letters[i].space = needed(space, before, class);
        before = letters[i].class;
    }
}

/// Whether a solidus parts the folders of a path: it is not the only one of its word.
fn is_path(letters: &[Letter], at: usize) -> bool {
    let is_word = |i: usize| Set::WORD.has(letters[i].class);
    let behind = (at + 1..letters.len()).take_while(|&i| letters[i].space == Space::None && is_word(i));
    let before = (0..at).rev().take_while(|&i| letters[i + 1].space == Space::None && is_word(i));
    behind.chain(before).any(|i| letters[i].c == '/')
}

fn in_context(c: char, class: Class, (before, after): (Class, Class)) -> Class {
    let is_word = |class| Set::WORD.has(class);
    match class {
        Class::Opener | Class::Closer if matches!(c, '‘' | '’') => {
            if before == Class::Latin && after == Class::Latin { Class::Latin } else { class }
        }
        Class::Slash if !(is_word(before) && is_word(after)) => Class::Solidus,
        Class::Point if c == '.' && before == Class::Latin && after == Class::Latin => Class::Part,
        Class::Hyphen | Class::Operator if after == Class::Digit && !is_word(before) && c != '~' => {
            Class::Prefix
        }
        Class::Connector if c == '－' && after == Class::Digit && !is_word(before) => Class::WidePrefix,
        Class::Hyphen if !(is_word(before) || is_word(after)) => Class::Connector,
        // One that stands alone joins (一字线); two together part.
        Class::Dash if before != Class::Dash && after != Class::Dash => Class::Connector,
        _ => class,
    }
}

/// A typed space between Han and Latin gives way to the gap, one beside a full-width mark to the mark's blank.
fn needed(space: Space, before: Class, class: Class) -> Space {
    let word = Set::WORD;
    let plain = Set::of(&[Class::Han, Class::Symbol, Class::WideDigit]);
    match space {
        Space::Word | Space::Tied if word.has(before) && word.has(class) => space,
        Space::Word | Space::Tied if plain.has(before) && plain.has(class) => space,
        Space::Word | Space::Tied => Space::None,
        _ => space,
    }
}
