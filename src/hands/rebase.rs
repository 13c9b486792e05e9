//! Taking a change back from a text that others have gone on writing.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::edit::Change;

impl Change {
    /// The change that takes this one back from a file as it is now, and keeps what others have written since;
    /// none where they changed the same lines.
    pub fn taken_back(&self, current: Option<&str>) -> Option<Change> {
        let after = match (&self.before, &self.after, current) {
            (Some(before), Some(after), Some(current)) => Some(taken_back((before, after), current)?),
            (before, after, current) if after.as_deref() == current => before.clone(),
            _ => return None,
        };
        Some(Change { file: self.file.clone(), before: current.map(str::to_owned), after })
    }
}

/// `current` with `after` made `before` again: both are changes of `after`, put together line by line; none where
/// they meet.
fn taken_back((before, after): (&str, &str), current: &str) -> Option<String> {
    let old: Vec<&str> = after.split_inclusive('\n').collect();
    let mut changes = changes(&old, before);
    changes.extend(self::changes(&old, current));
    changes.sort_by_key(|(lines, _)| (lines.start, lines.end));
    let mut text = String::new();
    let mut at = 0;
    for (lines, new) in changes {
        text.push_str(&old.get(at..lines.start)?.concat());
        text.push_str(&new);
        at = lines.end;
    }
    text.push_str(&old.get(at..)?.concat());
    Some(text)
}

/// The lines of a text that another has otherwise, and how.
fn changes(old: &[&str], other: &str) -> Vec<(Range<usize>, String)> {
    let new: Vec<&str> = other.split_inclusive('\n').collect();
    let mut input = InternedInput::default();
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let range = |r: Range<u32>| r.start as usize..r.end as usize;
    let text = |r: Range<u32>| new.get(range(r)).unwrap_or_default().concat();
    diff.hunks().map(|hunk| (range(hunk.before), text(hunk.after))).collect()
}
