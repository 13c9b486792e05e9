//! Total fit: the breaks that make the whole paragraph's lines cheapest (after Knuth and Plass, with
//! tiers and prices for ratios and badness).
//!
//! Places to break are walked from left to right; for each, every earlier place from which a line could reach
//! it is priced. A line's room is a difference of sums, so that a price costs the same for any length.

mod bounds;
mod care;
mod search;
mod wishes;

use std::ops::Range;

pub(super) use self::care::Best;
use self::search::Search;
use super::cost::Tariff;
use super::matter::Matter;
use super::{Measures, Wish};
use crate::units::Length;

/// A line: its cells, and what of the paragraph it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// Its cells; none in an empty line between two forced breaks.
    pub cells: Range<usize>,
    /// Its number in the paragraph.
    pub line: usize,
    /// The em spaces typed at its head.
    pub lead: Length,
    /// Whether a forced break or the paragraph's end follows.
    pub ends: bool,
}

/// The lines of `matter` in `measures`.
pub(super) fn spans(matter: &Matter, measures: Measures<'_>, wish: Wish) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut left = wish.lines;
    for stretch in &matter.stretches {
        let mut search = Search::new(matter, measures, (stretch, spans.len()));
        left -= search.fit(left);
        search.trace(&mut spans);
    }
    spans
}

/// The best lines of `matter` in `measures`, and what was found out about each stretch.
pub(super) fn best(matter: &Matter, measures: Measures<'_>) -> (Vec<Span>, Vec<Option<Best>>) {
    let (mut spans, mut found) = (Vec::new(), Vec::new());
    for stretch in &matter.stretches {
        let mut search = Search::new(matter, measures, (stretch, spans.len()));
        found.push(search.best());
        search.trace(&mut spans);
    }
    (spans, found)
}

/// The lines of `matter` a line fewer and a line more than its best, of which `found` is known; none where that
/// cannot be.
pub(super) fn bent(
    matter: &Matter,
    measures: Measures<'_>,
    (best, found): (usize, &[Option<Best>]),
) -> [Option<Vec<Span>>; 2] {
    if let ([stretch], [found]) = (matter.stretches.as_slice(), found) {
        let bend = |best| Search::new(matter, measures, (stretch, 0)).bent(best);
        return found.map(bend).unwrap_or_default();
    }
    [-1, 1].map(|lines| {
        let spans = spans(matter, measures, Wish { lines });
        (spans.len() != best).then_some(spans)
    })
}

/// The number of lines of `matter` in `measures`.
pub(super) fn count(matter: &Matter, measures: Measures<'_>, wish: Wish) -> usize {
    let (mut lines, mut left) = (0, wish.lines);
    for stretch in &matter.stretches {
        let mut search = Search::new(matter, measures, (stretch, lines));
        left -= search.fit(left);
        lines = search.lines();
    }
    lines
}

impl Matter {
    /// How its lines are priced.
    pub(super) fn tariff(&self) -> Tariff {
        let em = i64::from(self.em.0).max(1);
        let loose = i64::from(self.style.limits.loose.at(self.em).0);
        Tariff { em, align: self.style.align, policy: self.style.policy, loose }
    }
}
