//! What was decided, mended and found while importing.

use super::lines::Line;
use super::{Decision, Imported, Mended};
use crate::copydesk::{Spaces, normalise};
use crate::finding::{Code, Finding, Findings, Message, Span};

/// Everything to be told.
pub struct Log<'a> {
    files: &'a [(String, String)],
    decisions: Vec<(usize, Decision)>,
    changes: Vec<(usize, Mended)>,
    findings: Findings,
}

impl<'a> Log<'a> {
    /// An empty log on files.
    pub fn new(files: &'a [(String, String)]) -> Log<'a> {
        Log { files, decisions: Vec::new(), changes: Vec::new(), findings: Findings::new() }
    }

    fn name(&self, source: usize) -> String {
        self.files.get(source).map_or_else(String::new, |(name, _)| name.clone())
    }

    /// Tells of a decision about a line.
    pub fn decide(&mut self, line: &Line, text: impl Into<Message>) {
        let decision = Decision { file: self.name(line.source), line: line.number, text: text.into() };
        self.decisions.push((line.source, decision));
    }

    /// Tells of something to look at.
    pub fn find(&mut self, code: Code, message: impl Into<Message>, at: Span) {
        self.findings.push(Finding::new(code, message).at(at));
    }

    /// The words of lines run together, mended.
    pub fn mend(&mut self, pieces: &[Line], spaces: Spaces) -> String {
        let (text, starts) = together(pieces);
        let (mended, changes) = normalise(&text, spaces);
        for change in changes {
            let piece = starts.partition_point(|s| *s <= change.offset).saturating_sub(1);
            let (line, start) = (&pieces[piece], starts[piece]);
            let column = line.column + text[start..change.offset].chars().count() + 1;
            let file = self.name(line.source);
            let (rule, before, after) = (change.rule, change.before, change.after);
            let told = Mended { file, line: line.number, column, rule, before, after };
            self.changes.push((line.source, told));
        }
        mended
    }

    /// All of it, in reading order.
    pub fn finish(mut self, imported: Imported) -> Imported {
        self.decisions.sort_by_key(|(source, d)| (*source, d.line));
        self.changes.sort_by_key(|(source, c)| (*source, c.line, c.column));
        self.findings.sort_by_key(|f| f.at);
        Imported {
            decisions: self.decisions.into_iter().map(|(_, d)| d).collect(),
            changes: self.changes.into_iter().map(|(_, c)| c).collect(),
            findings: self.findings,
            ..imported
        }
    }
}

/// Words run together, and where each line's begin. Only between Latin letters is there a space.
pub fn together(pieces: &[Line]) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut starts = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if letter(text.chars().next_back()) && letter(piece.text.chars().next()) {
            text.push(' ');
        }
        starts.push(text.len());
        text.push_str(piece.text);
    }
    (text, starts)
}
