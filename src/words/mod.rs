//! Text → words: what a headline's lines may not be broken within.
//!
//! In: a headline, and the edition's own names. Out: its words in order, each with what it is. A dictionary gives the
//! likeliest row of words; then what newspapers keep together is joined: numbers with their units, names of
//! people and places, what hangs on 之 and ·.

mod dictionary;
mod join;
mod path;

pub use path::is_western;

use std::ops::Range;

/// What a word is, as far as a break cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 名词.
    Noun,
    /// 动词.
    Verb,
    /// 形容词.
    Adjective,
    /// 时间词: 今日, 明年.
    Time,
    /// 副词 and what stands before a verb like one: 不, 同比, 可以.
    Adverb,
    /// 介词: 在, 为, 向.
    Preposition,
    /// 连词: 和, 与.
    Conjunction,
    /// 了, 着, 过: the verb's own; its object follows.
    Aspect,
    /// 助词: 的, 们; what leans on the word before it.
    Particle,
    /// 代词: 我, 这.
    Pronoun,
    /// 方位词: 上, 中, 里.
    Side,
    /// 数词 alone: 20万.
    Number,
    /// 量词 alone: 个.
    Measure,
    /// A number with its unit: 20万欧元, 第15个, 2026年.
    Quantity,
    /// A name of a person, a place, an organisation.
    Name,
    /// 成语 and other phrases.
    Phrase,
    /// A character that is rarely a word by itself.
    Rare,
    /// Latin letters.
    Latin,
    /// Anything else.
    Other,
    /// “《（: nothing is parted from what follows.
    Opener,
    /// ”》）、: nothing is parted from what stands before.
    Closer,
    /// ，：；？！: a clause ends here.
    Pause,
    /// ——: a clause begins with it.
    Dash,
    /// The author's own break.
    Space,
}

/// A word: its characters, by their place in the text, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// From its first character to past its last.
    pub chars: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// The words of `text`: every character is in one. `own` are words that the dictionary may lack.
pub fn cut(text: &str, own: &[String]) -> Vec<Word> {
    let chars: Vec<char> = text.chars().collect();
    // The likeliest row of words.
    let mut words = path::likeliest(&chars, own);
    // What belongs together though the dictionary has it apart.
    for rule in join::RULES {
        words = join::all(&chars, words, *rule);
    }
    words
}
