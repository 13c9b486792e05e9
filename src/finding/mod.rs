//! What is wrong with an edition, where, and what to do about it.
//!
//! A [`Finding`] is the one way to say so. Its kind is a row of the table in `code.rs`; its place in the
//! files is a [`Span`] that [`Sources`] turns into file, line and column; its place on paper is a [`Spot`].

mod code;
mod message;
mod near;
mod sources;

pub use code::{Code, Severity};
pub(crate) use message::message;
pub use message::{Message, Tongue};
pub use near::{meant, nearest};
pub use sources::{Location, SourceId, Sources, Span};

use crate::units::Rect;

/// One thing to know about an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which row of the table it is.
    pub code: Code,
    /// What is wrong, in full: the thing, and how much (字, 行, mm).
    pub message: Message,
    /// What to do, where this case wants more than the code's own help.
    pub help: Option<Message>,
    /// The place in the edition's files.
    pub at: Option<Span>,
    /// The place on paper.
    pub spot: Option<Spot>,
}

/// A place on paper: a page, and what stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The page's number.
    pub page: u16,
    /// The slot's name, where there is one.
    pub slot: Option<String>,
    /// The story's name, where there is one.
    pub story: Option<String>,
    /// The area, from the top left of the trim.
    pub area: Option<Rect>,
}

/// All that is to be known, in the order in which it was found.
pub type Findings = Vec<Finding>;

impl Finding {
    /// A finding of `code` with its message.
    pub fn new(code: Code, message: impl Into<Message>) -> Finding {
        Finding { code, message: message.into(), help: None, at: None, spot: None }
    }

    /// With its place in the files.
    pub fn at(mut self, span: Span) -> Finding {
        self.at = Some(span);
        self
    }

    /// With its place on paper.
    pub fn on(mut self, spot: Spot) -> Finding {
        self.spot = Some(spot);
        self
    }

    /// With help for this very case.
    pub fn help(mut self, help: impl Into<Message>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What to do about it.
    pub fn advice(&self, tongue: Tongue) -> &str {
        self.help.as_ref().map_or(self.code.help(tongue), |help| help.of(tongue))
    }
}
