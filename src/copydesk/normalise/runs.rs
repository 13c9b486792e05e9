//! Runs that become marks of two em, and ranges.

use super::class::{Class, class, han};
use super::line::{Line, RUNS, is_apart};
use super::{Edit, Edits, put};

/// What follows a range: 3-5月.
const UNITS: &str = "年月日时点分秒岁人名个元万亿千百周天届期号版页次倍米里克吨斤亩度层级站℃%‰";

/// Three dots, three full stops or a single … become ……, but not in English.
pub fn dots(line: &Line, edits: &mut Edits) {
    for (at, c, length) in runs(line, |c| matches!(c, '.' | '。' | '…' | '⋯')) {
        let meant = match c {
            '.' => line.is_chinese() && (line.touches_han(at) || (line.at_edge(at) && !line.english[at])),
            '。' => true,
            '…' => length % 2 == 1 && (line.touches_han(at) || line.at_edge(at)),
            _ => true,
        };
        if meant && is_long(c, length) {
            replace(line, edits, (at, length), ("……", "ellipsis"));
        }
    }
}

/// `--`, `- -` and what looks like —— become ——.
pub fn dashes(line: &Line, edits: &mut Edits) {
    for (at, c, length) in runs(line, |c| matches!(c, '-' | '―' | '─')) {
        if is_long(c, length) && length < line.chars.len() && line.touches_han(at) {
            replace(line, edits, (at, length), ("——", "dash"));
        }
    }
    for at in 1..line.chars.len() {
        if is_apart(&line.chars, at) && line.touches_han(at) {
            replace(line, edits, (at, 3), ("——", "dash"));
        }
    }
}

/// 3-5月 → 3～5月 (GB/T 15835), where a unit follows and the second number is the larger. Dates, telephone
/// numbers, scores and codes keep theirs.
pub fn ranges(line: &Line, edits: &mut Edits) {
    for at in 1..line.chars.len() {
        if line.chars[at] == '-' && is_range(line, at) {
            put(line, edits, at, ('～', "range"));
        }
    }
}

/// -5℃, -2.3% → −5℃, −2.3%: a hyphen is no minus sign. Without such a unit it may be a name's: 歼-20.
pub fn minuses(line: &Line, edits: &mut Edits) {
    for at in 0..line.chars.len() {
        if line.chars[at] == '-' && is_minus(line, at) {
            put(line, edits, at, ('−', "minus"));
        }
    }
}

fn is_minus(line: &Line, at: usize) -> bool {
    let number = line.run(at + 1, |c| c.is_ascii_digit() || c == '.');
    let measured = line.char(at + 1 + number).is_some_and(|c| matches!(c, '℃' | '°' | '%' | '‰'));
    let free = line.before(at).is_none_or(|c| {
        han(c) || matches!(c, '，' | ',' | '、' | '：' | ':' | '（' | '(' | '～' | '~' | '“')
    });
    free && measured && line.digit(at + 1)
}

fn is_range(line: &Line, at: usize) -> bool {
    let digits = (0..at).rev().take_while(|i| line.digit(*i)).take(5).count();
    let Some(from) = at.checked_sub(digits) else { return false };
    let to = at + 1 + line.run(at + 1, |c| class(c) == Class::Digit);
    let free =
        line.before(from).is_none_or(|c| han(c) || matches!(c, '，' | ',' | '、' | '（' | '(' | ' ' | '“'));
    let unit = line.char(to).is_some_and(|c| UNITS.contains(c));
    let numbers = (number(line, from, at), number(line, at + 1, to));
    free && unit && matches!(numbers, (Some(a), Some(b)) if a < b)
}

/// A whole number of up to four digits.
fn number(line: &Line, from: usize, to: usize) -> Option<u32> {
    let value =
        |c: &char| if c.is_ascii() { c.to_digit(10) } else { u32::from(*c).checked_sub('０' as u32) };
    let digits = line.chars.get(from..to).filter(|d| (1..=4).contains(&d.len()))?;
    digits.iter().map(value).try_fold(0, |n, d| d.map(|d| n * 10 + d))
}

/// The runs of one character each: where, what, how long.
fn runs(line: &Line, is: fn(char) -> bool) -> Vec<(usize, char, usize)> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(c) = line.char(at) {
        let length = line.run(at, |other| other == c);
        if is(c) {
            runs.push((at, c, length));
        }
        at += length;
    }
    runs
}

fn is_long(c: char, length: usize) -> bool {
    RUNS.iter().any(|(mark, least)| *mark == c && length >= *least)
}

fn replace(
    line: &Line,
    edits: &mut Edits,
    (at, length): (usize, usize),
    (after, rule): (&str, &'static str),
) {
    if !line.kept[at..at + length].contains(&true) {
        edits[at] = Some(Edit { length, after: after.to_owned(), rule });
    }
}
