//! The pages of edition.toml: furniture, layout, and what fills each slot.

use std::collections::BTreeMap;

use super::fitting::{self, FitRead, Fitting};
use super::layout::{Slot, SlotKind, Template};
use super::node::{Entry, Node, Value};
use super::pictures::Album;
use super::story::{Story, StoryId};
use super::table::{Table, list, meant, text, wrong};
use super::{Filling, GuideEntry, PageSpec};
use crate::finding::{Code, Finding, Span, message};

/// A page under reading, with the places of its fillings.
pub struct Placing {
    /// The page.
    pub page: PageSpec,
    /// Where each slot is filled.
    pub at: Vec<Option<Span>>,
    /// The guides' entries, still by story.
    pub guides: Vec<(usize, Vec<GuideItem>)>,
    /// The fittings as they were read.
    pub fits: Vec<FitRead>,
}

/// An entry of a guide, its story's page not yet known.
pub struct GuideItem {
    story: Option<StoryId>,
    page: Option<u16>,
    title: Option<String>,
    at: Span,
}

/// What pages are read against.
pub struct Shelf<'a, 'f> {
    /// The stories, by name; none for a file that could not be read, as has been told.
    pub names: BTreeMap<String, Option<StoryId>>,
    /// The pictures.
    pub album: &'a mut Album<'f>,
}

/// Reads a page; `layout` finds its template.
pub fn page<'a>(
    table: &Table<'a>,
    layout: &mut dyn FnMut(&'a Value) -> Option<Template>,
    shelf: &mut Shelf,
) -> Option<Placing> {
    let tray = table.tray();
    let number_at = table.need("number").map_or(table.at(), |v| v.at);
    let number = table.whole("number", 1..=999);
    let section = table.text("section").unwrap_or_default().to_owned();
    let staff = table.table("staff").map_or(vec![], |t| {
        let name = |e: &&Entry| Some((e.key.clone(), text(&e.value, tray)?.to_owned()));
        t.entries().iter().filter_map(name).collect()
    });
    let template = table.need("layout").and_then(layout);
    let slots = table.table("slots");
    let fit = table.table("fit");
    table.report_unknown();
    let template = template?;
    let count = template.slots.len();
    let (fittings, fits) = fit.map_or_else(
        || (vec![Fitting::default(); count], vec![]),
        |t| fitting::fittings(&t, &template.slots),
    );
    let page = PageSpec {
        number: number? as u16,
        section,
        staff,
        template,
        fillings: vec![None; count],
        fittings,
        at: number_at,
    };
    let mut placing = Placing { page, at: vec![None; count], guides: Vec::new(), fits };
    for entry in slots.map_or(vec![], |t| t.entries()) {
        placing.fill(entry, shelf);
    }
    placing.own();
    Some(placing)
}

impl Placing {
    /// Fills one slot.
    fn fill(&mut self, entry: &Entry, shelf: &mut Shelf) {
        let tray = shelf.album.tray();
        let slots = &self.page.template.slots;
        let Some(index) = slots.iter().position(|s| s.name == entry.key) else {
            let meant = meant(&entry.key, slots.iter().map(|s| s.name.as_str()));
            let message = message!(
                "the layout {} has no slot {}",
                "版式 {} 没有版位 {}",
                self.page.template.name,
                entry.key
            )
            .and(&meant);
            tray.borrow_mut().push(Finding::new(Code::UnknownName, message).at(entry.key_at));
            return;
        };
        self.at[index] = Some(entry.value.at);
        let kind = slots[index].kind;
        let filling = match &entry.value.node {
            Node::Text(word) if word == "own" => Some(Filling::Own),
            Node::Text(_) => shelf.story(&entry.value).map(Filling::Story),
            Node::Table(_) => self.table(index, &Table::new(&entry.value, tray), shelf),
            _ => {
                wrong(tray, &entry.value, ("a story's name or a table", "稿件名或表"));
                None
            }
        };
        let filling = filling.filter(|f| suits(f, &self.page.template.slots[index], (kind, entry, shelf)));
        self.page.fillings[index] = filling;
    }

