//! A story slot before the text comes: head and figures set to their widths, and the cells that are left
//! when they stand, for any depth of the figures. Asked often, so everything dear is done once.

use super::cells::{Cell, Hold, Leg, Obstacle, Panel, cells, legs, panels};
use super::desk::{Desk, StoryMatter};
use super::figure::{Figure, Standing};
use super::figures::{self, figures};
use super::head::Head;
use super::headline::Copies;
use super::on;
use super::page::Thing;
use super::side::{self, Side};
use super::titling::{Bed, HeadParts, Titling};
use super::turn::Ground;
use crate::edition::{Fitting, Grid, HeadPlace, House, PicturePlace, PictureRef, Slot, Story, Template};
use crate::finding::Findings;
use crate::units::{Length, Point};

/// A slot with its head and figures set.
#[derive(Debug)]
pub struct Stage<'a> {
    /// What the slot stands on.
    pub ground: Ground,
    /// The slot, as the layout has it.
    pub slot: &'a Slot,
    /// The head.
    pub head: Head,
    /// The figures.
    pub figures: Vec<Figure<'a>>,
    /// Where the head stands, if not over the text.
    side: Option<Side>,
    /// What its first area has for the text, and for the head over it.
    panel: Panel,
    legs: Vec<Leg>,
}

/// So many lines stand above or beneath a figure, or none: one or two are lost there.
const LEAST_LINES: u16 = 3;
/// A figure takes a line or two where it grows by no more than a sixth of itself.
const MOST_GROWTH: u16 = 6;

/// What may be chosen so that the text fills the slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tune {
    /// Depth of the flexible figures, in thousandths of their own proportion.
    pub permille: u16,
    /// Rows of air added to the head.
    pub air: u16,
    /// Rows left free at the legs' feet.
    pub short: u16,
    /// Whether a flexible figure takes the line or two that it would leave above or beneath it.
    pub clear: bool,
}

/// A slot with everything but the text in its place.
#[derive(Clone, Debug, Default)]
pub struct Arranged {
    /// The head's first row and how many it takes.
    pub head: (u16, u16),
    /// The figures' rows.
    pub standing: Vec<Standing>,
    /// What is left for text.
    pub cells: Vec<Cell>,
    /// A figure that found no room.
    pub crowded: Option<Crowded>,
}

/// A figure that has fewer rows than it wants.
#[derive(Clone, Copy, Debug)]
pub struct Crowded {
    /// Its place among the figures.
    pub figure: usize,
    /// The rows that it wants.
    pub wants: u16,
    /// Those that it has.
    pub has: u16,
}

impl Tune {
    /// Nothing changed.
    pub const PLAIN: Tune = Tune { permille: 1000, air: 0, short: 0, clear: true };
}

