//! A paragraph at a measure, its best breaks found: what make-up keeps, to ask for a line more or fewer later.

use super::breaks::{self, Best, Span};
use super::matter::Matter;
use super::{Line, Measures, justify};

/// The best breaks of a paragraph, and what the search for others begins from.
#[derive(Clone, Debug)]
pub struct Draft {
    spans: Vec<Span>,
    found: Vec<Option<Best>>,
}

impl Draft {
    /// Finds the best breaks of `matter` in `measures`. Both are the same in all that is asked of the draft.
    pub fn new(matter: &Matter, measures: Measures<'_>) -> Draft {
        let (spans, found) = breaks::best(matter, measures);
        Draft { spans, found }
    }

    /// Its lines: those that [`super::set`] gives.
    pub fn lines(&self, matter: &Matter, measures: Measures<'_>) -> Vec<Line> {
        justify::lines(matter, measures, &self.spans)
    }

    /// The paragraph a line shorter and a line longer; none where that cannot be.
    pub fn bent(&self, matter: &Matter, measures: Measures<'_>) -> [Option<Vec<Line>>; 2] {
        let bent = breaks::bent(matter, measures, (self.spans.len(), &self.found));
        bent.map(|spans| spans.map(|spans| justify::lines(matter, measures, &spans)))
    }
}
