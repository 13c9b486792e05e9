//! A line more or fewer than the best: the same search, that keeps apart how many lines led to a place.

use super::Span;
use super::care::{Best, Pass};
use super::search::{Node, Search};

/// Past so many cells a wish for lines is not heard: the search would grow with their square.
const WISHES: usize = 3_000;

impl Search<'_> {
    /// Finds the best lines, with `wish` lines more if that can be; gives how many more they are.
    pub fn fit(&mut self, wish: i32) -> i32 {
        let Some(best) = self.best() else { return 0 };
        if wish == 0 || self.stretch.len() > WISHES {
            return 0;
        }
        let (nodes, end) = (std::mem::take(&mut self.nodes), self.end);
        self.part(best);
        match self.nearest(best, wish) {
            Some(end) => {
                self.end = end;
                self.lines() as i32 - best.lines as i32
            }
            None => {
                (self.nodes, self.end) = (nodes, end);
                0
            }
        }
    }

    /// The lines a line fewer and a line more than the best; none where that cannot be.
    pub fn bent(&mut self, best: Best) -> [Option<Vec<Span>>; 2] {
        if self.stretch.len() > WISHES {
            return [None, None];
        }
        self.part(best);
        [-1, 1].map(|wish| {
            self.end = self.nearest(best, wish)?;
            let mut spans = Vec::new();
            self.trace(&mut spans);
            Some(spans)
        })
    }

    /// Searches again, all numbers of lines apart; where the best has no line that is too loose, no way may have.
    fn part(&mut self, best: Best) {
        let pass = if best.gaping == 0 { self.snug(best.pass) } else { best.pass };
        self.run(Pass { merge: usize::MAX, runts: false, ..pass });
    }

    /// The end of the way that is nearest to `wish` lines more, none of them looser than before.
    fn nearest(&self, best: Best, wish: i32) -> Option<usize> {
        let target = best.lines.saturating_add_signed(wish as isize);
        let wished = target.min(best.lines)..=target.max(best.lines);
        let is_way = |node: &Node| {
            wished.contains(&node.line) && node.line != best.lines && node.gaping <= best.gaping
        };
        let ends = self.nodes.iter().enumerate().rev().take_while(|(_, node)| node.at == self.stretch.end);
        let ways = ends.filter(|(_, node)| is_way(node));
        ways.min_by_key(|(_, node)| node.line.abs_diff(target)).map(|(end, _)| end)
    }
}
