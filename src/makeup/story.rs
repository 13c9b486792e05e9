//! 稿件: a story in its slot, or in the two slots of a jump.
//!
//! Stage the slots, fit figures and air to the text, flow the text, place it. Both pages of a jump ask
//! for the same answer and each takes its part, so that pages can be made up apart from one another.

use super::cells::{Cell, bounds};
use super::desk::{Desk, StoryMatter};
use super::fit::{Finish, fit};
use super::flow::{Flow, FlowLine, chars};
use super::jump::{self, Marker};
use super::memo::Memo;
use super::page::{Block, Fit, Jump, Placed, Role, Thing};
use super::stage::{Arranged, Stage};
use super::titling::HeadParts;
use crate::copydesk;
use crate::edition::{Fitting, PageSpec, Slot, Story, StoryId, StoryKind};
use crate::finding::{Findings, Spot};
use crate::units::{Length, Point};

use super::copyfit::{self, Remedies};
use super::{marks, report};

/// A story, set into all its slots.
pub struct SetStory<'a> {
    /// The story.
    pub story: &'a Story,
    /// Its slots, staged and arranged, the first part first.
    pub parts: Vec<Part<'a>>,
    /// Its text.
    pub flow: Flow,
    /// The cells of all parts.
    pub cells: Vec<Cell>,
    /// Cells at the legs' feet that were given up so that the legs end level.
    pub spared: u32,
    /// 下转, where it jumps.
    pub marker: Option<Marker>,
}

impl SetStory<'_> {
    /// Lines that are free in the last of its slots.
    pub fn free_lines(&self) -> u32 {
        let last = self.parts.len().saturating_sub(1);
        let (first, end) = cell_range(self, last);
        end.saturating_sub(self.flow.used.max(first)) as u32 + self.spared
    }
}

/// One of a story's slots.
pub struct Part<'a> {
    /// The page.
    pub page: &'a PageSpec,
    /// The slot's place in the layout.
    pub index: usize,
    /// Head and figures.
    pub stage: Stage<'a>,
    /// In their rows.
    pub arranged: Arranged,
}

/// A story's place: a slot, and how it is fitted.
#[derive(Clone, Debug)]
pub struct Stand<'a> {
    /// The page.
    pub page: &'a PageSpec,
    /// The slot, by its place in the layout.
    pub index: usize,
    /// What fits it.
    pub fitting: Fitting,
}

/// A story's places, as the edition has them: where it begins, and where its rest stands.
fn stands<'a>(desk: &Desk<'a>, id: StoryId) -> Vec<Stand<'a>> {
    let places = [desk.edition.start_of(id), desk.edition.rest_of(id)];
    let stand = |(number, index): (u16, usize)| {
        let page = desk.page(number)?;
        Some(Stand { page, index, fitting: page.fittings.get(index).cloned().unwrap_or_default() })
    };
    places.into_iter().flatten().filter_map(stand).collect()
}

/// Sets a story into places, which need not be the edition's; `memo` keeps what is set for the next time.
pub fn set_at<'a>(
    desk: &Desk<'a>,
    (id, memo): (StoryId, &Memo),
    stands: &[Stand<'a>],
    finish: Finish,
) -> Option<(SetStory<'a>, Findings)> {
    let story = desk.edition.stories.get(id.0 as usize)?;
    let prepared = desk.stories.get(&id)?;
    let matter = &*prepared.tracked(stands.first().map_or(0, |stand| stand.fitting.tracking));
    // What is kept is kept of the story as it was prepared.
    let own = Memo::default();
    let memo = if matter.tracking == prepared.tracking { memo } else { &own };
    let desk = &desk.facing(desk.edition.direction_of(id));
    let mut findings = Findings::new();
    let mut stages = Vec::new();
    for (part, Stand { page, index, fitting }) in stands.iter().enumerate() {
        let Some(slot) = page.template.slots.get(*index) else { continue };
        let parts = match part {
            0 => HeadParts { lines: fitting.headline_lines, ..head_parts(story, matter) },
            _ => jump::rest_head(desk, id, matter),
        };
        let parts = (&parts, &memo.copies);
        let (stage, found) = Stage::new(desk, (&page.template, slot, fitting), (story, matter), parts);
        findings.extend(found.into_iter().map(|f| f.on(spot(page, slot, story))));
        stages.push((*page, *index, stage));
    }
    let target = stages.get(1).map(|(page, _, _)| page.number);
    let (set, found) = fit(desk, (story, matter, memo), stages, (target, finish));
    findings.extend(found);
    Some((set, findings))
}

/// The parts of a story's own head.
pub fn head_parts(story: &Story, matter: &StoryMatter) -> HeadParts {
    let copy = &matter.copy;
    HeadParts {
        label: copy.label.clone(),
        kicker: copy.kicker.clone(),
        main: copy.headline.clone(),
        deck: copy.deck.clone(),
        byline: copy.byline.clone(),
        lines: None,
        jump: None,
        at: Some(story.headline_at),
    }
}

