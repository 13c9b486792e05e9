//! How deep a story is: the question that automatic make-up asks thousands of times a page.

use super::desk::{Desk, StoryMatter};
use super::headline::Copies;
use super::stage::{Stage, Tune};
use super::story::head_parts;
use super::titling::HeadParts;
use crate::compose::{self, Measures, Wish};
use crate::copydesk::Role;
use crate::edition::{
    Area, Columns, Fitting, Grid, HeadPlace, Slot, SlotFrame, SlotKind, Story, StoryId, Template,
};
use crate::finding::{SourceId, Span};
use crate::style::Direction;
use crate::units::Length;

/// A slot in which a story is tried has so many rows more than its text takes; twice as many where it wants them.
const SPARE: u16 = 48;
const MOST_ROWS: u16 = 4000;
/// So many rows stay free: a picture that ends near the slot's foot would be stretched to it.
const CLEAR: u16 = 4;

/// A story's depth at a width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Depth {
    /// Rows it takes, head and pictures included, its legs level.
    pub rows: u16,
    /// Rows of the head among them; one on a picture takes none of its own.
    pub head_rows: u16,
    /// Lines of text.
    pub lines: u32,
}

/// A story on a grid, ready to be asked how deep it is at any width: its lines counted and its headline cut into
/// words once.
pub struct Depths<'a> {
    desk: &'a Desk<'a>,
    story: &'a Story,
    matter: &'a StoryMatter,
    grid: Grid,
    lines: u32,
    parts: HeadParts,
    copies: Copies,
}

impl<'a> Depths<'a> {
    /// A story of the desk; none where it does not lie on it.
    pub fn of(desk: &'a Desk<'a>, story: StoryId, grid: &Grid) -> Option<Depths<'a>> {
        let matter = desk.stories.get(&story)?;
        let story = desk.edition.stories.get(story.0 as usize)?;
        let lines = lines(matter, grid.measure, desk.house().subhead_rows);
        let parts = head_parts(story, matter);
        Some(Depths { desk, story, matter, grid: *grid, lines, parts, copies: Copies::default() })
    }

    /// How deep it is over so many base columns, its head over the text, in this row of the ladder.
    pub fn at(&self, columns: u16, head: usize) -> Depth {
        let text = self.lines.div_ceil(u32::from(columns).max(1));
        let mut rows = u16::try_from(text).unwrap_or(MOST_ROWS).saturating_add(SPARE).min(MOST_ROWS);
        loop {
            let depth = self.within(rows, (columns, head));
            if depth.rows.saturating_add(CLEAR) <= rows || rows == MOST_ROWS {
                return depth;
            }
            rows = rows.saturating_mul(2).min(MOST_ROWS);
        }
    }

    /// The same, told from a slot of so many rows.
    fn within(&self, rows: u16, (columns, head): (u16, usize)) -> Depth {
        let (template, slot) = (template(&self.grid, rows), slot((columns, rows), head));
        let parts = (&self.parts, &self.copies);
        let place = (&template, &slot, &Fitting::default());
        let (stage, _) = Stage::new(self.desk, place, (self.story, self.matter), parts);
        let arranged = stage.arrange(Tune::PLAIN);
        let free = arranged.cells.len();
        let taken = (usize::from(columns) * usize::from(rows)).saturating_sub(free);
        let cells = taken + self.lines as usize;
        let rows = cells.div_ceil(usize::from(columns).max(1)).min(u16::MAX.into()) as u16;
        Depth { rows, head_rows: arranged.head.1, lines: self.lines }
    }
}

/// The lines of a story at one measure, subheads by their rows.
fn lines(story: &StoryMatter, measure: Length, subhead_rows: u16) -> u32 {
    let of = |p: &super::desk::ParagraphMatter| match p.role {
        Role::Break => 1,
        Role::Subhead => subhead_rows.into(),
        Role::Body => compose::depth(&p.matter, Measures(&[measure]), Wish::default()) as u32,
    };
    story.paragraphs.iter().map(of).sum()
}

/// A layout of the same grid, so deep.
fn template(grid: &Grid, rows: u16) -> Template {
    let (name, trim) = (String::new(), (Length::ZERO, Length::ZERO));
    let grid = Grid { rows, ..*grid };
    Template { name, trim, bleed: Length::ZERO, grid, slots: vec![], rules: false }
}

fn slot((columns, rows): (u16, u16), head: usize) -> Slot {
    let at = Span { source: SourceId(0), start: 0, end: 0 };
    let areas = vec![Area { column: 0, row: 0, columns, rows }];
    let (kind, frame) = (SlotKind::Story, SlotFrame::default());
    Slot {
        name: String::new(),
        kind,
        areas,
        direction: Direction::Horizontal,
        columns: Columns::Auto,
        head,
        head_place: HeadPlace::Over,
        frame,
        at,
    }
}
