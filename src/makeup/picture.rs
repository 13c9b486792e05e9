//! Whether a picture has enough pixels for the size at which it stands.

use super::desk::Desk;
use super::page::{Block, Thing};
use crate::edition::{PageSpec, Picture};
use crate::finding::{Code, Finding, Findings, Spot, message};
use crate::units::Rect;

/// A finding for each picture under the press condition's limits.
pub fn coarse(desk: &Desk, page: &PageSpec, blocks: &[Block]) -> Findings {
    let mut findings = Findings::new();
    for block in blocks {
        for thing in &block.things {
            let Thing::Picture { picture, area, .. } = thing else { continue };
            let Some(file) = desk.edition.pictures.get(picture.0 as usize) else { continue };
            findings.extend(judge(desk, file, *area).map(|f| f.on(spot(page, block, *area))));
        }
    }
    findings
}

fn spot(page: &PageSpec, block: &Block, area: Rect) -> Spot {
    let slot = block.slot.and_then(|s| page.template.slots.get(usize::from(s)));
    Spot { page: page.number, slot: slot.map(|s| s.name.clone()), story: None, area: Some(area) }
}

fn judge(desk: &Desk, file: &Picture, area: Rect) -> Option<Finding> {
    let condition = &desk.house().condition;
    let ppi = effective_ppi(file, area);
    let (code, limit) = if ppi < u32::from(condition.min_ppi) {
        (Code::PpiTooLow, condition.min_ppi)
    } else if ppi < u32::from(condition.warn_ppi) {
        (Code::PpiLow, condition.warn_ppi)
    } else {
        return None;
    };
    let message = message!(
        "{} stands at {ppi} pixels an inch, under {limit}",
        "{} 每英寸只有 {ppi} 像素，不足 {limit}",
        file.path
    );
    Some(Finding::new(code, message).at(file.at))
}

/// The pixels an inch of a picture that fills `area`, cropped.
pub fn effective_ppi(file: &Picture, area: Rect) -> u32 {
    let across = |pixels: u32, length: crate::units::Length| {
        u64::from(pixels) * 72 * 65536 / u64::from(length.0.max(1).unsigned_abs())
    };
    // Cropping to fill takes the tighter of the two directions.
    across(file.width, area.width).min(across(file.height, area.height)) as u32
}
