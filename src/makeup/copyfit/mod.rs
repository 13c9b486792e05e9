//! 凑版: what would make a story fit that is too long or too short for its slot; each way is set, not guessed.
//!
//! In: a set story in trouble. Out: [`Remedies`], ranked, and the row of acts that `paiban fit` may do by
//! itself. Body text keeps its size, its pitch and its spacing (MAKEUP §4): what a paragraph gives by its
//! punctuation the flow has taken before a story counts as too long.

mod act;
mod cut;
mod trial;
mod words;

pub use act::{Act, LineEnd};

use std::cmp::Reverse;

use super::desk::Desk;
use super::memo::Memo;
use super::story::{SetStory, Stand};
use crate::edition::{FitStyle, Means};
use crate::finding::{Message, message};
use trial::{Case, Outcome};

/// So many ways are told with a finding; reports have all.
const TOLD: usize = 3;

/// What would make a story fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remedies {
    /// Each by itself, those that are enough first, in the stylesheet's order.
    pub ways: Vec<Remedy>,
    /// What the stylesheet permits to be done unasked, one after another; empty where that is not enough.
    pub plan: Vec<Remedy>,
}

/// One way to make a story fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What is done.
    pub act: Act,
    /// By how many lines the story then fits better.
    pub lines: u32,
    /// Whether that is enough.
    pub fits: bool,
    /// The act in words.
    pub says: Message,
}

impl Remedies {
    /// What a person is told: the best few of the ways; where none is enough, the one that does most.
    pub fn in_words(&self) -> Message {
        let enough: Vec<&Message> = self.ways.iter().filter(|way| way.fits).map(|way| &way.says).collect();
        if enough.is_empty() {
            let most = self.ways.iter().max_by_key(|way| way.lines);
            let told = |way: &Remedy| {
                message!(
                    "no one way is enough; most gives, {} lines: ",
                    "没有一法够用；最多得 {} 行：",
                    way.lines
                )
                .and(&way.says)
            };
            return most.map(told).unwrap_or_default();
        }
        let words = Message::joined(enough.into_iter().take(TOLD), ("; or ", "；或 "));
        if self.plan.is_empty() {
            return words;
        }
        let fit = "; `paiban fit` does what the stylesheet permits";
        words.and(&(fit, "；`paiban fit` 可按样式表代办").into())
    }
}

/// The remedies for a story as it is set.
pub fn remedies<'a>(desk: &Desk<'a>, set: &SetStory, (memo, stands): (&Memo, Vec<Stand<'a>>)) -> Remedies {
    let now = Outcome::of(set);
    if !now.is_trouble() {
        return Remedies::default();
    }
    let case = Case { desk, id: set.story.id, memo, stands };
    let style = &desk.house().fit;
    let mut ways: Vec<Remedy> = Means::ALL.iter().flat_map(|(_, means)| case.ways(*means, set)).collect();
    ways.extend(cut::cut(desk, set, memo).or_else(|| cut::write(desk, set, now.free)));
    ways.sort_by_key(|way| (!way.fits, rank(&way.act, style), Reverse(way.lines)));
    let plan = plan(&case, &ways, style).unwrap_or_default();
    Remedies { ways, plan }
}

/// What is permitted comes first, in its order; what only an editor may do comes before what the stylesheet
/// does not name.
fn rank(act: &Act, style: &FitStyle) -> usize {
    let permitted = act.means().map(|means| style.permitted.iter().position(|m| *m == means));
    match permitted {
        Some(Some(place)) => place,
        None => style.permitted.len(),
        Some(None) => style.permitted.len() + 1,
    }
}

/// The first permitted act that is enough, else as many of them together as it takes.
fn plan(case: &Case, ways: &[Remedy], style: &FitStyle) -> Option<Vec<Remedy>> {
    let is_permitted = |way: &&Remedy| rank(&way.act, style) < style.permitted.len();
    let mut permitted = ways.iter().filter(is_permitted);
    if let Some(one) = permitted.clone().find(|way| way.fits) {
        return Some(vec![one.clone()]);
    }
    // One that is not enough alone wants another beside it.
    permitted.nth(1)?;
    // Each in turn as far as it goes; every act brings the story nearer, so this ends.
    let mut case = case.clone();
    let mut acts = Vec::new();
    for means in &style.permitted {
        while let Some(best) = case.set(&case.stands).and_then(|(set, _)| best(case.ways(*means, &set))) {
            acts.push(best.clone());
            if best.fits {
                return Some(acts);
            }
            case.stands = best.act.done(case.desk, &case.stands)?;
        }
    }
    None
}

/// The first way that is enough, else the one that does most.
fn best(ways: Vec<Remedy>) -> Option<Remedy> {
    let enough = ways.iter().find(|way| way.fits);
    enough.or_else(|| ways.iter().max_by_key(|way| way.lines)).cloned()
}
