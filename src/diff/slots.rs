//! A page and the page it was: its size, its slots, and which story stands in which.

use super::flow::flow;
use super::geometry::{corner, distance, rect, size, sizes};
use super::news::{News, Place, Spot, What};
use super::things::things;
use super::voices::{Owner, Seat, in_slot, owner};
use super::words::Said;
use super::{Edition, Found};
use crate::report::{PageLayout, SlotLayout};

/// A slot on both pages, with its place among the new lines.
pub struct Twin<'a> {
    /// As it was.
    pub old: &'a SlotLayout,
    /// As it is.
    pub new: &'a SlotLayout,
    /// The new page, and the slot on it.
    pub seat: (usize, usize),
    /// What is said of the whole slot: its page, name and story.
    pub at: Place,
    /// How far the slot as a whole was moved, in pt.
    pub by: [f64; 2],
}

impl Twin<'_> {
    /// A piece of news of this slot.
    pub fn news(&self, what: What) -> News {
        News { at: self.at.clone(), what, then: None }
    }

    /// Where a new line stands among all.
    pub fn line(&self, line: usize) -> Seat {
        (self.seat.0, self.seat.1, line)
    }
}

/// What changed on a page that both builds have.
pub fn page(edition: &Edition, (o, n): (&PageLayout, usize), said: &Said) -> Found {
    let mut found = Found::default();
    let Some(new) = edition.new.get(n) else { return found };
    found.news.extend(sheet(o, new));
    for (s, slot) in new.slots.iter().enumerate() {
        match o.slots.iter().find(|old| old.slot == slot.slot) {
            Some(old) => found.add(twin(edition, &mate((o, old), (new, slot), (n, s)), said)),
            None => found.news.push(alone(new, slot, What::SlotAdded)),
        }
    }
    let gone = o.slots.iter().filter(|old| new.slots.iter().all(|slot| slot.slot != old.slot));
    found.news.extend(gone.map(|slot| alone(o, slot, What::SlotRemoved)));
    let furniture = mate((o, &o.furniture), (new, &new.furniture), (n, new.slots.len()));
    found.add(contents(&furniture, Owner::Slot(new.number, String::new()), said));
    found
}

/// Paper and grid.
fn sheet(old: &PageLayout, new: &PageLayout) -> Vec<News> {
    let at = Place { page: Some(new.number), ..Place::default() };
    let paper = sizes(old.trim, new.trim).map(|(old, new)| What::PageSize { old, new });
    let grid = distance(old.grid, new.grid).map(|_| What::Grid { old: old.grid, new: new.grid });
    paper.into_iter().chain(grid).map(|what| News { at: at.clone(), what, then: None }).collect()
}

fn mate<'a>(
    (_, old): (&'a PageLayout, &'a SlotLayout),
    (page, new): (&'a PageLayout, &'a SlotLayout),
    seat: (usize, usize),
) -> Twin<'a> {
    let (was, is) = (corner(old.area), corner(new.area));
    let by = [is[0] - was[0], is[1] - was[1]];
    let at = Place { old_mm: Some(rect(old.area)), new_mm: Some(rect(new.area)), ..in_slot(page, new) };
    // The furniture has no area of its own.
    let at = if new.slot.is_empty() { Place { old_mm: None, new_mm: None, ..at } } else { at };
    Twin { old, new, seat, at, by }
}

/// A slot that one build has not.
fn alone(page: &PageLayout, slot: &SlotLayout, what: What) -> News {
    let mut at = in_slot(page, slot);
    let area = Some(rect(slot.area));
    (at.old_mm, at.new_mm) = if what == What::SlotAdded { (None, area) } else { (area, None) };
    News { at, what, then: None }
}

fn twin(edition: &Edition, twin: &Twin<'_>, said: &Said) -> Found {
    let mut found = Found::default();
    let (old, new) = (twin.old, twin.new);
    if let Some((old, new)) = sizes(size(old.area), size(new.area)) {
        found.news.push(twin.news(What::SlotResized { old, new }));
    } else if let Some(by) = distance(corner(old.area), corner(new.area)) {
        found.news.push(twin.news(What::SlotMoved { by }));
    }
    if old.story != new.story {
        found.news.push(twin.news(exchanged(edition, twin)));
        return found;
    }
    if let Some(page) = edition.new.get(twin.seat.0) {
        found.add(contents(twin, owner(page, new), said));
    }
    found
}

fn exchanged(edition: &Edition, twin: &Twin<'_>) -> What {
    let (old, new) = (twin.old.story.clone(), twin.new.story.clone());
    let went = old.as_deref().and_then(|story| stands(edition.new, story));
    let came = new.as_deref().and_then(|story| stands(edition.old, story));
    What::StoryExchanged { old, new, went, came }
}

/// Where a story begins.
fn stands(pages: &[PageLayout], story: &str) -> Option<Spot> {
    let on = |page: &PageLayout| {
        let slot = page.slots.iter().find(|slot| slot.story.as_deref() == Some(story))?;
        Some(Spot { page: page.number, slot: slot.slot.clone() })
    };
    pages.iter().find_map(on)
}

/// What stands in a slot, its story being the same.
fn contents(twin: &Twin<'_>, owner: Owner, said: &Said) -> Found {
    let (mut news, lines) = flow(twin, said);
    news.extend(things(twin));
    let flows = if lines.is_empty() { Vec::new() } else { vec![(owner, twin.at.clone(), lines)] };
    Found { news, flows }
}
