//! The lines of a file, and what each is by its looks alone.

use crate::finding::{SourceId, Span};

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading of a level.
    Head(usize),
    /// Words.
    Text,
    /// A picture's name.
    Picture,
    /// A rule: no copy, but what stands before it goes on nowhere.
    Rule,
    /// A comment: no copy.
    Comment,
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The file's place in the list.
    pub source: usize,
    /// The line, from 1.
    pub number: usize,
    /// Where its words begin in the file, in bytes.
    pub at: usize,
    /// The column where its words begin, in characters, from 0.
    pub column: usize,
    /// Its words, without the heading's mark and the blanks around.
    pub text: &'a str,
    /// What it looks like.
    pub kind: Kind,
}

impl<'a> Line<'a> {
    /// A part of its words as a line.
    pub fn only(self, words: &'a str) -> Line<'a> {
        let at = self.text.rfind(words).unwrap_or(0);
        let column = self.column + self.text[..at].chars().count();
        Line { text: words, at: self.at + at, column, ..self }
    }

    /// Its words' place.
    pub fn span(&self) -> Span {
        self.tail(self.text.len())
    }

    /// The place of its last character.
    pub fn end(&self) -> Span {
        self.tail(self.text.chars().next_back().map_or(0, char::len_utf8))
    }

    fn tail(&self, length: usize) -> Span {
        let end = self.at + self.text.len();
        Span { source: SourceId(self.source as u32), start: (end - length) as u32, end: end as u32 }
    }
}

/// Blank, or without width.
pub fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// The lines of a file.
pub fn lines(source: usize, text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (index, whole) in text.split_inclusive('\n').enumerate() {
        let (kind, words) = looks(whole.trim_matches(blank));
        if !words.is_empty() || kind != Kind::Text {
            // The words are a part of the line's end once the blanks after them are gone.
            let before = whole.trim_end_matches(blank).rfind(words).unwrap_or(0);
            let column = whole[..before].chars().count();
            lines.push(Line { source, number: index + 1, at: start + before, column, text: words, kind });
        }
        start += whole.len();
    }
    lines
}

fn looks(line: &str) -> (Kind, &str) {
    let level = line.len() - line.trim_start_matches('#').len();
    let rest = &line[level..];
    if (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with(blank)) {
        return (Kind::Head(level), unmarked(rest));
    }
    let rule = |mark| line.len() >= 3 && line.chars().all(|c| c == mark);
    let comment = line.starts_with("<!--") && line.ends_with("-->");
    if comment {
        return (Kind::Comment, line);
    }
    if ['-', '*', '_', '='].into_iter().any(rule) {
        return (Kind::Rule, line);
    }
    let picture = line.starts_with("![") && line.ends_with(')') && line.contains("](");
    (if picture { Kind::Picture } else { Kind::Text }, line)
}

/// A heading's words without the bold that converters put around them.
fn unmarked(heading: &str) -> &str {
    let words = heading.trim_matches(blank);
    let bare = words.strip_prefix("**").and_then(|w| w.strip_suffix("**"));
    bare.filter(|w| !w.contains('*')).unwrap_or(words).trim_matches(blank)
}
