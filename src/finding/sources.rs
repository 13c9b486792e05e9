//! The texts an edition was read from, so that a span can be shown as file, line and column.

use std::sync::OnceLock;

/// A file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A stretch of bytes in a file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// Every file that was read, with its text.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<File>,
}

#[derive(Clone, Debug)]
struct File {
    path: String,
    text: String,
    /// Made when something is first told of the file.
    index: OnceLock<Index>,
}

/// Where lines begin and how many characters there are, so that a place is found without counting from the start.
#[derive(Clone, Debug)]
struct Index {
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// The characters before each [`Index::STEP`]th byte.
    chars: Vec<usize>,
}

/// Where a span is, as a person would say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location<'a> {
    /// The file's path, as the edition names it.
    pub file: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The whole line, without its end.
    pub text: &'a str,
    /// The byte of the line at which the span begins.
    pub byte: usize,
    /// How many characters of the line the span covers, at least one.
    pub width: usize,
}

impl Location<'_> {
    /// In a file that was never added.
    const NOWHERE: Location<'static> = Location { file: "", line: 1, column: 1, text: "", byte: 0, width: 1 };
}

impl Index {
    const STEP: usize = 1024;

    fn of(text: &str) -> Index {
        let begins = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut before = 0;
        let count = |part: &[u8]| {
            let here = before;
            before += chars_in(part);
            here
        };
        Index {
            lines: std::iter::once(0).chain(begins).collect(),
            chars: text.as_bytes().chunks(Index::STEP).map(count).collect(),
        }
    }

    /// The characters of `text` before a byte.
    fn chars(&self, text: &str, at: usize) -> usize {
        let step = (at / Index::STEP).min(self.chars.len().saturating_sub(1));
        let known = self.chars.get(step).copied().unwrap_or(0);
        known + chars_in(&text.as_bytes()[(step * Index::STEP).min(at)..at])
    }
}

/// The characters that begin in some bytes.
fn chars_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

impl Sources {
    /// Adds a file and its text.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.files.push(File { path: path.into(), text: text.into(), index: OnceLock::new() });
        SourceId((self.files.len() - 1) as u32)
    }

    /// The text of a file; empty for one that was never added.
    pub fn text(&self, id: SourceId) -> &str {
        self.files.get(id.0 as usize).map_or("", |f| f.text.as_str())
    }

    /// The path of a file; empty for one that was never added.
    pub fn path(&self, id: SourceId) -> &str {
        self.files.get(id.0 as usize).map_or("", |f| f.path.as_str())
    }

    /// Every file's path.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|f| f.path.as_str())
    }

    /// Every file's text.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|f| f.text.as_str())
    }

    /// File, line and column of a span. A span past the end points at the end.
    pub fn locate(&self, span: Span) -> Location<'_> {
        let Some(file) = self.files.get(span.source.0 as usize) else { return Location::NOWHERE };
        let (text, index) = (file.text.as_str(), file.index.get_or_init(|| Index::of(&file.text)));
        let start = text.floor_char_boundary(span.start as usize);
        let end = text.floor_char_boundary(span.end as usize).max(start);
        let line = index.lines.partition_point(|begin| *begin <= start);
        let line_start = index.lines[line - 1];
        let line_end = index.lines.get(line).map_or(text.len(), |next| next - 1);
        let chars = |from, to| index.chars(text, to) - index.chars(text, from);
        Location {
            file: &file.path,
            line,
            column: chars(line_start, start) + 1,
            text: text[line_start..line_end].trim_end_matches('\r'),
            byte: start - line_start,
            width: chars(start, end.min(line_end).max(start)).max(1),
        }
    }
}
