//! What an author cuts or writes so that a story fits.

use std::collections::BTreeMap;

use super::{Act, LineEnd, Remedy, words};
use crate::compose::Line;
use crate::copydesk::Role;
use crate::makeup::cells::Cell;
use crate::makeup::desk::Desk;
use crate::makeup::flow::{chars, flow};
use crate::makeup::memo::Memo;
use crate::makeup::story::SetStory;

/// The fewest 字 that bring a story into its slot: the shortest last lines of its paragraphs. Where there are
/// not as many as lines are over, whole lines are cut beside them.
pub fn cut(desk: &Desk, set: &SetStory, memo: &Memo) -> Option<Remedy> {
    let over = set.flow.over_lines;
    if over == 0 {
        return None;
    }
    let last = *set.cells.last()?;
    let mut ends = ends(desk, set, (last, memo))?;
    ends.sort_by_key(|end| (end.chars, end.paragraph));
    ends.truncate(over as usize);
    let whole = (over - ends.len() as u32) * full_line(desk, last);
    let chars = ends.iter().map(|end| end.chars).sum::<u32>() + whole;
    ends.sort_by_key(|end| end.paragraph);
    Some(remedy(desk, set, Act::Cut { chars, ends }, over))
}

/// About how much more fills the slot.
pub fn write(desk: &Desk, set: &SetStory, free: u32) -> Option<Remedy> {
    let chars = free * full_line(desk, *set.cells.last()?);
    Some(remedy(desk, set, Act::Write { chars }, free))
}

fn remedy(desk: &Desk, set: &SetStory, act: Act, lines: u32) -> Remedy {
    Remedy { says: words::says(desk, set.story, &act), act, lines, fits: true }
}

fn full_line(desk: &Desk, cell: Cell) -> u32 {
    cell.width.whole(desk.house().body.text.size).max(1) as u32
}

/// The last lines of all paragraphs of the body, with room for the whole story.
fn ends(desk: &Desk, set: &SetStory, (last, memo): (Cell, &Memo)) -> Option<Vec<LineEnd>> {
    let matter = desk.stories.get(&set.story.id)?;
    let more = set.flow.used.saturating_sub(set.cells.len());
    let cells: Vec<Cell> = set.cells.iter().copied().chain(std::iter::repeat_n(last, more)).collect();
    let whole = flow(matter, &cells, desk.house().subhead_rows, memo);
    let lasts: BTreeMap<usize, &Line> = whole.lines.iter().map(|l| (l.paragraph, l.line())).collect();
    let end = |(paragraph, line): (usize, &Line)| {
        let of = matter.paragraphs.get(paragraph).filter(|p| p.role == Role::Body)?;
        Some(LineEnd { paragraph: paragraph as u32, text: line.text.clone(), chars: chars(line), at: of.at })
    };
    Some(lasts.into_iter().filter_map(end).collect())
}
