//! Places on the page. The origin is the top left corner of the trim; y runs down.

use super::Length;

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// From the left edge of the trim.
    pub x: Length,
    /// From the top edge of the trim.
    pub y: Length,
}

/// An upright rectangle, by its top left corner and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// How wide.
    pub width: Length,
    /// How deep.
    pub height: Length,
}

impl Point {
    /// The place `x` from the left and `y` from the top.
    pub const fn new(x: Length, y: Length) -> Point {
        Point { x, y }
    }
}

impl Rect {
    /// The rectangle from `left`, `top` to `right`, `bottom`.
    pub fn from_edges(left: Length, top: Length, right: Length, bottom: Length) -> Rect {
        Rect { origin: Point { x: left, y: top }, width: right - left, height: bottom - top }
    }

    /// Its left edge.
    pub fn left(&self) -> Length {
        self.origin.x
    }

    /// Its top edge.
    pub fn top(&self) -> Length {
        self.origin.y
    }

    /// Its right edge.
    pub fn right(&self) -> Length {
        self.origin.x + self.width
    }

    /// Its bottom edge.
    pub fn bottom(&self) -> Length {
        self.origin.y + self.height
    }

    /// Smaller by `dx` at the left and right and `dy` at the top and bottom.
    pub fn inset(&self, dx: Length, dy: Length) -> Rect {
        Rect::from_edges(self.left() + dx, self.top() + dy, self.right() - dx, self.bottom() - dy)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }

    /// Whether `other` lies within it, edges included.
    pub fn contains(&self, other: &Rect) -> bool {
        self.left() <= other.left()
            && other.right() <= self.right()
            && self.top() <= other.top()
            && other.bottom() <= self.bottom()
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Rect) -> Rect {
        Rect::from_edges(
            self.left().min(other.left()),
            self.top().min(other.top()),
            self.right().max(other.right()),
            self.bottom().max(other.bottom()),
        )
    }
}
