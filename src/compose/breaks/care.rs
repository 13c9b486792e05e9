//! With how much care lines are sought: good breaks and narrow gaps first, then whatever goes.

use super::search::Search;
use crate::compose::cost;
use crate::compose::pairs::Break;

/// How far a search may go.
#[derive(Clone, Copy, Debug)]
pub(in crate::compose) struct Pass {
    /// The worst break allowed.
    pub rank: Break,
    /// How far gaps between 字 may open, in thousandths of a unit.
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
pub(super) const FREE: i64 = i64::MAX;
/// How far gaps are opened at first, in thousandths of the em; without limit when no way is found so.
const CAREFUL: i64 = 300;
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
        let pass = |rank, open| Pass { rank, open, merge, runts: true };
        let careful = pass(Break::Poor, CAREFUL * self.tariff.em);
        let (easy, desperate) = (pass(Break::Path, FREE), pass(Break::Unit, FREE));
        if self.stretch.is_empty() {
            return None;
        }
        if self.is_one_line() || self.is_snug(careful) {
            return Some(careful);
        }
        let pass = [careful, easy, desperate].into_iter().find(|&pass| self.run(pass))?;
        if pass.rank == careful.rank && self.gaping() > 0 && self.has_seams() {
            self.run(easy);
            return Some(easy);
        }
        Some(pass)
    }

    /// Whether the best way of a careful search has no line looser than the style allows; it is then found, in
    /// less time. A way that costs less than one such line alone is the best of all.
    fn is_snug(&mut self, careful: Pass) -> bool {
        let snug = self.snug(careful);
        let is_closer = self.stretch_of(snug).is_some_and(|open| open < careful.open);
        is_closer && self.run(snug) && self.cost() < cost::GAPING
    }

    /// A pass that makes no line looser than the style allows.
    pub fn snug(&self, pass: Pass) -> Pass {
        Pass { open: pass.open.min(self.tariff.loose * 1000), ..pass }
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
