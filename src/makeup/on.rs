//! 题压图: a head on a picture, at its upper or its lower edge.

use super::figure::Figure;
use super::head::Head;
use super::page::Thing;
use super::titling::Bed;
use crate::edition::HeadEdge;
use crate::units::{Length, Point, Rect};

/// A head keeps so much of the picture's width at each side of it, in hundredths,
const ASIDE: (i64, i64) = (4, 100);
/// and of its own size at the picture's edge.
const FROM_EDGE: (i64, i64) = (60, 100);

/// What a head on a figure is set on; none where it does not stand on it.
pub fn bed(figure: &Figure) -> Option<Bed> {
    let ink = Some(figure.head()?.ink);
    let width = figure.right - figure.left;
    Some(Bed { width: width - aside(width) * 2, ink })
}

fn aside(width: Length) -> Length {
    width.scale(ASIDE.0, ASIDE.1)
}

/// What the head takes of a picture.
pub fn needs(head: &Head) -> Length {
    head.depth() + head.size.scale(FROM_EDGE.0, FROM_EDGE.1) * 2
}

/// Whether it is deeper than the picture.
pub fn overhangs(head: &Head, picture: Rect) -> bool {
    !head.is_empty() && needs(head) > picture.height
}

/// The head's lines on a figure's picture, where it stands on it.
pub fn things(head: &Head, figure: &Figure, picture: Rect) -> Vec<Thing> {
    let Some(on) = figure.head() else { return vec![] };
    let y = match on.edge {
        HeadEdge::Top => picture.top(),
        HeadEdge::Bottom => (picture.bottom() - needs(head)).max(picture.top()),
    };
    let at = Point::new(picture.left() + aside(picture.width), y);
    head.place((at, picture.width - aside(picture.width) * 2), head.size.scale(FROM_EDGE.0, FROM_EDGE.1))
}
