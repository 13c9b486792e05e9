//! Composers as most programs have them: line by line, never looking back.
//!
//! The usual one takes what fits by nature; where the line may not end there it pushes in what must follow, and
//! pushes out what that leaves no room for. The packing one squeezes in whatever goes.
//!
//! A mark takes an em and may be squeezed to half of one; two together take one and a half, at least one; at a
//! line's end half. A quarter em stands between 字 and Western words, at least an eighth. What is too long
//! is pushed in; what is short is shared out over all gaps that are not within a word.

use paiban::compose::{Break, why};
use paiban::style::{FaceId, Kinsoku};
use paiban::typeface::{Faces, Metrics};

use crate::judge::{CLOSERS, LOOSE, OPENERS, SetLine, is_mark};

/// What adding up may cost.
const EPSILON: f64 = 1e-9;

/// A character with its width and the blanks at its sides.
#[derive(Clone, Copy)]
struct Cell {
    c: char,
    body: f64,
    before: f64,
    after: f64,
    /// A word space stands before it.
    spaced: bool,
}

/// When a composer squeezes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// To keep the rules.
    PushIn,
    /// Wherever a character more goes in.
    Pack,
}

/// A paragraph's lines in a measure of so many 字.
pub fn set(faces: &Faces, habit: Habit, text: &str, zi: i32) -> Vec<SetLine> {
    let cells = cells(faces, text);
    let (mut lines, mut start) = (Vec::new(), 0);
    while start < cells.len() {
        // An opener after the indent keeps its blank half, as in paiban's own setting.
        let indent = if start == 0 { 2.0 + cells[0].before } else { 0.0 };
        let width = f64::from(zi) - indent;
        let end = end(&cells[start..], habit, width) + start;
        lines.push(fill(&cells[start..end], (indent, width), end == cells.len()));
        start = end;
    }
    lines
}

fn cells(faces: &Faces, text: &str) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut spaced = false;
    for c in text.chars() {
        if c == ' ' {
            spaced = true;
            continue;
        }
        let glyph = faces.glyph(FaceId(0), c);
        let advance = glyph.map_or(1.0, |(font, glyph)| f64::from(faces.advance(font, glyph).0) / 65536.0);
        let half = |set: &str| if set.contains(c) { 0.5 } else { 0.0 };
        let (before, after) = (half(OPENERS), half(CLOSERS));
        let body = if c == '·' { 0.5 } else { advance - before - after };
        cells.push(Cell { c, body, before, after, spaced });
        spaced = false;
    }
    cells
}

/// The gap between two cells: by nature, and at least.
fn gap(left: &Cell, right: &Cell) -> (f64, f64) {
    let is_word = |c: char| c.is_ascii_alphanumeric() || "%$".contains(c);
    let is_han = |c: char| u32::from(c) >= 0x4e00 && u32::from(c) <= 0x9fff;
    if right.spaced {
        return (0.333, 0.25);
    }
    match (left.after, right.before) {
        (0.0, 0.0) if is_word(left.c) && is_han(right.c) || is_han(left.c) && is_word(right.c) => {
            (0.25, 0.125)
        }
        (after, 0.0) if after > 0.0 && CLOSERS.contains(right.c) => (0.0, 0.0),
        (0.0, before) if before > 0.0 && OPENERS.contains(left.c) => (0.0, 0.0),
        (after, before) => (after.max(before), 0.0),
    }
}

/// How many cells the first line takes.
fn end(cells: &[Cell], habit: Habit, width: f64) -> usize {
    let (mut natural, mut least, mut best) = (0.0, 0.0, 0);
    for (i, cell) in cells.iter().enumerate() {
        let gap = if i > 0 { gap(&cells[i - 1], cell) } else { (0.0, 0.0) };
        let is_full = natural + gap.0 + cell.body > width + EPSILON;
        (natural, least) = (natural + gap.0 + cell.body, least + gap.1 + cell.body);
        let is_past = habit == Habit::PushIn && is_full && best == i;
        if least > width + EPSILON || is_past {
            break;
        }
        if cells.get(i + 1).is_none_or(|next| next.spaced || is_legal(cell.c, next.c)) {
            best = i + 1;
        }
    }
    // What is longer than the line is cut where the line is full.
    if best > 0 { best } else { cells.len().clamp(1, width as usize) }
}

fn is_legal(left: char, right: char) -> bool {
    why(Kinsoku::Gb, left, right).0 <= Break::Poor
}

/// What a line has by nature and can give.
struct Room {
    natural: f64,
    /// What all gaps together can be narrowed by.
    less: f64,
    /// The gaps that can be widened.
    opens: usize,
}

fn room(cells: &[Cell]) -> Room {
    let gaps = || cells.windows(2).map(|pair| gap(&pair[0], &pair[1]));
    Room {
        natural: cells.iter().map(|cell| cell.body).sum::<f64>() + gaps().map(|gap| gap.0).sum::<f64>(),
        less: gaps().map(|gap| gap.0 - gap.1).sum(),
        opens: cells.windows(2).filter(|pair| is_open(pair)).count(),
    }
}

/// Whether a gap may be widened: not within a word or a number.
fn is_open(pair: &[Cell]) -> bool {
    pair[1].spaced || is_legal(pair[0].c, pair[1].c) || !pair[0].c.is_ascii()
}

fn fill(cells: &[Cell], (indent, width): (f64, f64), is_last: bool) -> SetLine {
    let room = room(cells);
    let excess = room.natural - width;
    let squeeze = if room.less > 0.0 { (excess / room.less).clamp(0.0, 1.0) } else { 0.0 };
    let added = if is_last || room.opens == 0 { 0.0 } else { (-excess).max(0.0) / room.opens as f64 };
    let (mut x, mut placed) = (indent, Vec::with_capacity(cells.len()));
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            let (natural, least) = gap(&cells[i - 1], cell);
            x += natural - (natural - least) * squeeze + if is_open(&cells[i - 1..=i]) { added } else { 0.0 };
        }
        placed.push((cell.c, x));
        x += cell.body;
    }
    SetLine { cells: placed }
}

/// The fewest loose lines that any breaks of this paragraph have, last lines of one 字 left out or not.
pub fn fewest_loose(faces: &Faces, text: &str, (zi, allow_orphans): (i32, bool)) -> usize {
    let cells = cells(faces, text);
    let count = cells.len();
    // From the end: the fewest from each place on; past all hope where there is no legal way.
    let mut fewest = vec![count * 2; count + 1];
    fewest[count] = 0;
    for start in (0..count).rev() {
        let indent = if start == 0 { 2.0 + cells[0].before } else { 0.0 };
        let width = f64::from(zi) - indent;
        for end in start + 1..=count {
            let line = &cells[start..end];
            let room = room(line);
            if room.natural - room.less > width + EPSILON {
                break;
            }
            let is_legal = end == count || cells[end].spaced || is_legal(cells[end - 1].c, cells[end].c);
            let is_orphan =
                end == count && start > 0 && line.iter().filter(|cell| !is_mark(cell.c)).count() <= 1;
            if !is_legal || is_orphan && !allow_orphans {
                continue;
            }
            let is_loose = end < count && (width - room.natural) / room.opens.max(1) as f64 > LOOSE + EPSILON;
            fewest[start] = fewest[start].min(fewest[end] + usize::from(is_loose));
        }
    }
    fewest[0]
}
