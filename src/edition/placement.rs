//! Every story stands once, a jump goes to a later page, every page has its own number.

use std::collections::{BTreeMap, BTreeSet};

use super::fitting;
use super::pages::Placing;
use super::story::{Story, StoryId};
use super::table::Tray;
use super::{Filling, PageSpec};
use crate::finding::{Code, Finding, Message, SourceId, Span, message};

/// Where a story stands: page and slot, by place in the template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Where it begins.
    pub start: Option<(u16, usize)>,
    /// Where its rest stands, if it jumps.
    pub rest: Option<(u16, usize)>,
}

/// Puts the pages in order, checks what stands on them, and says where each story stands. A story in `named` is
/// meant for some slot; what keeps it from there has been told.
pub fn check(
    placings: &mut [Placing],
    stories: &[Story],
    named: &BTreeSet<&str>,
    tray: &Tray,
) -> BTreeMap<StoryId, Standing> {
    placings.sort_by_key(|p| p.page.number);
    for pair in placings.windows(2) {
        if pair[0].page.number == pair[1].page.number {
            let message = message!("page {} is there twice", "第 {} 版有两个", pair[1].page.number);
            tray.borrow_mut().push(Finding::new(Code::PageTwice, message).at(pair[1].page.at));
        }
    }
    for placing in placings.iter() {
        judge_fits(placing, stories, tray);
    }
    let stands = stands(placings);
    for story in stories {
        let (starts, rests) = stands.get(&story.id).map_or((&[][..], &[][..]), |(s, r)| (s, r));
        if !starts.is_empty() || !named.contains(story.name.as_str()) {
            judge(story, (starts, rests), tray);
        }
    }
    let first = |stands: &[Stand]| stands.first().map(|stand| stand.place);
    let standings: BTreeMap<_, _> = stands
        .iter()
        .map(|(id, (starts, rests))| (*id, Standing { start: first(starts), rest: first(rests) }))
        .collect();
    placings.iter_mut().for_each(|placing| tell_rests(&mut placing.page, &standings));
    standings
}

/// Holds a page's fittings against the stories that begin in the slots.
fn judge_fits(placing: &Placing, stories: &[Story], tray: &Tray) {
    let page = &placing.page;
    for read in &placing.fits {
        let story = match page.fillings.get(read.slot) {
            Some(Some(Filling::Story(id))) => stories.get(id.0 as usize),
            _ => None,
        };
        let slot = &page.template.slots[read.slot];
        fitting::judge(read, &page.fittings[read.slot], (slot, story), tray);
    }
}

/// A filling's place.
struct Stand {
    place: (u16, usize),
    at: Option<Span>,
}

/// Where each story begins, and where it goes on: in the order of the pages.
fn stands(placings: &[Placing]) -> BTreeMap<StoryId, (Vec<Stand>, Vec<Stand>)> {
    let mut stands: BTreeMap<StoryId, (Vec<Stand>, Vec<Stand>)> = BTreeMap::new();
    for placing in placings {
        let number = placing.page.number;
        for (slot, (filling, at)) in placing.page.fillings.iter().zip(&placing.at).enumerate() {
            let stand = Stand { place: (number, slot), at: *at };
            match filling {
                Some(Filling::Story(id)) => stands.entry(*id).or_default().0.push(stand),
                Some(Filling::Rest { story, .. }) => stands.entry(*story).or_default().1.push(stand),
                _ => (),
            }
        }
    }
    stands
}

fn judge(story: &Story, (starts, rests): (&[Stand], &[Stand]), tray: &Tray) {
    let tell = |code: Code, message: Message, at: Option<Span>| {
        let at = at.unwrap_or(head_of(story.source));
        tray.borrow_mut().push(Finding::new(code, message).at(at));
    };
    let name = &story.name;
    match (starts, rests) {
        ([], []) => tell(Code::StoryUnplaced, message!("{name} stands in no slot", "{name} 没有版位"), None),
        ([], [rest, ..]) => {
            let message =
                message!("{name} continues here but begins nowhere", "{name} 在这里转接，却没有开头");
            tell(Code::ReferenceMissing, message, rest.at);
        }
        ([first, again, ..], _) => {
            let message = message!("{name} stands on page {} already", "{name} 已在第 {} 版", first.place.0);
            tell(Code::StoryTwice, message, again.at);
        }
        ([_], [_, again, ..]) => {
            tell(Code::StoryTwice, message!("{name} continues twice", "{name} 转接了两次"), again.at)
        }
        ([start], [rest]) if rest.place.0 <= start.place.0 => {
            let message = message!(
                "{name} begins on page {} and can only continue on a later one",
                "{name} 从第 {} 版开始，只能转到后面的版",
                start.place.0
            );
            tell(Code::BadValue, message, rest.at);
        }
        _ => (),
    }
}

fn head_of(source: SourceId) -> Span {
    Span { source, start: 0, end: 3 }
}

/// Tells the rests on a page from which page they come.
fn tell_rests(page: &mut PageSpec, standings: &BTreeMap<StoryId, Standing>) {
    for filling in page.fillings.iter_mut().flatten() {
        if let Filling::Rest { story, from } = filling {
            *from = standings.get(story).and_then(|standing| standing.start).map_or(0, |(page, _)| page);
        }
    }
}
