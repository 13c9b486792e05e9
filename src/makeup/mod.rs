//! 拼版: a plan and matter → a page on which everything has a place. Pure.
//!
//! In: a page's layout and what fills its slots; the stories' matter. Out: a [`Page`], and what is to be
//! said of it. Every page is made up by itself: a jumped story is set the same on both its pages, so pages
//! need not wait for one another. Grid, heads and figures: NEWSPAPER §1; the jump: §1.8.

mod abreast;
mod cells;
mod copyfit;
mod depth;
mod desk;
mod faceless;
mod figure;
mod figures;
mod fit;
mod flow;
mod frame;
mod furniture;
mod head;
mod headline;
mod jump;
mod marks;
mod memo;
mod nameplate;
mod on;
mod page;
mod picture;
mod report;
mod room;
mod side;
mod stage;
mod story;
mod titling;
mod turn;

pub use copyfit::{Act, LineEnd, Remedies, Remedy};
pub use depth::{Depth, Depths};
pub use desk::{Desk, ParagraphMatter, StoryMatter};
pub use headline::{Headline, Order, choose};
pub use marks::crowded;
pub use page::{Block, Fit, Jump, Page, Placed, Role, Thing};
pub use turn::Turn;

use crate::edition::{Filling, PageSpec, Slot, SlotKind};
use crate::finding::{Code, Finding, Findings, Spot, message};

/// Makes up one page.
pub fn fill(desk: &Desk, page: &PageSpec) -> (Page, Findings) {
    let mut findings = Findings::new();
    // Furniture comes first: it is read first, and rules lie under what stands on them.
    let mut blocks = vec![frame::rules(desk.house(), page), nameplate::folio(desk, page)];
    // Then every slot in the layout's order, which is the reading order.
    for (index, (slot, filling)) in page.template.slots.iter().zip(&page.fillings).enumerate() {
        let (block, found) = fill_slot(desk, page, (index, slot), filling.as_ref());
        findings.extend(found);
        blocks.extend(block);
    }
    // What only the whole page shows: pictures too coarse, a headline larger than the paper's name, what has no
    // room, headlines that meet, characters that no face has.
    findings.extend(picture::coarse(desk, page, &blocks));
    findings.extend(furniture::misfits(desk, page));
    findings.extend(nameplate_rule(page, &blocks));
    findings.extend(room::lacking(page, &blocks));
    findings.extend(abreast::heads(page, &blocks));
    findings.extend(faceless::characters(desk, page, &blocks));
    let template = &page.template;
    (Page { number: page.number, trim: template.trim, bleed: template.bleed, blocks }, findings)
}

/// What stands in one slot.
fn fill_slot(
    desk: &Desk,
    page: &PageSpec,
    slot: (usize, &Slot),
    filling: Option<&Filling>,
) -> (Option<Block>, Findings) {
    let block = match filling {
        Some(Filling::Story(story) | Filling::Rest { story, .. }) => {
            return story::block(desk, *story, page).map_or((None, Findings::new()), |(b, f)| (Some(b), f));
        }
        Some(Filling::Ad { picture, label }) => furniture::ad(desk, slot, page, (*picture, label)),
        Some(Filling::Text(words)) => furniture::label(desk, slot, page, words),
        Some(Filling::Guide(entries)) => furniture::guide(desk, slot, page, entries),
        _ if slot.1.kind == SlotKind::Nameplate => nameplate::nameplate(desk, slot, page),
        _ if slot.1.kind == SlotKind::Imprint => furniture::imprint(desk, slot, page),
        _ => return (None, vec![empty(page, slot.1)]),
    };
    (Some(block), Findings::new())
}

fn empty(page: &PageSpec, slot: &Slot) -> Finding {
    let area = Some(cells::bounds(slot, &page.template.grid));
    let spot = Spot { page: page.number, slot: Some(slot.name.clone()), story: None, area };
    let message =
        message!("nothing stands in slot {} of page {}", "第 {1} 版版位 {0} 是空的", slot.name, page.number);
    Finding::new(Code::SlotEmpty, message).at(page.at).on(spot)
}

/// On the page with the nameplate, no headline is as large as the paper's name.
fn nameplate_rule(page: &PageSpec, blocks: &[Block]) -> Option<Finding> {
    let texts = || blocks.iter().flat_map(|b| &b.things).filter_map(Thing::text);
    let largest = |role: Role| {
        texts().filter(|p| p.role == role).filter_map(|p| p.line.glyphs.first()).map(|g| g.size).max()
    };
    let (name, head) = (largest(Role::Nameplate)?, largest(Role::Headline)?);
    let message = message!(
        "a headline is set in {} pt, the paper's name in {} pt",
        "标题用 {} 点，报名用 {} 点",
        head.to_milli_pt() / 1000,
        name.to_milli_pt() / 1000
    );
    let spot = Spot { page: page.number, ..Spot::default() };
    (head >= name).then(|| Finding::new(Code::HeadAboveNameplate, message).at(page.at).on(spot))
}

impl Thing {
    /// The line of text, where it is one.
    pub fn text(&self) -> Option<&Placed> {
        match self {
            Thing::Text(placed) => Some(placed),
            _ => None,
        }
    }
}
