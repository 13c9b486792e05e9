//! Two sequences → where they part.

use std::hash::Hash;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// A stretch of one sequence that stands for a stretch of the other; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// In the old sequence.
    pub old: Range<usize>,
    /// In the new one.
    pub new: Range<usize>,
}

/// Where two sequences part, in their order. Quick for any two: the search gives up the shortest answer
/// where that would cost too much.
pub fn hunks<T: Eq + Hash + Clone + Default>(old: &[T], new: &[T]) -> Vec<Hunk> {
    let mut input = InternedInput::default();
    input.update_before(old.iter().cloned());
    input.update_after(new.iter().cloned());
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let range = |r: Range<u32>| r.start as usize..r.end as usize;
    diff.hunks().map(|h| Hunk { old: range(h.before), new: range(h.after) }).collect()
}

/// The members that stayed, as pairs of places.
pub fn kept(hunks: &[Hunk], old_len: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut old, mut new) = (0, 0);
    let end = Hunk { old: old_len..old_len, new: 0..0 };
    for hunk in hunks.iter().chain([&end]) {
        while old < hunk.old.start {
            pairs.push((old, new));
            old += 1;
            new += 1;
        }
        (old, new) = (hunk.old.end, hunk.new.end);
    }
    pairs
}
