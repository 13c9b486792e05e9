//! A page made smaller: a sheet is data, so every mark is scaled and moved, and text stays text.

use crate::compose::{Glyph, Stance};
use crate::sheet::{Mark, Shape, Sheet};
use crate::units::{Length, Point, Rect};

/// How much smaller: so many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio(pub i64, pub i64);

impl Ratio {
    /// The largest at which a page of `trim` fits into an area, never larger than it is.
    pub fn to_fit(trim: (Length, Length), into: (Length, Length)) -> Ratio {
        let of = |room: Length, side: Length| (i64::from(room.0.max(1)), i64::from(side.0.max(1)));
        let ((w, wide), (h, deep)) = (of(into.0, trim.0), of(into.1, trim.1));
        let least = if w * deep < h * wide { (w, wide) } else { (h, deep) };
        if least.0 < least.1 { Ratio(least.0, least.1) } else { Ratio(1, 1) }
    }

    /// A length at this ratio.
    pub fn of(self, length: Length) -> Length {
        length.scale(self.0, self.1)
    }
}

/// The marks of a sheet at a ratio, the page's top left corner at `at`.
pub fn shrunk(sheet: &Sheet, ratio: Ratio, at: Point) -> Vec<Mark> {
    let small = Small { ratio, at };
    sheet.marks.iter().map(|mark| Mark { shape: small.shape(&mark.shape), ..mark.clone() }).collect()
}

struct Small {
    ratio: Ratio,
    at: Point,
}

impl Small {
    fn length(&self, length: Length) -> Length {
        self.ratio.of(length)
    }

    fn point(&self, p: Point) -> Point {
        Point::new(self.at.x + self.length(p.x), self.at.y + self.length(p.y))
    }

    fn rect(&self, r: Rect) -> Rect {
        Rect { origin: self.point(r.origin), width: self.length(r.width), height: self.length(r.height) }
    }

    fn shape(&self, shape: &Shape) -> Shape {
        match shape {
            Shape::Text { at, direction, text, glyphs } => Shape::Text {
                at: self.point(*at),
                direction: *direction,
                text: text.clone(),
                glyphs: glyphs.iter().map(|g| self.glyph(g)).collect(),
            },
            Shape::Fill { area, ink } => Shape::Fill { area: self.rect(*area), ink: *ink },
            Shape::Frame { area, thickness, ink } => {
                Shape::Frame { area: self.rect(*area), thickness: self.length(*thickness), ink: *ink }
            }
            Shape::Dot { centre, radius, ink } => {
                Shape::Dot { centre: self.point(*centre), radius: self.length(*radius), ink: *ink }
            }
            Shape::Wave { area, halves, thickness, ink } => Shape::Wave {
                area: self.rect(*area),
                halves: *halves,
                thickness: self.length(*thickness),
                ink: *ink,
            },
            Shape::Picture { picture, area, focus } => {
                Shape::Picture { picture: *picture, area: self.rect(*area), focus: *focus }
            }
        }
    }

    fn glyph(&self, glyph: &Glyph) -> Glyph {
        let stance = match glyph.stance {
            Stance::Along => Stance::Along,
            Stance::Upright { across, narrow } => Stance::Upright { across: self.length(across), narrow },
        };
        Glyph { x: self.length(glyph.x), size: self.length(glyph.size), stance, ..*glyph }
    }
}
