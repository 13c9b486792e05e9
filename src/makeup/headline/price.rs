//! What it costs to break a headline between two words (NEWSPAPER §1.5; the sources are its S12 and S13).

use std::ops::Range;

use crate::words::{Kind, Word};

/// A rule: the word before the break, the word after it, the price in thousandths of a 字 of unevenness.
type Rule = (&'static [Kind], &'static [Kind], i64);

/// No rule about this side.
const ANY: &[Kind] = &[];
const NAMES: &[Kind] = &[Kind::Noun, Kind::Name, Kind::Other, Kind::Phrase, Kind::Latin];

/// The first rule that fits is taken.
const RULES: &[Rule] = &[
    (&[Kind::Space], ANY, 0),
    (&[Kind::Pause], ANY, 300),
    // —— begins a line, it does not end one.
    (ANY, &[Kind::Dash], 300),
    (&[Kind::Dash], ANY, 15_000),
    // No line begins with 的; particles, units and 上中里 lean on what stands before them.
    (ANY, &[Kind::Particle, Kind::Aspect], 25_000),
    (ANY, &[Kind::Measure], 20_000),
    (&[Kind::Number], ANY, 12_000),
    (ANY, &[Kind::Side], 9_000),
    (ANY, &[Kind::Pronoun], 5_500),
    // What opens a phrase does not end a line.
    (&[Kind::Adverb, Kind::Preposition, Kind::Conjunction, Kind::Pronoun], ANY, 9_000),
    (&[Kind::Verb], &[Kind::Preposition, Kind::Conjunction], 4_500),
    (ANY, &[Kind::Preposition, Kind::Conjunction], 600),
    (NAMES, &[Kind::Adverb, Kind::Time], 600),
    (&[Kind::Time], &[Kind::Quantity], 9_000),
    (&[Kind::Time], ANY, 5_000),
    (&[Kind::Quantity], &[Kind::Noun, Kind::Adjective, Kind::Name], 6_000),
    // Verb and object (制造悬念), adjective and noun.
    (&[Kind::Verb], NAMES, 4_500),
    (&[Kind::Aspect], ANY, 4_500),
    (&[Kind::Verb], &[Kind::Opener], 4_500),
    (&[Kind::Verb], &[Kind::Quantity], 3_000),
    (&[Kind::Adjective], NAMES, 5_000),
    (NAMES, &[Kind::Adjective], 7_000),
    (&[Kind::Rare], ANY, 6_000),
    (ANY, &[Kind::Rare], 6_000),
    // Subject and predicate part well.
    (NAMES, &[Kind::Verb], 1_200),
    (&[Kind::Quantity], &[Kind::Verb], 1_500),
    (&[Kind::Adjective], &[Kind::Verb], 1_200),
    (&[Kind::Closer], ANY, 1_500),
    (ANY, &[Kind::Opener], 1_800),
    (&[Kind::Particle], ANY, 2_000),
    (ANY, &[Kind::Quantity], 2_000),
    (&[Kind::Verb], &[Kind::Verb], 3_000),
    (NAMES, NAMES, 7_500),
];
const OTHERWISE: i64 = 3_000;
/// Within 《》 and “”;
const INSIDE: i64 = 15_000;
/// where so few characters are between them, a name, it is broken only if nothing else is to be had.
const NAME: (usize, i64) = (8, 45_000);
/// Elsewhere than at the space that the author left.
const PAST_AUTHOR: i64 = 7_000;
/// Elsewhere than where a clause ends.
const PAST_PAUSE: i64 = 3_000;
/// Two words of a character each, side by side, are as likely one.
const SINGLES: i64 = 2_500;

/// The price of a line's end before each word and after the last; `None` where a line cannot end.
pub fn prices(text: &str, words: &[Word]) -> Vec<Option<i64>> {
    let chars: Vec<char> = text.chars().collect();
    let has = |kind: Kind| words.iter().rev().skip(1).any(|word| word.kind == kind);
    let pauses = has(Kind::Pause) || has(Kind::Dash);
    let usual = PAST_AUTHOR * i64::from(has(Kind::Space)) + PAST_PAUSE * i64::from(pauses);
    let titles = titles(&chars);
    let mut prices = vec![None];
    for pair in words.windows(2) {
        let [before, after] = pair else { continue };
        let ends = matches!(before.kind, Kind::Space | Kind::Pause) || after.kind == Kind::Dash;
        let past = if ends { 0 } else { usual };
        let within = |title: &&Range<usize>| title.contains(&before.chars.end);
        let inside = match titles.iter().filter(within).map(|title| title.len() - 1).min() {
            Some(length) if length <= NAME.0 => NAME.1,
            Some(_) => INSIDE,
            None => 0,
        };
        prices.push(between(before, after).map(|price| price + inside + past));
    }
    prices.push(Some(0));
    prices
}

/// What stands between marks that open and close: the characters from the first within to the mark that closes.
fn titles(chars: &[char]) -> Vec<Range<usize>> {
    let (mut open, mut titles) = (Vec::new(), Vec::new());
    for (at, c) in chars.iter().enumerate() {
        match c {
            '“' | '‘' | '《' | '〈' | '（' | '「' | '『' => open.push(at + 1),
            '”' | '’' | '》' | '〉' | '）' | '」' | '』' => {
                titles.extend(open.pop().map(|from| from..at + 1));
            }
            _ => (),
        }
    }
    titles.extend(open.into_iter().map(|from| from..chars.len() + 1));
    titles
}

fn between(before: &Word, after: &Word) -> Option<i64> {
    let never = matches!(after.kind, Kind::Closer | Kind::Pause | Kind::Space) || before.kind == Kind::Opener;
    let fits = |kinds: &[Kind], kind: Kind| kinds.is_empty() || kinds.contains(&kind);
    let rule = RULES.iter().find(|(left, right, _)| fits(left, before.kind) && fits(right, after.kind));
    let marks =
        [Kind::Space, Kind::Pause, Kind::Dash, Kind::Closer, Kind::Opener, Kind::Particle, Kind::Aspect];
    let is_single = |word: &Word| word.chars.len() == 1 && !marks.contains(&word.kind);
    let singles = if is_single(before) && is_single(after) { SINGLES } else { 0 };
    (!never).then(|| rule.map_or(OTHERWISE, |(_, _, price)| *price) + singles)
}
