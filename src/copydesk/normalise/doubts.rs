//! What only a person can decide.

use super::class::han;
use super::line::Line;
use super::quotes::odd;
use crate::finding::{Code, Message, message};

/// A doubt about a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The byte of the text.
    pub offset: usize,
    /// What kind of finding it makes.
    pub code: Code,
    /// What is doubtful.
    pub message: Message,
}

/// The doubts about a line, in order: a full stop of Latin after Han; straight quotes that do not come out even.
pub fn doubts(text: &str) -> Vec<Doubt> {
    if !may_doubt(text.chars()) {
        return Vec::new();
    }
    let line = Line::new(text);
    if !line.is_chinese() {
        return Vec::new();
    }
    let stops = (0..line.chars.len()).filter(|at| is_stop(&line, *at)).map(|at| Doubt {
        offset: line.spans[at].0,
        code: Code::FullStopDoubt,
        message: message!(
            "{} stands after Han, where 。 may be meant",
            "汉字后有 {}，可能应为 。",
            line.chars[at]
        ),
    });
    let quotes = odd(&line).into_iter().filter_map(|straight| {
        let at = line.chars.iter().position(|c| *c == straight)?;
        let message = message!(
            "the straight quotes {straight} in this paragraph do not come out even; all were left",
            "本段直引号 {straight} 不成对，均未改动"
        );
        Some(Doubt { offset: line.spans[at].0, code: Code::QuoteUnbalanced, message })
    });
    let mut doubts: Vec<Doubt> = stops.chain(quotes).collect();
    doubts.sort_by_key(|d| d.offset);
    doubts
}

/// Whether there may be a doubt at all: a straight quote, or a point after Han, escaped or not.
pub fn may_doubt(mut text: impl Iterator<Item = char>) -> bool {
    let mut before = ' ';
    text.any(|c| {
        let point = matches!(c, '.' | '．') && (han(before) || before == '\\');
        before = c;
        point || matches!(c, '"' | '\'')
    })
}

/// A single point after Han, and Han, a closing mark or nothing after it.
fn is_stop(line: &Line, at: usize) -> bool {
    let point = matches!(line.chars[at], '.' | '．') && !line.kept[at];
    let ends = |c: char| han(c) || matches!(c, '”' | '’' | '）' | '"' | '“' | ' ');
    point && line.before(at).is_some_and(han) && line.char(at + 1).is_none_or(ends)
}