    /// `{ continues = … }`, `{ ad = … }`, `{ text = … }`, `{ guide = [ … ] }`.
    fn table(&mut self, index: usize, table: &Table, shelf: &mut Shelf) -> Option<Filling> {
        let tray = table.tray();
        let filling = if let Some(value) = table.get("continues") {
            shelf.story(value).map(|story| Filling::Rest { story, from: 0 })
        } else if let Some(value) = table.get("ad") {
            let label = table.text("label").unwrap_or("广告").to_owned();
            shelf.album.picture(value).map(|picture| Filling::Ad { picture, label })
        } else if let Some(words) = table.text("text") {
            Some(Filling::Text(words.to_owned()))
        } else if let Some(value) = table.get("guide") {
            let items = list(value, tray).iter().filter_map(|v| shelf.guide_item(v)).collect();
            self.guides.push((index, items));
            Some(Filling::Guide(Vec::new()))
        } else {
            let message = (
                "one of `continues`, `ad`, `text` or `guide` is expected here",
                "这里应有 `continues`、`ad`、`text` 或 `guide` 之一",
            );
            table.tell(Finding::new(Code::MissingKey, message).at(table.at()));
            None
        };
        table.report_unknown();
        filling
    }

    /// Nameplate and imprint make themselves.
    fn own(&mut self) {
        for (slot, filling) in self.page.template.slots.iter().zip(&mut self.page.fillings) {
            if filling.is_none() && matches!(slot.kind, SlotKind::Nameplate | SlotKind::Imprint) {
                *filling = Some(Filling::Own);
            }
        }
    }

    /// Resolves the guides, once every story has its page.
    pub fn resolve_guides(
        &mut self,
        stories: &[Story],
        album: &Album,
        page_of: &dyn Fn(StoryId) -> Option<u16>,
    ) {
        for (index, items) in std::mem::take(&mut self.guides) {
            let mut entries = Vec::new();
            for item in items {
                let story = item.story.and_then(|id| stories.get(id.0 as usize));
                let page = item.page.or_else(|| page_of(item.story?));
                let title = item.title.or_else(|| story.map(|s| s.headline.join(" ")));
                match (title, page) {
                    (Some(title), Some(page)) => entries.push(GuideEntry { title, page }),
                    _ => {
                        let name = story.map_or("", |s| s.name.as_str());
                        let message = message!(
                            "the guide refers to {name}, which stands on no page",
                            "导读提到 {name}，但它不在任何版上"
                        );
                        album
                            .tray()
                            .borrow_mut()
                            .push(Finding::new(Code::ReferenceMissing, message).at(item.at));
                    }
                }
            }
            self.page.fillings[index] = Some(Filling::Guide(entries));
        }
    }
}

impl Shelf<'_, '_> {
    /// A story by its name.
    fn story(&self, value: &Value) -> Option<StoryId> {
        let tray = self.album.tray();
        let name = text(value, tray)?;
        let found = self.names.get(name).copied();
        if found.is_none() {
            let meant = meant(name, self.names.keys().map(String::as_str));
            let message = message!("there is no story {name}", "没有稿件 {name}").and(&meant);
            tray.borrow_mut().push(Finding::new(Code::UnknownName, message).at(value.at));
        }
        found.flatten()
    }

    fn guide_item(&self, value: &Value) -> Option<GuideItem> {
        let tray = self.album.tray();
        if let Node::Text(_) = value.node {
            return Some(GuideItem {
                story: Some(self.story(value)?),
                page: None,
                title: None,
                at: value.at,
            });
        }
        let table = Table::new(value, tray);
        let title = table.text("title").map(str::to_owned);
        // A page of the issue that is not made here has only its number.
        let page = table.whole("page", 1..=999).map(|n| n as u16);
        let named = if title.is_some() && page.is_some() { table.get("story") } else { table.need("story") };
        let story = named.and_then(|v| self.story(v));
        table.finish();
        (story.is_some() || page.is_some()).then_some(GuideItem { story, page, title, at: value.at })
    }
}

/// Whether a filling suits its slot's kind.
fn suits(filling: &Filling, slot: &Slot, (kind, entry, shelf): (SlotKind, &Entry, &Shelf)) -> bool {
    let (fits, wants) = match kind {
        SlotKind::Story => (filling.story().is_some(), ("a story", "稿件")),
        SlotKind::Ad => (matches!(filling, Filling::Ad { .. }), ("{ ad = … }", "{ ad = … }")),
        SlotKind::Label => (matches!(filling, Filling::Text(_)), ("{ text = … }", "{ text = … }")),
        SlotKind::Guide => (matches!(filling, Filling::Guide(_)), ("{ guide = [ … ] }", "{ guide = [ … ] }")),
        SlotKind::Nameplate | SlotKind::Imprint => (*filling == Filling::Own, ("\"own\"", "\"own\"")),
    };
    // A slot without areas is itself wrong, perhaps in its kind.
    let fits = fits || slot.areas.is_empty();
    if !fits {
        let message = message!("slot {} wants ", "版位 {} 要 ", slot.name).and(&wants.into());
        shelf.album.tray().borrow_mut().push(Finding::new(Code::WrongType, message).at(entry.value.at));
    }
    fits
}
