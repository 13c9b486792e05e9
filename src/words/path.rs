//! The likeliest row of words: the cheapest way through every word that begins at every character.

use super::dictionary::{self, Entry, TOTAL};
use super::{Kind, Word};

const OPENERS: &str = "“‘《〈（【『「(〔［";
const CLOSERS: &str = "”’》〉）】』」)〕］、。·％‰℃…～%";
const PAUSES: &str = "，：；？！,;:?!｜|";
const DASHES: &str = "—⸺";
const HAN_NUMBERS: &str = "〇零一二两三四五六七八九十百千万亿半几数";

/// The best way to a place.
#[derive(Clone, Copy)]
struct Step {
    price: u64,
    from: usize,
    kind: Kind,
}

/// The words of `chars`, `own` before all others.
pub fn likeliest(chars: &[char], own: &[String]) -> Vec<Word> {
    let shipped = dictionary::open();
    let own: Vec<Vec<char>> = own.iter().map(|word| word.chars().collect()).collect();
    let mut best: Vec<Option<Step>> = vec![None; chars.len() + 1];
    best[0] = Some(Step { price: 0, from: 0, kind: Kind::Space });
    for at in 0..chars.len() {
        // Within a number or a Latin word no word begins.
        let Some(here) = best[at] else { continue };
        let rest = &chars[at..];
        let mut take = |word: Entry| {
            let price = here.price + u64::from(word.price);
            let to = &mut best[at + word.length];
            if to.is_none_or(|step| price < step.price) {
                *to = Some(Step { price, from: at, kind: word.kind });
            }
        };
        take(alone(rest));
        let known = shipped.as_ref().map(|words| dictionary::heads(words, rest)).unwrap_or_default();
        let whole = |word: &Entry| !is_within(rest, word.length) && !is_mark(rest[0]);
        known.into_iter().filter(whole).for_each(&mut take);
        let mine = own.iter().filter(|word| !word.is_empty() && rest.starts_with(word));
        // A word of the edition costs nothing, so that it comes before any other.
        mine.filter(|word| !is_within(rest, word.len()))
            .for_each(|word| take(Entry { length: word.len(), price: 0, kind: Kind::Name }));
    }
    trace(chars, &best)
}

fn trace(chars: &[char], best: &[Option<Step>]) -> Vec<Word> {
    let (mut words, mut at) = (Vec::new(), chars.len());
    while let Some(step) = best.get(at).copied().flatten().filter(|_| at > 0) {
        words.push(Word { chars: step.from..at, kind: kind(&chars[step.from..at], step.kind) });
        at = step.from;
    }
    words.reverse();
    words
}

/// The word that stands here if the dictionary has none: a run of Latin letters and digits, or one character.
fn alone(rest: &[char]) -> Entry {
    let length = (1..rest.len()).find(|at| !is_within(rest, *at)).unwrap_or(rest.len());
    let kind = match rest[0] {
        c if is_han(c) => Kind::Rare,
        '\u{3000}' => Kind::Space,
        // Between Western words: it leans on the one before.
        ' ' => Kind::Closer,
        // One em alone is a connector (GB/T 15834 5.1.6): it leans on what stands before it.
        '—' if length == 1 => Kind::Closer,
        '—' | '⸺' => Kind::Dash,
        c if OPENERS.contains(c) => Kind::Opener,
        c if CLOSERS.contains(c) => Kind::Closer,
        c if PAUSES.contains(c) => Kind::Pause,
        c if c.is_numeric() => Kind::Number,
        _ if length > 1 || rest[0].is_ascii_alphabetic() => Kind::Latin,
        _ => Kind::Rare,
    };
    Entry { length, price: TOTAL, kind }
}

fn is_mark(c: char) -> bool {
    !is_han(c)
        && (c.is_whitespace() || [OPENERS, CLOSERS, PAUSES, DASHES].iter().any(|marks| marks.contains(c)))
}

/// Asked of nearly every character, and answered at once.
fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a character is of a Western word or a number.
pub fn is_western(c: char) -> bool {
    c.is_alphanumeric() && u32::from(c) < 0x2e80
}

/// Whether the character at `at` is of one run with the one before it.
fn is_within(chars: &[char], at: usize) -> bool {
    let (Some(&before), Some(&after)) = (chars.get(at.wrapping_sub(1)), chars.get(at)) else { return false };
    let word = is_western;
    let link = |c: char| {
        matches!(c, '.' | ',' | '-' | '+' | '/' | ':' | '∶' | '×' | '\'' | '&' | '@' | '_' | '~' | '–')
    };
    let behind = chars.get(at + 1).copied().unwrap_or(' ');
    let double = |c: char| matches!(c, '—' | '…' | '⸺') && before == c;
    (word(before) || link(before)) && word(after)
        || word(before) && (matches!(after, '%' | '‰' | '℃' | '％' | '+') || link(after) && word(behind))
        || double(after)
}

/// Numbers are told by their characters.
fn kind(word: &[char], found: Kind) -> Kind {
    if word.iter().all(|c| HAN_NUMBERS.contains(*c)) && found != Kind::Name { Kind::Number } else { found }
}
