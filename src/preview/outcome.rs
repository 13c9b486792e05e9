//! How stories fit after an edit, before the pages are shown: those pages alone that it changes are made up.

use std::path::Path;

use serde::Serialize;

use super::board::Showing;
use super::inputs::Inputs;
use crate::edition::{Edition, PageSpec};
use crate::finding::{Code, Finding, Severity};
use crate::{Made, make_page};

/// A page that an edit changes.
#[derive(Serialize)]
pub(super) struct PageOutcome {
    number: u16,
    slots: Vec<SlotOutcome>,
    /// What else is wrong on it.
    errors: Vec<String>,
}

#[derive(Serialize)]
struct SlotOutcome {
    name: String,
    /// 字 set and over, lines over and free.
    fit: [u32; 4],
}

/// The pages that differ from those shown. Where no page is shown yet nothing is said.
pub(super) fn outcome(edition: &Edition, showing: &Showing, root: &Path) -> Vec<PageOutcome> {
    let shown = |spec: &PageSpec| showing.page(spec.number).map(|(page, _)| page);
    let differs =
        |spec: &&PageSpec| shown(spec).is_some_and(|page| page.inputs != Inputs::of(edition, spec, root));
    let page = |spec: &PageSpec| {
        // The faces are those of the page shown: no edit changes the stylesheet.
        let faces = shown(spec)?.faces();
        Some(page(spec, make_page(edition, faces, spec)))
    };
    edition.pages.iter().filter(differs).filter_map(page).collect()
}

fn page(spec: &PageSpec, made: Made) -> PageOutcome {
    let slots = made.page.blocks.iter().filter_map(|block| {
        let (slot, fit) = (spec.template.slots.get(usize::from(block.slot?))?, block.fit?);
        let fit = [fit.set_chars, fit.overset_chars, fit.overset_lines, fit.free_lines];
        Some(SlotOutcome { name: slot.name.clone(), fit })
    });
    let is_told = |f: &&Finding| f.severity() == Severity::Error && f.code != Code::Overset;
    let errors = made.findings.iter().filter(is_told).map(|f| f.message.clone()).collect();
    PageOutcome { number: spec.number, slots: slots.collect(), errors }
}
