//! A broken line → its glyphs, each gap given its share: exactly as wide as the measure, to 1/65536 pt.

use super::breaker::Broken;
use super::cost::{Span, Width, hung, milli_each};
use super::matter::{Atom, Matter, Opening};
use super::{Glyph, Line};
use crate::style::Align;
use crate::units::Length;

/// Sets a line.
pub fn justify(matter: &Matter, broken: &Broken) -> Line {
    let &Broken { start, end, measure, indent, is_last, .. } = broken;
    let full = measure + indent;
    if start == end {
        return empty(full);
    }
    let span = Span { start, end };
    let width = hung(matter, span, measure, Width::of(matter, span));
    let room = i64::from(measure.0) - width.natural;
    let adjust = if room < 0 {
        -((-room).min(width.shrink()))
    } else if spreads(matter, is_last) {
        room
    } else {
        0
    };
    let shares = Shares::new(width, adjust);
    let left = indent + shift(matter, room - adjust);
    let mut setter = Setter { matter, shares, x: left, text: String::new(), glyphs: Vec::new() };
    for atom in &matter.atoms[start..end - 1] {
        setter.put(atom);
        setter.gap(atom);
    }
    setter.put(&matter.atoms[end - 1]);
    let loose = shares_loose(matter, &width, adjust);
    let natural = Length(clamp(width.natural)) + indent;
    let hang = Length(clamp(width.hang));
    let Setter { x, text, glyphs, .. } = setter;
    Line { measure: full, natural, width: x - hang, text, glyphs, is_last, loose, broken: broken.broken }
}

fn empty(measure: Length) -> Line {
    let (natural, width) = (Length::ZERO, Length::ZERO);
    Line {
        measure,
        natural,
        width,
        text: String::new(),
        glyphs: vec![],
        is_last: true,
        loose: None,
        broken: false,
    }
}

fn clamp(value: i64) -> i32 {
    value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
}

/// Whether a line that is too short is opened to its measure.
fn spreads(matter: &Matter, is_last: bool) -> bool {
    match matter.style.align {
        Align::Justify => !is_last,
        Align::Spread => true,
        Align::Left | Align::Centre | Align::Right => false,
    }
}

/// What a line that is not opened stands in by.
fn shift(matter: &Matter, room: i64) -> Length {
    match matter.style.align {
        Align::Centre => Length(clamp(room.max(0) / 2)),
        Align::Right => Length(clamp(room.max(0))),
        _ => Length::ZERO,
    }
}

/// What every gap opens by past the limit, in thousandths of the em.
fn shares_loose(matter: &Matter, width: &Width, adjust: i64) -> Option<u16> {
    let left = adjust - width.word() - width.mixed();
    if left <= 0 || matter.style.align == Align::Spread {
        return None;
    }
    let each = milli_each(width, left, i64::from(matter.em.0.max(1)));
    let limit = i64::from(matter.style.limits.loose.0) * 1000 / 65536;
    (each > limit).then_some(each.min(60_000) as u16)
}

/// What is to be shared out, by kind of gap; each kind's running total keeps the sum exact.
struct Shares {
    /// To be taken, a tier each: used, of how much.
    shrink: [Share; super::pairs::SHRINK_TIERS],
    word: Share,
    mixed: Share,
    even: Share,
    /// Whether Han and Latin open with the even gaps, there being no others.
    mixed_evenly: bool,
}

/// `total` shared out over `of`, so that the parts add up to it.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    total: i64,
    of: i64,
    seen: i64,
    given: i64,
}

impl Share {
    fn new(total: i64, of: i64) -> Share {
        Share { total, of, seen: 0, given: 0 }
    }

    /// The next part, for a gap that weighs `weight` of `of`.
    fn next(&mut self, weight: i64) -> i64 {
        if self.of <= 0 {
            return 0;
        }
        self.seen += weight;
        let due = (i128::from(self.total) * i128::from(self.seen) / i128::from(self.of)) as i64;
        let part = due - self.given;
        self.given = due;
        part
    }
}

impl Shares {
    fn new(width: Width, adjust: i64) -> Shares {
        let mut over = (-adjust).max(0);
        let shrink = std::array::from_fn(|tier| {
            let used = over.min(width.tier(tier));
            over -= used;
            Share::new(used, width.tier(tier))
        });
        let mut short = adjust.max(0);
        let mut open = |room: i64| {
            let used = short.min(room);
            short -= used;
            Share::new(used, room)
        };
        let (word, mixed) = (open(width.word()), open(width.mixed()));
        let mixed_evenly = width.even() == 0;
        let even = Share::new(short, if mixed_evenly { width.mixed_gaps() } else { width.even() });
        Shares { shrink, word, mixed, even, mixed_evenly }
    }

    /// What the gap after an atom is given.
    fn next(&mut self, atom: &Atom) -> Length {
        let taken = atom.gap.shrink.map_or(0, |(tier, room)| self.shrink[tier].next(room.0.into()));
        let given = match atom.gap.stretch {
            Opening::No => 0,
            Opening::Even => self.even_share(),
            Opening::Word(room) => self.word.next(room.0.into()) + self.even_share(),
            Opening::Mixed(room) => {
                let own = self.mixed.next(room.0.into());
                own + if self.mixed_evenly { self.even.next(1) } else { 0 }
            }
        };
        Length(clamp(given - taken))
    }

    fn even_share(&mut self) -> i64 {
        if self.mixed_evenly { 0 } else { self.even.next(1) }
    }
}

/// A line under way.
struct Setter<'a> {
    matter: &'a Matter,
    shares: Shares,
    x: Length,
    text: String,
    glyphs: Vec<Glyph>,
}

impl Setter<'_> {
    fn put(&mut self, atom: &Atom) {
        let cluster = self.text.len() as u32;
        let (from, to) = (atom.text.0 as usize, atom.text.1 as usize);
        self.text.push_str(self.matter.text.get(from..to).unwrap_or_default());
        for piece in &self.matter.pieces[atom.pieces.0 as usize..atom.pieces.1 as usize] {
            self.glyphs.push(Glyph {
                font: piece.font,
                glyph: piece.glyph,
                size: piece.size,
                ink: piece.ink,
                x: self.x + piece.dx,
                italic: piece.italic,
                condense: piece.condense,
                cluster,
            });
        }
        self.x += atom.core;
    }

    fn gap(&mut self, atom: &Atom) {
        let width = atom.gap.natural + self.shares.next(atom);
        if let Some((font, glyph)) = atom.gap.blank {
            self.blank(atom, (font, glyph));
        }
        self.x += width;
    }

    /// A typed space: it prints nothing, but is found by a search.
    fn blank(&mut self, atom: &Atom, (font, glyph): (crate::typeface::FontId, crate::typeface::GlyphId)) {
        let cluster = self.text.len() as u32;
        let at = atom.text.1 as usize;
        let typed = self.matter.text.get(at..).and_then(|t| t.chars().next());
        let Some(typed) = typed.filter(|c| c.is_whitespace()) else { return };
        self.text.push(typed);
        let ink = self.glyphs.last().map_or(crate::units::Ink::BLACK, |g| g.ink);
        let (x, size) = (self.x, atom.size);
        self.glyphs.push(Glyph { font, glyph, size, ink, x, italic: false, condense: 1000, cluster });
    }
}
