//! `[文字]{.dots}`: brackets that say what stands beside their text.
//!
//! They are read from a paragraph's letters before its marks are mended. Brackets without braces are copy.

use std::ops::Range;

use super::letters::{Beside, Letter, Letters};
use crate::finding::{Message, meant, message, nearest};
use crate::style::{Syllable, Underline};
use crate::units::Em;

/// What is wrong with some brackets, and where.
pub type Faults = Vec<(Range<usize>, Message)>;

/// What a word or a key in braces asks for.
#[derive(Clone, Copy)]
enum Ask {
    Dots,
    Line(Underline),
    Small,
    Width,
    Pinyin,
}

/// The words, in English and Chinese.
const WORDS: &[(&str, Ask)] = &[
    (".dots", Ask::Dots),
    (".着重", Ask::Dots),
    (".name", Ask::Line(Underline::Name)),
    (".专名", Ask::Line(Underline::Name)),
    (".book", Ask::Line(Underline::Book)),
    (".书名", Ask::Line(Underline::Book)),
    (".note", Ask::Small),
    (".注", Ask::Small),
    ("width", Ask::Width),
    ("宽", Ask::Width),
    ("pinyin", Ask::Pinyin),
    ("拼音", Ask::Pinyin),
];
/// So many brackets may stand in one another.
const DEPTH: usize = 8;
/// The greatest width, in 字.
const WIDEST: usize = 60;

/// Takes the brackets and braces out of a paragraph's letters; what stood between has its marks.
pub fn marked(letters: &mut Letters, body: &str) -> Faults {
    if !letters.iter().any(|l| matches!(l.c, '[' | ']')) {
        return Faults::new();
    }
    let mut reader =
        Reader { body, open: Vec::new(), out: Vec::with_capacity(letters.len()), ..Reader::default() };
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        at += 1;
        reader.out.push(letter);
        if reader.is_sign(letter, '[') {
            reader.open.push(reader.out.len() - 1);
            if reader.open.len() > DEPTH {
                reader.open.remove(0);
            }
        } else if reader.is_sign(letter, ']') {
            at = reader.shut(letters, at);
        }
    }
    let gone = std::mem::take(&mut reader.gone);
    let mut gone = gone.into_iter().peekable();
    let kept = reader.out.into_iter().enumerate().filter(|(n, _)| gone.next_if_eq(n).is_none());
    *letters = kept.map(|(_, letter)| letter).collect();
    reader.faults
}

#[derive(Default)]
struct Reader<'b> {
    body: &'b str,
    out: Letters,
    /// Where brackets open in `out`.
    open: Vec<usize>,
    /// The brackets that are not printed, in order.
    gone: std::collections::BTreeSet<usize>,
    /// How many pairs there have been.
    count: u16,
    faults: Faults,
}

