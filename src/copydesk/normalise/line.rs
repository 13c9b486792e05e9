//! A line of copy with what each of its characters stands between.

use super::class::{Class, class, space};
use super::protect::protected;

/// Runs of these, of at least so many, become a mark of two em; neighbours are looked for behind them.
pub const RUNS: &[(char, usize)] =
    &[('-', 2), ('―', 2), ('─', 2), ('.', 3), ('。', 3), ('…', 1), ('⋯', 1), ('—', 1)];

/// A line, ready to be judged.
#[derive(Debug)]
pub struct Line {
    /// Its characters; an escape of Markdown is a part of the character after it.
    pub chars: Vec<char>,
    /// Where each begins and ends in the text, in bytes.
    pub spans: Vec<(usize, usize)>,
    /// What is left alone.
    pub kept: Vec<bool>,
    /// Whether each stands in a stretch of English.
    pub english: Vec<bool>,
    /// The nearest solid character before each; none at the line's beginning.
    left: Vec<Option<Class>>,
    /// The nearest solid character after each; none at the line's end.
    right: Vec<Option<Class>>,
    /// How many Han stand before each.
    han: Vec<usize>,
}

impl Line {
    /// Reads a line.
    pub fn new(text: &str) -> Line {
        let (chars, spans) = unescaped(text);
        let classes = classes(&chars);
        let english = english(&chars, &classes);
        let left = solid(classes.iter());
        let mut right = solid(classes.iter().rev());
        right.reverse();
        let mut count = 0;
        let han = classes.iter().map(|c| (count, count += usize::from(*c == Class::Han)).0).collect();
        Line { kept: protected(&chars), english, left, right, han, chars, spans }
    }

    /// The character at a place, if the line reaches so far.
    pub fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|i| self.char(i))
    }

    /// What stands at the left, past quotes, brackets, spaces and marks.
    pub fn left(&self, at: usize) -> Option<Class> {
        self.left.get(at).copied().flatten()
    }

    /// What stands at the right, past quotes, brackets, spaces and marks.
    pub fn right(&self, at: usize) -> Option<Class> {
        self.right.get(at).copied().flatten()
    }

    /// Whether Han stands at either side.
    pub fn touches_han(&self, at: usize) -> bool {
        self.left(at) == Some(Class::Han) || self.right(at) == Some(Class::Han)
    }

    /// Whether the line begins or ends at either side.
    pub fn at_edge(&self, at: usize) -> bool {
        self.left(at).is_none() || self.right(at).is_none()
    }

    /// How many Han stand between two places.
    pub fn han_between(&self, from: usize, to: usize) -> usize {
        let count = |at: usize| self.han.get(at).or(self.han.last()).copied().unwrap_or(0);
        count(to).saturating_sub(count(from))
    }

    /// Whether there is any Han in the line at all; if not it is not Chinese.
    pub fn is_chinese(&self) -> bool {
        let last = self.chars.last().is_some_and(|c| class(*c) == Class::Han);
        last || self.han.last().is_some_and(|n| *n > 0)
    }

    /// Whether a digit stands at a place.
    pub fn digit(&self, at: usize) -> bool {
        self.char(at).is_some_and(|c| class(c) == Class::Digit)
    }

    /// How many characters `is` from a place on.
    pub fn run(&self, at: usize, is: impl Fn(char) -> bool) -> usize {
        self.chars[at.min(self.chars.len())..].iter().take_while(|c| is(**c)).count()
    }
}

type Unescaped = (Vec<char>, Vec<(usize, usize)>);

fn unescaped(text: &str) -> Unescaped {
    let mut out: Unescaped = (Vec::with_capacity(text.len() / 3), Vec::with_capacity(text.len() / 3));
    let mut chars = text.char_indices().peekable();
    while let Some((start, mut c)) = chars.next() {
        let mut at = start;
        if c == '\\'
            && let Some((i, next)) = chars.next_if(|(_, next)| next.is_ascii_punctuation())
        {
            (at, c) = (i, next);
        }
        out.0.push(c);
        out.1.push((start, at + c.len_utf8()));
    }
    out
}

/// What each character is; a run that becomes one mark is passed like the mark.
fn classes(chars: &[char]) -> Vec<Class> {
    let mut classes: Vec<Class> = chars.iter().map(|c| class(*c)).collect();
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|c| **c == chars[at]).count();
        if RUNS.iter().any(|(c, least)| *c == chars[at] && length >= *least) {
            classes[at..at + length].fill(Class::Pass);
        }
        if is_apart(chars, at) {
            classes[at..at + 3].fill(Class::Pass);
        }
        at += length;
    }
    classes
}

/// Whether `- -`, and no more of them, stands at a place inside the line.
pub fn is_apart(chars: &[char], at: usize) -> bool {
    if !chars[at..].starts_with(&['-', ' ', '-']) {
        return false;
    }
    let dash = |i: Option<usize>| matches!(i.and_then(|i| chars.get(i)), Some('-' | '—' | '―' | '─'));
    let space = |i: Option<usize>| i.and_then(|i| chars.get(i)) == Some(&' ');
    let more = dash(at.checked_sub(1))
        || (space(at.checked_sub(1)) && dash(at.checked_sub(2)))
        || dash(Some(at + 3))
        || (space(Some(at + 3)) && dash(Some(at + 4)));
    at > 0 && !more
}

/// For each character the last solid one before it.
fn solid<'a>(classes: impl Iterator<Item = &'a Class>) -> Vec<Option<Class>> {
    let mut last = None;
    let before = classes.map(|c| {
        let before = last;
        if *c != Class::Pass {
            last = Some(*c);
        }
        before
    });
    before.collect()
}

/// English is a stretch without Han in which two words have a space between them.
fn english(chars: &[char], classes: &[Class]) -> Vec<bool> {
    let mut english = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let length = classes[at..].iter().take_while(|c| **c != Class::Han).count();
        if (at..at + length).any(|i| parts_words(chars, i)) {
            english[at..at + length].fill(true);
        }
        at += length + 1;
    }
    english
}

/// A space between two words of Latin, with or without a mark before it.
fn parts_words(chars: &[char], at: usize) -> bool {
    let latin = |c: Option<&char>| c.is_some_and(|c| class(*c) == Class::Latin);
    if !space(chars[at]) || !latin(chars.get(at + 1)) {
        return false;
    }
    let before = at.checked_sub(1).map(|i| chars[i]);
    let marked = before.is_some_and(|c| matches!(c, ',' | ';' | ':' | '!' | '?' | '.'));
    latin(before.as_ref()) || (marked && at > 1 && latin(chars.get(at - 2)))
}
