//! The search: places to break from left to right, each with the best way that leads to it.

use std::ops::Range;

use super::Span;
use super::bounds::Short;
use super::care::Pass;
use crate::compose::cost::{Mood, Tariff};
use crate::compose::frame::Frame;
use crate::compose::matter::{Matter, Stretch};
use crate::compose::pairs::Break;
use crate::compose::{Measures, cost};
use crate::compose::{beside, hang};
use crate::style::Align;
use crate::units::Length;

/// What a break costs by its rank: free, poor, part, hyphen, path, word, rule, unit.
const RANK_COST: [i64; 8] = [0, 150, 4_000, 5_000, 20_000, 3_000_000, 9_000_000, 27_000_000];
/// Three lines in a row that begin, or end, with the same character.
const ECHO: i64 = 200;
/// A line that is longer than its measure.
const OVERFULL: i64 = 100_000_000;
/// A place to break, reached in so many lines at this cost.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub at: usize,
    pub line: usize,
    /// The width of the line that starts here.
    pub width: i64,
    /// The lines that are looser than the style allows.
    pub gaping: usize,
    cost: i64,
    from: usize,
    mood: Mood,
}

pub(super) struct Search<'a> {
    pub matter: &'a Matter,
    pub tariff: Tariff,
    pub stretch: Range<usize>,
    /// Whether all lines but the first are of one measure.
    pub is_steady: bool,
    pub nodes: Vec<Node>,
    /// The node at the end of the best way.
    pub end: usize,
    pub frame: Frame<'a>,
    lead: Length,
    first_line: usize,
}

