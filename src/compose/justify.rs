//! Spans → lines: what a line has too much or too little is shared out over its gaps, to the last unit.

use std::sync::Arc;

use super::beside::Collector;
use super::breaks::Span;
use super::class::{Class, Set};
use super::cost::Room;
use super::frame::Frame;
use super::letters::Space;
use super::matter::{Cell, Give, Joint, Matter, TIERS};
use super::pairs::Break;
use super::{Glyph, Line, Measures, Stance, beside, hang};
use crate::style::Align;
use crate::units::Length;

/// The lines of `spans` in `measures`.
pub(super) fn lines(matter: &Matter, measures: Measures<'_>, spans: &[Span]) -> Vec<Line> {
    let frame = Frame::new(matter, measures);
    let mut glyphs = Vec::with_capacity(64);
    spans.iter().map(|span| line((matter, &frame), span, &mut glyphs)).collect()
}

/// The line of `span`; its glyphs are gathered in `glyphs`, which is emptied first.
pub(super) fn line((matter, frame): (&Matter, &Frame<'_>), span: &Span, glyphs: &mut Vec<Glyph>) -> Line {
    let (measure, indent) = (frame.measure(span.line), frame.indent(span.line, span.lead));
    let mut line = Line {
        measure,
        natural: indent,
        width: indent,
        text: Arc::default(),
        glyphs: Arc::default(),
        beside: Vec::new(),
        is_last: span.ends,
        loose: None,
        broken: false,
    };
    if span.cells.is_empty() {
        return line;
    }
    let room = matter.room(span.cells.start, span.cells.end);
    let width = frame.width(span.line, span.lead);
    let price = hang::price(matter, &matter.tariff(), (&room, span.cells.end), (width, span.ends));
    let hung = price.map_or(0, |(_, hang)| hang);
    let is_filled = is_filled(matter, &room, (width, span));
    let extra = if is_filled { width - (room.natural - hung) } else { 0 };
    // A spread line is meant to be open: only its gaps between 字 are.
    let limit = if matter.style.align == Align::Spread { extra } else { matter.tariff().loose };
    let mut shares = Shares::of(&room, extra, limit);
    let start = indent + offset(matter.style.align, width - room.natural);
    line.natural = indent + length(room.natural - hung);
    line.loose = shares.loose(matter);
    line.broken = price.is_none() || has_bad_end(matter, span);
    let hung = length(hung);
    let lead = beside::lead(matter, span, length(width - room.natural)).filter(|_| !is_filled);
    let mut collector = Collector::new(matter, measure, lead);
    glyphs.clear();
    let end = place(matter, span, (start, &mut shares), (&mut collector, glyphs));
    line.beside = collector.done();
    let text = text(matter, span);
    let hyphen = put_hyphen(matter, (span.cells.end, end), (text, glyphs));
    line.text = if hyphen.is_some() { format!("{text}\u{ad}").into() } else { text.into() };
    line.glyphs = glyphs.as_slice().into();
    line.width = end - hung + hyphen.unwrap_or_default();
    line
}

/// Whether the line is set to its width exactly.
fn is_filled(matter: &Matter, room: &Room<'_>, (width, span): (i64, &Span)) -> bool {
    match matter.style.align {
        Align::Spread => true,
        // A label alone on its line is not drawn apart.
        Align::Justify if beside::is_led(matter, span.cells.end) => room.natural > width,
        Align::Justify => !span.ends || room.natural > width,
        _ => false,
    }
}

fn offset(align: Align, free: i64) -> Length {
    match align {
        Align::Centre => length((free / 2).max(0)),
        Align::Right => length(free.max(0)),
        _ => Length::ZERO,
    }
}

fn has_bad_end(matter: &Matter, span: &Span) -> bool {
    !span.ends && matter.joints.get(span.cells.end).is_some_and(|joint| joint.rank > Break::Path)
}

fn length(value: i64) -> Length {
    Length(value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
}

fn text<'m>(matter: &'m Matter, span: &Span) -> &'m str {
    let (from, to) = bytes(matter, span);
    matter.text.get(from..to).unwrap_or_default()
}

fn bytes(matter: &Matter, span: &Span) -> (usize, usize) {
    let cells = matter.cells.get(span.cells.clone()).unwrap_or_default();
    match (cells.first(), cells.last()) {
        (Some(first), Some(last)) => (first.text.0 as usize, last.text.1 as usize),
        _ => (0, 0),
    }
}

