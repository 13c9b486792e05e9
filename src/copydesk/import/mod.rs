//! Raw copy as it comes off a page (text or Markdown with its headings) → story files. Pure.
//!
//! What had to be decided is said line by line; nothing is invented, and nothing is lost: every character is in
//! a story, in the guide, among the orphans, or named in a decision.

mod body;
mod charset;
mod joint;
mod lines;
mod log;
mod named;
mod sort;
mod words;
mod write;

use std::collections::BTreeMap;

use crate::finding::{Findings, Message};
pub use charset::{Read, Unread, read};

/// What became of the copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The stories, in reading order.
    pub stories: Vec<ImportedStory>,
    /// 导读, as TOML.
    pub guide: Option<String>,
    /// Lines that belong to no story, as they will be printed.
    pub orphans: Vec<String>,
    /// What was decided, in reading order.
    pub decisions: Vec<Decision>,
    /// Every mark that was mended, in reading order.
    pub changes: Vec<Mended>,
    /// What a person should look at. The source of a span is the file's place in the list that was imported.
    pub findings: Findings,
}

/// A story file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedStory {
    /// Its name, `01-….md`.
    pub file: String,
    /// What it says.
    pub text: String,
}

/// Something that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The file it is about.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What was decided, and why.
    pub text: Message,
}

/// A mark that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// The normaliser's rule.
    pub rule: &'static str,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

impl Imported {
    /// How many marks each rule mended in each file.
    pub fn counts(&self) -> BTreeMap<(&str, &str), usize> {
        let mut counts = BTreeMap::new();
        for change in &self.changes {
            *counts.entry((change.file.as_str(), change.rule)).or_insert(0) += 1;
        }
        counts
    }
}

/// Imports files, each a name and its text, in reading order. No story runs on from one file to the next.
pub fn import(files: &[(String, String)]) -> Imported {
    let mut log = log::Log::new(files);
    let mut sorted = sort::Sorted::default();
    for (source, (_, text)) in files.iter().enumerate() {
        sort::file(&lines::lines(source, text), &mut sorted, &mut log);
    }
    let sort::Sorted { drafts, guides, mut orphans } = sorted;
    let count = drafts.len();
    let mut stories = Vec::with_capacity(count);
    for (index, draft) in drafts.into_iter().enumerate() {
        let story = body::lay(draft, &mut orphans, &mut log);
        stories.push(write::story(&story, (index, count), &mut log));
    }
    let guide = write::guide(&guides, &mut log);
    orphans.sort_by_key(|line| (line.source, line.number));
    let orphans = orphans.iter().map(|line| log.mend(&[*line], super::Spaces::Keep)).collect();
    log.finish(Imported { stories, guide, orphans, ..Imported::default() })
}
