//! What is counted, by the places of characters alone: the same for every composer.

use paiban::compose::{Break, why};
use paiban::style::Kinsoku;

/// A gap between two neighbouring 字 that is wider, in em, makes its line loose;
pub const LOOSE: f64 = 0.15;
/// so does one between a 字 and a Western word that is as much wider than a quarter.
const LOOSE_MIXED: f64 = 0.25 + LOOSE;
/// What rounding in a PDF may cost.
const ROUNDING: f64 = 0.02;
/// Marks with their ink in the right half, and in the left one.
pub const OPENERS: &str = "“‘（《〈";
pub const CLOSERS: &str = "”’）》〉，、；：。？！";

/// A line as it was set: its characters, and where each begins, in em from the left edge.
#[derive(Clone, Debug, Default)]
pub struct SetLine {
    /// Characters from left to right, spaces left out.
    pub cells: Vec<(char, f64)>,
}

/// Counts over the lines of many paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub lines: usize,
    /// Lines that are filled to the measure: all but the last.
    pub full: usize,
    pub loose: usize,
    /// Loose lines that follow one.
    pub twice: usize,
    /// Lines with marks under half an em, or 字 that overlap.
    pub tight: usize,
    /// Lines in which marks between 字 gave up more than a quarter of an em each.
    pub squeezed: usize,
    /// Last lines of one 字.
    pub orphans: usize,
    /// Line borders that GB/T 15834 forbids, and numbers, dashes and dots that were split.
    pub breaches: usize,
    gaps: usize,
    added: f64,
    pub worst: f64,
    /// The loose lines, for a look.
    pub examples: Vec<String>,
}

impl Tally {
    /// Counts a paragraph.
    pub fn add(&mut self, lines: &[SetLine]) {
        self.lines += lines.len();
        self.full += lines.len().saturating_sub(1);
        let mut before = false;
        for line in &lines[..lines.len().saturating_sub(1)] {
            let look = self.look(line);
            let is_loose = look.widest > LOOSE + ROUNDING / 4.0 || look.mixed > LOOSE_MIXED + ROUNDING / 4.0;
            self.loose += usize::from(is_loose);
            self.twice += usize::from(is_loose && before);
            self.tight += usize::from(look.is_tight);
            self.squeezed += usize::from(look.squeeze > 0.25);
            before = is_loose;
            if is_loose {
                let text: String = line.cells.iter().map(|cell| cell.0).collect();
                self.examples.push(format!("{:.3} {:.3} {text}", look.widest, look.mixed));
            }
        }
        self.breaches += lines.windows(2).filter(|pair| is_breach(&pair[0], &pair[1])).count();
        let solid = |line: &SetLine| line.cells.iter().filter(|cell| !is_mark(cell.0)).count();
        self.orphans += usize::from(lines.len() > 1 && lines.last().map_or(0, solid) <= 1);
    }

    /// The mean gap between neighbouring 字 in full lines, in thousandths of the em.
    pub fn mean(&self) -> f64 {
        self.added * 1000.0 / self.gaps.max(1) as f64
    }

    /// A count as a share of the full lines.
    pub fn share(&self, count: usize) -> f64 {
        count as f64 * 100.0 / self.full.max(1) as f64
    }

    fn look(&mut self, line: &SetLine) -> Look {
        let mut look = Look::default();
        let (mut marks, mut squeezed) = (0, 0.0);
        let mut from = 0;
        for (to, &(c, x)) in line.cells.iter().enumerate().skip(1) {
            let (left, start) = line.cells[from];
            let between = &line.cells[from + 1..to];
            let taken = x - start - 1.0;
            match (is_han(left), is_han(c), between.is_empty()) {
                (true, true, true) => {
                    self.gaps += 1;
                    self.added += taken.max(0.0);
                    self.worst = self.worst.max(taken);
                    look.widest = look.widest.max(taken);
                    look.is_tight |= taken < -ROUNDING;
                }
                (true, true, false) if between.iter().all(|cell| is_mark(cell.0)) => {
                    let least = between.len() as f64 / 2.0;
                    look.is_tight |= taken < least - ROUNDING;
                    if between.len() == 1 {
                        marks += 1;
                        squeezed += (1.0 - taken).max(0.0);
                    }
                }
                (true, false, true) if c.is_ascii_alphanumeric() => look.mixed = look.mixed.max(taken),
                _ => {}
            }
            from = if is_mark(c) && !between.is_empty() | is_han(left) { from } else { to };
        }
        look.squeeze = squeezed / f64::from(marks.max(1));
        look
    }
}

#[derive(Default)]
struct Look {
    widest: f64,
    mixed: f64,
    squeeze: f64,
    is_tight: bool,
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether it is a mark that may be squeezed.
pub fn is_mark(c: char) -> bool {
    OPENERS.contains(c) || CLOSERS.contains(c)
}

/// Whether a line may not end here by the rules of GB level.
fn is_breach(line: &SetLine, next: &SetLine) -> bool {
    match (line.cells.last(), next.cells.first()) {
        (Some(&(left, _)), Some(&(right, _))) => why(Kinsoku::Gb, left, right).0 >= Break::Rule,
        _ => false,
    }
}
