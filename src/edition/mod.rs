//! edition.toml, stories, layouts, stylesheets → [`Edition`]: typed, checked, nothing left to look up.
//!
//! In: a folder behind [`Files`]. Out: the edition, or every mistake in it at once. What stands in an
//! `Edition` is valid: names are resolved to ids, sizes to lengths, slots lie on the grid and do not overlap.

mod areas;
mod files;
mod fitting;
mod house;
mod issue;
mod layout;
mod measure;
mod node;
mod pages;
mod pictures;
mod placement;
mod reader;
mod shipped;
mod slots;
mod stories;
mod story;
mod stylesheet;
mod table;
mod template;
mod typed;

pub use files::{Disk, Draft, Memory, read_bounded};
pub use fitting::{Fitting, PictureFit};
pub use placement::Standing;
pub use reader::{Reading, read};
pub use shipped::{SHIPPED, shipped};
pub use stories::front_matter;
pub use stylesheet::Outside;

pub use house::{
    BoxStyle, Condition, FitStyle, Furniture, HeadStyle, House, JumpStyle, LadderStep, LineStyle, Means,
    Normalise, Numerals, Shape,
};
pub use layout::{Area, Columns, Grid, HeadPlace, Slot, SlotFrame, SlotKind, Template};
pub use story::{
    HeadEdge, HeadOn, Picture, PictureId, PictureKind, PicturePlace, PictureRef, Story, StoryId, StoryKind,
};

use std::collections::BTreeMap;

use crate::finding::Span;
use crate::style::Direction;

/// Where files come from: a folder on disk, or memory.
pub trait Files {
    /// The bytes of a file, by its path inside the edition with `/` between folders.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;
    /// The names of the files directly in a folder, sorted; empty where there is none.
    fn list(&self, folder: &str) -> Result<Vec<String>, FileError>;
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// There is no such file.
    Missing,
    /// The path leads outside the edition, is absolute, or has a NUL or a device name in it.
    Outside,
    /// The system said no; its words.
    Unreadable(String),
}

/// One issue of a paper, read and checked.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The paper's standing data.
    pub paper: Paper,
    /// This issue's.
    pub issue: Issue,
    /// How the title looks.
    pub house: House,
    /// Where the stylesheet names fonts and the output profile.
    pub outside: Outside,
    /// Names and other words that a headline's lines are not broken within.
    pub words: Vec<String>,
    /// Every page, by number.
    pub pages: Vec<PageSpec>,
    /// Every story, by [`StoryId`].
    pub stories: Vec<Story>,
    /// Every picture, by [`PictureId`].
    pub pictures: Vec<Picture>,
    /// Where each story stands that stands anywhere.
    pub standings: BTreeMap<StoryId, Standing>,
}

/// What stands at the nameplate and in the imprint of every issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// The paper's name, the nameplate's text.
    pub name: String,
    /// Its name in Latin letters, if any.
    pub latin: Option<String>,
    /// 主管主办出版, a line each.
    pub publisher: Vec<String>,
    /// 国内统一连续出版物号: `CN 53-0001`.
    pub number: String,
    /// The imprint's parts in order: address, post code, telephone, price, printer …
    pub imprint: Vec<String>,
}

/// What is true of this issue alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issue {
    /// Year, month, day.
    pub date: (u16, u8, u8),
    /// 农历, as the editor writes it.
    pub lunar: Option<String>,
    /// 总第N期.
    pub total: u32,
    /// 今日N版: how many pages the whole issue has.
    pub pages: u16,
    /// Weather or another line beside the date.
    pub note: Option<String>,
}

/// One page: its furniture, its layout, and what fills it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageSpec {
    /// The page's number, 1 to 999.
    pub number: u16,
    /// The name of its section: 要闻, 文化.
    pub section: String,
    /// 责任编辑, 版式, 校对 and their names, in order.
    pub staff: Vec<(String, String)>,
    /// The layout.
    pub template: Template,
    /// What stands in each slot, in the template's order; `None` for a slot left empty.
    pub fillings: Vec<Option<Filling>>,
    /// How each slot is fitted, in the same order.
    pub fittings: Vec<Fitting>,
    /// Where the page is defined.
    pub at: Span,
}

/// What stands in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filling {
    /// A story, from its beginning.
    Story(StoryId),
    /// The rest of a story that began in another slot: its page and slot (by place in the template).
    Rest {
        /// The story.
        story: StoryId,
        /// The page it jumps from.
        from: u16,
    },
    /// A picture that fills the slot, with the label above its corner (广告).
    Ad {
        /// The picture.
        picture: PictureId,
        /// The label; 广告 unless the edition says otherwise.
        label: String,
    },
    /// A text in the slot's own style: a section label.
    Text(String),
    /// The guide: stories and the page each stands on, resolved.
    Guide(Vec<GuideEntry>),
    /// What the slot's kind makes by itself: nameplate, imprint.
    Own,
}

/// A line of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideEntry {
    /// The text: the story's headline, or the one the edition gives.
    pub title: String,
    /// The page on which the story begins.
    pub page: u16,
}

impl Filling {
    /// The story that begins or goes on here.
    pub fn story(&self) -> Option<StoryId> {
        match self {
            Filling::Story(story) | Filling::Rest { story, .. } => Some(*story),
            _ => None,
        }
    }
}

impl Edition {
    /// A page, by its number.
    pub fn page(&self, number: u16) -> Option<&PageSpec> {
        let at = self.pages.partition_point(|page| page.number < number);
        self.pages.get(at).filter(|page| page.number == number)
    }

    /// A slot, by its page's number and its place in the layout.
    pub fn slot(&self, (number, index): (u16, usize)) -> Option<&Slot> {
        self.page(number)?.template.slots.get(index)
    }

    /// The page and slot where the rest of a story stands, if it jumps.
    pub fn rest_of(&self, story: StoryId) -> Option<(u16, usize)> {
        self.standings.get(&story)?.rest
    }

    /// The page and slot where a story begins.
    pub fn start_of(&self, story: StoryId) -> Option<(u16, usize)> {
        self.standings.get(&story)?.start
    }

    /// How the slot is fitted in which a story begins.
    pub fn fitting_of(&self, story: StoryId) -> Option<&Fitting> {
        let (number, index) = self.start_of(story)?;
        self.page(number)?.fittings.get(index)
    }

    /// The stories that stand in no slot yet.
    pub fn unplaced(&self) -> impl Iterator<Item = &Story> {
        self.stories.iter().filter(|story| self.start_of(story.id).is_none())
    }

    /// Which way a story's lines run: as the slot says in which it begins.
    pub fn direction_of(&self, story: StoryId) -> Direction {
        let slot = self.start_of(story).and_then(|place| self.slot(place));
        slot.map_or(Direction::Horizontal, |slot| slot.direction)
    }
}
