//! Paragraphs into cells: where every line of a story stands.
//!
//! Plainly first; where that leaves a line alone at a leg's head or foot, or a subhead at a foot, the
//! paragraphs before are tried a line longer or shorter, and the best row of choices is taken.

mod search;

use super::cells::Cell;
use super::desk::StoryMatter;
use super::memo::{Lines, Memo, set};
use crate::compose::Line;
use crate::copydesk::Role;
use crate::units::Length;

/// A story's lines, each with its cell.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// The lines that have a cell.
    pub lines: Vec<FlowLine>,
    /// How many cells are behind the story's end, blank ones among them counted.
    pub used: usize,
    /// Lines without a cell.
    pub over_lines: u32,
    /// 字 in them.
    pub over_chars: u32,
    /// Lines that stand alone at a leg's head or foot.
    pub lone: Vec<usize>,
}

/// A line and where it stands.
#[derive(Clone, Debug)]
pub struct FlowLine {
    /// The cell, or the first of a subhead's.
    pub cell: usize,
    /// How many cells it takes.
    pub rows: u16,
    /// The paragraph.
    pub paragraph: usize,
    /// The paragraph's lines, shared by every trial, and which of them this is.
    set: (Lines, usize),
}

impl FlowLine {
    /// The line.
    pub fn line(&self) -> &Line {
        &self.set.0[self.set.1]
    }
}

/// What is avoided, and by how much.
const LONE_LINE: i64 = 100;
const BLANK_CELL: i64 = 40;
const WISH: i64 = 15;
/// A line that finds no room.
const OVER: i64 = 250;
/// Overset by no more lines than this is worth asking paragraphs for a line less.
const NEARLY: u32 = 4;
/// So many paragraphs before one that stands badly are asked to help.
const HELPERS: usize = 2;
/// Lines that must follow a subhead in its leg.
const AFTER_SUBHEAD: usize = 2;

/// Flows a story through its cells.
pub fn flow(story: &StoryMatter, cells: &[Cell], subhead_rows: u16, memo: &Memo) -> Flow {
    let mut setter = Setter { story, cells, subhead_rows, memo, willing: Vec::new() };
    let plain = setter.run(&[]);
    let blank = plain.blank;
    let near = (1..=NEARLY).contains(&plain.flow.over_lines);
    if plain.flow.lone.is_empty() && blank == 0 && !near {
        return plain.flow;
    }
    setter.willing = setter.willing(&plain, near);
    let wishes = setter.search();
    let chosen = setter.run(&wishes);
    let fits = chosen.flow.over_lines <= plain.flow.over_lines;
    if fits && chosen.cost() < plain.cost() { chosen.flow } else { plain.flow }
}

struct Setter<'a> {
    story: &'a StoryMatter,
    cells: &'a [Cell],
    subhead_rows: u16,
    memo: &'a Memo,
    /// Which paragraphs are asked for a line more or fewer.
    willing: Vec<bool>,
}

/// A flow, and the cells it left blank.
struct Run {
    flow: Flow,
    blank: usize,
    wished: i64,
    /// The paragraphs that stand badly.
    bad: Vec<usize>,
}

impl Run {
    fn cost(&self) -> i64 {
        i64::from(self.flow.over_lines) * OVER
            + self.flow.lone.len() as i64 * LONE_LINE
            + self.blank as i64 * BLANK_CELL
            + self.wished
    }
}

/// Where a paragraph stands: its cells, blank ones before it, its lines.
struct Stood {
    first: usize,
    end: usize,
    blank: usize,
    rows: u16,
    lines: Lines,
}

