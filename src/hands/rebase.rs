//! Taking a change back from a text that others have gone on writing.

use std::ops::Range;

/// `current` with `after` made `before` again; none where someone else has changed the same lines since.
pub fn taken_back((before, after): (&str, &str), current: &str) -> Option<String> {
    let (ours, theirs) = (difference(after, before), difference(after, current));
    let new = &before[ours.start..before.len() - (after.len() - ours.end)];
    let at = if ours.end <= theirs.start {
        ours
    } else if theirs.end <= ours.start {
        let longer = current.len() as isize - after.len() as isize;
        ours.start.checked_add_signed(longer)?..ours.end.checked_add_signed(longer)?
    } else {
        return None;
    };
    Some(format!("{}{new}{}", &current[..at.start], &current[at.end..]))
}

/// The lines of `text` that are others in `other`: all between what both begin and what both end with.
fn difference(text: &str, other: &str) -> Range<usize> {
    let head = alike(text.split_inclusive('\n'), other.split_inclusive('\n'));
    let rest = (&text[head..], &other[head..]);
    let tail = alike(rest.0.split_inclusive('\n').rev(), rest.1.split_inclusive('\n').rev());
    head..text.len() - tail
}

/// How many bytes of lines are the same from the first on.
fn alike<'a>(one: impl Iterator<Item = &'a str>, other: impl Iterator<Item = &'a str>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).map(|(line, _)| line.len()).sum()
}
