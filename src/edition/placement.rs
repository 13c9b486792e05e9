//! Every story stands once, a jump goes to a later page, every page has its own number.

use std::collections::BTreeSet;

use super::fitting;
use super::pages::Placing;
use super::story::{Story, StoryId};
use super::table::Tray;
use super::{Filling, PageSpec};
use crate::finding::{Code, Finding, Message, SourceId, Span, message};

/// Puts the pages in order and checks what stands on them. A story in `named` is meant for some slot; what
/// keeps it from there has been told.
pub fn check(placings: &mut [Placing], stories: &[Story], named: &BTreeSet<&str>, tray: &Tray) {
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
    for story in stories {
        let starts = places(placings, |f| *f == Filling::Story(story.id));
        let rests = places(placings, |f| matches!(f, Filling::Rest { story: s, .. } if *s == story.id));
        if !starts.is_empty() || !named.contains(story.name.as_str()) {
            judge(story, &starts, &rests, tray);
        }
        let from = starts.first().map_or(0, |p| p.page);
        for placing in placings.iter_mut() {
            came_from(&mut placing.page, story.id, from);
        }
    }
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
    page: u16,
    at: Option<Span>,
}

fn places(placings: &[Placing], is_it: impl Fn(&Filling) -> bool) -> Vec<Stand> {
    let of = |p: &Placing| {
        let filled = p.page.fillings.iter().zip(&p.at);
        let found = filled.filter(|(f, _)| f.as_ref().is_some_and(&is_it));
        found.map(|(_, at)| Stand { page: p.page.number, at: *at }).collect::<Vec<_>>()
    };
    placings.iter().flat_map(of).collect()
}

fn judge(story: &Story, starts: &[Stand], rests: &[Stand], tray: &Tray) {
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
            let message = message!("{name} stands on page {} already", "{name} 已在第 {} 版", first.page);
            tell(Code::StoryTwice, message, again.at);
        }
        ([_], [_, again, ..]) => {
            tell(Code::StoryTwice, message!("{name} continues twice", "{name} 转接了两次"), again.at)
        }
        ([start], [rest]) if rest.page <= start.page => {
            let message = message!(
                "{name} begins on page {} and can only continue on a later one",
                "{name} 从第 {} 版开始，只能转到后面的版",
                start.page
            );
            tell(Code::BadValue, message, rest.at);
        }
        _ => (),
    }
}

fn head_of(source: SourceId) -> Span {
    Span { source, start: 0, end: 3 }
}

/// Tells a rest from which page it comes.
fn came_from(page: &mut PageSpec, id: StoryId, start: u16) {
    for filling in page.fillings.iter_mut().flatten() {
        if let Filling::Rest { story, from } = filling
            && *story == id
        {
            *from = start;
        }
    }
}
