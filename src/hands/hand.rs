//! One edit → the files with it in them: finds what it is done to, and whether that is as it was seen.

use super::document::Document;
use super::edit::{At, Change, Edit, Shaped, Way};
use super::{HandError, fit, front, layout, slots};
use crate::edition::{Area, Edition, Filling, PageSpec, PictureRef, SHIPPED, Slot, Story};
use crate::finding::{SourceId, Sources, message};

/// The edition's entry file among its sources.
const ENTRY: SourceId = SourceId(0);

/// What an edit makes of an edition's files.
pub fn edited(edit: &Edit, edition: &Edition, sources: &Sources) -> Result<Vec<Change>, HandError> {
    let hand = Hand { edition, sources };
    let one = |change: Result<Change, HandError>| change.map(|change| vec![change]);
    match edit {
        Edit::Shape { page, slots } => hand.shape(*page, slots),
        Edit::Split { at, was, now } => one(hand.split(at, was, now)),
        Edit::Merge { at, with, was, now } => hand.merge((at, with), was, now),
        Edit::Exchange { at, with, was } => one(hand.exchange((at, with), was)),
        Edit::Place { at, story, was } => one(hand.place(at, story, was.as_deref())),
        Edit::Take { at, was } => one(hand.take(at, was)),
        Edit::Focus { story, picture, was, now } => one(hand.focus((story, *picture), *was, *now)),
        Edit::Rows { story, picture, was, now } => hand.rows((story, *picture), *was, *now),
        Edit::Break { story, was, now } => hand.lines(story, was, now),
        Edit::Fit { story, ways } => one(hand.fit(story, ways)),
    }
}

struct Hand<'a> {
    edition: &'a Edition,
    sources: &'a Sources,
}

/// A slot and the page it is on.
struct Found<'a> {
    page: &'a PageSpec,
    slot: &'a Slot,
    filling: Option<&'a Filling>,
}

impl<'a> Hand<'a> {
    /// The slots of a page are all of one layout.
    fn shape(&self, page: u16, shaped: &[Shaped]) -> Result<Vec<Change>, HandError> {
        let mut slot = None;
        for Shaped { slot: name, was, .. } in shaped {
            let found = self.find(&At { page, slot: name.clone() })?;
            as_seen(found.slot, was)?;
            slot = Some(found.slot);
        }
        let Some(slot) = slot else { return Ok(vec![]) };
        let change = self.layout(slot, |layout| {
            let slots = layout::slots(layout)?;
            shaped.iter().try_for_each(|shaped| layout::shape(slots, &shaped.slot, &shaped.now))
        })?;
        Ok(vec![change])
    }

    fn split(
        &self,
        at: &At,
        was: &[String],
        [first, second]: &[Vec<String>; 2],
    ) -> Result<Change, HandError> {
        let found = self.find(at)?;
        as_seen(found.slot, was)?;
        let taken: Vec<&str> = found.page.template.slots.iter().map(|slot| slot.name.as_str()).collect();
        let name = layout::new_name(&at.slot, &taken);
        self.layout(found.slot, |layout| {
            let slots = layout::slots(layout)?;
            layout::add(slots, &at.slot, (&name, second))?;
            layout::shape(slots, &at.slot, first)
        })
    }

    /// The slot that is no more may hold a story, which stands nowhere then; anything else would be lost.
    fn merge(
        &self,
        (at, with): (&At, &str),
        [one, other]: &[Vec<String>; 2],
        now: &[String],
    ) -> Result<Vec<Change>, HandError> {
        let gone = At { page: at.page, slot: with.to_owned() };
        let (into, from) = (self.find(at)?, self.find(&gone)?);
        as_seen(into.slot, one)?;
        as_seen(from.slot, other)?;
        let layout = self.layout(into.slot, |layout| {
            let slots = layout::slots(layout)?;
            layout::remove(slots, with)?;
            layout::shape(slots, &at.slot, now)
        })?;
        Ok(match self.out(&gone, &from)? {
            Some(entry) => vec![layout, entry],
            None => vec![layout],
        })
    }

