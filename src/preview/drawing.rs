//! Pages as PNGs: whole at a size, or the part a screen shows; the last ones are kept.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::workshop::Printed;
use crate::proof::{self, Part, ProofError};

/// How many bytes of PNGs are kept.
const KEPT: usize = 64 << 20;

/// What to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The page's key.
    pub key: String,
    /// Dots an inch.
    pub dpi: u32,
    /// Of the page, so much; all of it when none.
    pub part: Option<Part>,
}

/// Draws, one picture at a time, and keeps the last.
#[derive(Default)]
pub(super) struct Drawings {
    kept: Mutex<VecDeque<(Wanted, Arc<Vec<u8>>)>>,
}

impl Drawings {
    /// A PNG. Two clients that want the same one have it drawn once.
    pub fn draw(&self, page: &Printed, wanted: Wanted) -> Result<Arc<Vec<u8>>, ProofError> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, png)) = kept.iter().find(|(w, _)| *w == wanted) {
            return Ok(Arc::clone(png));
        }
        let pdf = page.pdf.as_deref().ok_or(ProofError::Unreadable)?;
        let pixels = match wanted.part {
            Some(part) => proof::render_part(pdf, wanted.dpi, part)?,
            None => proof::render(pdf, wanted.dpi)?,
        };
        let png = Arc::new(proof::png(&pixels)?);
        kept.push_back((wanted, Arc::clone(&png)));
        while kept.iter().map(|(_, png)| png.len()).sum::<usize>() > KEPT {
            kept.pop_front();
        }
        Ok(png)
    }
}
