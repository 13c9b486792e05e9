//! Pages as PNGs: whole at a size, or the part a screen shows; in colour, one plate, or total ink. The last are kept.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;

use super::printed::Printed;
use super::stock::Grain;
use super::turn::Turns;
use crate::press::Separation;
use crate::proof::{self, Part, Pixels};

/// How many bytes of PNGs are kept.
const KEPT: usize = 64 << 20;
/// How many are kept at most.
const MOST: usize = 4096;

/// What is seen of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Its colours.
    Colours,
    /// One plate, in grey.
    Plate(Separation),
    /// How much ink lies where.
    Total,
    /// As an older build has it.
    Older,
}

/// What to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The page's key.
    pub key: String,
    /// What of it.
    pub look: Look,
    /// Dots an inch.
    pub dpi: u32,
    /// Of the page, so much; all of it when none.
    pub part: Option<Part>,
}

/// A PNG, or none where none can be drawn; empty until it is drawn.
type Slot = Arc<OnceLock<Option<Arc<Vec<u8>>>>>;

/// Draws, a few pictures at a time, and keeps the last.
#[derive(Default)]
pub(super) struct Drawings {
    kept: Mutex<VecDeque<(Wanted, Slot)>>,
    turns: Turns,
}

impl Drawings {
    /// A PNG of what `pixels` draws. Clients that want the same one have it drawn once.
    pub fn draw(&self, wanted: &Wanted, pixels: impl FnOnce() -> Option<Pixels>) -> Option<Arc<Vec<u8>>> {
        let slot = self.slot(wanted);
        let png = slot.get_or_init(|| {
            let _turn = self.turns.take();
            proof::png(&pixels()?).ok().map(Arc::new)
        });
        self.forget();
        png.clone()
    }

    fn slot(&self, wanted: &Wanted) -> Slot {
        let mut kept = self.lock();
        if let Some((_, slot)) = kept.iter().find(|(w, _)| w == wanted) {
            return Arc::clone(slot);
        }
        let slot = Slot::default();
        kept.push_back((wanted.clone(), Arc::clone(&slot)));
        slot
    }

    /// Forgets the oldest while all together are too large.
    fn forget(&self) {
        let mut kept = self.lock();
        let size =
            |(_, slot): &(Wanted, Slot)| slot.get().and_then(Option::as_ref).map_or(0, |png| png.len());
        let mut total: usize = kept.iter().map(size).sum();
        while total > KEPT || kept.len() > MOST {
            total -= kept.pop_front().as_ref().map_or(total, size);
        }
    }

    /// What is behind the lock is whole at any time.
    fn lock(&self) -> MutexGuard<'_, VecDeque<(Wanted, Slot)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A page as it is wanted.
pub(super) fn pixels(page: &Printed, wanted: &Wanted) -> Option<Pixels> {
    match wanted.look {
        Look::Colours | Look::Older => plate(page, wanted, None),
        Look::Plate(only) => plate(page, wanted, Some(only)),
        Look::Total => {
            let drawn = Separation::ALL.par_iter().map(|only| plate(page, wanted, Some(*only)));
            let [c, m, y, k] = drawn.collect::<Option<Vec<Pixels>>>()?.try_into().ok()?;
            proof::heat([&c, &m, &y, &k], page.ink_limit())
        }
    }
}

fn plate(page: &Printed, wanted: &Wanted, only: Option<Separation>) -> Option<Pixels> {
    drawn(page.pdf(only, Grain::at(wanted.dpi))?, wanted)
}

/// The page of a PDF, or the part of it that is wanted.
pub(super) fn drawn(pdf: &[u8], wanted: &Wanted) -> Option<Pixels> {
    match wanted.part {
        Some(part) => proof::render_part(pdf, wanted.dpi, part).ok(),
        None => proof::render(pdf, wanted.dpi).ok(),
    }
}
