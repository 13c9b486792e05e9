//! Total fit: the breaks that make the whole paragraph's lines cheapest (after Knuth and Plass, with
//! tiers and prices for ratios and badness).
//!
//! Places to break are walked from left to right; for each, every earlier place from which a line could reach
//! it is priced. A line's room is a difference of sums, so that a price costs the same for any length.

use std::ops::Range;

use super::cost::{Mood, Tariff};
use super::frame::Frame;
use super::hang;
use super::matter::{Matter, Stretch};
use super::pairs::Break;
use super::{Measures, Wish};
use crate::style::Align;
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

/// How far a search may go.
#[derive(Clone, Copy)]
struct Pass {
    /// The worst break allowed.
    rank: Break,
    /// How far gaps between 字 may open, in thousandths of the em.
    open: i64,
    /// Lines from this one on count as one in the search; their number is not sought.
    merge: usize,
    /// Whether the last line may be one 字.
    runts: bool,
}

/// No limit.
const FREE: i64 = 1 << 40;
/// The search is done again with less care when no line can be set within these limits.
const CAREFUL: (Break, i64) = (Break::Poor, 300);
const EASY: (Break, i64) = (Break::Path, FREE);
const DESPERATE: (Break, i64) = (Break::Unit, FREE);
/// What a break costs by its rank: free, poor, part, hyphen, path, word, rule, unit.
const RANK_COST: [i64; 8] = [0, 150, 4_000, 5_000, 20_000, 3_000_000, 9_000_000, 27_000_000];
/// A last line of one 字, where lines are justified
const RUNT: i64 = 20_000;
/// and where they are ragged: as much as four and a half em of white.
const RAGGED_RUNT: i64 = 2_000;
/// Three lines in a row that begin, or end, with the same character.
const ECHO: i64 = 200;
/// A line that is longer than its measure.
const OVERFULL: i64 = 100_000_000;
/// Past so many cells a wish for lines is not heard: the search would grow with their square.
const WISHES: usize = 3_000;
/// Past so many lines the search no longer keeps apart how many lines led to a place.
const APART: usize = 300;

/// A place to break, reached in so many lines at this cost.
#[derive(Clone, Copy)]
struct Node {
    at: usize,
    line: usize,
    cost: i64,
    from: usize,
    mood: Mood,
    /// The lines that are looser than the style allows.
    gaping: usize,
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

/// Whether a line is too short to be stretched.
enum Short {
    /// It is not.
    No,
    /// It is.
    Here,
    /// And so is every line that begins further on, where measures are alike.
    Onward,
}

struct Search<'a> {
    matter: &'a Matter,
    frame: Frame<'a>,
    tariff: Tariff,
    stretch: Range<usize>,
    lead: Length,
    first_line: usize,
    /// Whether all lines but the first are of one measure.
    is_steady: bool,
    nodes: Vec<Node>,
    /// The best nodes at the place in hand, one for each number of lines.
    fresh: Vec<Node>,
    end: usize,
}