    fn exchange(&self, (at, with): (&At, &At), was: &[Option<String>; 2]) -> Result<Change, HandError> {
        for (at, was) in [at, with].into_iter().zip(was) {
            self.holds(at, was.as_deref())?;
        }
        self.entry(|entry| slots::exchange(entry, at, with))
    }

    fn place(&self, at: &At, story: &str, was: Option<&str>) -> Result<Change, HandError> {
        let found = self.holds(at, was)?;
        let story = self.story(story)?;
        if self.edition.start_of(story.id).is_some() {
            return Err(HandError::Changed(message!("the place of {}", "{} 的位置", story.name)));
        }
        let emptied = self.emptied(at, &found)?;
        self.entry(|entry| {
            emptied.iter().skip(1).try_for_each(|rest| slots::clear(entry, rest))?;
            slots::place(entry, at, &story.name)
        })
    }

    fn take(&self, at: &At, was: &str) -> Result<Change, HandError> {
        let found = self.holds(at, Some(was))?;
        let nothing = || HandError::Gone(message!("nothing stands in {}", "{} 是空的", at.slot));
        self.out(at, &found)?.ok_or_else(nothing)
    }

    fn focus(
        &self,
        (story, picture): (&str, usize),
        was: (u16, u16),
        now: (u16, u16),
    ) -> Result<Change, HandError> {
        let story = self.pictured((story, picture), |p| p.focus == was)?;
        self.front(story, |front| front::focus(front, picture, now))
    }

    /// A depth by hand is instead of one that made the story fit.
    fn rows(
        &self,
        (story, picture): (&str, usize),
        was: Option<u16>,
        now: u16,
    ) -> Result<Vec<Change>, HandError> {
        let story = self.pictured((story, picture), |p| p.rows == was)?;
        let copy = self.front(story, |front| front::rows(front, picture, now))?;
        self.with_unfit(copy, story, &["pictures", &(picture + 1).to_string()])
    }

