//! Text whose every character knows its place in the file and its voice.

use std::ops::Range;

use super::normalise::{Change, Spaces, is_settled, normalise};
use crate::style::{Syllable, Underline};
use crate::units::Em;

/// How a character is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// As the body.
    Plain,
    /// `**…**`
    Bold,
    /// `*…*`
    Emphasis,
}

/// A character of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The character.
    pub c: char,
    /// The byte of the body where what it stands for begins.
    pub at: usize,
    /// The byte where that ends.
    pub end: usize,
    /// How it is spoken.
    pub voice: Voice,
    /// What stands beside it.
    pub beside: Beside,
}

/// What the brackets around a character ask for. The numbers are those of the brackets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// `.dots`
    pub dotted: bool,
    /// `.name`, `.book`
    pub line: Option<(Underline, u16)>,
    /// `width=3`: the gap between two characters.
    pub spread: Option<(Em, u16)>,
    /// `pinyin="…"`
    pub over: Option<Syllable>,
    /// `.note`
    pub is_small: bool,
    /// It begins a value after a leader.
    pub is_led: bool,
}

/// The characters of a paragraph.
pub type Letters = Vec<Letter>;

/// What they say.
pub fn text(letters: &[Letter]) -> String {
    let mut text = String::with_capacity(letters.len() * 3);
    letters.iter().for_each(|l| text.push(l.c));
    text
}

/// The same, in one voice.
pub fn plain(letters: &[Letter]) -> Letters {
    letters.iter().map(|l| Letter { voice: Voice::Plain, ..*l }).collect()
}

/// Where they stand in the body.
pub fn range(letters: &[Letter]) -> Range<usize> {
    letters.first().map_or(0, |l| l.at)..letters.last().map_or(0, |l| l.end)
}

/// Mends letters by a list of changes of what they say. A mark has the place and the voice of what it was.
pub fn mended(letters: &[Letter], changes: &[Change]) -> Letters {
    let mut out = Vec::with_capacity(letters.len());
    let (mut byte, mut next) = (0, 0);
    let mut changes = changes.iter().peekable();
    while let Some(letter) = letters.get(next) {
        let Some(change) = changes.next_if(|c| c.offset <= byte) else {
            out.push(*letter);
            byte += letter.c.len_utf8();
            next += 1;
            continue;
        };
        out.extend(change.after.chars().map(|c| Letter { c, ..*letter }));
        byte += change.before.len();
        next += change.before.chars().count();
    }
    out
}

/// The changes that a paragraph wants, line by line, with the places of what is changed.
pub fn changes(letters: &[Letter], spaces: Spaces) -> Vec<(Change, Range<usize>)> {
    let mut found = Vec::new();
    if is_settled(letters.iter().map(|l| l.c)) {
        return found;
    }
    let (mut byte, mut first) = (0, 0);
    for line in text(letters).split_inclusive('\n') {
        let (mut from, mut counted) = (first, 0);
        for mut change in normalise(line, spaces).1 {
            from += line[counted..change.offset].chars().count();
            counted = change.offset;
            let at = range(&letters[from..from + change.before.chars().count()]);
            change.offset += byte;
            found.push((change, at));
        }
        byte += line.len();
        first += line.chars().count();
    }
    found
}

/// A character that is not printed and has no business in copy: a control, a mark of direction, a noncharacter.
pub fn is_control(c: char) -> bool {
    // Han and its marks, asked after most.
    if ('\u{3000}'..='\u{9fff}').contains(&c) {
        return false;
    }
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}
