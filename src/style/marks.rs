//! What a run has beside its characters: marks under them, pinyin over them, space between them.

use super::FaceId;
use crate::units::{Em, Length};

/// All that stands beside a run's characters. What carries a number belongs to one pair of brackets in the
/// copy, so that two that touch stay two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks {
    /// 着重号: a dot under each character (GB/T 15834 §4.11).
    pub dotted: bool,
    /// A line under the characters.
    pub line: Option<(Underline, u16)>,
    /// Between the characters.
    pub spread: Option<(Em, u16)>,
    /// Over each 字.
    pub over: Option<Over>,
    /// The run is a value that stands at the right, with dots before it.
    pub leader: bool,
}

/// 行间线: a line under the characters (GB/T 15834 §4.16, §4.15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Underline {
    /// 专名号.
    Name,
    /// 书名号甲式.
    Book,
}

/// Pinyin over a 字.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Over {
    /// What it says.
    pub syllable: Syllable,
    /// The face.
    pub face: FaceId,
    /// The size of its em.
    pub size: Length,
}

/// A syllable with its tone: short enough to be carried about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Syllable([u8; Syllable::MOST]);

impl Syllable {
    /// How many bytes it has at most: zhuāngr has eight.
    const MOST: usize = 12;

    /// A syllable; none where the word is empty or too long to be one.
    pub fn new(word: &str) -> Option<Syllable> {
        let mut bytes = [0; Syllable::MOST];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        (!word.is_empty() && !word.contains('\0')).then_some(Syllable(bytes))
    }

    /// What it says.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|b| *b == 0).unwrap_or(Syllable::MOST);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}
