//! 图片: a picture with caption and credit, in a whole number of rows, cropped to fill what it gets.

use super::cells::{Hold, Leg, Obstacle};
use super::desk::Desk;
use super::page::{Placed, Role, Thing};
use crate::compose::Line;
use crate::copydesk::Caption;
use crate::edition::{Grid, HeadOn, PicturePlace, PictureRef};
use crate::style::{Align, Direction, Run, TextStyle};
use crate::units::{Length, Point, Rect};

/// A picture with its caption set to its width; its depth is still open.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// As the story has it.
    pub picture: &'a PictureRef,
    /// Its place among the story's pictures, from zero.
    pub number: u16,
    /// How deep the picture alone is to be, in body lines; open where nobody says.
    rows: Option<u16>,
    /// Left edge.
    pub left: Length,
    /// Right edge.
    pub right: Length,
    caption: Vec<(Line, Length)>,
    /// What the caption takes under the picture.
    caption_depth: Length,
    /// The picture's depth in its own proportion.
    natural: Length,
    /// And the least it may be made.
    least: Length,
}

/// A figure with its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The first row.
    pub top: u16,
    /// The row after the last.
    pub end: u16,
}

/// Between a picture and its caption, and under the caption.
const ABOVE_CAPTION: Length = Length::pt(4);
const UNDER_CAPTION: Length = Length::pt(4);

impl<'a> Figure<'a> {
    /// Sets the caption of a picture to the width it gets among `legs`.
    pub fn new(
        desk: &Desk,
        (number, picture, rows): (u16, &'a PictureRef, Option<u16>),
        caption: &Caption,
        legs: &[Leg],
    ) -> Figure<'a> {
        let (left, right) = edges(picture, legs);
        let style = desk.house().caption;
        let lines = set_caption(desk, caption, right - left);
        let deepest = lines.iter().map(|(_, dy)| *dy).max();
        let caption_depth =
            deepest.map_or(Length::ZERO, |last| ABOVE_CAPTION + last + style.text.size + UNDER_CAPTION);
        let file = desk.edition.pictures.get(picture.picture.0 as usize);
        let (w, h) = file.map_or((3, 2), |f| (f.width.max(1), f.height.max(1)));
        // A picture stands upright, also where lines run down.
        let (w, h) = if desk.direction == Direction::Vertical { (h, w) } else { (w, h) };
        let natural = (right - left).scale(h.into(), w.into());
        Figure {
            picture,
            number,
            rows,
            left,
            right,
            caption: lines,
            caption_depth,
            natural,
            least: Length::ZERO,
        }
    }

    /// Whether its depth may be chosen to fit the page.
    pub fn is_flexible(&self) -> bool {
        self.rows.is_none()
    }

    /// Where it stands.
    pub fn place(&self) -> PicturePlace {
        self.picture.place
    }

    /// How the story's head stands on it, if it does.
    pub fn head(&self) -> Option<HeadOn> {
        self.picture.head
    }

    /// Where its picture is, in its rows.
    pub fn area(&self, grid: &Grid, at: Standing) -> Rect {
        let depth = grid.depth(at.end - at.top) - self.caption_depth;
        let origin = Point::new(self.left, grid.y(at.top));
        Rect { origin, width: self.right - self.left, height: depth }
    }

    /// To what of its legs it holds.
    pub fn hold(&self) -> Hold {
        use PicturePlace::{Above, Bottom, BottomLeft, BottomRight, Middle, Top, TopLeft, TopRight};
        match self.place() {
            Above | Top | TopLeft | TopRight => Hold::Head,
            Middle => Hold::Middle,
            Bottom | BottomLeft | BottomRight => Hold::Foot,
        }
    }

    /// Sees to it that its picture, where its depth may be chosen, is so deep.
    pub fn keep(&mut self, depth: Length) {
        self.least = self.least.max(depth);
    }

    /// What the caption takes under the picture.
    pub fn caption_depth(&self) -> Length {
        self.caption_depth
    }

    /// Gives the caption so much, where it takes less.
    pub fn deepen_caption(&mut self, depth: Length) {
        self.caption_depth = self.caption_depth.max(depth);
    }

    /// Whether both are given the same rows at the same place.
    pub fn is_level_with(&self, other: &Figure) -> bool {
        let rows = |f: &Figure| (f.rows, f.picture.place);
        !self.is_flexible() && rows(self) == rows(other)
    }

