//! Two builds → what changed, as people would say it.
//!
//! In: the layouts of two builds, or the pixels of two pages. Out: [`Changes`]: page, slot, story, line; and
//! for eyes, one page of HTML. Words are compared story by story, however their lines are broken; lines by
//! what they say, so that a line that only moved is known again; what a layout does not write down is seen
//! in the pixels. Nothing here opens a file.

mod colour;
mod edge;
mod flow;
mod geometry;
mod looks;
mod news;
mod page;
mod pixels;
mod say;
mod sequence;
mod shade;
mod slots;
mod things;
mod trade;
mod voices;
mod words;

pub use looks::looks;
pub use news::{Changes, Flow, Moved, News, Place, Spot, What};
pub use page::{Shown, html};
pub use pixels::{Difference, Region, Tolerance, compare};
pub use say::{line, summary};
pub use shade::shade;

use std::collections::BTreeSet;

use crate::report::PageLayout;
use voices::Owner;

/// Two layouts beside one another.
pub struct Edition<'a> {
    /// The pages as they were.
    pub old: &'a [PageLayout],
    /// The pages as they are.
    pub new: &'a [PageLayout],
}

/// What was found on a page; lines that stand otherwise are kept apart until all of their story is known.
#[derive(Default)]
struct Found {
    news: Vec<News>,
    flows: Vec<(Owner, Place, Flow)>,
}

impl Found {
    fn add(&mut self, other: Found) {
        self.news.extend(other.news);
        self.flows.extend(other.flows);
    }
}

/// Everything that two layouts say differently.
pub fn layouts(edition: &Edition<'_>) -> Vec<News> {
    let numbers = |pages: &[PageLayout]| pages.iter().map(|p| p.number).collect::<BTreeSet<_>>();
    let mut news = pages(&numbers(edition.old), &numbers(edition.new));
    // What each story says, wherever its lines stand.
    let said = words::words(edition.old, edition.new);
    // What stands where, page by page.
    let mut found = Found::default();
    for (n, new) in edition.new.iter().enumerate() {
        if let Some(old) = edition.old.iter().find(|old| old.number == new.number) {
            found.add(slots::page(edition, (old, n), &said));
        }
    }
    news.extend(found.news);
    // Lines that flowed on are told with the words that made them.
    news.extend(told_together(said.news, found.flows));
    news
}

/// Pages that one build has and the other has not.
pub fn pages(old: &BTreeSet<u16>, new: &BTreeSet<u16>) -> Vec<News> {
    let news = |page: &u16, what: What| News {
        at: Place { page: Some(*page), ..Place::default() },
        what,
        then: None,
    };
    let added = new.difference(old).map(|page| news(page, What::PageAdded));
    let removed = old.difference(new).map(|page| news(page, What::PageRemoved));
    added.chain(removed).collect()
}

/// A story's changed words, and with the last of its text what its lines did on that page. Lines alone where no
/// word changed, and on each further page of the story: its plate is made anew.
fn told_together(mut said: Vec<(Owner, News)>, flows: Vec<(Owner, Place, Flow)>) -> Vec<News> {
    let mut alone = Vec::new();
    let is_body = |news: &News| matches!(&news.what, What::Words { role, .. } if role == "body");
    for (owner, at, flow) in flows {
        let here = |(of, news): &(Owner, News)| *of == owner && news.at.page == at.page;
        let body = said.iter().rposition(|told| here(told) && is_body(&told.1));
        let last = body.or_else(|| said.iter().rposition(here));
        match last.and_then(|i| said.get_mut(i)) {
            Some((_, news)) => news.then.get_or_insert_default().add(flow),
            None => alone.push(News { at, what: What::Lines(flow), then: None }),
        }
    }
    said.into_iter().map(|(_, news)| news).chain(alone).collect()
}