impl<'a> Search<'a> {
    fn new(
        matter: &'a Matter,
        measures: Measures<'a>,
        (stretch, first_line): (&Stretch, usize),
    ) -> Search<'a> {
        let frame = Frame::new(matter, measures);
        Search {
            matter,
            is_steady: frame.steady_from() <= 1,
            frame,
            tariff: matter.tariff(),
            nodes: Vec::with_capacity(stretch.cells.len() + 1),
            stretch: stretch.cells.clone(),
            lead: stretch.lead,
            first_line,
            fresh: Vec::new(),
            end: 0,
        }
    }

    /// Finds the best lines, with `wish` lines more if that can be; gives how many more they are.
    fn fit(&mut self, wish: i32) -> i32 {
        if self.stretch.is_empty() {
            self.nodes.clear();
            return 0;
        }
        if wish == 0 && self.is_one_line() {
            return 0;
        }
        let merge = self.frame.steady_from().min(APART);
        let passes = [CAREFUL, EASY, DESPERATE].map(|(rank, open)| Pass { rank, open, merge, runts: true });
        let Some(mut pass) = passes.into_iter().find(|&pass| self.run(pass)) else { return 0 };
        if pass.rank == CAREFUL.0 && self.gaping() > 0 && self.has_seams() {
            pass = passes[1];
            self.run(pass);
        }
        if wish == 0 || self.stretch.len() > WISHES { 0 } else { self.bend(wish, pass) }
    }

    /// Whether it all stands on one line as it is; the search is then done.
    fn is_one_line(&mut self) -> bool {
        let Range { start, end } = self.stretch;
        let width = self.frame.width(self.first_line, self.lead);
        let fits = self.tariff.align != Align::Spread && self.matter.room(start, end).natural <= width;
        if fits {
            let first = self.first_node();
            self.nodes = vec![first, Node { at: end, line: first.line + 1, ..first }];
            self.end = 1;
        }
        fits
    }

    fn first_node(&self) -> Node {
        let (at, line) = (self.stretch.start, self.first_line);
        Node { at, line, cost: 0, from: 0, mood: Mood::Even, gaping: 0 }
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

    /// Searches again for `wish` lines more, none of them looser than before; keeps what there is when there is
    /// no such way.
    fn bend(&mut self, wish: i32, pass: Pass) -> i32 {
        let gaping = self.gaping();
        let (best, nodes, end) = (self.lines(), std::mem::take(&mut self.nodes), self.end);
        let pass = Pass { merge: usize::MAX, runts: false, ..pass };
        let target = best.saturating_add_signed(wish as isize);
        let (low, high) = (target.min(best), target.max(best));
        let is_found = self.run(pass);
        let ways = self.nodes.iter().enumerate().filter(|(_, node)| node.at == self.stretch.end);
        let nearest = ways
            .filter(|(_, node)| {
                (low..=high).contains(&node.line) && node.line != best && node.gaping <= gaping
            })
            .min_by_key(|(_, node)| node.line.abs_diff(target));
        match nearest {
            Some((end, node)) if is_found => {
                self.end = end;
                let more = node.line.abs_diff(best) as i32;
                if wish < 0 { -more } else { more }
            }
            _ => {
                (self.nodes, self.end) = (nodes, end);
                0
            }
        }
    }

    /// Walks the places to break; whether the end was reached.
    fn run(&mut self, pass: Pass) -> bool {
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
            self.reach(to, active, pass);
            let due = RANK_COST[rank as usize];
            self.nodes.extend(self.fresh.drain(..).map(|node| Node { cost: node.cost + due, ..node }));
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

    /// The first node from which a line can still reach `to`.
    fn retire(&self, mut active: usize, to: usize, pass: Pass) -> usize {
        let matter = self.matter;
        let hang = hang::most(matter, to);
        let last = &matter.sums[to - 1];
        while let Some(node) = self.nodes.get(active) {
            let first = &matter.sums[node.at];
            let least = last.end - first.start - (last.slack - first.slack) - hang;
            let is_past = least > self.width(node);
            let is_needed = pass.rank == Break::Unit && active + 1 == self.nodes.len();
            if !is_past || is_needed {
                break;
            }
            active += 1;
        }
        active
    }

    /// Prices the lines from every active node to `to`; the best go to `fresh`.
    fn reach(&mut self, to: usize, active: usize, pass: Pass) {
        let is_end = to == self.stretch.end;
        for from in active..self.nodes.len() {
            let node = self.nodes[from];
            let width = self.width(&node);
            let short = if is_end { Short::No } else { self.shortness((node.at, to), width, pass) };
            match short {
                Short::Here => continue,
                Short::Onward if self.is_steady && node.at > self.stretch.start => break,
                Short::Onward => continue,
                Short::No => {}
            }
            let room = self.matter.room(node.at, to);
            let price = hang::price(self.matter, &self.tariff, (&room, to), (width, is_end));
            let (cost, mood) = match price {
                Some((price, _)) => price,
                None if pass.rank == Break::Unit && to == node.at + 1 => (OVERFULL, Mood::Even),
                None => continue,
            };
            let Some(runt) = self.runt((node.at, to), pass) else { continue };
            let cost = node.cost + cost + runt + mood.beside(node.mood) + self.echo(&node, to);
            let gaping = node.gaping + usize::from(mood == Mood::Gaping);
            self.offer(Node { at: to, line: node.line + 1, cost, from, mood, gaping }, pass.merge);
        }
    }

    /// What it costs that the line from `node` to `to` is the third to begin or to end with a character.
    fn echo(&self, node: &Node, to: usize) -> i64 {
        let before = &self.nodes[node.from];
        let earlier = &self.nodes[before.from];
        if before.line != earlier.line + 1 {
            return 0;
        }
        let same = |a: usize, b: usize, c: usize| {
            self.matter.sign(a) == self.matter.sign(b) && self.matter.sign(b) == self.matter.sign(c)
        };
        let begins = same(node.at, before.at, earlier.at);
        let ends = same(to - 1, node.at - 1, before.at - 1);
        if begins || ends { ECHO } else { 0 }
    }

    /// The width of the line that starts at `node`.
    fn width(&self, node: &Node) -> i64 {
        let lead = if node.at == self.stretch.start { self.lead } else { Length::ZERO };
        self.frame.width(node.line, lead)
    }

    /// Whether a line is so short that this pass does not stretch it.
    fn shortness(&self, (from, to): (usize, usize), width: i64, pass: Pass) -> Short {
        if !matches!(self.tariff.align, Align::Justify | Align::Spread) || pass.open >= FREE {
            return Short::No;
        }
        let (a, z) = (&self.matter.sums[from], &self.matter.sums[to - 1]);
        let extra = width - (z.end - a.start) - (z.word - a.word) - (z.mixed - a.mixed);
        if extra <= 0 {
            return Short::No;
        }
        let (flex, open) = (z.flex - a.flex, z.open - a.open);
        let past = |gaps: i64| extra * 1000 > gaps * pass.open * self.tariff.em;
        match past(if flex > 0 { flex } else { open }) {
            true if past(flex.max(open)) => Short::Onward,
            true => Short::Here,
            false => Short::No,
        }
    }

    /// What it costs that a last line is one 字 (CLREQ: 孤字不成行); `None` where that may not be.
    fn runt(&self, (from, to): (usize, usize), pass: Pass) -> Option<i64> {
        if to != self.stretch.end || from == self.stretch.start {
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

    fn offer(&mut self, node: Node, merge: usize) {
        let key = |node: &Node| node.line.min(merge);
        match self.fresh.iter_mut().find(|old| key(old) == key(&node)) {
            Some(old) if old.cost < node.cost => {}
            Some(old) => *old = node,
            None => self.fresh.push(node),
        }
    }

    /// The number of lines up to the end of this stretch.
    fn lines(&self) -> usize {
        if self.stretch.is_empty() {
            return self.first_line + 1;
        }
        self.nodes.get(self.end).map_or(self.first_line, |node| node.line)
    }

    /// The lines found, in order.
    fn trace(&self, spans: &mut Vec<Span>) {
        if self.stretch.is_empty() {
            let lead = Length::ZERO;
            spans.push(Span { cells: self.stretch.clone(), line: self.first_line, lead, ends: true });
            return;
        }
        let begin = spans.len();
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

impl Matter {
    /// How its lines are priced.
    pub(super) fn tariff(&self) -> Tariff {
        let em = i64::from(self.em.0).max(1);
        let loose = i64::from(self.style.limits.loose.at(self.em).0);
        Tariff { em, align: self.style.align, policy: self.style.policy, loose }
    }
}
