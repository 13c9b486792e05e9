//! Every way is tried: the story is set with it, and what comes of it is measured.

use super::{Act, Remedy, words};
use crate::edition::{Filling, Means, Slot, SlotKind, StoryId};
use crate::finding::{Code, Findings};
use crate::makeup::desk::Desk;
use crate::makeup::figure::{Figure, Standing};
use crate::makeup::fit::Finish;
use crate::makeup::memo::Memo;
use crate::makeup::story::{Part, SetStory, Stand, set_at};
use crate::units::Length;

/// A leg holds so many 字 at the least and at the most.
const LEG: std::ops::RangeInclusive<i32> = 9..=32;
/// A picture keeps so many body lines.
const LEAST_ROWS: u16 = 4;
/// So many depths of a picture are tried on either side of the one that should do.
const AROUND: i32 = 2;
/// In so many grades the characters are moved together or apart.
const GRADES: i16 = 5;
/// So many free slots are tried.
const SLOTS: usize = 6;

/// A story and where it stands.
#[derive(Clone)]
pub struct Case<'d, 'a> {
    pub desk: &'d Desk<'a>,
    pub id: StoryId,
    /// Paragraphs as they were set for other trials.
    pub memo: &'d Memo,
    pub stands: Vec<Stand<'a>>,
}

/// How a story fits.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Lines too long.
    pub over: u32,
    /// Lines free.
    pub free: u32,
    /// So many free lines are told.
    hole: u32,
}

impl Outcome {
    pub fn of(set: &SetStory) -> Outcome {
        let hole = set.parts.last().map_or(u32::MAX, |part| part.stage.hole());
        Outcome { over: set.flow.over_lines, free: set.free_lines(), hole }
    }

    /// Whether something is to be said of it.
    pub fn is_trouble(&self) -> bool {
        self.over > 0 || self.free >= self.hole
    }

    /// How far from fitting.
    fn off(&self) -> u32 {
        if self.is_trouble() { self.over.max(self.free) } else { 0 }
    }
}