/// Where on paper a story's slot is.
pub fn spot(page: &PageSpec, slot: &Slot, story: &Story) -> Spot {
    let area = Some(bounds(slot, &page.template.grid));
    Spot { page: page.number, slot: Some(slot.name.clone()), story: Some(story.name.clone()), area }
}

/// The block of a story on one page, with what is to be said of it.
pub fn block(desk: &Desk, id: StoryId, page: &PageSpec) -> Option<(Block, Findings)> {
    let memo = Memo::default();
    let stands = stands(desk, id);
    let (set, mut findings) = set_at(desk, (id, &memo), &stands, Finish::Level)?;
    let (n, part) = set.parts.iter().enumerate().find(|(_, p)| p.page.number == page.number)?;
    findings.retain(|f| f.spot.as_ref().is_none_or(|s| s.page == page.number));
    let (first, end) = cell_range(&set, n);
    let slot = part.stage.slot;
    let mut things = super::frame::behind(desk.house(), &part.stage.ground.slot, part.stage.grid());
    things.extend(part.stage.things(&part.arranged));
    let mine = |l: &&FlowLine| first <= l.cell && l.cell < end;
    let lines: Vec<&FlowLine> = set.flow.lines.iter().filter(mine).collect();
    things.extend(lines.iter().filter_map(|l| place(desk, &set, l)));
    if let (0, Some(marker)) = (n, &set.marker) {
        things.push(Thing::Text(marker.placed.clone()));
    }
    let jump = jump_of(&set, n);
    let fit = fit_of(&set, n, &lines);
    let is_last = n + 1 == set.parts.len();
    let remedies = if is_last { copyfit::remedies(desk, &set, (&memo, stands)) } else { Remedies::default() };
    findings.extend(report::findings(desk, &set, (n, &fit), &remedies));
    let here = spot(page, slot, set.story);
    findings.extend(marks::crowded(&things).into_iter().map(|f| f.on(here.clone())));
    let area = bounds(slot, &page.template.grid);
    let things = match part.stage.ground.turn {
        Some(turn) => things.into_iter().map(|thing| turn.thing(thing)).collect(),
        None => things,
    };
    let block = Block {
        slot: Some(part.index as u16),
        story: Some(id),
        area,
        things,
        fit: Some(fit),
        remedies,
        jump,
    };
    Some((block, findings))
}

fn jump_of(set: &SetStory, part: usize) -> Option<Jump> {
    match (set.parts.as_slice(), part) {
        ([_, rest], 0) if set.marker.is_some() => Some(Jump::To(rest.page.number)),
        ([first, _], 1) => Some(Jump::From(first.page.number)),
        _ => None,
    }
}

/// The cells of a part, by their numbers in the story.
fn cell_range(set: &SetStory, part: usize) -> (usize, usize) {
    let first = set.cells.iter().position(|c| usize::from(c.part) == part).unwrap_or(set.cells.len());
    (first, first + set.cells.iter().filter(|c| usize::from(c.part) == part).count())
}

fn fit_of(set: &SetStory, part: usize, lines: &[&FlowLine]) -> Fit {
    let last = part + 1 == set.parts.len();
    let set_chars = lines.iter().map(|l| chars(l.line())).sum();
    let free = if last { set.free_lines() } else { 0 };
    Fit {
        set_chars,
        overset_chars: if last { set.flow.over_chars } else { 0 },
        overset_lines: if last { set.flow.over_lines } else { 0 },
        free_lines: free,
    }
}

/// A line in its cell; a subhead in the middle of its rows.
fn place(desk: &Desk, set: &SetStory, l: &FlowLine) -> Option<Thing> {
    let cell = set.cells.get(l.cell)?;
    let paragraph = desk.stories.get(&set.story.id)?.paragraphs.get(l.paragraph)?;
    let body = desk.house().body;
    let (role, drop) = match paragraph.role {
        copydesk::Role::Subhead => (Role::Subhead, subhead_drop(l, body.pitch, body.text.size)),
        _ => (Role::Body, Length::ZERO),
    };
    let at = Point::new(cell.at.x + verse_shift(set, cell.width, body.text.size), cell.at.y + drop);
    let line = l.line().clone();
    let leg = Some(cell.leg);
    Some(Thing::Text(Placed {
        role,
        at,
        turn: None,
        line,
        leg,
        paragraph: Some(l.paragraph as u32),
        span: Some(paragraph.at),
    }))
}

/// A verse stands in the middle of its measure by its longest line, in whole 字.
fn verse_shift(set: &SetStory, measure: Length, em: Length) -> Length {
    if set.story.kind != StoryKind::Verse {
        return Length::ZERO;
    }
    let longest = set.flow.lines.iter().map(|l| l.line().width).max().unwrap_or(measure);
    em * (measure - longest).half().max(Length::ZERO).whole(em)
}

/// How far under the first row's baseline a subhead of several rows stands.
fn subhead_drop(l: &FlowLine, pitch: Length, em: Length) -> Length {
    let size = l.line().glyphs.first().map_or(em, |g| g.size);
    let middle = (pitch * i32::from(l.rows) - (pitch - em)).half();
    // The em box of the subhead is centred; 0.38 em under the middle stands its baseline.
    middle + size.scale(38, 100) - em.baseline()
}
