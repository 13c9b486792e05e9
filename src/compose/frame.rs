//! The room that a paragraph's lines have: measures less indents.

use super::Measures;
use super::joints::blank_before;
use super::matter::Matter;
use crate::units::Length;

/// Measures and indents of a paragraph.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    measures: &'a [Length],
    first: Length,
    others: Length,
    em: Length,
}

impl<'a> Frame<'a> {
    /// The frame of `matter` in `measures`.
    pub fn new(matter: &Matter, measures: Measures<'a>) -> Frame<'a> {
        let style = &matter.style;
        let first = style.indent.at(matter.em);
        let keeps_blank = style.indent.0 > 0 && !style.trim_indented_opener;
        let blank = match matter.cells.first() {
            Some(cell) if keeps_blank => blank_before(cell, style.punctuation),
            _ => Length::ZERO,
        };
        Frame {
            measures: measures.0,
            first: first + blank,
            others: style.hanging.at(matter.em),
            em: matter.em,
        }
    }

    /// The measure of a line.
    pub fn measure(&self, line: usize) -> Length {
        let measure = self.measures.get(line).or(self.measures.last());
        measure.copied().unwrap_or_default().max(Length::ZERO)
    }

    /// Its indent, with the em spaces typed at its head; none where it would leave less than an em.
    pub fn indent(&self, line: usize, lead: Length) -> Length {
        let indent = lead + if line == 0 { self.first } else { self.others };
        if self.measure(line) - indent < self.em { Length::ZERO } else { indent.max(Length::ZERO) }
    }

    /// What is left for its characters.
    pub fn width(&self, line: usize, lead: Length) -> i64 {
        i64::from((self.measure(line) - self.indent(line, lead)).0)
    }

    /// The first line from which all lines are alike.
    pub fn steady_from(&self) -> usize {
        let last = self.measures.last();
        let tail = self.measures.iter().rev().take_while(|measure| Some(*measure) == last).count();
        (self.measures.len() - tail).max(1)
    }
}