/// Puts the line's glyphs; gives the end of the last cell.
fn place(
    matter: &Matter,
    span: &Span,
    (start, shares): (Length, &mut Shares),
    (beside, out): (&mut Collector<'_>, &mut Vec<Glyph>),
) -> Length {
    let cells = &matter.cells[span.cells.clone()];
    let joints = &matter.joints[span.cells.clone()];
    let origin = cells.first().map_or(0, |cell| cell.text.0);
    let mut x = start;
    for (n, (cell, joint)) in cells.iter().zip(joints).enumerate() {
        if n > 0 {
            put_blanks(matter, cell, (x, cell.text.0 - origin), out);
            x += joint.gap + length(shares.next(joint));
        }
        x = beside.meet((span.cells.start + n, cell), x);
        put(matter, cell, (x, cell.text.0 - origin), out);
        x += cell.body;
    }
    x
}

/// The glyphs of the spaces before a cell: nothing is drawn, but what is copied from the page has them.
fn put_blanks(matter: &Matter, cell: &Cell, (x, cluster): (Length, u32), out: &mut Vec<Glyph>) {
    let (Some((font, glyph)), Some(style)) = (cell.blank, matter.looks.get(cell.look as usize)) else {
        return;
    };
    let (count, bytes) = match cell.space {
        Space::Wide(em) => (u32::from(em), 3),
        Space::Word | Space::Tied => (1, 1),
        Space::None | Space::Zero => (0, 1),
    };
    out.extend((0..count).map(|n| Glyph {
        font,
        glyph,
        size: style.size,
        ink: style.ink,
        x: x + cell.em * (n as i32),
        italic: false,
        stance: Stance::Along,
        condense: style.condense,
        cluster: cluster.saturating_sub((count - n) * bytes),
    }));
}

fn put(matter: &Matter, cell: &Cell, (x, cluster): (Length, u32), out: &mut Vec<Glyph>) {
    let pieces = matter.pieces.get(cell.pieces.0 as usize..cell.pieces.1 as usize).unwrap_or_default();
    let Some(style) = matter.looks.get(cell.look as usize) else { return };
    let leans = Set::WORD.has(cell.class) && !matches!(cell.class, Class::WidePrefix | Class::WidePostfix);
    out.extend(pieces.iter().map(|piece| Glyph {
        font: piece.font,
        glyph: piece.glyph,
        size: style.size,
        ink: style.ink,
        x: x + piece.dx,
        italic: style.italic && leans,
        stance: piece.stance,
        condense: match piece.stance {
            Stance::Along => style.condense,
            Stance::Upright { narrow, .. } => narrow,
        },
        cluster,
    }));
}

/// The hyphen of a divided word, which is a soft one in the text; gives its width.
fn put_hyphen(
    matter: &Matter,
    (to, x): (usize, Length),
    (text, glyphs): (&str, &mut Vec<Glyph>),
) -> Option<Length> {
    let (piece, width) = matter.hyphen(to)?;
    if let Some(last) = glyphs.last().copied() {
        let cluster = u32::try_from(text.len()).unwrap_or(u32::MAX);
        glyphs.push(Glyph {
            font: piece.font,
            glyph: piece.glyph,
            x: x + piece.dx,
            cluster,
            stance: Stance::Along,
            ..last
        });
    }
    Some(width)
}

/// An amount given out over gaps by their capacity, without remainder.
#[derive(Clone, Copy, Default)]
struct Share {
    total: i64,
    capacity: i64,
    seen: i64,
    given: i64,
}

impl Share {
    fn of(total: i64, capacity: i64) -> Share {
        Share { total, capacity, seen: 0, given: 0 }
    }

    fn next(&mut self, part: i64) -> i64 {
        if self.total == 0 || self.capacity <= 0 {
            return 0;
        }
        self.seen += part;
        let due = match self.total.checked_mul(self.seen) {
            Some(product) => product / self.capacity,
            None => (i128::from(self.total) * i128::from(self.seen) / i128::from(self.capacity)) as i64,
        };
        let now = due - self.given;
        self.given = due;
        now
    }
}

/// What each kind of gap takes or gives, in the order of CLREQ §3.5.3 and §3.5.4.
#[derive(Default)]
struct Shares {
    narrow: [Share; TIERS],
    word: Share,
    mixed: Share,
    /// Word spaces and mixed gaps beyond their ease.
    open: Share,
    flex: Share,
    /// What no gap can take.
    rest: i64,
}

impl Shares {
    /// The shares of a line that is to be `extra` wider; gaps between 字 past `limit` are loose.
    fn of(room: &Room<'_>, extra: i64, limit: i64) -> Shares {
        let mut shares = Shares::default();
        if extra < 0 {
            shares.narrow_by(room, -extra);
        } else {
            shares.widen_by(room, extra, limit);
        }
        shares
    }

    fn narrow_by(&mut self, room: &Room<'_>, mut excess: i64) {
        for (tier, share) in self.narrow.iter_mut().enumerate() {
            let room = room.narrow(tier);
            let part = excess.min(room);
            *share = Share::of(part, room);
            excess -= part;
        }
    }

    fn widen_by(&mut self, room: &Room<'_>, extra: i64, limit: i64) {
        // CLREQ §3.5.4: word spaces first, then Han and Latin, then gaps between 字; past their limit all alike.
        let word = extra.min(room.word());
        let mixed = (extra - word).min(room.mixed());
        let rest = extra - word - mixed;
        self.word = Share::of(word, room.word());
        self.mixed = Share::of(mixed, room.mixed());
        let (flex, open) = room.parted(rest, limit);
        self.flex = Share::of(flex, room.flex());
        self.open = Share::of(open, room.open());
        self.rest = if room.flex() > 0 { 0 } else { flex };
    }

    fn next(&mut self, joint: &Joint) -> i64 {
        let narrower = self.narrow[usize::from(joint.tier) % TIERS].next(i64::from(joint.room.0));
        let ease = i64::from(joint.ease.0);
        let wider = match joint.give {
            Give::Stiff => 0,
            Give::Word => self.word.next(ease) + self.open.next(1),
            Give::Mixed => self.mixed.next(ease) + self.open.next(1),
            Give::Flex => self.flex.next(1),
        };
        wider - narrower
    }

    /// The widest gap added between two 字, or left at the end where there are none, in thousandths of the em, when it is past the limit.
    fn loose(&self, matter: &Matter) -> Option<u16> {
        if matter.style.align == Align::Spread {
            return None;
        }
        let share = if self.flex.total > 0 { &self.flex } else { &self.open };
        let capacity = share.capacity.max(1);
        let added = self.rest.max((share.total + capacity - 1) / capacity);
        let limit = i64::from(matter.style.limits.loose.at(matter.em).0);
        let thousandths = added * 1000 / i64::from(matter.em.0).max(1);
        (added > limit).then(|| u16::try_from(thousandths).unwrap_or(u16::MAX))
    }
}