    /// The rows it takes, its depth at `permille` of its own proportion.
    pub fn rows(&self, grid: &Grid, permille: u16) -> u16 {
        let picture = match self.rows {
            Some(rows) => grid.depth(rows),
            None => self.natural.scale(permille.into(), 1000).max(self.least),
        };
        let leading = grid.pitch - grid.em;
        let whole = (picture + self.caption_depth + leading + grid.pitch.half()).whole(grid.pitch);
        whole.clamp(2, 999) as u16
    }

    /// The picture's depth in body lines, where the figure takes these rows.
    pub fn depth(&self, grid: &Grid, at: Standing) -> u16 {
        let taken = grid.depth(at.end.saturating_sub(at.top)) - self.caption_depth;
        (taken + (grid.pitch - grid.em)).whole(grid.pitch).max(0) as u16
    }

    /// The picture's depth in body lines, where it is not cropped.
    pub fn own_depth(&self, grid: &Grid) -> u16 {
        (self.natural + grid.pitch.half()).whole(grid.pitch).clamp(0, 999) as u16
    }

    /// What is taken from the legs.
    pub fn obstacle(&self, at: Standing) -> Obstacle {
        Obstacle { left: self.left, right: self.right, top: at.top, end: at.end, hold: self.hold() }
    }

    /// The picture and its caption, in their rows.
    pub fn things(&self, grid: &Grid, at: Standing) -> Vec<Thing> {
        let area = self.area(grid, at);
        let picture = Thing::Picture { picture: self.picture.picture, area, focus: self.picture.focus };
        let base = area.bottom() + ABOVE_CAPTION;
        let caption = self.caption.iter().map(|(line, dy)| {
            let size = line.glyphs.first().map_or(grid.em, |g| g.size);
            let at = Point::new(self.left, base + *dy + size.baseline());
            let line = line.clone();
            Thing::Text(Placed {
                role: Role::Caption,
                at,
                turn: None,
                line,
                leg: None,
                paragraph: None,
                span: Some(self.picture.at),
            })
        });
        std::iter::once(picture).chain(caption).collect()
    }
}

/// The left and right edges of the columns in which legs stand.
pub(super) fn columns(legs: &[Leg]) -> Vec<(Length, Length)> {
    let mut columns: Vec<(Length, Length)> = legs.iter().map(|l| (l.left, l.right)).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// The left and right edge of a picture that takes so many legs at its place.
fn edges(picture: &PictureRef, legs: &[Leg]) -> (Length, Length) {
    let columns = columns(legs);
    let n = columns.len().max(1);
    let take = usize::from(picture.columns.unwrap_or(n as u16)).clamp(1, n);
    use PicturePlace::{Above, Bottom, BottomLeft, BottomRight, Middle, Top, TopLeft, TopRight};
    let first = match picture.place {
        _ if picture.column.is_some() => usize::from(picture.column.unwrap_or(1) - 1).min(n - take),
        // The text begins under its head.
        _ if picture.head.is_some() => 0,
        TopLeft | BottomLeft => 0,
        TopRight | BottomRight => n - take,
        Above | Top | Middle | Bottom => (n - take) / 2,
    };
    match (columns.get(first), columns.get(first + take - 1)) {
        (Some(a), Some(b)) => (a.0, b.1),
        _ => (Length::ZERO, Length::ZERO),
    }
}

/// The caption's lines with their distance down from the first: text, then the credit flush right on the
/// last line where it fits with an em to spare, else on its own.
fn set_caption(desk: &Desk, caption: &Caption, width: Length) -> Vec<(Line, Length)> {
    let style = desk.house().caption;
    let run = |text: &str, style: TextStyle| vec![Run { text: text.to_owned(), style }];
    let text = caption.text.as_deref().unwrap_or_default();
    let lines =
        if text.is_empty() { vec![] } else { desk.set(&run(text, style.text), Align::Justify, width) };
    let last = lines.len().saturating_sub(1) as i32;
    let room = lines.last().map_or(Length::ZERO, |l| width - l.width);
    let mut set: Vec<(Line, Length)> = Vec::new();
    for (i, line) in lines.into_iter().enumerate() {
        set.push((line, style.pitch * i as i32));
    }
    if let Some(credit) = &caption.credit {
        let text = TextStyle { face: desk.house().credit, ..style.text };
        let needs = desk.width(credit, text) + text.size;
        let own = if set.is_empty() || needs <= room { last } else { last + 1 };
        let line = desk.set(&run(credit, text), Align::Right, width).into_iter().next();
        set.extend(line.map(|l| (l, style.pitch * own)));
    }
    set
}
