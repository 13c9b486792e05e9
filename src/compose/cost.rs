//! What a line costs: how far its gaps must give, tier by tier, and how far they must open.

use super::class::{Class, is_mark};
use super::matter::{Atom, Matter, Sums};
use super::pairs::SHRINK_TIERS;
use crate::style::{Hang, Policy};
use crate::units::Length;

/// A line that breaks a rule.
pub const BROKEN: i64 = 10_000_000;
/// A line whose gaps open past the limit.
pub const LOOSE: i64 = 20_000;
/// A last line of one character (孤字不成行).
const ORPHAN: i64 = 30_000;
/// The widest opening that is told apart, in thousandths of the em: a line that is merely empty breaks no rule.
const WIDEST: i64 = 10_000;
/// A tight line beside a loose one.
const UNEVEN: i64 = 120;
/// What an em taken from each tier costs, in the tiers' order: later tiers are dearer.
const TIER_COST: [i64; SHRINK_TIERS] = [60, 20, 24, 90, 110];

/// A line from atom `start` to atom `end` (not in it).
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// The first atom.
    pub start: usize,
    /// The atom after the last.
    pub end: usize,
}

/// A line's width and room, from sums alone.
#[derive(Clone, Copy, Debug)]
pub struct Width {
    /// Its natural width.
    pub natural: i64,
    /// What a hanging mark takes outside.
    pub hang: i64,
    before: Sums,
    last: Sums,
}

impl Width {
    /// The width of a line: its atoms and the gaps between them, the gap after the last left out.
    pub fn of(matter: &Matter, span: Span) -> Width {
        let before = matter.sums[span.start];
        let last = matter.sums[span.end - 1];
        let core = i64::from(matter.atoms[span.end - 1].core.0);
        Width { natural: last.width - before.width + core, hang: 0, before, last }
    }

    /// How much its gaps can give, all tiers together.
    pub fn shrink(&self) -> i64 {
        (0..SHRINK_TIERS).map(|t| self.tier(t)).sum()
    }

    /// How much one tier can give.
    pub fn tier(&self, tier: usize) -> i64 {
        self.last.shrink[tier] - self.before.shrink[tier]
    }

    /// How much its word spaces can open before other gaps do.
    pub fn word(&self) -> i64 {
        self.last.word - self.before.word
    }

    /// How much the gaps between Han and Latin can.
    pub fn mixed(&self) -> i64 {
        self.last.mixed - self.before.mixed
    }

    /// How many gaps open evenly.
    pub fn even(&self) -> i64 {
        self.last.even - self.before.even
    }

    /// How many gaps between Han and Latin there are.
    pub fn mixed_gaps(&self) -> i64 {
        self.last.mixed_gaps - self.before.mixed_gaps
    }
}

/// How a line is judged.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    /// What it costs.
    pub cost: i64,
    /// −1 tight, 0 even, 1 or more loose.
    pub fitness: i8,
}

/// Judges a line against its measure; `None` when it cannot be squeezed in.
pub fn judge(matter: &Matter, span: Span, measure: Length, is_last: bool) -> Option<Judged> {
    let width = hung(matter, span, measure, Width::of(matter, span));
    let short = i64::from(measure.0) - width.natural;
    let em = i64::from(matter.em.0.max(1));
    if short < 0 {
        let cost = squeeze(matter, &width, -short, em)?;
        return Some(Judged { cost: cost + orphan(matter, span, is_last), fitness: -1 });
    }
    if is_last {
        return Some(Judged { cost: orphan(matter, span, true), fitness: 0 });
    }
    Some(open(matter, &width, short, em))
}

/// Lets a mark hang where the style says so.
pub fn hung(matter: &Matter, span: Span, measure: Length, width: Width) -> Width {
    let last = &matter.atoms[span.end - 1];
    let may = matches!(last.class, Class::Pause | Class::Stop);
    let helps = width.natural > i64::from(measure.0);
    match matter.style.hang {
        Hang::Force if may => hang(width, last),
        Hang::Regular if may && helps => hang(width, last),
        _ => width,
    }
}

fn hang(width: Width, last: &Atom) -> Width {
    let core = i64::from(last.core.0);
    Width { natural: width.natural - core, hang: core, ..width }
}

/// The cost of taking `over` from the gaps, tier by tier.
fn squeeze(matter: &Matter, width: &Width, over: i64, em: i64) -> Option<i64> {
    if matter.style.policy == Policy::PushOutOnly {
        return None;
    }
    let mut left = over;
    let mut cost = 0;
    for (tier, price) in TIER_COST.iter().enumerate() {
        let used = left.min(width.tier(tier));
        cost += used * price / em;
        left -= used;
    }
    // Pushing out first: squeezing is dearer than a gap opened to the limit.
    let first = if matter.style.policy == Policy::PushOutFirst { 700 } else { 0 };
    (left <= 0).then_some(cost + first)
}

/// The cost of opening the gaps by `short`.
fn open(matter: &Matter, width: &Width, short: i64, em: i64) -> Judged {
    let left = (short - width.word() - width.mixed()).max(0);
    let each = if left == 0 { 0 } else { milli_each(width, left, em) };
    let limit = i64::from(matter.style.limits.loose.0) * 1000 / 65536;
    let cost = each * each / 30 + (short - left) * 40 / em;
    let over = if each > limit { LOOSE + (each - limit) * 100 } else { 0 };
    Judged { cost: cost + over, fitness: if each * 2 > limit { 2 } else { i8::from(each * 4 > limit) } }
}

/// What every gap opens by, in thousandths of the em.
pub fn milli_each(width: &Width, left: i64, em: i64) -> i64 {
    let gaps = if width.even() > 0 { width.even() } else { width.mixed_gaps() };
    if gaps == 0 { WIDEST } else { (left * 1000 / gaps / em).min(WIDEST) }
}

/// A last line of a single character, or of one and a mark.
fn orphan(matter: &Matter, span: Span, is_last: bool) -> i64 {
    let alone = span.start > 0 && span.end - span.start <= 3;
    let real = || matter.atoms[span.start..span.end].iter().filter(|a| !is_mark(a.class)).count();
    if is_last && alone && real() <= 1 { ORPHAN } else { 0 }
}

/// What two lines in a row cost together.
pub fn beside(before: i8, after: i8) -> i64 {
    if (before - after).abs() > 1 { UNEVEN } else { 0 }
}
