//! Words that changed, a stretch a piece of news.

use std::collections::BTreeSet;

use super::news::{News, What};
use super::sequence::{Hunk, hunks};
use super::voices::{HEAD, Owner, PARAGRAPH, Seat, Voice, place, voices};
use crate::report::PageLayout;

/// Stretches parted by less than this are one change: a single 字 between two is there by chance.
const APART: usize = 2;
/// So many characters are shown before and after a change.
const AROUND: usize = 6;

/// What the words' changes come to.
#[derive(Default)]
pub struct Said {
    /// The news, each with its owner.
    pub news: Vec<(Owner, News)>,
    /// The new lines that hold changed words, or stand where words are gone.
    pub touched: BTreeSet<Seat>,
}

/// Compares what each story, or slot without one, says. What stands on one side only is news of its slot.
pub fn words(old: &[PageLayout], new: &[PageLayout]) -> Said {
    let mut said = Said::default();
    let (old_voices, new_voices) = (voices(old), voices(new));
    let silent = Voice::default();
    let owners = |v: &super::voices::Voices| v.keys().map(|(o, _)| o.clone()).collect::<BTreeSet<_>>();
    let both: BTreeSet<Owner> = owners(&old_voices).intersection(&owners(&new_voices)).cloned().collect();
    let keys: BTreeSet<_> = old_voices.keys().chain(new_voices.keys()).collect();
    for key in keys.into_iter().filter(|(owner, _)| both.contains(owner)) {
        let pair =
            Pair { old: old_voices.get(key).unwrap_or(&silent), new: new_voices.get(key).unwrap_or(&silent) };
        for hunk in pair.changes(&key.1) {
            said.touched.extend(pair.touches(&hunk));
            said.news.extend(pair.news((old, new), &key.1, &hunk).map(|n| (key.0.clone(), n)));
        }
    }
    said
}

/// One voice, as it was and as it is.
struct Pair<'a> {
    old: &'a Voice,
    new: &'a Voice,
}

impl Pair<'_> {
    /// The stretches that differ, in whole words, near ones as one; of the head the whole, which is short.
    fn changes(&self, role: &str) -> Vec<Hunk> {
        let found = hunks(&self.old.chars, &self.new.chars);
        if HEAD.contains(&role) && !found.is_empty() {
            return vec![Hunk { old: 0..self.old.chars.len(), new: 0..self.new.chars.len() }];
        }
        let mut all: Vec<Hunk> = Vec::new();
        for hunk in found {
            let hunk = self.whole_words(hunk);
            match all.last_mut() {
                Some(last) if hunk.new.start < last.new.end + APART && self.one(last, &hunk) => {
                    last.old.end = last.old.end.max(hunk.old.end);
                    last.new.end = last.new.end.max(hunk.new.end);
                }
                _ => all.push(hunk),
            }
        }
        all
    }

    /// Whether no paragraph ends between two near stretches.
    fn one(&self, last: &Hunk, next: &Hunk) -> bool {
        let between = last.new.end..next.new.start.max(last.new.end);
        !self.new.chars.get(between).unwrap_or_default().contains(&PARAGRAPH)
    }

    /// A stretch grown to the ends of the Western words and numbers that it cuts.
    fn whole_words(&self, mut hunk: Hunk) -> Hunk {
        let (old, new) = (self.old, self.new);
        while cuts(old, hunk.old.start) || cuts(new, hunk.new.start) {
            hunk.old.start = hunk.old.start.saturating_sub(1);
            hunk.new.start = hunk.new.start.saturating_sub(1);
        }
        while cuts(old, hunk.old.end) || cuts(new, hunk.new.end) {
            hunk.old.end = (hunk.old.end + 1).min(old.chars.len());
            hunk.new.end = (hunk.new.end + 1).min(new.chars.len());
        }
        hunk
    }

    fn touches(&self, hunk: &Hunk) -> Vec<Seat> {
        let gap = hunk.new.start.saturating_sub(1)..(hunk.new.end + 1).min(self.new.seats.len());
        let range = if hunk.new.is_empty() { gap } else { hunk.new.clone() };
        self.new.seats.get(range).unwrap_or_default().to_vec()
    }

    fn news(&self, (old, new): (&[PageLayout], &[PageLayout]), role: &str, hunk: &Hunk) -> Option<News> {
        let was = at(self.old, hunk.old.start).and_then(|seat| place(old, seat));
        let is = at(self.new, hunk.new.start).and_then(|seat| place(new, seat));
        let mut found = is.clone().or_else(|| was.clone())?.0;
        found.old_mm = was.map(|(_, area)| area);
        found.new_mm = is.map(|(_, area)| area);
        let text = if self.new.chars.is_empty() { (self.old, &hunk.old) } else { (self.new, &hunk.new) };
        let (before, after) = around(text.0, text.1);
        let words = |voice: &Voice, range: &std::ops::Range<usize>| voice.words(range.clone());
        let (old, new) = (words(self.old, &hunk.old), words(self.new, &hunk.new));
        let what = What::Words { role: role.to_owned(), old, new, before, after };
        Some(News { at: found, what, then: None })
    }
}

/// The line of a character, or of the last where the text ends.
fn at(voice: &Voice, i: usize) -> Option<Seat> {
    voice.seats.get(i).or(voice.seats.last()).copied()
}

/// Whether a border stands within a Western word or number.
fn cuts(voice: &Voice, border: usize) -> bool {
    let western = |i: usize| voice.chars.get(i).is_some_and(char::is_ascii_alphanumeric);
    let open = voice.leads.get(border).is_some_and(Option::is_none);
    border > 0 && open && western(border - 1) && western(border)
}

/// What stands before and after a stretch, in its paragraph.
fn around(voice: &Voice, range: &std::ops::Range<usize>) -> (String, String) {
    let is_text = |i: &usize| voice.chars.get(*i).is_some_and(|c| *c != PARAGRAPH);
    let before = (0..range.start).rev().take(AROUND).take_while(is_text).last().unwrap_or(range.start);
    let after = (range.end..).take(AROUND).take_while(is_text).last().map_or(range.end, |i| i + 1);
    (voice.words(before..range.start), voice.words(range.end..after))
}
