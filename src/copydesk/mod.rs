//! Raw stories → clean copy: normalised, quotes paired, bylines parsed, every run in its style. Pure.

mod balance;
mod brackets;
pub mod byline;
pub mod import;
mod leader;
mod letters;
mod markdown;
mod normalise;
mod prepare;
mod runs;

pub use normalise::{Change, Doubt, Spaces, doubts, normalise};
pub use prepare::prepare;

use crate::finding::Span;
use crate::style::{Direction, ParaStyle, Run};

/// A story's text, ready to be set. Headline parts are plain: their size is make-up's affair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CleanCopy {
    /// 栏题 inside the slot.
    pub label: Option<String>,
    /// 引题.
    pub kicker: Option<String>,
    /// 主题, a line each where the author broke it.
    pub headline: Vec<String>,
    /// 副题, a line each.
    pub deck: Vec<String>,
    /// The short headline over a jumped rest.
    pub short: String,
    /// A byline on its own line.
    pub byline: Option<String>,
    /// Captions with their credits, in the order of the story's pictures.
    pub captions: Vec<Caption>,
    /// The body.
    pub paragraphs: Vec<Paragraph>,
}

impl CleanCopy {
    /// Sets the direction of its lines.
    pub fn face(&mut self, direction: Direction) {
        self.paragraphs.iter_mut().for_each(|paragraph| paragraph.style.direction = direction);
    }
}

/// The text under a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// 图片说明.
    pub text: Option<String>,
    /// `周明 摄`.
    pub credit: Option<String>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// 正文.
    Body,
    /// 小标题.
    Subhead,
    /// A blank row (a break between sections).
    Break,
}

/// A paragraph, its runs styled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// Its text.
    pub runs: Vec<Run>,
    /// How it is set.
    pub style: ParaStyle,
    /// Whether what comes next belongs to it: a question in bold, whose answer begins in the same leg.
    pub leads: bool,
    /// Where it stands in the story's file.
    pub at: Span,
}
