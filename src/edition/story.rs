//! A story and its pictures, as the files have them.

use crate::finding::{SourceId, Span};
use crate::units::Ink;

/// A story, by its place in the edition's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub u32);

/// A picture, by its place in the edition's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureId(pub u32);

/// What a story is, and so how it is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StoryKind {
    /// 消息, 通讯: justified body.
    #[default]
    News,
    /// 诗: each line its own, kept as written.
    Verse,
    /// 公告, 启事: the body in the notice size, sign-off at the right.
    Notice,
    /// 图片新闻: pictures with a short text.
    Pictures,
}

/// A story as its file has it; the copy desk has not touched it yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its place in the list.
    pub id: StoryId,
    /// The file's name without `.md`: what the edition calls it.
    pub name: String,
    /// The file.
    pub source: SourceId,
    /// What it is.
    pub kind: StoryKind,
    /// A style of the stylesheet, by its place there; its kind's unless said.
    pub style: Option<usize>,
    /// 主题; one entry a line where the author broke it, else one. Empty for a story without headline.
    pub headline: Vec<String>,
    /// 引题.
    pub kicker: Option<String>,
    /// 副题, a line each.
    pub deck: Vec<String>,
    /// The headline that stands over the rest of a jumped story; the headline without it.
    pub short: Option<String>,
    /// 栏题 that stands over the story, inside its slot.
    pub label: Option<String>,
    /// A byline on its own line.
    pub byline: Option<String>,
    /// The pictures, in order.
    pub pictures: Vec<PictureRef>,
    /// How many pictures the file names; one that cannot be used is not among `pictures`.
    pub pictures_named: usize,
    /// The Markdown body.
    pub body: String,
    /// Where the body begins in the file, in bytes.
    pub body_start: u32,
    /// Where the headline stands in the file.
    pub headline_at: Span,
}

/// A picture in a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureRef {
    /// The picture.
    pub picture: PictureId,
    /// 图片说明.
    pub caption: Option<String>,
    /// `周明 摄`.
    pub credit: Option<String>,
    /// Width in columns of the slot's legs; all of them unless said.
    pub columns: Option<u16>,
    /// The leg, from one, at which it begins; its place says it otherwise.
    pub column: Option<u16>,
    /// Depth of the picture alone in body lines; its own proportion unless said.
    pub rows: Option<u16>,
    /// Where in the slot.
    pub place: PicturePlace,
    /// 题压图: how the story's head stands on it.
    pub head: Option<HeadOn>,
    /// The point to keep in view, in thousandths of width and height.
    pub focus: (u16, u16),
    /// Where it is named.
    pub at: Span,
}

/// 题压图: a head on a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadOn {
    /// At which edge of it.
    pub edge: HeadEdge,
    /// In what.
    pub ink: Ink,
}

/// An edge of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadEdge {
    /// The upper.
    Top,
    /// The lower.
    Bottom,
}

/// Where a picture stands in its slot, beneath the headline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PicturePlace {
    /// Above the headline, at the slot's head.
    Above,
    /// At the top left, text under and right of it.
    TopLeft,
    /// At the top, in the middle.
    Top,
    /// At the top right.
    #[default]
    TopRight,
    /// In the middle of the text.
    Middle,
    /// At the bottom left.
    BottomLeft,
    /// At the bottom, in the middle.
    Bottom,
    /// At the bottom right.
    BottomRight,
}

/// A picture file, from its header alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its path inside the edition.
    pub path: String,
    /// What it is by content, not by name.
    pub kind: PictureKind,
    /// Width in pixels, upright (after EXIF orientation).
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
    /// Where it is first named.
    pub at: Span,
}

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PictureKind {
    Jpeg,
    Png,
    Tiff,
    WebP,
}
