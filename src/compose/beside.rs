//! What stands beside the characters: dots and lines under them, pinyin over them, leaders between them.
//!
//! Marks take part in no rule of breaking; they follow the characters that they belong to, over the ends of
//! lines. Where pinyin is wider than its 字, the 字 is given the room, so that no two syllables meet.

use super::class::{Class, Set};
use super::itemise::Items;
use super::letters::Space;
use super::matter::{Cell, Give, Joint, Matter, Piece};
use super::pairs::Break;
use super::{Glyph, Stance, breaks::Span};
use crate::style::{Align, Over, TextStyle, Underline};
use crate::typeface::Metrics;
use crate::units::{Em, Ink, Length};

/// A mark beside the characters of a line; places are from the left edge of the measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// A dot under the middle of a character, and whether there is a line between them.
    Dot(Reach, bool),
    /// A line under several.
    Line(Underline, Reach),
    /// Dots from a label to its value.
    Leader(Reach),
    /// Pinyin over a 字.
    Over(Overhead),
}

/// How far a mark goes along its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Its left end.
    pub from: Length,
    /// Its right end.
    pub to: Length,
    /// The em of the characters.
    pub em: Length,
    /// Their ink.
    pub ink: Ink,
}

/// Pinyin, set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overhead {
    /// What it says.
    pub text: String,
    /// Its glyphs, on their own baseline.
    pub glyphs: Vec<Glyph>,
    /// The em of the 字 under it.
    pub em: Length,
}

impl Beside {
    /// Moves it to the right.
    pub(super) fn shift(&mut self, by: Length) {
        match self {
            Beside::Dot(reach, _) | Beside::Line(_, reach) | Beside::Leader(reach) => {
                (reach.from, reach.to) = (reach.from + by, reach.to + by);
            }
            Beside::Over(over) => over.glyphs.iter_mut().for_each(|glyph| glyph.x += by),
        }
    }
}

/// The pinyin of a cell, shaped.
#[derive(Clone, Debug)]
pub(super) struct Pinyin {
    cell: usize,
    over: Over,
    /// Each with the byte of the syllable that it stands for.
    pieces: Vec<(Piece, u32)>,
    width: Length,
}

/// What a dot stands under (GB/T 15834 §4.11): characters, not marks.
const DOTTED: Set = Set::of(&[Class::Han, Class::WideDigit, Class::Latin, Class::Digit]);
/// The line under two neighbouring names is parted by twice this (CLREQ §3.1.8: proper noun marks do not touch).
const PARTED: Em = Em::milli(70);

/// Shapes the pinyin, and gives a 字 the width of its own.
pub(super) fn widen(items: &mut Items, looks: &[TextStyle], metrics: &dyn Metrics) -> Vec<Pinyin> {
    let mut overs = Vec::new();
    if looks.iter().all(|look| look.marks.over.is_none()) {
        return overs;
    }
    for (n, cell) in items.cells.iter_mut().enumerate() {
        let over = looks.get(cell.look as usize).and_then(|look| look.marks.over);
        let Some(over) = over.filter(|_| cell.class == Class::Han) else { continue };
        let mut width = Length::ZERO;
        let mut pieces = Vec::new();
        for shaped in metrics.shape(over.face, over.syllable.as_str()) {
            let dx = width + shaped.shift.at(over.size);
            pieces.push((
                Piece { font: shaped.font, glyph: shaped.glyph, dx, stance: Stance::Along },
                shaped.cluster,
            ));
            width += shaped.advance.at(over.size).max(Length::ZERO);
        }
        // CLREQ §3.3.4: neighbouring annotations stand at least a quarter of their em apart.
        let wants = width + Em::QUARTER.at(over.size);
        let more = (wants - cell.body).max(Length::ZERO);
        cell.body += more;
        let own = items.pieces.get_mut(cell.pieces.0 as usize..cell.pieces.1 as usize);
        own.into_iter().flatten().for_each(|piece| piece.dx += more.half());
        overs.push(Pinyin { cell: n, over, pieces, width });
    }
    overs
}

/// Opens the joints of what is set wider than it is; nothing else moves them, and no line breaks there.
pub(super) fn spread(joints: &mut [Joint], cells: &[Cell], looks: &[TextStyle]) {
    if looks.iter().all(|look| look.marks.spread.is_none()) {
        return;
    }
    let spread = |cell: &Cell| looks.get(cell.look as usize).and_then(|look| look.marks.spread);
    for (pair, joint) in cells.windows(2).zip(joints.iter_mut().skip(1)) {
        match (spread(&pair[0]), spread(&pair[1])) {
            (Some(left), Some((gap, nth))) if left.1 == nth => {
                let gap = gap.at(pair[1].em);
                *joint = Joint { gap, give: Give::Stiff, rank: Break::Unit, ..Joint::NONE };
            }
            _ => {}
        }
    }
}

/// The cell that goes to the right of the line with its followers, and how far.
pub(super) fn lead(matter: &Matter, span: &Span, free: Length) -> Option<(usize, Length)> {
    let to_right =
        matter.is_marked && matches!(matter.style.align, Align::Justify | Align::Left) && free > Length::ZERO;
    let led = if to_right { span.cells.clone().find(|n| is_led(matter, *n)) } else { None };
    led.map(|n| (n, free))
}

