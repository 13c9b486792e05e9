//! A page on which everything has its place. It says what a thing is; the sheet says what is printed.

use super::copyfit::Remedies;
use super::turn::Turn;
use crate::compose::Line;
use crate::edition::{PageSpec, PictureId, Story, StoryId};
use crate::finding::{Span, Spot};
use crate::units::{Ink, Length, Point, Rect};

/// One page, made up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its number.
    pub number: u16,
    /// Width and height of the trimmed page.
    pub trim: (Length, Length),
    /// How far ink may run past the trim.
    pub bleed: Length,
    /// What stands on it, in reading order.
    pub blocks: Vec<Block>,
}

/// All that stands in one slot, or one piece of furniture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The slot, by its place in the layout; none for folio and rules.
    pub slot: Option<u16>,
    /// The story.
    pub story: Option<StoryId>,
    /// The smallest rectangle around the slot.
    pub area: Rect,
    /// What stands there, in painting and reading order.
    pub things: Vec<Thing>,
    /// How the story fits, where there is one.
    pub fit: Option<Fit>,
    /// What would make it fit, where it does not.
    pub remedies: Remedies,
    /// The page on which the story goes on, or from which it comes.
    pub jump: Option<Jump>,
}

impl Block {
    /// Where on paper it is.
    pub fn spot(&self, page: &PageSpec, story: Option<&Story>) -> Spot {
        let slot = self.slot.and_then(|i| page.template.slots.get(usize::from(i)));
        Spot {
            page: page.number,
            slot: slot.map(|slot| slot.name.clone()),
            story: story.map(|story| story.name.clone()),
            area: Some(self.area),
        }
    }
}

/// Where a story goes or comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// 下转.
    To(u16),
    /// 上接.
    From(u16),
}

/// How much of a story is set in its slot, and what is over or free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// 字 set here.
    pub set_chars: u32,
    /// 字 that found no room in any of the story's slots.
    pub overset_chars: u32,
    /// Lines that found none.
    pub overset_lines: u32,
    /// Lines that are free here.
    pub free_lines: u32,
}

/// What a line of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 栏题.
    Label,
    /// 引题.
    Kicker,
    /// 主题.
    Headline,
    /// 副题.
    Deck,
    /// 署名.
    Byline,
    /// 正文.
    Body,
    /// 小标题.
    Subhead,
    /// 图片说明.
    Caption,
    /// 下转, 上接.
    Jump,
    /// 报头.
    Nameplate,
    /// 报眉.
    Folio,
    /// 导读.
    Guide,
    /// 报尾.
    Imprint,
    /// 广告.
    AdLabel,
}

/// A thing with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A line of text.
    Text(Placed),
    /// A rule.
    Rule {
        /// Where.
        area: Rect,
        /// In what.
        ink: Ink,
    },
    /// A tint under other things.
    Tint {
        /// Where.
        area: Rect,
        /// In what.
        ink: Ink,
    },
    /// A rule around an area.
    Frame {
        /// To the rule's outer edge.
        area: Rect,
        /// How thick.
        thickness: Length,
        /// In what.
        ink: Ink,
    },
    /// A picture, cropped to its area around the focus.
    Picture {
        /// Which.
        picture: PictureId,
        /// Where.
        area: Rect,
        /// In thousandths of width and height.
        focus: (u16, u16),
    },
}

/// A line with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What it is.
    pub role: Role,
    /// The left end of its measure, on the baseline; its head, where it runs down the page.
    pub at: Point,
    /// How its place and what stands in it lie on the page, where it runs down it.
    pub turn: Option<Turn>,
    /// The line.
    pub line: Line,
    /// The leg it stands in, from zero, for body text.
    pub leg: Option<u16>,
    /// The paragraph of the story, from zero.
    pub paragraph: Option<u32>,
    /// Where its paragraph stands in the files.
    pub span: Option<Span>,
}

impl Placed {
    /// The size of its type; nothing where nothing is drawn.
    pub fn size(&self) -> Length {
        self.line.glyphs.first().map_or(Length::ZERO, |glyph| glyph.size)
    }

    /// Where on the page one of its places is.
    pub fn point(&self, own: Point) -> Point {
        self.turn.map_or(own, |turn| turn.point(own))
    }

    /// Where on the page one of its areas is.
    pub fn rect(&self, own: Rect) -> Rect {
        self.turn.map_or(own, |turn| turn.rect(own))
    }
}
