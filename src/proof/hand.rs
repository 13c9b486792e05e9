//! How overlays are drawn: small labels, lines, frames.

use crate::compose::{self, Line, Measures, Wish};
use crate::edition::House;
use crate::sheet::{Mark, Shape, Source};
use crate::style::{Align, Direction, ParaStyle, Run, TextStyle};
use crate::typeface::Metrics;
use crate::units::{Em, Ink, Length, Point, Rect};

/// The size of labels.
const LABEL: Length = Length::pt(7);
/// Around a label's text.
const PAD: Length = Length::pt(1);

/// What labels are set with.
#[derive(Clone, Copy)]
pub struct Hand<'a> {
    metrics: &'a dyn Metrics,
    text: TextStyle,
    para: ParaStyle,
}

impl<'a> Hand<'a> {
    /// Labels in the stylesheet's 黑体, that of bold runs.
    pub fn new(metrics: &'a dyn Metrics, house: &House) -> Hand<'a> {
        let para = ParaStyle { indent: Em(0), align: Align::Left, ..house.body.para };
        Hand { metrics, text: TextStyle::new(house.bold, LABEL), para }
    }

    /// Words on one line at their own width.
    fn line(&self, words: &str, ink: Ink) -> Option<Line> {
        let matter = compose::prepare(&[self.run(words, ink)], &self.para, self.metrics);
        compose::set(&matter, Measures(&[Length::MAX.half()]), Wish::default()).into_iter().next()
    }

    fn run(&self, words: &str, ink: Ink) -> Run {
        Run { text: words.to_owned(), style: TextStyle { ink, ..self.text } }
    }

    /// Words that end at `right` on a baseline.
    pub(super) fn words_before(&self, words: &str, right: Point, ink: Ink) -> Option<Mark> {
        let line = self.line(words, ink)?;
        Some(text(Point::new(right.x - line.width, right.y), line))
    }

    /// White words on a tab of colour whose lower left corner is at `foot`.
    pub(super) fn tab(&self, words: &str, foot: Point, ink: Ink) -> Vec<Mark> {
        let Some(line) = self.line(words, Ink::PAPER) else { return Vec::new() };
        let area = Rect::from_edges(foot.x, foot.y - Hand::depth(), foot.x + line.width + PAD * 2, foot.y);
        let at = Point::new(foot.x + PAD, area.top() + PAD + LABEL.baseline());
        vec![fill(area, ink), text(at, line)]
    }

    /// Words in as many lines as a width asks for, the first one's box at `at`.
    pub(super) fn block(&self, words: &str, at: Point, (width, pitch): (Length, Length)) -> Vec<Mark> {
        let matter = compose::prepare(&[self.run(words, Ink::BLACK)], &self.para, self.metrics);
        let lines = compose::set(&matter, Measures(&[width]), Wish::default());
        let base = |i: usize| Point::new(at.x, at.y + pitch * i as i32 + LABEL.baseline());
        lines.into_iter().enumerate().map(|(i, line)| text(base(i), line)).collect()
    }

    /// Words across the middle of an area, as large as it lets them.
    pub(super) fn behind(&self, words: &str, area: Rect, ink: Ink) -> Option<Mark> {
        let large = |size| Hand { text: TextStyle { size, ..self.text }, ..*self };
        let width = self.line(words, ink)?.width.max(Length(1));
        let size = LABEL.scale(area.width.scale(3, 4).0.into(), width.0.into());
        let line = large(size).line(words, ink)?;
        let x = area.left() + (area.width - line.width).half();
        let y = area.top() + (area.height - size).half() + size.baseline();
        Some(text(Point::new(x, y), line))
    }

    /// How deep a tab is.
    pub(super) fn depth() -> Length {
        LABEL + PAD * 2
    }
}

/// A rectangle of colour.
pub(super) fn fill(area: Rect, ink: Ink) -> Mark {
    mark(Shape::Fill { area, ink })
}

/// An outline.
pub(super) fn frame(area: Rect, thickness: Length, ink: Ink) -> Mark {
    mark(Shape::Frame { area, thickness, ink })
}

/// The area that a mark covers, where it is a rectangle.
pub(super) fn covers(mark: &Mark) -> Option<Rect> {
    match mark.shape {
        Shape::Fill { area, .. } => Some(area),
        _ => None,
    }
}

fn text(at: Point, line: Line) -> Mark {
    mark(Shape::Text { at, direction: Direction::Horizontal, text: line.text, glyphs: line.glyphs })
}

/// An overlay's mark comes from nowhere in the edition.
fn mark(shape: Shape) -> Mark {
    Mark { shape, source: Source::default() }
}