impl<'a> Case<'_, 'a> {
    /// The story in its places.
    pub fn set(&self, stands: &[Stand<'a>]) -> Option<(SetStory<'a>, Findings)> {
        set_at(self.desk, (self.id, self.memo), stands, Finish::Counted)
    }

    /// What one means can do for the story, as it is set.
    pub fn ways(&self, means: Means, set: &SetStory) -> Vec<Remedy> {
        let now = Outcome::of(set);
        // The rest of a jump may be short: nobody fills a hole on another page from here.
        if now.over == 0 && set.parts.len() > 1 {
            return Vec::new();
        }
        match means {
            Means::Picture => self.pictures(set, now),
            Means::Headline => self.headline(set, now).into_iter().collect(),
            Means::Legs => self.legs(set, now).into_iter().collect(),
            Means::Tracking => self.tracking(now).into_iter().collect(),
            Means::Jump => self.jumps(set, now),
            Means::Out => self.out(set, now),
        }
    }

    /// Tries one act; none where it does not help, or spoils something else.
    fn attempt(&self, act: Act, now: Outcome) -> Option<Remedy> {
        let stands = act.done(self.desk, &self.stands)?;
        let (set, found) = self.set(&stands)?;
        let mut then = Outcome::of(&set);
        if matches!(act, Act::Jump { .. }) {
            // The slot was empty before.
            then.free = 0;
        }
        let is_crowded =
            |part: &Part| part.arranged.crowded.is_some() || part.stage.overhangs(&part.arranged);
        let spoils = set.parts.iter().any(is_crowded)
            || found.iter().any(|f| f.code == Code::HeadlineLong)
            || matches!(act, Act::Headline { to, .. } if headline_lines(&set) != to);
        let lines = now.off().saturating_sub(then.off());
        let overshoots = now.over == 0 && then.over > 0;
        (lines > 0 && !spoils && !overshoots).then(|| Remedy {
            says: words::says(self.desk, set.story, &act),
            act,
            lines,
            fits: !then.is_trouble(),
        })
    }

    /// The first that is enough, else the one that does most.
    fn best(&self, acts: impl Iterator<Item = Act>, now: Outcome) -> Option<Remedy> {
        let mut best: Option<Remedy> = None;
        for act in acts {
            match self.attempt(act, now) {
                Some(way) if way.fits => return Some(way),
                Some(way) if best.as_ref().is_none_or(|b| b.lines < way.lines) => best = Some(way),
                _ => (),
            }
        }
        best
    }

    /// Each picture shallower or deeper, within what the stylesheet allows.
    fn pictures(&self, set: &SetStory, now: Outcome) -> Vec<Remedy> {
        let Some(first) = set.parts.first() else { return Vec::new() };
        let figures = first.stage.figures.iter().zip(&first.arranged.standing);
        let grid = first.stage.grid();
        let of = |(figure, standing): (&Figure, &Standing)| {
            let from = figure.depth(grid, *standing);
            let legs = (figure.right - figure.left + grid.gutter).whole(grid.measure + grid.gutter).max(1);
            let needs = now.off().div_ceil(legs.unsigned_abs()) as i32;
            let wanted = i32::from(from) + if now.over > 0 { -needs } else { needs };
            let (least, most) = self.bounds(figure.own_depth(grid));
            let around =
                (0..=AROUND).flat_map(|d| [wanted - d, wanted + d]).chain([least.into(), most.into()]);
            let depths = around.map(|rows| rows.clamp(least.into(), most.into()) as u16);
            let helps = |to: &u16| if now.over > 0 { *to < from } else { *to > from };
            let acts = depths.filter(helps).map(|to| Act::Picture { number: figure.number, from, to });
            let mut acts: Vec<Act> = acts.collect();
            acts.dedup();
            self.best(acts.into_iter(), now)
        };
        figures.filter_map(of).collect()
    }

    /// How shallow and how deep a picture may become.
    fn bounds(&self, own: u16) -> (u16, u16) {
        let crop = u32::from(self.desk.house().fit.crop.min(1000));
        let (own, of) = (u32::from(own), |n: u32| n as u16);
        (of(own * (1000 - crop) / 1000).max(LEAST_ROWS), of(own * (1000 + crop) / 1000).max(LEAST_ROWS))
    }

    fn headline(&self, set: &SetStory, now: Outcome) -> Option<Remedy> {
        let from = headline_lines(set);
        let to = if now.over > 0 { from.checked_sub(1)? } else { from + 1 };
        let authors = set.story.headline.len() > 1;
        let most = set.parts.first()?.stage.most_headline_lines(self.desk.house());
        let may = !authors && from > 0 && (1..=most).contains(&to);
        may.then(|| self.attempt(Act::Headline { from, to }, now))?
    }

    /// Other legs hold a little more or less; nobody breaks the columns for a hole.
    fn legs(&self, set: &SetStory, now: Outcome) -> Option<Remedy> {
        let stage = &set.parts.last()?.stage;
        if now.over == 0 || stage.ground.slot.areas.len() != 1 {
            return None;
        }
        let (from, grid) = (stage.leg_count(), stage.grid());
        let width = stage.width();
        let holds = |legs: &u16| {
            let n = i32::from(*legs);
            LEG.contains(&((width - grid.gutter * (n - 1)) / n).max(Length::ZERO).whole(grid.em))
        };
        let mut legs: Vec<u16> = (1..=from + 2).filter(|n| *n != from).filter(holds).collect();
        legs.sort_by_key(|n| n.abs_diff(from));
        self.best(legs.into_iter().map(|to| Act::Legs { from, to }), now)
    }

    /// The characters closer or wider apart, as little as does it.
    fn tracking(&self, now: Outcome) -> Option<Remedy> {
        let from = self.stands.first()?.fitting.tracking;
        let bound = self.desk.house().fit.tracking as i16;
        let way = if now.over > 0 { -1 } else { 1 };
        let tos = (1..=GRADES).map(|grade| way * bound * grade / GRADES);
        let mut tos: Vec<i16> = tos.filter(|to| (to - from) * way > 0).collect();
        tos.dedup();
        self.best(tos.into_iter().map(|to| Act::Tracking { from, to }), now)
    }

    /// The free slots of later pages.
    fn jumps(&self, set: &SetStory, now: Outcome) -> Vec<Remedy> {
        let [only] = set.parts.as_slice() else { return Vec::new() };
        if now.over == 0 {
            return Vec::new();
        }
        let later = self.desk.edition.pages.iter().filter(|p| p.number > only.page.number);
        let direction = only.stage.slot.direction;
        let free = later.flat_map(|page| {
            let slots = page.template.slots.iter().zip(&page.fillings).enumerate();
            let is_free = move |(_, (slot, filling)): &(usize, (&Slot, &Option<Filling>))| {
                filling.is_none() && slot.kind == SlotKind::Story && slot.direction == direction
            };
            slots.filter(is_free).map(|(slot, _)| Act::Jump { page: page.number, slot })
        });
        free.take(SLOTS).filter_map(|act| self.attempt(act, now)).collect()
    }

    fn out(&self, set: &SetStory, now: Outcome) -> Vec<Remedy> {
        let figures = set.parts.first().map_or(&[][..], |part| part.stage.figures.as_slice());
        let out = |figure: &Figure| self.attempt(Act::Out { number: figure.number }, now);
        if now.over > 0 { figures.iter().filter_map(out).collect() } else { Vec::new() }
    }
}

/// The lines of the story's headline.
fn headline_lines(set: &SetStory) -> u16 {
    set.parts.first().map_or(0, |part| part.stage.head.headline_lines())
}
