//! 碰题: two headlines side by side, of one size and face, that read as one (NEWSPAPER §1.6).

use super::page::{Block, Placed, Role, Thing};
use crate::edition::{Grid, PageSpec};
use crate::finding::{Code, Finding, Findings, Spot, message};
use crate::units::{Length, Rect};

/// A block, the first line of its headline, and the place of all.
type Head<'a> = (&'a Block, &'a Placed, Rect);

/// A finding for each pair of headlines that stand so.
pub fn heads(page: &PageSpec, blocks: &[Block]) -> Findings {
    let grid = &page.template.grid;
    let heads: Vec<Head> = blocks.iter().filter_map(head).collect();
    let pairs =
        heads.iter().enumerate().flat_map(|(n, left)| heads[n + 1..].iter().map(move |right| (left, right)));
    pairs.filter_map(|(a, b)| told(page, grid, (a, b))).collect()
}

/// A block's headline, where it runs across the page.
fn head(block: &Block) -> Option<Head<'_>> {
    let lines = || block.things.iter().filter_map(Thing::text).filter(|l| l.role == Role::Headline);
    let first = lines().next().filter(|line| line.turn.is_none())?;
    let area = |line: &Placed| {
        let size = line.size();
        let top = line.at.y - size.baseline();
        Rect::from_edges(line.at.x, top, line.at.x + line.line.width, top + size)
    };
    Some((block, first, lines().map(area).reduce(|a, b| a.union(&b))?))
}

fn told(page: &PageSpec, grid: &Grid, (a, b): (&Head, &Head)) -> Option<Finding> {
    let face = |line: &Placed| line.line.glyphs.first().map(|glyph| (glyph.font, glyph.size));
    let (left, right) = if a.2.left() <= b.2.left() { (a, b) } else { (b, a) };
    // Nothing but the gutter lies between their slots.
    let gap = right.0.area.left() - left.0.area.right();
    let is_beside = gap >= Length::ZERO && gap <= grid.gutter * 2;
    let is_level = a.2.top() < b.2.bottom() && b.2.top() < a.2.bottom();
    if !is_beside || !is_level || face(a.1) != face(b.1) {
        return None;
    }
    let message = message!(
        "the headlines “{}” and “{}” stand side by side in one size and face",
        "标题“{}”与“{}”并排，字号字体相同（碰题）",
        left.1.line.text,
        right.1.line.text
    );
    let spot = Spot { page: page.number, area: Some(left.2.union(&right.2)), ..Spot::default() };
    Some(Finding::new(Code::HeadsAbreast, message).at(page.at).on(spot))
}