impl Setter<'_> {
    fn run(&mut self, wishes: &[i8]) -> Run {
        let flow = Flow { lines: Vec::with_capacity(self.cells.len()), ..Flow::default() };
        let mut run = Run { flow, blank: 0, wished: 0, bad: Vec::new() };
        let mut cell = 0;
        for i in 0..self.story.paragraphs.len() {
            let wish = wishes.get(i).copied().unwrap_or(0);
            let stood = self.stand(i, cell, wish);
            run.wished += if wish == 0 { 0 } else { WISH };
            run.blank += stood.blank;
            let lone = run.flow.lone.len();
            self.record(i, &stood, &mut run.flow);
            run.bad.extend((run.flow.lone.len() > lone || stood.blank > 0).then_some(i));
            cell = stood.end;
        }
        run.flow.used = cell;
        run
    }

    /// The paragraphs that can help: those that stand badly and the few before; all, where the story is a
    /// little too long.
    fn willing(&self, plain: &Run, near: bool) -> Vec<bool> {
        let helps = |i: usize| plain.bad.iter().any(|bad| (i..=i + HELPERS).contains(bad));
        (0..self.story.paragraphs.len()).map(|i| near || helps(i)).collect()
    }

    fn record(&self, paragraph: usize, stood: &Stood, flow: &mut Flow) {
        for (n, line) in stood.lines.iter().enumerate() {
            let cell = stood.first + n * usize::from(stood.rows.max(1));
            if cell < self.cells.len() {
                let set = (Lines::clone(&stood.lines), n);
                flow.lines.push(FlowLine { cell, rows: stood.rows, paragraph, set });
            } else {
                flow.over_lines += 1;
                flow.over_chars += chars(line);
            }
        }
        flow.lone.extend(self.lone(paragraph, stood));
    }

    fn is_body(&self, paragraph: usize) -> bool {
        self.story.paragraphs.get(paragraph).is_some_and(|p| p.role == Role::Body)
    }

    /// The cells in which one line of a paragraph stands alone at a leg's foot or head, or the last of one
    /// that leads in what begins in the next leg.
    fn lone(&self, paragraph: usize, stood: &Stood) -> Vec<usize> {
        let n = stood.lines.len();
        let last = (stood.first + n).saturating_sub(1);
        if !self.is_body(paragraph) || n == 0 || last >= self.cells.len() {
            return Vec::new();
        }
        let parts = n > 1;
        let foot = (parts && self.ends_leg(stood.first)).then_some(stood.first);
        let head = (parts && self.ends_leg(last - 1)).then_some(last);
        let question = (self.leads(paragraph) && self.ends_leg(last)).then_some(last);
        foot.into_iter().chain(head).chain(question).collect()
    }

    /// Whether a paragraph belongs to the one after it.
    fn leads(&self, paragraph: usize) -> bool {
        let is_last = paragraph + 1 >= self.story.paragraphs.len();
        !is_last && self.story.paragraphs.get(paragraph).is_some_and(|p| p.leads)
    }

    /// Whether the next cell is in another leg.
    fn ends_leg(&self, cell: usize) -> bool {
        match (self.cells.get(cell), self.cells.get(cell + 1)) {
            (Some(a), Some(b)) => (a.part, a.leg) != (b.part, b.leg),
            _ => false,
        }
    }

    /// Stands a paragraph from `cell` on.
    fn stand(&mut self, i: usize, cell: usize, wish: i8) -> Stood {
        let none = || Lines::from([]);
        let Some(paragraph) = self.story.paragraphs.get(i) else {
            return Stood { first: cell, end: cell, blank: 0, rows: 1, lines: none() };
        };
        match paragraph.role {
            Role::Break => {
                let skip = usize::from(!self.begins_leg(cell));
                Stood { first: cell, end: cell + skip, blank: 0, rows: 1, lines: none() }
            }
            Role::Subhead => self.stand_subhead(i, cell),
            Role::Body => {
                let lines = self.lines(i, cell, wish);
                Stood { first: cell, end: cell + lines.len(), blank: 0, rows: 1, lines }
            }
        }
    }

    fn begins_leg(&self, cell: usize) -> bool {
        cell == 0 || self.ends_leg(cell - 1)
    }

    /// A subhead with the rows it takes; at a leg's foot it goes over to the next leg.
    fn stand_subhead(&mut self, i: usize, cell: usize) -> Stood {
        let lines = self.lines(i, cell, 0);
        let rows = |at: usize| {
            if self.begins_leg(at) { self.subhead_rows.max(2) - 1 } else { self.subhead_rows.max(1) }
        };
        let room = self.room(cell);
        // One that ends the story has nothing to keep with.
        let after = if i + 1 < self.story.paragraphs.len() { AFTER_SUBHEAD } else { 0 };
        let needs = lines.len() * usize::from(rows(cell)) + after;
        let first = if needs > room && cell + room < self.cells.len() { cell + room } else { cell };
        let rows = if lines.len() > 1 { 1 } else { rows(first) };
        Stood { first, end: first + lines.len() * usize::from(rows), blank: first - cell, rows, lines }
    }

    /// The cells from `cell` to its leg's end.
    fn room(&self, cell: usize) -> usize {
        (cell..self.cells.len())
            .find(|c| self.ends_leg(*c))
            .map_or(self.cells.len(), |c| c + 1)
            .saturating_sub(cell)
    }

    /// The lines of a paragraph from `cell` on: set once a measure while the measure stays the same.
    fn lines(&mut self, i: usize, cell: usize, wish: i8) -> Lines {
        let Some(paragraph) = self.story.paragraphs.get(i) else { return Lines::from([]) };
        let width = self.measure_of(cell);
        let uniform = self.memo.lines((i, paragraph), width, wish);
        let end = cell + uniform.len();
        if (cell..end).all(|c| self.measure_of(c) == width) {
            return uniform;
        }
        let last = (end + 40).min(self.cells.len().max(cell + 1));
        let measures: Vec<Length> = (cell..last).map(|c| self.measure_of(c)).collect();
        set(paragraph, &measures, wish)
    }

    /// The measure of a cell; past the end, the widest of the last leg's.
    fn measure_of(&self, cell: usize) -> Length {
        let past = || self.cells.iter().rev().take(8).map(|c| c.width).max();
        self.cells.get(cell).map(|c| c.width).or_else(past).unwrap_or(Length::pt(100))
    }
}

/// The 字 of a line: everything but spaces.
pub fn chars(line: &Line) -> u32 {
    line.text.chars().filter(|c| !c.is_whitespace()).count() as u32
}
