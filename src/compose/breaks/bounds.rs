//! What a search need not price: lines that are too long, too short to be stretched, or one 字 alone.

use super::care::{FREE, Pass};
use super::search::{Node, Search};
use crate::compose::hang;
use crate::compose::pairs::Break;
use crate::style::Align;

/// A last line of one 字, where lines are justified
const RUNT: i64 = 20_000;
/// and where they are ragged: as much as four and a half em of white.
const RAGGED_RUNT: i64 = 2_000;

/// Whether a line is too short to be stretched.
pub(super) enum Short {
    /// It is not.
    No,
    /// It is.
    Here,
    /// And so is every line that begins further on, where measures are alike.
    Onward,
}

impl Search<'_> {
    /// The first node from which a line can still reach `to`.
    pub fn retire(&self, mut active: usize, to: usize, pass: Pass) -> usize {
        let matter = self.matter;
        let hang = hang::most(matter, to);
        let last = &matter.sums[to - 1];
        while let Some(node) = self.nodes.get(active) {
            let first = &matter.sums[node.at];
            let least = last.end - first.start - (last.slack - first.slack) - hang;
            let is_past = least > node.width;
            let is_needed = pass.rank == Break::Unit && active + 1 == self.nodes.len();
            if !is_past || is_needed {
                break;
            }
            active += 1;
        }
        active
    }

    /// How far a pass opens a gap; none where it does not stretch lines or knows no limit.
    pub fn stretch_of(&self, pass: Pass) -> Option<i64> {
        let stretches = matches!(self.tariff.align, Align::Justify | Align::Spread) && pass.open < FREE;
        stretches.then_some(pass.open)
    }

    /// Whether the line from `node` to `to` is so short that a pass does not stretch it.
    pub fn shortness(&self, node: &Node, to: usize, stretch: Option<i64>) -> Short {
        let Some(stretch) = stretch else { return Short::No };
        let (a, z) = (&self.matter.sums[node.at], &self.matter.sums[to - 1]);
        let extra = node.width - (z.end - a.start) - (z.word - a.word) - (z.mixed - a.mixed);
        if extra <= 0 {
            return Short::No;
        }
        let (flex, open) = (z.flex - a.flex, z.open - a.open);
        let past = |gaps: i64| extra * 1000 > gaps * stretch;
        match past(if flex > 0 { flex } else { open }) {
            true if past(flex.max(open)) => Short::Onward,
            true => Short::Here,
            false => Short::No,
        }
    }

    /// What it costs that a last line from `from` is one 字 (CLREQ §3.4.4: 孤字不成行); `None` where that may not be.
    pub fn runt(&self, from: usize, pass: Pass) -> Option<i64> {
        if from == self.stretch.start {
            return Some(0);
        }
        let z = &self.matter.sums[self.stretch.end - 1];
        let before = from.checked_sub(1).map_or(0, |i| self.matter.sums[i].solid);
        match (z.solid - before <= 1, self.tariff.align) {
            (false, _) => Some(0),
            (true, _) if !pass.runts => None,
            (true, Align::Justify | Align::Spread) => Some(RUNT),
            (true, _) => Some(RAGGED_RUNT),
        }
    }
}
