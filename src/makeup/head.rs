//! 标题: a head as it was set: its lines, the space between them, its depth in whole body rows.

use super::page::{Placed, Role, Thing};
use crate::compose::Line;
use crate::edition::Grid;
use crate::units::{Length, Point};

/// Of a head's air the greater part is above: it belongs to the text under it, not to the story over it.
const ABOVE: (i64, i64) = (3, 5);

/// A head, set to a width.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The rows it needs at least.
    pub rows: u16,
    /// The size of its headline.
    pub size: Length,
    /// Its lines from top to bottom.
    lines: Vec<HeadLine>,
    /// The depth of the lines with the space between them.
    depth: Length,
}

#[derive(Clone, Debug)]
struct HeadLine {
    role: Role,
    line: Line,
    size: Length,
    /// Space above it.
    above: Length,
}

impl Head {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines of its headline.
    pub fn headline_lines(&self) -> u16 {
        self.lines.iter().filter(|l| l.role == Role::Headline).count() as u16
    }

    /// What its lines take, without air.
    pub fn depth(&self) -> Length {
        self.depth
    }

    /// The air over it where it takes so many rows.
    pub fn air(&self, rows: u16, grid: &Grid) -> Length {
        let leading = grid.pitch - grid.em;
        let slack = grid.pitch * i32::from(rows) - self.depth;
        (slack - leading).scale(ABOVE.0, ABOVE.1).max(Length::ZERO)
    }

    /// Its lines, from `at` over `width`, with so much air over them.
    pub fn place(&self, (at, width): (Point, Length), air: Length) -> Vec<Thing> {
        let mut y = at.y + air;
        let mut things = Vec::new();
        for l in &self.lines {
            y += l.above;
            let x = at.x + (width - l.line.measure).half();
            let at = Point::new(x, y + l.size.baseline());
            let line = l.line.clone();
            things.push(Thing::Text(Placed {
                role: l.role,
                at,
                turn: None,
                line,
                leg: None,
                paragraph: None,
                span: None,
            }));
            y += l.size;
        }
        things
    }

    /// Adds a line, with the space over it that its place asks for.
    pub fn push(&mut self, role: Role, line: Line, size: Length) {
        let above = self.space_above(role, size);
        self.depth += above + size;
        self.lines.push(HeadLine { role, line, size, above });
    }

    /// The space between two lines of a head, by what they are.
    fn space_above(&self, role: Role, size: Length) -> Length {
        let Some(last) = self.lines.last() else { return Length::ZERO };
        let larger = last.size.max(size);
        match (last.role, role) {
            (Role::Headline, Role::Headline) => size.scale(18, 100),
            (Role::Headline, _) | (_, Role::Headline) => {
                larger.scale(22, 100).max(last.size.min(size).scale(45, 100))
            }
            _ => larger.scale(40, 100),
        }
    }

    /// Rounds the depth up to whole rows of this pitch, with air above and below.
    pub fn close(&mut self, least: u16, pitch: Length) {
        if self.lines.is_empty() {
            return;
        }
        let air = self.size.scale(30, 100).max(pitch.scale(45, 100)).min(pitch);
        let rows = (self.depth + air + air.half()).cover(pitch) as u16;
        self.rows = rows.max(least);
    }
}
