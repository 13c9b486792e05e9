//! 稿件: a story in its slot, or in the two slots of a jump.
//!
//! Stage the slots, fit figures and air to the text, flow the text, place it. Both pages of a jump ask
//! for the same answer and each takes its part, so that pages can be made up apart from one another.

use super::cells::{Cell, bounds};
use super::desk::{Desk, StoryMatter};
use super::fit::fit;
use super::flow::{Flow, FlowLine, chars};
use super::head::HeadParts;
use super::jump::{self, Marker};
use super::page::{Block, Fit, Jump, Placed, Role, Thing};
use super::stage::{Arranged, Stage};
use crate::copydesk;
use crate::edition::{PageSpec, Slot, Story, StoryId, StoryKind};
use crate::finding::{Findings, Spot};
use crate::units::{Length, Point};

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
    /// 下转, where it jumps.
    pub marker: Option<Marker>,
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

/// Sets a story into its slots.
pub fn set_story<'a>(desk: &Desk<'a>, id: StoryId) -> Option<(SetStory<'a>, Findings)> {
    let story = desk.edition.stories.get(id.0 as usize)?;
    let matter = desk.stories.get(&id)?;
    let desk = &desk.facing(desk.edition.direction_of(id));
    let mut findings = Findings::new();
    let mut stages = Vec::new();
    let rest = desk.edition.rest_of(id);
    for (part, place) in [desk.edition.start_of(id), rest].into_iter().enumerate() {
        let Some((page, slot, index)) = place.and_then(|p| locate(desk, p)) else { continue };
        let parts = if part == 0 { head_parts(story, matter) } else { jump::rest_head(desk, id, matter) };
        let (stage, found) = Stage::new(desk, (&page.template, slot), (story, matter), &parts);
        findings.extend(found.into_iter().map(|f| f.on(spot(page, slot, story))));
        stages.push((page, index, stage));
    }
    let target = rest.filter(|_| stages.len() > 1).map(|(page, _)| page);
    let (set, found) = fit(desk, (story, matter), stages, target);
    findings.extend(found);
    Some((set, findings))
}

fn locate<'a>(desk: &Desk<'a>, (page, index): (u16, usize)) -> Option<(&'a PageSpec, &'a Slot, usize)> {
    let page = desk.page(page)?;
    Some((page, page.template.slots.get(index)?, index))
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
    let (set, mut findings) = set_story(desk, id)?;
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
    findings.extend(report::findings(desk, &set, (n, &fit)));
    let here = spot(page, slot, set.story);
    findings.extend(marks::crowded(&things).into_iter().map(|f| f.on(here.clone())));
    let area = bounds(slot, &page.template.grid);
    let turn = part.stage.ground.turn;
    let block =
        Block { slot: Some(part.index as u16), story: Some(id), turn, area, things, fit: Some(fit), jump };
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
    let (first, end) = cell_range(set, part);
    let last = part + 1 == set.parts.len();
    let set_chars = lines.iter().map(|l| chars(&l.line)).sum();
    let free = if last { end.saturating_sub(set.flow.used.max(first)) } else { 0 };
    Fit {
        set_chars,
        overset_chars: if last { set.flow.over_chars } else { 0 },
        overset_lines: if last { set.flow.over_lines } else { 0 },
        free_lines: free as u32,
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
    let line = l.line.clone();
    let leg = Some(cell.leg);
    Some(Thing::Text(Placed {
        role,
        at,
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
    let longest = set.flow.lines.iter().map(|l| l.line.width).max().unwrap_or(measure);
    em * (measure - longest).half().max(Length::ZERO).whole(em)
}

/// How far under the first row's baseline a subhead of several rows stands.
fn subhead_drop(l: &FlowLine, pitch: Length, em: Length) -> Length {
    let size = l.line.glyphs.first().map_or(em, |g| g.size);
    let middle = (pitch * i32::from(l.rows) - (pitch - em)).half();
    // The em box of the subhead is centred; 0.38 em under the middle stands its baseline.
    middle + size.scale(38, 100) - em.baseline()
}
