//! Total fit: the breaks with the least cost over the whole paragraph (Knuth and Plass 1981), with glue
//! made for Chinese: what a line costs comes from sums, so a candidate is judged in constant time.

use super::cost::{BROKEN, Judged, Span, Width, beside, judge};
use super::matter::{Matter, Segment};
use super::{Measures, Wish};
use crate::units::Length;

/// A line of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The first atom.
    pub start: usize,
    /// The atom after the last; the same as `start` for an empty line.
    pub end: usize,
    /// Its measure, indents taken off.
    pub measure: Length,
    /// What its left edge stands in by.
    pub indent: Length,
    /// Whether it ends its segment.
    pub is_last: bool,
    /// Whether no legal line was possible.
    pub broken: bool,
}

/// A way to come to a break.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The atom before which the line ends.
    at: usize,
    /// How many lines are behind it.
    lines: usize,
    cost: i64,
    fitness: i8,
    from: usize,
    broken: bool,
}

/// A place where a line may end.
#[derive(Clone, Copy, Debug)]
struct End {
    /// The atom before which it ends.
    at: usize,
    legal: bool,
    is_last: bool,
    /// Whether illegal ends are tried, there being no legal way.
    emergency: bool,
}

/// A line may be this much shorter than its measure before it is no candidate at all, in halves.
const LEAST_FILL: i64 = 2;

/// Breaks a paragraph into lines.
pub fn break_lines(matter: &Matter, measures: Measures<'_>, wish: Wish) -> Vec<Broken> {
    let mut lines = Vec::new();
    for (i, segment) in matter.segments.iter().enumerate() {
        let wish = if matter.segments.len() == 1 { wish } else { Wish::default() };
        let frame = Frame { matter, measures, segment: *segment, first: i == 0, done: lines.len() };
        lines.extend(frame.run(wish));
    }
    lines
}

/// One segment, and the lines that stand before it.
struct Frame<'a> {
    matter: &'a Matter,
    measures: Measures<'a>,
    segment: Segment,
    first: bool,
    done: usize,
}

