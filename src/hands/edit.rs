//! 改: what one does to a page by hand, each with what was seen before it.

use serde::{Deserialize, Serialize};

use crate::edition::Edition;

/// A slot of a page, by its name in the layout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct At {
    /// The page's number.
    pub page: u16,
    /// The slot's name.
    pub slot: String,
}

impl At {
    /// A slot by its page's number and its place in the layout.
    pub fn of(edition: &Edition, place: (u16, usize)) -> Option<At> {
        Some(At { page: place.0, slot: edition.slot(place)?.name.clone() })
    }
}

/// The areas of a slot as a layout has them: `1-5 x 18-60`.
pub type Areas = Vec<String>;

/// A headline's lines as the story has them.
pub type Lines = Vec<String>;

/// A slot in other areas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Shaped {
    pub slot: String,
    pub was: Areas,
    pub now: Areas,
}

/// One thing done by hand: one undo. What it was done to is told with it, so that nothing is changed unseen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
#[allow(missing_docs)]
pub enum Edit {
    /// A slot is moved, an edge of it drawn and its neighbours' with it, or it is given an L.
    Shape { page: u16, slots: Vec<Shaped> },
    /// A slot becomes two; its story stays in the first.
    Split { at: At, was: Areas, now: [Areas; 2] },
    /// The slot `with` becomes part of another; its story stands nowhere then.
    Merge { at: At, with: String, was: [Areas; 2], now: Areas },
    /// What stands in two slots changes places. `was` names the stories, each where there is one.
    Exchange { at: At, with: At, was: [Option<String>; 2] },
    /// A story that stands nowhere is put into a slot; what stood there stands nowhere then.
    Place { at: At, story: String, was: Option<String> },
    /// A story is taken out of its slot, and its rest out of another.
    Take { at: At, was: String },
    /// The point of a picture to keep in view, in thousandths of width and height.
    Focus { story: String, picture: usize, was: (u16, u16), now: (u16, u16) },
    /// A picture's depth in body lines.
    Rows { story: String, picture: usize, was: Option<u16>, now: u16 },
    /// Where a headline's lines end.
    Break { story: String, was: Lines, now: Lines },
    /// What makes a story fit, as `paiban fit` does it.
    Fit { story: String, ways: Vec<Way> },
}

/// A way to make a story fit that is written into edition.toml.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "lowercase", deny_unknown_fields)]
#[allow(missing_docs)]
pub enum Way {
    /// A picture's depth in body lines.
    Picture { number: u16, from: u16, to: u16 },
    /// How many lines the headline has.
    Headline { from: u16, to: u16 },
    /// How many legs.
    Legs { from: u16, to: u16 },
    /// How far apart the characters stand, in thousandths of the em.
    Tracking { from: i16, to: i16 },
    /// The story goes on in a free slot.
    Jump { at: At },
    /// A picture is not printed.
    Out { number: u16 },
}

/// A file that is to have another text; where it has none there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path inside the edition.
    pub file: String,
    /// The text it had.
    pub before: Option<String>,
    /// The text it is to have.
    pub after: Option<String>,
}
