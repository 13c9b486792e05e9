//! What a line costs: CLREQ's order of adjustment as prices, in whole numbers.
//!
//! A price is about the displeasure of one line; 100 is a line whose 字 stand 0.04 em apart.

use super::matter::{Matter, Sum, TIERS};
use crate::style::{Align, Policy};

/// A line's width and what its gaps can give, between two break points: differences of sums, taken as they are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room<'m> {
    /// Its width with every gap as it is by nature.
    pub natural: i64,
    /// All joints.
    pub joints: i64,
    first: &'m Sum,
    last: &'m Sum,
}

impl Room<'_> {
    /// What can be taken from the gaps of a tier.
    pub fn narrow(&self, tier: usize) -> i64 {
        self.last.room[tier] - self.first.room[tier]
    }

    /// What word spaces can take.
    pub fn word(&self) -> i64 {
        self.last.word - self.first.word
    }

    /// What gaps between Han and Latin can take.
    pub fn mixed(&self) -> i64 {
        self.last.mixed - self.first.mixed
    }

    /// Gaps between characters.
    pub fn flex(&self) -> i64 {
        self.last.flex - self.first.flex
    }

    /// Word spaces and gaps between Han and Latin.
    pub fn open(&self) -> i64 {
        self.last.open - self.first.open
    }
}

impl Room<'_> {
    /// What gaps between characters take of `rest`, and what word spaces and mixed gaps take beyond their ease: the
    /// first up to their limit alone, where there are any, and past it all alike.
    pub fn parted(&self, rest: i64, limit: i64) -> (i64, i64) {
        let (flex, open) = (self.flex(), self.open());
        let beyond = rest - flex * limit;
        if open == 0 || flex > 0 && beyond <= 0 {
            return (rest, 0);
        }
        let wider = beyond * open / (flex + open);
        (rest - wider, wider)
    }
}

impl Matter {
    /// The room of the line of cells `from..to`. Both within the paragraph, `from < to`.
    #[inline]
    pub(super) fn room(&self, from: usize, to: usize) -> Room<'_> {
        let (first, last) = (&self.sums[from], &self.sums[to - 1]);
        let hyphen = self.hyphen(to).map_or(0, |(_, width)| i64::from(width.0));
        Room { natural: last.end - first.start + hyphen, joints: (to - 1 - from) as i64, first, last }
    }
}

/// What narrowing a tier costs: at once, and in full. In the order of CLREQ §3.5.3.
const NARROW: [(i64, i64); TIERS] = [
    (0, 15), // word spaces
    (1, 10), // outside of brackets
    (2, 14), // ，、；：
    (5, 18), // Han and Latin
    (8, 24), // 。？！
];
/// What opening word spaces and mixed gaps costs, in full.
const OPEN: i64 = 20;
/// Gaps between 字 cost this at once,
const FLEX: i64 = 20;
/// and the square of their thousandths of the em by this; past the limit
const FLEX_BY: i64 = 20;
/// they cost this at once, and each thousandth this more.
pub(super) const GAPING: i64 = 1_000;
const PAST_LIMIT: i64 = 50;
/// From so many thousandths of the em on a gap between 字 is seen.
const VISIBLE: i64 = 60;
/// A line that has to be letterspaced, or cannot be filled at all; and each thousandth of an em that it lacks, up to
/// so many: one 字 alone is worse than a long word, and a word that is split worse than both.
const UNFILLED: i64 = 1_000_000;
const WHITE: i64 = 200;
const MOST_WHITE: i64 = 9_500;
/// Every line at the least, so that fewer are better.
pub(super) const LINE: i64 = 10;

/// How a line looks beside its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// Narrowed.
    Tight,
    /// As it should be.
    Even,
    /// Its 字 stand visibly apart.
    Loose,
    /// And further than the style allows.
    Gaping,
}

