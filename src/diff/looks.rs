//! Places that look different → news, by the picture or the slot that they lie in.

use super::geometry::{Mm, overlap, rect};
use super::news::{News, Place, What};
use super::pixels::Region;
use super::voices::in_slot;
use crate::report::{PageLayout, SlotLayout};

/// News of what the pixels of a page show beyond what its layout told. `regions` are from the top left of the
/// trim; `told` is the news so far.
pub fn looks(number: u16, layout: Option<&PageLayout>, regions: &[Region], told: &[News]) -> Vec<News> {
    let told: Vec<&Place> = told.iter().map(|n| &n.at).collect();
    let board = Board { number, layout, told: &told };
    regions.iter().filter_map(|region| board.look(region)).collect()
}

/// A page, and the places of all the news.
struct Board<'a> {
    number: u16,
    layout: Option<&'a PageLayout>,
    told: &'a [&'a Place],
}

impl Board<'_> {
    fn look(&self, region: &Region) -> Option<News> {
        let mm2 = region.mm2;
        let slot = self.layout.and_then(|l| l.slots.iter().find(|slot| overlap(rect(slot.area), region.mm)));
        let at = |mm: Mm| {
            let named = self.layout.zip(slot).map_or(Place::default(), |(page, slot)| in_slot(page, slot));
            Place { page: Some(self.number), old_mm: Some(mm), new_mm: Some(mm), ..named }
        };
        let picture = slot.and_then(|s| s.pictures.iter().find(|p| within(rect(p.area), region.mm)));
        if let Some(picture) = picture.filter(|p| !self.told.iter().any(|at| self.is_of(at, &p.area))) {
            let what = What::PictureLooks { file: picture.file.clone(), mm2 };
            return Some(News { at: at(rect(picture.area)), what, then: None });
        }
        let known = self.layout.is_some() && self.told.iter().any(|at| self.is_known(at, slot, region));
        (!known).then(|| News { at: at(region.mm), what: What::Looks { mm2 }, then: None })
    }

    /// Whether news is of just this picture.
    fn is_of(&self, at: &Place, area: &[f64; 4]) -> bool {
        at.page == Some(self.number) && at.new_mm == Some(rect(*area))
    }

    /// What the layout told of a slot, or of its story elsewhere, shows on paper and is no news again.
    fn is_known(&self, at: &Place, slot: Option<&SlotLayout>, region: &Region) -> bool {
        let here = at.page == Some(self.number);
        match slot {
            Some(slot) if at.story.is_some() && at.story == slot.story => true,
            Some(slot) if at.slot.is_some() => here && at.slot.as_ref() == Some(&slot.slot),
            _ => here && near(at, region.mm),
        }
    }
}

/// Whether news is of a place that touches an area, as it was or as it is; news without a place is of the page.
fn near(at: &Place, area: Mm) -> bool {
    let places = [at.old_mm, at.new_mm];
    places.iter().all(Option::is_none) || places.into_iter().flatten().any(|mm| overlap(mm, area))
}

/// Whether a region lies in a picture, but for a pixel's rounding.
fn within(picture: Mm, region: Mm) -> bool {
    const EDGE: f64 = 0.6;
    let [x, y, w, h] = picture;
    overlap([x - EDGE, y - EDGE, w + 2.0 * EDGE, h + 2.0 * EDGE], region)
        && region[0] >= x - EDGE
        && region[1] >= y - EDGE
        && region[0] + region[2] <= x + w + EDGE
        && region[1] + region[3] <= y + h + EDGE
}
