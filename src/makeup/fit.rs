//! 凑版: the depth of pictures, the air of the head and the legs' feet, chosen so that the text fills the slot.

use super::cells::Cell;
use super::desk::{Desk, StoryMatter};
use super::flow::{Flow, flow};
use super::jump;
use super::memo::Memo;
use super::stage::{Arranged, Stage, Tune};
use super::story::{Part, SetStory};
use crate::edition::{PageSpec, Story};
use crate::finding::Findings;
use crate::units::Length;

/// Figures may be this much shallower or deeper than their own proportion (MAKEUP: ±15 %), in thousandths.
const FIGURE_RANGE: std::ops::RangeInclusive<i32> = 850..=1150;
const FIGURE_STEP: usize = 10;
/// The head may take so many rows of air at the most.
const MOST_AIR: u16 = 1;
/// How often figures are fitted to a flow that changes with them.
const ROUNDS: usize = 3;

/// How far a story is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// As it is printed.
    Level,
    /// Enough to count what is over or free: its legs need not end level.
    Counted,
}

type Staged<'a> = (&'a PageSpec, usize, Stage<'a>);

/// Fits a story to its slots.
pub fn fit<'a>(
    desk: &Desk<'a>,
    (story, matter, memo): (&'a Story, &StoryMatter, &Memo),
    stages: Vec<Staged<'a>>,
    (target, finish): (Option<u16>, Finish),
) -> (SetStory<'a>, Findings) {
    let rows = desk.house().subhead_rows;
    let mut tried = Trial::new(&stages, (matter, memo), rows);
    tried.whole(Tune::PLAIN);
    let marker = target.filter(|_| tried.jumps()).and_then(|page| jump::marker(desk, page, &tried.cells));
    tried.marker = marker.as_ref().map(|m| m.needs);
    if tried.marker.is_some() {
        tried.whole(Tune::PLAIN);
    }
    tried.fit_figures();
    if tried.over() > 0 {
        tried.crowd_figures();
    }
    tried.fit_air();
    if finish == Finish::Level {
        tried.level_legs();
    }
    let spared = tried.spared();
    let Trial { arranged, flow, cells, .. } = tried;
    let parts = stages.into_iter().zip(arranged);
    let parts = parts.map(|((page, index, stage), arranged)| Part { page, index, stage, arranged }).collect();
    (SetStory { story, parts, flow, cells, spared, marker }, Findings::new())
}

/// A choice of depths, and the flow that it gives.
struct Trial<'s, 'a> {
    stages: &'s [Staged<'a>],
    matter: &'s StoryMatter,
    subhead_rows: u16,
    marker: Option<Length>,
    tune: Tune,
    arranged: Vec<Arranged>,
    cells: Vec<Cell>,
    flow: Flow,
    memo: &'s Memo,
}