impl<'a> Stage<'a> {
    /// Sets head and figures of a story in a slot.
    pub fn new(
        desk: &Desk,
        (template, slot, fitting): (&'a Template, &'a Slot, &Fitting),
        (story, matter): (&'a Story, &StoryMatter),
        (parts, copies): (&HeadParts, &Copies),
    ) -> (Stage<'a>, Findings) {
        let fitted = Slot { columns: fitting.columns(slot), ..slot.clone() };
        let ground = Ground::of(template, fitted, desk.direction);
        let mut panels = panels(&ground.slot, &ground.grid);
        let whole = panels.first().map_or_else(no_panel, |(panel, _)| *panel);
        let titling = Titling { desk, parts, copies, slot };
        let printed = |(n, p): (usize, &PictureRef)| p.head.is_some() && !fitting.is_out(n as u16);
        let on_picture = parts.jump.is_none() && story.pictures.iter().enumerate().any(printed);
        let place = if on_picture { HeadPlace::Over } else { ground.head_place() };
        let beside = (place != HeadPlace::Over).then(|| titling.down(side::measure(&whole, &ground.grid)));
        let side = match (&beside, panels.first_mut()) {
            (Some((head, _)), Some((panel, columns))) if !head.is_empty() => {
                let now = (&*panel, *columns, ground.slot.columns);
                let (side, text, divided) = side::stand(head, place, now, &ground.grid);
                (*panel, *columns) = (text, divided);
                Some(side)
            }
            _ => None,
        };
        let panel = panels.first().map_or(whole, |(panel, _)| *panel);
        let legs = legs(&panels, &ground.grid);
        let mut figures = match parts.jump {
            None if !legs.is_empty() => figures(desk, (story, matter), fitting, (&legs, panel)),
            _ => vec![],
        };
        let (head, findings) = beside.unwrap_or_else(|| match figures.iter().find_map(on::bed) {
            Some(bed) => titling.over(bed),
            None => titling.over(Bed { width: panel.right - panel.left, ink: None }),
        });
        figures.iter_mut().filter(|figure| figure.head().is_some()).for_each(|f| f.keep(on::needs(&head)));
        (Stage { ground, slot, head, side, figures, panel, legs }, findings)
    }

    /// The grid under the slot.
    pub fn grid(&self) -> &Grid {
        &self.ground.grid
    }

    /// What to say of the figures: those that reach past the legs, and one that finds no room.
    pub fn lacking(&self, arranged: &Arranged) -> Findings {
        let crowded = arranged.crowded.and_then(|crowded| Some((self.figures.get(crowded.figure)?, crowded)));
        let crowded = crowded.map(|(figure, c)| figures::crowded(self.slot, figure, (c.wants, c.has)));
        figures::narrowed(self.slot, &self.figures, &self.legs).into_iter().chain(crowded).collect()
    }

    /// How many legs the slot has.
    pub fn leg_count(&self) -> u16 {
        self.legs.len() as u16
    }

    /// So many free lines are told; fewer nobody minds.
    pub fn hole(&self) -> u32 {
        self.leg_count().max(2).into()
    }

    /// So many gape: every reader sees the hole, five lines in each leg.
    pub fn gaping(&self) -> u32 {
        (u32::from(self.leg_count()) * 5).max(8)
    }

    /// Whether the head stands over the text and can have air.
    pub fn has_head_over(&self) -> bool {
        self.side.is_none() && self.carrier().is_none() && !self.head.is_empty()
    }

    /// The figure that the head stands on.
    fn carrier(&self) -> Option<usize> {
        self.figures.iter().position(|figure| figure.head().is_some())
    }

    /// Whether the head is deeper than the picture that it stands on.
    pub fn overhangs(&self, arranged: &Arranged) -> bool {
        let carried = self.carrier().and_then(|n| self.figures.get(n).zip(arranged.standing.get(n)));
        carried.is_some_and(|(figure, at)| on::overhangs(&self.head, figure.area(self.grid(), *at)))
    }

    /// Whether a head over the text goes down to where the slot has less width than it.
    pub fn sinks(&self, arranged: &Arranged) -> bool {
        let (top, rows) = arranged.head;
        self.slot.areas.len() > 1 && self.has_head_over() && top + rows > self.head_end()
    }

    /// The rows that a picture with the head on it wants.
    pub fn carrier_rows(&self) -> i32 {
        let grid = self.grid();
        (on::needs(&self.head) + (grid.pitch - grid.em)).cover(grid.pitch)
    }

    /// Whether a head at the side leaves no room for text.
    pub fn is_all_head(&self) -> bool {
        self.side.is_some() && self.legs.is_empty()
    }

    /// The most lines that its headline may have.
    pub fn most_headline_lines(&self, house: &House) -> u16 {
        let most = house.ladder.get(self.slot.head).map_or(0, |style| style.max_lines);
        if self.side.is_some() { most.min(side::MOST_LINES) } else { most }
    }

    /// The width that its first area has for legs.
    pub fn width(&self) -> Length {
        self.panel.right - self.panel.left
    }

    /// Whether any figure's depth may be chosen.
    pub fn is_flexible(&self) -> bool {
        self.figures.iter().any(Figure::is_flexible)
    }

    /// Whether a figure stands on the slot's foot from side to side.
    pub fn stands_on_foot(&self) -> bool {
        let spans = |f: &Figure| f.left <= self.panel.left && self.panel.right <= f.right;
        self.figures.iter().any(|f| f.hold() == Hold::Foot && spans(f))
    }

    /// Whether no figure has less than it had, where its depth is given or it then finds no room.
    pub fn spares(&self, before: &Arranged, after: &Arranged) -> bool {
        let rows = |at: &Standing| at.end - at.top;
        let kept = self.figures.iter().zip(before.standing.iter().zip(&after.standing));
        let mut kept = kept.map(|(figure, (was, is))| figure.is_flexible() || rows(is) >= rows(was));
        kept.all(|is_kept| is_kept) && (before.crowded.is_some() || after.crowded.is_none())
    }

    /// Puts head and figures in their places and counts out the cells that are left.
    pub fn arrange(&self, tune: Tune) -> Arranged {
        let mut taken: Vec<Obstacle> = Vec::new();
        let standing = vec![Standing { top: 0, end: 0 }; self.figures.len()];
        let mut arranged = Arranged { standing, ..Arranged::default() };
        self.stand(&mut taken, &mut arranged, (tune, |place| place == PicturePlace::Above));
        let top = self.head_top(&taken);
        let rows = if self.has_head_over() { self.head.rows + tune.air } else { 0 };
        arranged.head = (top, rows);
        let Panel { left, right, .. } = self.panel;
        taken.push(Obstacle { left, right, top, end: top + rows, hold: Hold::Head });
        self.stand(&mut taken, &mut arranged, (tune, |place| place != PicturePlace::Above));
        arranged.cells = cells(&self.legs, &taken, self.grid(), self.bottom(tune));
        arranged
    }

    /// The row at which the legs end that are to end level.
    fn bottom(&self, tune: Tune) -> u16 {
        self.legs.iter().map(|l| l.end).max().unwrap_or(0).saturating_sub(tune.short)
    }

    fn head_top(&self, taken: &[Obstacle]) -> u16 {
        taken.iter().map(|o| o.end).max().unwrap_or(self.panel.top).min(self.head_end())
    }

    /// The row after the last that a head over the text may take: the slot may be narrower there.
    fn head_end(&self) -> u16 {
        let under = self.legs.iter().filter(|leg| self.panel.has(leg));
        under.map(|leg| leg.end).min().unwrap_or(self.panel.end)
    }

    /// Stands the figures whose place `is_it`, each clear of what is taken.
    fn stand(
        &self,
        taken: &mut Vec<Obstacle>,
        arranged: &mut Arranged,
        (tune, is_it): (Tune, fn(PicturePlace) -> bool),
    ) {
        let whole = Tune { short: 0, ..tune };
        let figures = self.figures.iter().zip(arranged.standing.iter_mut());
        for (n, (figure, standing)) in figures.enumerate() {
            if !is_it(figure.place()) {
                continue;
            }
            let wants = figure.rows(self.grid(), tune.permille);
            let (from, to) = self.free_rows(figure, taken, tune);
            // One at the head is not cropped where the text ends sooner.
            let keeps = figure.rows(self.grid(), tune.permille.min(Tune::PLAIN.permille));
            let cropped = tune.short > 0 && figure.hold() == Hold::Head && to - from < keeps;
            let to = if cropped { (from + keeps).min(self.free_rows(figure, taken, whole).1) } else { to };
            let free = to.saturating_sub(from);
            let left = free.saturating_sub(wants);
            let fills =
                tune.clear && figure.is_flexible() && left < LEAST_LINES && left * MOST_GROWTH <= wants;
            let rows = if fills { free } else { wants.min(free) };
            let is_crowded = rows < wants.min(3) || wants > free + 2;
            let crowded = is_crowded.then_some(Crowded { figure: n, wants, has: rows });
            arranged.crowded = arranged.crowded.or(crowded);
            *standing = seat(figure.place(), (from, to), rows);
            taken.push(figure.obstacle(*standing));
        }
    }

    /// The rows at a figure's place that nothing has taken, between what stands above and below.
    fn free_rows(&self, figure: &Figure, taken: &[Obstacle], tune: Tune) -> (u16, u16) {
        let under = |l: &&Leg| l.left < figure.right && figure.left < l.right;
        let top = self.legs.iter().filter(under).map(|l| l.top).max().unwrap_or(self.panel.top);
        let end = self.legs.iter().filter(under).map(|l| l.end).min().unwrap_or(self.panel.end);
        let end = end.min(self.bottom(tune)).max(top);
        let beside = |o: &&Obstacle| o.left < figure.right && figure.left < o.right;
        let is_over = |o: &&Obstacle| o.hold.is_over(figure.hold());
        let from = taken.iter().filter(beside).filter(is_over).map(|o| o.end).max();
        let to = taken.iter().filter(beside).filter(|o| !is_over(o)).map(|o| o.top).min();
        // Where nothing is free under what stands above there are no rows, but never its own.
        let from = from.unwrap_or(top).max(top);
        (from, to.unwrap_or(end).min(end).max(from))
    }

    /// The head's and the figures' things, in reading order; a head on a picture after the picture.
    pub fn things(&self, arranged: &Arranged) -> Vec<Thing> {
        let grid = self.grid();
        let is_seated = |at: &Standing| at.end > at.top + 1;
        let carried = self.carrier().and_then(|n| arranged.standing.get(n)).is_some_and(is_seated);
        let mut things = match self.side {
            Some(side) => side.things(&self.head),
            None if carried => vec![],
            // One whose picture found no room is told of, and printed all the same.
            None => {
                let (top, rows) = arranged.head;
                let at = Point::new(self.panel.left, grid.y(top));
                self.head.place((at, self.width()), self.head.air(rows, grid))
            }
        };
        let figures = self.figures.iter().zip(&arranged.standing);
        for (figure, at) in figures.filter(|(_, at)| is_seated(at)) {
            let mut figure_things = figure.things(grid, *at).into_iter();
            things.extend(figure_things.next());
            things.extend(on::things(&self.head, figure, figure.area(grid, *at)));
            things.extend(figure_things);
        }
        things
    }
}

fn no_panel() -> Panel {
    Panel { left: Length::ZERO, right: Length::ZERO, top: 0, end: 0 }
}

/// Where a figure of so many rows stands in the free ones.
fn seat(place: PicturePlace, (from, to): (u16, u16), rows: u16) -> Standing {
    use PicturePlace::{Bottom, BottomLeft, BottomRight, Middle};
    let top = match place {
        Bottom | BottomLeft | BottomRight => to - rows,
        // A line or two above it would be lost.
        Middle => match (to - from - rows) / 2 {
            above if above < LEAST_LINES => from,
            above => from + above,
        },
        _ => from,
    };
    Standing { top, end: top + rows }
}