    /// A story with a picture that is as it was seen.
    fn pictured(
        &self,
        (story, picture): (&str, usize),
        is_as_seen: impl Fn(&PictureRef) -> bool,
    ) -> Result<&'a Story, HandError> {
        let story = self.story(story)?;
        if story.pictures.get(picture).is_some_and(is_as_seen) {
            return Ok(story);
        }
        let words = message!("picture {} of {}", "{1} 的第 {0} 张图", picture + 1, story.name);
        Err(HandError::Changed(words))
    }

    /// Other breaks; the words stay. Lines by hand are instead of as many as made the story fit.
    fn lines(&self, story: &str, was: &[String], now: &[String]) -> Result<Vec<Change>, HandError> {
        let story = self.story(story)?;
        if story.headline != was {
            return Err(HandError::Changed(message!("the headline of {}", "{} 的标题", story.name)));
        }
        let letters =
            |lines: &[String]| -> String { lines.iter().flat_map(|l| l.split_whitespace()).collect() };
        if letters(was) != letters(now) || now.iter().any(|line| line.trim().is_empty()) {
            return Err(HandError::Unfit(("a break leaves the words as they are", "断行不改文字").into()));
        }
        let copy = self.front(story, |front| {
            front::headline(front, now);
            Ok(())
        })?;
        self.with_unfit(copy, story, &["headline-lines"])
    }

    fn fit(&self, story: &str, ways: &[Way]) -> Result<Change, HandError> {
        let story = self.story(story)?;
        for way in ways {
            if let Way::Jump { at } = way {
                self.holds(at, None)?;
            }
        }
        self.entry(|entry| ways.iter().try_for_each(|way| fit::write(entry, self.edition, (story.id, way))))
    }

    /// A change of a story, and what it takes back of the fitting of the slot where the story begins.
    fn with_unfit(&self, copy: Change, story: &Story, path: &[&str]) -> Result<Vec<Change>, HandError> {
        let start = self.edition.start_of(story.id);
        let Some(at) = start.and_then(|place| At::of(self.edition, place)) else {
            return Ok(vec![copy]);
        };
        let entry = self.entry(|entry| slots::unfit(entry, &at, path))?;
        let is_other = entry.before != entry.after;
        Ok([copy].into_iter().chain(is_other.then_some(entry)).collect())
    }

    /// Takes a story out of a slot, and its rest out of its own; none where the slot is empty.
    fn out(&self, at: &At, found: &Found) -> Result<Option<Change>, HandError> {
        let emptied = self.emptied(at, found)?;
        if emptied.is_empty() {
            return Ok(None);
        }
        self.entry(|entry| emptied.iter().try_for_each(|at| slots::clear(entry, at))).map(Some)
    }

    /// The slots that are empty when a slot's story is taken out. What is no story has no list to wait in.
    fn emptied(&self, at: &At, found: &Found) -> Result<Vec<At>, HandError> {
        let story = match found.filling {
            None => return Ok(vec![]),
            Some(Filling::Rest { .. }) => return Ok(vec![at.clone()]),
            Some(Filling::Story(story)) => *story,
            Some(_) => {
                return Err(HandError::Unfit(message!(
                    "{} holds no story; take it out of the file",
                    "{} 里不是稿件，请在文件里撤下",
                    at.slot
                )));
            }
        };
        let rest = self.edition.rest_of(story).and_then(|place| At::of(self.edition, place));
        Ok([at.clone()].into_iter().chain(rest).collect())
    }

    fn find(&self, at: &At) -> Result<Found<'a>, HandError> {
        let gone =
            || HandError::Gone(message!("page {} has no slot {}", "第 {} 版没有版位 {}", at.page, at.slot));
        let page = self.edition.page(at.page).ok_or_else(gone)?;
        let index = page.template.slots.iter().position(|slot| slot.name == at.slot).ok_or_else(gone)?;
        let filling = page.fillings.get(index).and_then(Option::as_ref);
        Ok(Found { page, slot: &page.template.slots[index], filling })
    }

    /// A slot that holds the story that was seen in it.
    fn holds(&self, at: &At, was: Option<&str>) -> Result<Found<'a>, HandError> {
        let found = self.find(at)?;
        let story = found.filling.and_then(Filling::story);
        let name =
            story.and_then(|id| self.edition.stories.get(id.0 as usize)).map(|story| story.name.as_str());
        if name == was {
            Ok(found)
        } else {
            Err(HandError::Changed(message!("what stands in {}", "{} 的内容", at.slot)))
        }
    }

    fn story(&self, name: &str) -> Result<&'a Story, HandError> {
        let gone = || HandError::Gone(message!("there is no story {name}", "没有稿件 {name}"));
        self.edition.stories.iter().find(|story| story.name == name).ok_or_else(gone)
    }

    /// edition.toml with a change.
    fn entry(
        &self,
        change: impl FnOnce(&mut Document) -> Result<(), HandError>,
    ) -> Result<Change, HandError> {
        let before = self.sources.text(ENTRY);
        let after = Some(Document::changed(before, change)?);
        let file = self.sources.path(ENTRY).to_owned();
        Ok(Change { file, before: Some(before.to_owned()), after })
    }

    /// A slot's layout with a change. One that ships is written beside the edition, which comes before it.
    fn layout(
        &self,
        slot: &Slot,
        change: impl FnOnce(&mut Document) -> Result<(), HandError>,
    ) -> Result<Change, HandError> {
        let (path, text) = (self.sources.path(slot.at.source), self.sources.text(slot.at.source));
        let after = Some(Document::changed(text, change)?);
        let own = path.strip_suffix(SHIPPED);
        let before = own.is_none().then(|| text.to_owned());
        Ok(Change { file: own.unwrap_or(path).to_owned(), before, after })
    }

    fn front(
        &self,
        story: &Story,
        change: impl FnOnce(&mut Document) -> Result<(), HandError>,
    ) -> Result<Change, HandError> {
        let before = self.sources.text(story.source);
        let after = Some(front::changed(before, change)?);
        let file = self.sources.path(story.source).to_owned();
        Ok(Change { file, before: Some(before.to_owned()), after })
    }
}

/// Whether a slot lies where it was seen.
fn as_seen(slot: &Slot, was: &[String]) -> Result<(), HandError> {
    if slot.areas.iter().map(Area::to_string).eq(was.iter().cloned()) {
        return Ok(());
    }
    Err(HandError::Changed(message!("slot {}", "版位 {}", slot.name)))
}