impl Reader<'_> {
    /// Whether the letter is the sign itself, neither escaped nor written as an entity.
    fn is_sign(&self, letter: Letter, sign: char) -> bool {
        letter.c == sign
            && self.body[letter.at..].starts_with(sign)
            && !self.body[..letter.at].ends_with('\\')
    }

    /// A bracket shuts; gives where reading goes on.
    fn shut(&mut self, letters: &[Letter], at: usize) -> usize {
        let open = self.open.pop();
        let bracket = letters[at - 1];
        let Some(brace) = letters.get(at).filter(|l| self.is_sign(**l, '{') && l.at == bracket.end) else {
            return at;
        };
        let rest = letters[at..].iter().take_while(|l| l.c != '\n');
        let Some(length) = rest.take(400).position(|l| l.c == '}') else {
            self.faults.push((
                bracket.at..brace.end,
                ("the { after these brackets has no }", "这对方括号后的 { 没有 }").into(),
            ));
            return at;
        };
        let (inside, end) = (&letters[at + 1..at + length], at + length + 1);
        let place = bracket.at..letters[end - 1].end;
        let place = open.map_or(bracket.at, |open| self.out[open].at)..place.end;
        let asked = match open {
            None => Err(Message::from(("the ] before these braces has no [", "这对花括号前的 ] 没有 ["))),
            Some(open) => asks(&inside.iter().map(|l| l.c).collect::<String>()).map(|asks| (open, asks)),
        };
        // What cannot be read stays as it is written; nothing is lost.
        let (open, asks) = match asked {
            Ok(asked) => asked,
            Err(fault) => {
                self.faults.push((place, fault));
                return at;
            }
        };
        self.gone.extend([open, self.out.len() - 1]);
        self.count = self.count.wrapping_add(1);
        if let Err(fault) = self.apply(&asks, open + 1..self.out.len() - 1) {
            self.faults.push((place, fault));
        }
        end
    }

    /// What the braces ask for is done to the text; the first mistake is told.
    fn apply(&mut self, asks: &[(Ask, String)], text: Range<usize>) -> Result<(), Message> {
        if self.out[text.clone()].iter().all(|l| l.c.is_whitespace()) {
            return Err(("these brackets are empty", "方括号里是空的").into());
        }
        if asks.iter().filter(|(ask, _)| matches!(ask, Ask::Line(_))).count() > 1 {
            return Err(("one line at most stands under a text", "一段文字下最多一种线").into());
        }
        asks.iter().try_for_each(|(ask, value)| self.give(*ask, value, text.clone()))
    }

    fn give(&mut self, ask: Ask, value: &str, text: Range<usize>) -> Result<(), Message> {
        let nth = self.count;
        match ask {
            Ask::Dots => self.each(text, |b| b.dotted = true),
            // The inner brackets say which line stands under their text.
            Ask::Line(line) => self.each(text, |b| b.line = b.line.or(Some((line, nth)))),
            Ask::Small => self.each(text, |b| b.is_small = true),
            Ask::Width => {
                let gap = self.gap(value, text.clone())?;
                self.each(text, |b| b.spread = Some((gap, nth)));
            }
            Ask::Pinyin => self.pinyin(value, text)?,
        }
        Ok(())
    }

    fn each(&mut self, text: Range<usize>, change: impl Fn(&mut Beside)) {
        self.out[text].iter_mut().for_each(|letter| change(&mut letter.beside));
    }

    /// The gap between 字 that makes them so many 字 wide.
    fn gap(&self, value: &str, text: Range<usize>) -> Result<Em, Message> {
        let inside = text.filter(|n| !self.gone.contains(n)).map(|n| self.out[n]);
        let letters: Letters = inside.filter(|l| !l.c.is_whitespace()).collect();
        if let Some(other) = letters.iter().find(|l| !is_han(l.c)) {
            return Err(message!(
                "only 字 can be set to a width, not {}",
                "只有字可以定宽，{} 不行",
                other.c
            ));
        }
        let count = letters.len();
        match value.parse::<usize>() {
            Ok(width) if count >= 2 && (count..=WIDEST).contains(&width) => {
                Ok(Em((((width - count) << 16) / (count - 1)) as i32))
            }
            Ok(_) if count < 2 => {
                Err(("a width wants two 字 at least between the brackets", "定宽的方括号里至少要两个字")
                    .into())
            }
            _ => Err(message!(
                "width is “{value}”; for {count} 字 it may be {count} to {WIDEST}",
                "width 是“{value}”；{count} 个字应为 {count} 到 {WIDEST}"
            )),
        }
    }

    /// A syllable over each 字.
    fn pinyin(&mut self, value: &str, text: Range<usize>) -> Result<(), Message> {
        let han: Vec<usize> = text.filter(|n| is_han(self.out[*n].c)).collect();
        let words: Vec<&str> = value.split_whitespace().collect();
        if han.len() != words.len() {
            let (said, are) = (words.len(), han.len());
            return Err(message!(
                "the pinyin has {said} syllables for {are} 字; a space parts syllables",
                "拼音有 {said} 个音节，字有 {are} 个；音节之间用空格"
            ));
        }
        for (n, word) in han.into_iter().zip(words) {
            let syllable = Syllable::new(word).ok_or_else(|| {
                message!("“{word}” is too long for a syllable", "“{word}”太长，不是一个音节")
            })?;
            self.out[n].beside.over = Some(syllable);
        }
        Ok(())
    }
}

fn is_han(c: char) -> bool {
    c.is_alphabetic() && u32::from(c) >= 0x2e80
}

/// The words and the keys with their values: `.dots pinyin="hàn zì"`.
fn asks(inside: &str) -> Result<Vec<(Ask, String)>, Message> {
    let mut asks = Vec::new();
    let mut rest = inside.trim_start();
    if rest.is_empty() {
        return Err(("these braces are empty", "花括号里是空的").into());
    }
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let ask = ask(word)?;
        let (value, after) = match (ask, after.strip_prefix('=')) {
            (Ask::Width | Ask::Pinyin, Some(after)) => value(word, after)?,
            (Ask::Width | Ask::Pinyin, None) => {
                return Err(message!("`{word}` wants a value: {word}=…", "`{word}` 要有值：{word}=…"));
            }
            (_, Some(_)) => return Err(message!("`{word}` takes no value", "`{word}` 不带值")),
            (_, None) => ("", after),
        };
        asks.push((ask, value.to_owned()));
        rest = after.trim_start();
    }
    Ok(asks)
}

fn ask(word: &str) -> Result<Ask, Message> {
    let found = WORDS.iter().find(|(w, _)| *w == word).map(|(_, ask)| *ask);
    found.ok_or_else(|| {
        let dotted = format!(".{}", word.trim_start_matches('.'));
        let all = || WORDS.iter().map(|(w, _)| *w);
        let near = all().find(|w| *w == dotted).or_else(|| nearest(word, all()));
        message!("`{word}` is no mark", "没有 `{word}` 这种记号").and(&meant(near))
    })
}

/// A value, bare or between quotation marks, and what follows it.
fn value<'a>(word: &str, text: &'a str) -> Result<(&'a str, &'a str), Message> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '“' | '”'));
    let Some(quote) = quote else {
        return Ok(text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())));
    };
    let inner = &text[quote.len_utf8()..];
    let end = inner.find(|c| c == quote || quote == '“' && c == '”');
    let Some(end) = end else {
        return Err(message!("the value of `{word}` has no second {quote}", "`{word}` 的值缺后一个 {quote}"));
    };
    let shut = inner[end..].chars().next().map_or(0, char::len_utf8);
    Ok((&inner[..end], &inner[end + shut..]))
}