impl Frame<'_> {
    fn run(&self, wish: Wish) -> Vec<Broken> {
        if self.segment.start == self.segment.end {
            return vec![self.line((self.segment.start, self.segment.end), 0, false)];
        }
        let by_line = wish.lines != 0 || self.varies();
        let legal = self.search(by_line, false);
        let nodes = match legal {
            Some(nodes) => nodes,
            None => self.search(by_line, true).unwrap_or_default(),
        };
        let end = self.choose(&nodes, wish);
        self.trace(&nodes, end)
    }

    /// Whether lines of this segment can have different measures.
    fn varies(&self) -> bool {
        let rest = self.measures.0.get(self.done..).unwrap_or_default();
        rest.windows(2).any(|w| w[0] != w[1])
    }

    /// The measure of a line of this segment, and its indent.
    fn measure(&self, line: usize) -> (Length, Length) {
        let all = self.measures.0;
        let full = all.get(self.done + line).or(all.last()).copied().unwrap_or(Length::ZERO);
        let style = &self.matter.style;
        let indent = if line > 0 || !self.first { style.hanging } else { style.indent };
        let mut indent = indent.at(self.matter.em);
        if line == 0 {
            indent += self.segment.lead + self.kept_blank(indent);
        }
        let indent = if indent >= full { Length::ZERO } else { indent };
        (full - indent, indent)
    }

    /// The blank half that an opener keeps after an indent.
    fn kept_blank(&self, indent: Length) -> Length {
        let first = self.matter.atoms.get(self.segment.start);
        match first {
            Some(atom) if indent.0 > 0 && !self.matter.style.trim_indented_opener => atom.lead,
            _ => Length::ZERO,
        }
    }

    /// Finds the best way to every break; `None` when some line cannot be legal.
    fn search(&self, by_line: bool, emergency: bool) -> Option<Vec<Node>> {
        let start = Node { at: self.segment.start, lines: 0, cost: 0, fitness: 0, from: 0, broken: false };
        let mut nodes = vec![start];
        let mut active: Vec<usize> = vec![0];
        for at in self.segment.start + 1..=self.segment.end {
            let legal = at == self.segment.end || self.matter.atoms[at - 1].gap.may_break;
            if !legal && !emergency {
                continue;
            }
            let end = End { at, legal, is_last: at == self.segment.end, emergency };
            let found = self.ways_to(end, &nodes, &mut active);
            if active.is_empty() && found.is_empty() {
                return None;
            }
            for node in keep(found, by_line) {
                active.push(nodes.len());
                nodes.push(node);
            }
        }
        nodes.last().is_some_and(|n| n.at == self.segment.end).then_some(nodes)
    }

    /// Every line that can end before atom `at`; breaks too far back are dropped.
    fn ways_to(&self, end: End, nodes: &[Node], active: &mut Vec<usize>) -> Vec<Node> {
        let End { at, legal, is_last, emergency } = end;
        let mut found: Vec<Node> = Vec::new();
        active.retain(|&from| {
            let node = &nodes[from];
            let span = Span { start: node.at, end: at };
            let (measure, _) = self.measure(node.lines);
            let width = Width::of(self.matter, span);
            if !is_last && width.natural * LEAST_FILL < i64::from(measure.0) && !emergency {
                return true;
            }
            match judge(self.matter, span, measure, is_last) {
                Some(judged) => found.push(next(node, (from, at), judged, legal)),
                None if width.natural - width.shrink() - i64::from(self.matter.atoms[at - 1].core.0)
                    > i64::from(measure.0) =>
                {
                    return false;
                }
                None => (),
            }
            true
        });
        if emergency
            && found.is_empty()
            && let Some(node) = nodes.last()
        {
            // Not even one atom fits: it stands alone, too wide.
            let judged = Judged { cost: BROKEN, fitness: 0 };
            found.push(next(node, (nodes.len() - 1, at), judged, false));
        }
        found
    }

    /// The end that is wished for, if it can be had within limits, else the best.
    fn choose(&self, nodes: &[Node], wish: Wish) -> usize {
        let ends = || nodes.iter().enumerate().filter(|(_, n)| n.at == self.segment.end);
        let Some((best, node)) = ends().min_by_key(|(_, n)| n.cost) else { return 0 };
        if wish.lines == 0 {
            return best;
        }
        let wanted = node.lines as i64 + i64::from(wish.lines);
        let within = |n: &Node| n.lines as i64 == wanted && n.cost < node.cost + super::cost::LOOSE / 2;
        ends().filter(|(_, n)| within(n)).min_by_key(|(_, n)| n.cost).map_or(best, |(i, _)| i)
    }

    fn trace(&self, nodes: &[Node], end: usize) -> Vec<Broken> {
        let mut lines = Vec::new();
        let mut i = end;
        while let Some(node) = nodes.get(i).filter(|n| n.lines > 0) {
            let from = &nodes[node.from];
            lines.push(self.line((from.at, node.at), from.lines, node.broken));
            i = node.from;
        }
        lines.reverse();
        lines
    }

    fn line(&self, (start, end): (usize, usize), line: usize, broken: bool) -> Broken {
        let (measure, indent) = self.measure(line);
        Broken { start, end, measure, indent, is_last: end == self.segment.end, broken }
    }
}

fn next(node: &Node, (from, at): (usize, usize), judged: Judged, legal: bool) -> Node {
    let broken = !legal || judged.cost >= BROKEN;
    let price = if legal { 0 } else { BROKEN };
    let cost = node.cost + judged.cost + price + beside(node.fitness, judged.fitness);
    Node { at, lines: node.lines + 1, cost, fitness: judged.fitness, from, broken }
}

/// The best of the ways to a break: one, or one for each number of lines.
fn keep(mut found: Vec<Node>, by_line: bool) -> Vec<Node> {
    if by_line {
        found.sort_by_key(|n| (n.lines, n.cost));
        found.dedup_by_key(|n| n.lines);
        return found;
    }
    found.into_iter().min_by_key(|n| n.cost).into_iter().collect()
}
