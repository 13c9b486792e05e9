//! Pages → the text of each story, whole, with the place of every character: a story that jumps is one text.

use std::collections::BTreeMap;

use super::geometry::{Mm, rect};
use super::news::Place;
use crate::report::{LineLayout, PageLayout, SlotLayout};

/// Stands between paragraphs.
pub const PARAGRAPH: char = '\u{2029}';

/// Parts of the head: short, and their breaks are an editor's choice, so they are told by their words.
pub const HEAD: [&str; 5] = ["label", "kicker", "headline", "deck", "byline"];

/// Whose words: a story's, wherever it stands, or a slot's that holds none. The slot is empty for furniture.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A story, by its name.
    Story(String),
    /// A slot of a page.
    Slot(u16, String),
}

/// A line, by page, slot and place in the slot. The furniture follows the slots.
pub type Seat = (usize, usize, usize);

/// What one kind of text says: body, headline, caption …
#[derive(Clone, Debug, Default)]
pub struct Voice {
    /// Its characters, blanks left out: they come and go with the breaks of lines.
    pub chars: Vec<char>,
    /// The blank or hyphen in front of each.
    pub leads: Vec<Option<char>>,
    /// The line of each.
    pub seats: Vec<Seat>,
    last: Option<Option<u32>>,
}

/// The voices of an edition, by owner and role.
pub type Voices = BTreeMap<(Owner, String), Voice>;

/// Subheads are of the running text.
pub fn role(line: &LineLayout) -> &str {
    if line.role == "subhead" { "body" } else { &line.role }
}

/// The slots of a page, and its furniture as the last.
pub fn slots(page: &PageLayout) -> impl Iterator<Item = &SlotLayout> {
    page.slots.iter().chain([&page.furniture])
}

/// Whose the words of a slot are.
pub fn owner(page: &PageLayout, slot: &SlotLayout) -> Owner {
    match &slot.story {
        Some(story) => Owner::Story(story.clone()),
        None => Owner::Slot(page.number, slot.slot.clone()),
    }
}

/// All that is said on pages.
pub fn voices(pages: &[PageLayout]) -> Voices {
    let mut voices = Voices::new();
    for (p, page) in pages.iter().enumerate() {
        for (s, slot) in slots(page).enumerate() {
            for (l, line) in slot.lines.iter().enumerate() {
                let key = (owner(page, slot), role(line).to_owned());
                voices.entry(key).or_default().hear(line, (p, s, l));
            }
        }
    }
    voices
}

impl Voice {
    /// Takes a line to the end.
    fn hear(&mut self, line: &LineLayout, seat: Seat) {
        let mut lead = self.lead_in(line);
        self.last = Some(line.paragraph);
        let text: Vec<char> = line.text.chars().collect();
        for (i, &c) in text.iter().enumerate() {
            let beside = [i.checked_sub(1).and_then(|b| text.get(b)).copied(), text.get(i + 1).copied()];
            if c == ' ' || c == '\u{ad}' || (is_hyphen(c) && within_word(beside)) {
                lead = Some(c);
            } else {
                self.push(c, lead.take(), seat);
            }
        }
    }

    /// What stands before a line's first character; a new paragraph is a character of its own.
    fn lead_in(&mut self, line: &LineLayout) -> Option<char> {
        let last = self.last?;
        let apart = line.paragraph != last || stands_alone(&line.role);
        if apart && let Some(&seat) = self.seats.last() {
            self.push(PARAGRAPH, None, seat);
            return None;
        }
        let first = line.text.chars().next();
        let western = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
        (western(self.chars.last()) && western(first.as_ref())).then_some(' ')
    }

    fn push(&mut self, c: char, lead: Option<char>, seat: Seat) {
        self.chars.push(c);
        self.leads.push(lead);
        self.seats.push(seat);
    }

    /// The words of a stretch, blanks in their places.
    pub fn words(&self, range: std::ops::Range<usize>) -> String {
        let mut words = String::new();
        for i in range.clone() {
            let (Some(&c), Some(lead)) = (self.chars.get(i), self.leads.get(i)) else { continue };
            if i > range.start {
                words.extend(*lead);
            }
            words.push(if c == PARAGRAPH { '¶' } else { c });
        }
        words
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

/// A hyphen within a Western word, or at the end of a line, may be there for the break's sake.
fn within_word([before, after]: [Option<char>; 2]) -> bool {
    before.is_some_and(|c| c.is_ascii_alphabetic()) && after.is_none_or(|c| c.is_ascii_alphabetic())
}

/// Furniture whose lines are each by themselves.
fn stands_alone(role: &str) -> bool {
    matches!(role, "nameplate" | "folio" | "guide" | "imprint" | "ad-label" | "jump")
}

/// A line as people name it; its rectangle beside it, for whichever page it is on.
pub fn place(pages: &[PageLayout], (p, s, l): Seat) -> Option<(Place, Mm)> {
    let page = pages.get(p)?;
    let slot = slots(page).nth(s)?;
    let line = slot.lines.get(l)?;
    let like = |o: &&LineLayout| role(o) == role(line) && o.leg == line.leg;
    let number = slot.lines[..=l].iter().filter(like).count();
    let at = Place {
        leg: line.leg.map(|leg| u32::from(leg) + 1),
        line: u32::try_from(number).ok(),
        ..in_slot(page, slot)
    };
    Some((at, area(line)))
}

/// A slot as people name it.
pub fn in_slot(page: &PageLayout, slot: &SlotLayout) -> Place {
    let name = Some(&slot.slot).filter(|name| !name.is_empty());
    Place { page: Some(page.number), slot: name.cloned(), story: slot.story.clone(), ..Place::default() }
}

/// Around a line.
pub fn area(line: &LineLayout) -> Mm {
    rect(line.area())
}
