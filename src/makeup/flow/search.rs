//! Which paragraphs are set a line shorter or longer: the row of choices that costs least.

use super::{BLANK_CELL, LONE_LINE, OVER, Setter, WISH};

/// A loose line that a wish makes.
const LOOSE: i64 = 30;
/// How many states the search keeps.
const BEAM: usize = 12;

/// Where a row of choices has come to: the next free cell, what it has cost, and the last choice of it.
#[derive(Clone, Copy, Default)]
struct State {
    cell: usize,
    cost: i64,
    /// Its place among the states before.
    from: usize,
    wish: i8,
}

impl Setter<'_> {
    /// The row of wishes, one a paragraph, with the least cost.
    pub(super) fn search(&mut self) -> Vec<i8> {
        let mut rows = vec![vec![State::default()]];
        for i in 0..self.story.paragraphs.len() {
            let mut next: Vec<State> = Vec::new();
            for (from, state) in rows[i].iter().enumerate() {
                for choice in self.choices(i, state.cell).into_iter().flatten() {
                    let reached = State { cost: state.cost + choice.cost, from, ..choice };
                    match next.iter_mut().find(|known| known.cell == reached.cell) {
                        Some(known) if reached.cost < known.cost => *known = reached,
                        Some(_) => (),
                        None => next.push(reached),
                    }
                }
            }
            keep_best(&mut next);
            rows.push(next);
        }
        self.trace(&rows)
    }

    /// The wishes that lead to the best end.
    fn trace(&self, rows: &[Vec<State>]) -> Vec<i8> {
        let over = |end: usize| end.saturating_sub(self.cells.len()) as i64;
        let price = |state: &&State| state.cost + over(state.cell) * OVER;
        let mut at = rows.last().and_then(|row| row.iter().min_by_key(price));
        let mut wishes = Vec::with_capacity(rows.len());
        for before in rows.iter().rev().skip(1) {
            let Some(state) = at else { break };
            wishes.push(state.wish);
            at = before.get(state.from);
        }
        wishes.reverse();
        wishes
    }

    /// A paragraph as it comes, a line shorter, a line longer: where it ends and what it costs.
    fn choices(&mut self, i: usize, cell: usize) -> [Option<State>; 3] {
        let mut choices: [Option<State>; 3] = [None; 3];
        let asked = self.willing.get(i).copied().unwrap_or(false);
        let wishes: &[i8] = if asked && self.is_body(i) { &[0, -1, 1] } else { &[0] };
        for (n, &wish) in wishes.iter().enumerate() {
            let stood = self.stand(i, cell, wish);
            if choices.iter().flatten().any(|known| known.cell == stood.end) {
                continue;
            }
            let lone = self.lone(i, &stood).len() as i64;
            let loose = stood.lines.iter().filter(|l| l.loose.is_some()).count() as i64;
            let price = if wish == 0 { 0 } else { WISH + loose * LOOSE };
            let cost = lone * LONE_LINE + stood.blank as i64 * BLANK_CELL + price;
            choices[n] = Some(State { cell: stood.end, cost, from: 0, wish });
        }
        choices
    }
}

/// The cheapest states, by their cells.
fn keep_best(states: &mut Vec<State>) {
    states.sort_unstable_by_key(|state| (state.cost, state.cell));
    states.truncate(BEAM);
    states.sort_unstable_by_key(|state| state.cell);
}
