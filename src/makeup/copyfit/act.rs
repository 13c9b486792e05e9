//! What can be done about a story that does not fit.

use std::sync::Arc;

use crate::edition::{Means, PictureFit};
use crate::finding::Span;
use crate::makeup::desk::Desk;
use crate::makeup::story::Stand;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A picture is made shallower or deeper; depths in body lines.
    Picture {
        /// Its place in the story, from zero.
        number: u16,
        /// Its depth as it stands.
        from: u16,
        /// Its depth then.
        to: u16,
    },
    /// The headline takes a line less or more.
    Headline {
        /// Its lines as it stands.
        from: u16,
        /// Its lines then.
        to: u16,
    },
    /// The slot's text stands in more or fewer legs.
    Legs {
        /// As it stands.
        from: u16,
        /// Then.
        to: u16,
    },
    /// The characters of the story stand closer or wider apart, in thousandths of the em.
    Tracking {
        /// As it stands.
        from: i16,
        /// Then.
        to: i16,
    },
    /// The story goes on in a slot that is free.
    Jump {
        /// The page.
        page: u16,
        /// The slot, by its place in the layout.
        slot: usize,
    },
    /// A picture is not printed.
    Out {
        /// Its place in the story, from zero.
        number: u16,
    },
    /// The author cuts.
    Cut {
        /// 字 in all.
        chars: u32,
        /// The ends of paragraphs that give the lines most cheaply.
        ends: Vec<LineEnd>,
    },
    /// The author writes more.
    Write {
        /// 字, about.
        chars: u32,
    },
}

/// The last line of a paragraph, which goes when so much is cut from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineEnd {
    /// The paragraph, from zero.
    pub paragraph: u32,
    /// Its last line.
    pub text: Arc<str>,
    /// 字 on it.
    pub chars: u32,
    /// Where the paragraph stands in the file.
    pub at: Span,
}

impl Act {
    /// Its name in reports.
    pub fn name(&self) -> &'static str {
        match (self.means(), self) {
            (Some(means), _) => means.name(),
            (None, Act::Write { .. }) => "write",
            (None, _) => "cut",
        }
    }

    /// What it is done by; none for what is done to the copy, which only people do.
    pub fn means(&self) -> Option<Means> {
        match self {
            Act::Picture { .. } => Some(Means::Picture),
            Act::Headline { .. } => Some(Means::Headline),
            Act::Legs { .. } => Some(Means::Legs),
            Act::Tracking { .. } => Some(Means::Tracking),
            Act::Jump { .. } => Some(Means::Jump),
            Act::Out { .. } => Some(Means::Out),
            Act::Cut { .. } | Act::Write { .. } => None,
        }
    }

    /// The story's places when it is done; none for what is done to the copy.
    pub fn done<'a>(&self, desk: &Desk<'a>, stands: &[Stand<'a>]) -> Option<Vec<Stand<'a>>> {
        let mut stands = stands.to_vec();
        match *self {
            Act::Picture { number, to, .. } => {
                stands.first_mut()?.fitting.pictures.insert(number, PictureFit::Rows(to));
            }
            Act::Out { number } => {
                stands.first_mut()?.fitting.pictures.insert(number, PictureFit::Out);
            }
            Act::Headline { to, .. } => stands.first_mut()?.fitting.headline_lines = Some(to),
            Act::Legs { to, .. } => stands.last_mut()?.fitting.legs = Some(to),
            Act::Tracking { to, .. } => stands.first_mut()?.fitting.tracking = to,
            Act::Jump { page, slot } => {
                let page = desk.page(page)?;
                let fitting = page.fittings.get(slot).cloned().unwrap_or_default();
                stands.push(Stand { page, index: slot, fitting });
            }
            Act::Cut { .. } | Act::Write { .. } => return None,
        }
        Some(stands)
    }
}