impl<'s, 'a> Trial<'s, 'a> {
    fn new(stages: &'s [Staged<'a>], (matter, memo): (&'s StoryMatter, &'s Memo), subhead_rows: u16) -> Self {
        let (arranged, cells) = (Vec::new(), Vec::new());
        Trial {
            stages,
            matter,
            subhead_rows,
            marker: None,
            tune: Tune::PLAIN,
            arranged,
            cells,
            flow: Flow::default(),
            memo,
        }
    }

    /// Arranges all parts and flows the text; only the last part is tuned.
    fn whole(&mut self, tune: Tune) {
        self.tune = tune;
        self.arranged = self.arrange(tune);
        self.cells = self.join(&self.arranged);
        self.flow = flow(self.matter, &self.cells, self.subhead_rows, self.memo);
    }

    fn arrange(&self, tune: Tune) -> Vec<Arranged> {
        let last = self.stages.len().saturating_sub(1);
        let tuned = |i: usize| if i == last { tune } else { Tune::PLAIN };
        self.stages.iter().enumerate().map(|(i, (_, _, stage))| stage.arrange(tuned(i))).collect()
    }

    /// The cells of all parts in a row; before a jump the last one leaves room for the marker.
    fn join(&self, arranged: &[Arranged]) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::new();
        for (part, arranged) in arranged.iter().enumerate() {
            if part == 1
                && let (Some(needs), Some(last)) = (self.marker, cells.last_mut())
            {
                last.width -= needs;
                if last.width <= Length::ZERO {
                    cells.pop();
                }
            }
            cells.extend(arranged.cells.iter().map(|c| Cell { part: part as u8, ..*c }));
        }
        cells
    }

    /// Whether the text goes past the first part.
    fn jumps(&self) -> bool {
        let first = self.arranged.first().map_or(0, |a| a.cells.len());
        self.stages.len() > 1 && self.flow.used > first
    }

    fn over(&self) -> usize {
        self.flow.used.saturating_sub(self.cells.len())
    }

    fn free(&self) -> usize {
        self.cells.len().saturating_sub(self.flow.used)
    }

    /// The cells that the legs would have, were they not made to end level.
    fn spared(&self) -> u32 {
        let whole = Tune { short: 0, ..self.tune };
        if self.tune == whole { 0 } else { self.count(whole).saturating_sub(self.cells.len()) as u32 }
    }

    /// Whether a figure of the last part finds no room.
    fn is_crowded(&self) -> bool {
        self.arranged.last().is_some_and(|arranged| arranged.crowded.is_some())
    }

    fn last(&self) -> Option<&'s Stage<'a>> {
        self.stages.last().map(|(_, _, stage)| stage)
    }

    /// The cells under a tune, counted without flowing.
    fn count(&self, tune: Tune) -> usize {
        cells_in(&self.arrange(tune))
    }

    /// Makes the figures shallower or deeper, so that the text just fits.
    fn fit_figures(&mut self) {
        let Some(stage) = self.last() else { return };
        if !stage.is_flexible() || (self.over() == 0 && self.free() == 0) {
            return;
        }
        let plain = self.is_crowded();
        for _ in 0..ROUNDS {
            let needs = self.flow.used;
            let tunes = FIGURE_RANGE.step_by(FIGURE_STEP).map(|p| Tune { permille: p as u16, ..self.tune });
            let counted = tunes.map(|t| (self.count(t), t)).filter(|(n, _)| *n >= needs);
            let best = counted.min_by_key(|(n, t)| (n - needs, t.permille.abs_diff(1000)));
            let smallest = Tune { permille: *FIGURE_RANGE.start() as u16, ..self.tune };
            let tune = best.map_or(smallest, |(_, t)| t);
            if tune == self.tune {
                break;
            }
            self.whole(tune);
            if self.over() == 0 {
                break;
            }
        }
        if self.is_crowded() && !plain {
            self.whole(Tune { permille: Tune::PLAIN.permille, ..self.tune });
        }
    }

    /// Lets a line or two stand beside a figure, rather than that the text is too long.
    fn crowd_figures(&mut self) {
        if self.last().is_some_and(Stage::is_flexible) {
            self.whole(Tune { clear: false, ..Tune::PLAIN });
            self.fit_figures();
        }
    }

    /// Gives the head a row or two of air, where that many rows are free in every leg.
    fn fit_air(&mut self) {
        let Some(stage) = self.last() else { return };
        let legs = usize::from(stage.leg_count().max(1));
        let air = (self.free() / legs).min(usize::from(MOST_AIR)) as u16;
        if !stage.has_head_over() || air == 0 {
            return;
        }
        let before = self.tune;
        self.whole(Tune { air, ..before });
        if self.over() > 0 {
            self.whole(before);
        }
    }

    /// Ends the legs on one level, the last a little short, where the text does not fill them.
    fn level_legs(&mut self) {
        let Some(stage) = self.last() else { return };
        let legs = usize::from(stage.leg_count().max(1));
        if legs < 2 || self.free() < legs || stage.stands_on_foot() {
            return;
        }
        let needs = self.flow.used;
        let before = self.tune;
        let most = self.free() as u16;
        let serves = |short: &u16| {
            let arranged = self.arrange(Tune { short: *short, ..before });
            let (now, then) = (self.arranged.last(), arranged.last());
            let spares = now.zip(then).is_none_or(|(now, then)| stage.spares(now, then));
            cells_in(&arranged) >= needs && spares
        };
        let short = (1..=most).take_while(serves).last();
        for short in (1..=short.unwrap_or(0)).rev().take(ROUNDS) {
            self.whole(Tune { short, ..before });
            if self.over() == 0 {
                return self.spare_lone_lines();
            }
        }
        self.whole(before);
    }

    /// Legs a row deeper may leave no line alone at their heads and feet; the last ends shorter for it.
    fn spare_lone_lines(&mut self) {
        let before = self.tune;
        if self.flow.lone.is_empty() || before.short == 0 {
            return;
        }
        self.whole(Tune { short: before.short - 1, ..before });
        if self.over() > 0 || !self.flow.lone.is_empty() {
            self.whole(before);
        }
    }
}

/// The cells of all parts.
fn cells_in(arranged: &[Arranged]) -> usize {
    arranged.iter().map(|part| part.cells.len()).sum()
}