/// The value of a leader is not torn while a line can hold it.
pub(super) fn keep_values(joints: &mut [Joint], cells: &[Cell], looks: &[TextStyle]) {
    if looks.iter().all(|look| !look.marks.leader) {
        return;
    }
    for (joint, pair) in joints.iter_mut().skip(1).zip(cells.windows(2)) {
        if pair.iter().all(|cell| is_of_value(cell, looks)) {
            joint.rank = joint.rank.max(Break::Path);
        }
    }
}

/// Whether a cell is of the value after a leader.
fn is_of_value(cell: &Cell, looks: &[TextStyle]) -> bool {
    looks.get(cell.look as usize).is_some_and(|look| look.marks.leader)
}

/// Whether a value begins with this cell.
pub(super) fn is_led(matter: &Matter, n: usize) -> bool {
    if !matter.is_marked {
        return false;
    }
    let cell = |n: usize| matter.cells.get(n);
    let leads = |cell: &Cell| is_of_value(cell, &matter.looks);
    let before = n.checked_sub(1).and_then(cell).is_some_and(leads);
    cell(n).is_some_and(|cell| leads(cell) && matches!(cell.space, Space::Wide(_))) && !before
}

/// A leader of fewer dots is none.
const LEAST_DOTS: i32 = 3;

/// Gathers a line's marks while its cells are placed.
pub(super) struct Collector<'m> {
    matter: &'m Matter,
    measure: Length,
    lead: Option<(usize, Length)>,
    /// The end of the cell before.
    end: Length,
    /// The line under way: the number of its brackets, its place among the marks.
    open: Option<(u16, usize)>,
    marks: Vec<Beside>,
}

impl<'m> Collector<'m> {
    pub fn new(matter: &'m Matter, measure: Length, lead: Option<(usize, Length)>) -> Collector<'m> {
        Collector { matter, measure, lead, end: Length::ZERO, open: None, marks: Vec::new() }
    }

    /// A cell is about to stand at `x`; gives where it does stand.
    pub fn meet(&mut self, (n, cell): (usize, &Cell), x: Length) -> Length {
        let look = self.matter.looks.get(cell.look as usize).filter(|_| self.matter.is_marked);
        let Some(look) = look else { return x };
        let x = match self.lead {
            Some((led, by)) if led == n => x + by,
            _ => x,
        };
        if is_led(self.matter, n) {
            self.leader(look, x);
        }
        self.line(cell, look, x);
        if look.marks.dotted && DOTTED.has(cell.class) {
            let reach = Reach { from: x, to: x + cell.body, em: look.size, ink: look.ink };
            self.marks.push(Beside::Dot(reach, look.marks.line.is_some()));
        }
        self.over((n, cell), look, x);
        self.end = x + cell.body;
        x
    }

    /// The line's marks.
    pub fn done(self) -> Vec<Beside> {
        self.marks
    }

    /// Dots between a label and its value; in a row of lines they stand under one another.
    fn leader(&mut self, look: &TextStyle, x: Length) {
        let (em, ink) = (look.size, look.ink);
        let blank = Em::QUARTER.at(em);
        let step = em.half().max(Length(1));
        let count = |from: Length| (self.measure - from).whole(step);
        // Where the label has its line to itself, they keep its indent.
        let indent = if self.end == Length::ZERO { self.matter.style.indent.at(em) } else { Length::ZERO };
        let from = self.measure - step * count(indent.max(self.end + blank));
        let to = self.measure - step * (count(x - blank) + 1);
        // One dot or two lead nowhere.
        if to >= from + step * LEAST_DOTS {
            self.marks.push(Beside::Leader(Reach { from, to, em, ink }));
        }
    }

    fn line(&mut self, cell: &Cell, look: &TextStyle, x: Length) {
        let Some((kind, nth)) = look.marks.line else {
            self.open = None;
            return;
        };
        let (em, ink) = (look.size, look.ink);
        let (from, to) = (x, x + cell.body);
        let part = PARTED.at(em);
        // Marks at its ends have no line under them.
        if Set::MARKS.has(cell.class) {
            return;
        }
        let open = self.open.filter(|open| open.0 == nth).and_then(|open| self.marks.get_mut(open.1));
        if let Some(Beside::Line(_, reach)) = open {
            reach.to = to - part;
        } else {
            self.open = Some((nth, self.marks.len()));
            self.marks.push(Beside::Line(kind, Reach { from: from + part, to: to - part, em, ink }));
        }
    }

    fn over(&mut self, (n, cell): (usize, &Cell), look: &TextStyle, x: Length) {
        let overs = &self.matter.overs;
        let Some(pinyin) = overs.binary_search_by_key(&n, |p| p.cell).ok().and_then(|i| overs.get(i)) else {
            return;
        };
        let left = x + (cell.body - pinyin.width).half();
        let glyph = |(piece, cluster): &(Piece, u32)| Glyph {
            font: piece.font,
            glyph: piece.glyph,
            size: pinyin.over.size,
            ink: look.ink,
            x: left + piece.dx,
            italic: false,
            stance: Stance::Along,
            condense: 1000,
            cluster: *cluster,
        };
        let glyphs = pinyin.pieces.iter().map(glyph).collect();
        let text = pinyin.over.syllable.as_str().to_owned();
        self.marks.push(Beside::Over(Overhead { text, glyphs, em: look.size }));
    }
}
