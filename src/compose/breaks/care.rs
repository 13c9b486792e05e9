//! With how much care lines are sought: good breaks and narrow gaps first, then whatever goes.

use super::search::Search;
use crate::compose::pairs::Break;

/// How far a search may go.
#[derive(Clone, Copy, Debug)]
pub(in crate::compose) struct Pass {
    /// The worst break allowed.
    pub rank: Break,
    /// How far gaps between 字 may open, in thousandths of the em.
    pub open: i64,
    /// Lines from this one on count as one in the search; their number is not sought.
    pub merge: usize,
    /// Whether the last line may be one 字.
    pub runts: bool,
}

/// What is known of the best lines.
#[derive(Clone, Copy, Debug)]
pub(in crate::compose) struct Best {
    /// The pass that found them.
    pub pass: Pass,
    /// The number of lines up to their end,
    pub lines: usize,
    /// and of those that are looser than the style allows.
    pub gaping: usize,
}

/// No limit.
pub(super) const FREE: i64 = 1 << 40;
/// The search is done again with less care when no line can be set within these limits.
const CAREFUL: (Break, i64) = (Break::Poor, 300);
const EASY: (Break, i64) = (Break::Path, FREE);
const DESPERATE: (Break, i64) = (Break::Unit, FREE);
/// Past so many lines the search no longer keeps apart how many lines led to a place.
const APART: usize = 300;

impl Search<'_> {
    /// Finds the best lines; none where there is nothing to set or no way at all.
    pub fn best(&mut self) -> Option<Best> {
        let pass = self.careful_or_not()?;
        Some(Best { pass, lines: self.lines(), gaping: self.gaping() })
    }

    /// Searches with as much care as can be; gives the pass that found a way.
    fn careful_or_not(&mut self) -> Option<Pass> {
        let merge = self.frame.steady_from().min(APART);
        let [careful, easy, desperate] =
            [CAREFUL, EASY, DESPERATE].map(|(rank, open)| Pass { rank, open, merge, runts: true });
        if self.stretch.is_empty() {
            return None;
        }
        if self.is_one_line() {
            return Some(careful);
        }
        let pass = [careful, easy, desperate].into_iter().find(|&pass| self.run(pass))?;
        if pass.rank == careful.rank && self.gaping() > 0 && self.has_seams() {
            self.run(easy);
            return Some(easy);
        }
        Some(pass)
    }

    /// The lines of the way found that are looser than the style allows.
    fn gaping(&self) -> usize {
        self.nodes.get(self.end).map_or(0, |node| node.gaping)
    }

    /// Whether words may part somewhere.
    fn has_seams(&self) -> bool {
        let joints = &self.matter.joints[self.stretch.clone()];
        joints.iter().any(|joint| (Break::Part..=Break::Path).contains(&joint.rank))
    }
}
