//! What has no room: furniture that leaves its slot or meets itself, a head or a caption deeper than its slot.

use super::page::{Block, Placed, Thing};
use crate::edition::PageSpec;
use crate::finding::{Code, Finding, Findings, Message, message};
use crate::units::Length;

/// Less than this nobody sees.
const SEEN: Length = Length::milli_pt(500);

/// A finding for each block in which something has no room.
pub fn lacking(page: &PageSpec, blocks: &[Block]) -> Findings {
    let grid = &page.template.grid;
    blocks.iter().filter_map(|block| tell(page, block, &trouble(block, grid.pitch - grid.em)?)).collect()
}

/// The first thing that has no room, in words.
fn trouble(block: &Block, leading: Length) -> Option<Message> {
    let lines: Vec<&Placed> = block.things.iter().filter_map(Thing::text).collect();
    let outside = lines.iter().map(|l| (outside(block, l, leading), *l)).filter(|(by, _)| *by > SEEN);
    if let Some((by, l)) = outside.max_by_key(|(by, _)| *by) {
        let mm = by.to_micro_m() / 100;
        return Some(message!(
            "“{}” stands {}.{} mm outside",
            "“{}”超出 {}.{} mm",
            l.line.text,
            mm / 10,
            mm % 10
        ));
    }
    let meet = |a: &Placed, b: &Placed| a.at.y == b.at.y && ends(a).0 < ends(b).1 && ends(b).0 < ends(a).1;
    let furniture = if block.story.is_none() { lines.as_slice() } else { &[] };
    let met = furniture
        .iter()
        .enumerate()
        .find_map(|(i, a)| Some((a, furniture[..i].iter().find(|b| meet(a, b))?)));
    met.map(|(a, b)| message!("“{}” and “{}” meet", "“{}”与“{}”相碰", b.line.text, a.line.text))
}

/// How far a line stands outside its block and the leading around it. That a headline is too long is told in
/// 字 elsewhere.
fn outside(block: &Block, placed: &Placed, leading: Length) -> Length {
    let area = placed.turn.map_or(block.area, |turn| turn.back(block.area));
    let (left, right) = ends(placed);
    let size = placed.size();
    let over = (area.top() - (placed.at.y - size.baseline())).max(placed.at.y - area.bottom()) - leading;
    let aside = (area.left() - left).max(right - area.right());
    if block.story.is_some() { over } else { over.max(aside) }
}

/// Where a line's characters begin and end: an opener that has lost its blank half begins with its ink.
fn ends(placed: &Placed) -> (Length, Length) {
    let first = placed.line.glyphs.first().map_or(Length::ZERO, |g| g.x.max(Length::ZERO));
    (placed.at.x + first, placed.at.x + placed.line.width)
}

fn tell(page: &PageSpec, block: &Block, trouble: &Message) -> Option<Finding> {
    let slot = block.slot.and_then(|i| page.template.slots.get(usize::from(i)));
    let over_the_page = || Message::from(("the line over the page", "报眉"));
    let name = slot.map_or_else(over_the_page, |slot| Message::same(&slot.name));
    let at = slot.map_or(page.at, |slot| slot.at);
    let spot = block.spot(page, None);
    let message =
        name.and(&(" is too small for what stands there: ", "容不下所排的内容：").into()).and(trouble);
    Some(Finding::new(Code::SlotTooSmall, message).at(at).on(spot))
}