impl Mood {
    /// What two successive lines cost beside their own prices.
    pub fn beside(self, before: Mood) -> i64 {
        match (before, self) {
            (Mood::Loose | Mood::Gaping, Mood::Tight) | (Mood::Tight, Mood::Loose | Mood::Gaping) => 120,
            (Mood::Loose | Mood::Gaping, Mood::Loose | Mood::Gaping) => 60,
            _ => 0,
        }
    }
}

/// How a paragraph's lines are priced.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tariff {
    /// The em that scores are in.
    pub em: i64,
    /// How its lines stand.
    pub align: Align,
    /// What is tried first.
    pub policy: Policy,
    /// Past this a gap between 字 is loose.
    pub loose: i64,
}

impl Tariff {
    /// The price of setting a line of `room` to `width`; `None` when it is too long.
    #[inline]
    pub fn price(&self, room: &Room<'_>, width: i64, is_last: bool) -> Option<(i64, Mood)> {
        let extra = width - room.natural;
        match self.align {
            Align::Justify if is_last && extra >= 0 => Some((LINE, Mood::Even)),
            Align::Justify | Align::Spread if extra < 0 => self.narrowing(room, -extra),
            Align::Justify | Align::Spread => Some(self.widening(room, extra)),
            _ if extra < 0 => None,
            _ if is_last => Some((LINE, Mood::Even)),
            _ => {
                let ragged = extra * 100 / self.em;
                Some((LINE + ragged.saturating_mul(ragged) / 100, Mood::Even))
            }
        }
    }

    fn narrowing(&self, room: &Room<'_>, excess: i64) -> Option<(i64, Mood)> {
        if self.policy == Policy::PushOutOnly {
            return None;
        }
        let (mut cost, mut rest, mut mood) = (0, excess, Mood::Even);
        for (tier, (at_once, in_full)) in NARROW.iter().enumerate() {
            let room = room.narrow(tier);
            if room <= 0 {
                continue;
            }
            let used = rest.min(room);
            cost += at_once + if used == room { *in_full } else { share(*in_full, used, room) };
            rest -= used;
            if rest == 0 {
                break;
            }
            mood = Mood::Tight;
        }
        if rest > 0 {
            return None;
        }
        let cost = match self.policy {
            Policy::PushOutFirst => cost * 60,
            Policy::LeastAdjustment => self.parting(excess, room.joints.max(1)),
            _ => cost,
        };
        Some((LINE + cost, mood))
    }

    fn widening(&self, room: &Room<'_>, extra: i64) -> (i64, Mood) {
        let eased = room.word() + room.mixed();
        if extra <= eased {
            return (LINE + share(OPEN, extra, eased.max(1)), Mood::Even);
        }
        let rest = extra - eased;
        let (flex, open) = room.parted(rest, self.loose);
        let (rest, gaps) = if room.flex() > 0 { (flex, room.flex()) } else { (open, room.open()) };
        if gaps == 0 {
            return (UNFILLED + (flex * 1000 / self.em).min(MOST_WHITE) * WHITE, Mood::Gaping);
        }
        let opened = if eased > 0 { OPEN } else { 0 };
        let cost = LINE + opened + self.parting(rest, gaps);
        let past = rest - gaps * self.loose;
        if past > 0 {
            let past = past * 1000 / (gaps * self.em);
            return (cost + past.saturating_mul(PAST_LIMIT) + GAPING, Mood::Gaping);
        }
        let is_seen = rest * 1000 >= VISIBLE * gaps * self.em;
        (cost, if is_seen { Mood::Loose } else { Mood::Even })
    }

    /// What it costs that gaps between characters take so much.
    fn parting(&self, amount: i64, gaps: i64) -> i64 {
        let added = (amount * 1000 / (gaps * self.em)).min(1_000_000);
        FLEX + added * added / FLEX_BY
    }
}

/// The part of a price that is due when `used` of `room` is taken: the square of the ratio, in thousandths.
fn share(in_full: i64, used: i64, room: i64) -> i64 {
    let part = used * 1000 / room;
    in_full * part * part / 1_000_000
}