impl<'a> Search<'a> {
    pub fn new(
        matter: &'a Matter,
        measures: Measures<'a>,
        (stretch, first_line): (&Stretch, usize),
    ) -> Search<'a> {
        let frame = Frame::new(matter, measures);
        Search {
            matter,
            tariff: matter.tariff(),
            stretch: stretch.cells.clone(),
            is_steady: frame.steady_from() <= 1,
            nodes: Vec::with_capacity(stretch.cells.len() + 1),
            end: 0,
            frame,
            lead: stretch.lead,
            first_line,
        }
    }

    /// Whether it all stands on one line as it is; the search is then done.
    pub fn is_one_line(&mut self) -> bool {
        let Range { start, end } = self.stretch;
        let first = self.first_node();
        let fits = self.tariff.align != Align::Spread && self.matter.room(start, end).natural <= first.width;
        if fits {
            self.nodes = vec![first, Node { at: end, line: first.line + 1, ..first }];
            self.end = 1;
        }
        fits
    }

    fn first_node(&self) -> Node {
        let (at, line) = (self.stretch.start, self.first_line);
        let width = self.frame.width(line, self.lead);
        Node { at, line, width, gaping: 0, cost: 0, from: 0, mood: Mood::Even }
    }

    /// Walks the places to break; whether the end was reached.
    pub fn run(&mut self, pass: Pass) -> bool {
        let Range { start, end } = self.stretch;
        self.nodes.clear();
        self.nodes.push(self.first_node());
        let mut active = 0;
        for to in start + 1..=end {
            let rank = if to == end { Break::Free } else { self.matter.joints[to].rank };
            if rank > pass.rank {
                continue;
            }
            active = self.retire(active, to, pass);
            if active == self.nodes.len() {
                return false;
            }
            let fresh = self.reach(to, active, pass);
            for node in &mut self.nodes[fresh..] {
                node.cost += RANK_COST[rank as usize];
                node.width = self.frame.width(node.line, Length::ZERO);
            }
        }
        let ends = self.nodes.iter().enumerate().rev().take_while(|(_, node)| node.at == end);
        match ends.min_by_key(|(_, node)| node.cost) {
            Some((best, _)) => {
                self.end = best;
                true
            }
            None => false,
        }
    }

    /// Prices the lines from every active node to `to`; gives where the best, one for each number of lines, begin.
    fn reach(&mut self, to: usize, active: usize, pass: Pass) -> usize {
        // A label whose value stands on the next line is not drawn apart.
        let is_end = to == self.stretch.end;
        let is_open = is_end || beside::is_led(self.matter, to);
        let stretch = if is_open { None } else { self.stretch_of(pass) };
        let fresh = self.nodes.len();
        for from in active..fresh {
            let node = self.nodes[from];
            let key = (node.line + 1).min(pass.merge);
            let known = (fresh..self.nodes.len()).find(|at| self.nodes[*at].line.min(pass.merge) == key);
            let least = known.map_or(i64::MAX, |at| self.nodes[at].cost);
            if node.cost + cost::LINE > least {
                continue;
            }
            match self.shortness(&node, to, stretch) {
                Short::Here => continue,
                Short::Onward if self.is_steady && node.at > self.stretch.start => break,
                Short::Onward => continue,
                Short::No => {}
            }
            let Some((price, mood)) = self.price(&node, (to, is_end, is_open), pass) else { continue };
            let cost = node.cost + price + mood.beside(node.mood);
            if cost > least {
                continue;
            }
            let cost = cost + self.echo(&node, to);
            let gaping = node.gaping + usize::from(mood == Mood::Gaping);
            let next = Node { at: to, line: node.line + 1, width: 0, gaping, cost, from, mood };
            match known {
                Some(_) if cost > least => {}
                Some(at) => self.nodes[at] = next,
                None => self.nodes.push(next),
            }
        }
        fresh
    }

    /// The price of the line from `node` to `to`; none where that cannot be set.
    fn price(
        &self,
        node: &Node,
        (to, is_end, is_open): (usize, bool, bool),
        pass: Pass,
    ) -> Option<(i64, Mood)> {
        let room = self.matter.room(node.at, to);
        let (price, mood) = match hang::price(self.matter, &self.tariff, (&room, to), (node.width, is_open)) {
            Some((price, _)) => price,
            None if pass.rank == Break::Unit && to == node.at + 1 => (OVERFULL, Mood::Even),
            None => return None,
        };
        let runt = if is_end { self.runt(node.at, pass)? } else { 0 };
        Some((price + runt, mood))
    }

    /// What it costs that the line from `node` to `to` is the third to begin or to end with a character.
    fn echo(&self, node: &Node, to: usize) -> i64 {
        let before = &self.nodes[node.from];
        let earlier = &self.nodes[before.from];
        if before.line != earlier.line + 1 {
            return 0;
        }
        let sign = |at: usize| self.matter.cells[at].sign;
        let same = |a, b, c| sign(a) == sign(b) && sign(b) == sign(c);
        let begins = same(node.at, before.at, earlier.at);
        if begins || same(to - 1, node.at - 1, before.at - 1) { ECHO } else { 0 }
    }

    /// What the way found costs.
    pub fn cost(&self) -> i64 {
        self.nodes.get(self.end).map_or(0, |node| node.cost)
    }

    /// The number of lines up to the end of this stretch.
    pub fn lines(&self) -> usize {
        if self.stretch.is_empty() {
            return self.first_line + 1;
        }
        self.nodes.get(self.end).map_or(self.first_line, |node| node.line)
    }

    /// The lines found, in order.
    pub fn trace(&self, spans: &mut Vec<Span>) {
        if self.stretch.is_empty() {
            let lead = Length::ZERO;
            spans.push(Span { cells: self.stretch.clone(), line: self.first_line, lead, ends: true });
            return;
        }
        let begin = spans.len();
        spans.reserve(self.lines().saturating_sub(self.first_line));
        let mut at = self.end;
        while let Some(node) = self.nodes.get(at).filter(|node| node.at > self.stretch.start) {
            let from = self.nodes[node.from];
            let ends = node.at == self.stretch.end;
            let lead = if from.at == self.stretch.start { self.lead } else { Length::ZERO };
            spans.push(Span { cells: from.at..node.at, line: from.line, lead, ends });
            at = node.from;
        }
        spans[begin..].reverse();
    }
}
