//! How stories fit after an edit, before the pages are shown: those pages alone that it changes are made up.

use std::path::Path;

use serde::Serialize;

use super::board::Showing;
use super::inputs::Inputs;
use super::place::{Both, both, counts};
use super::printed::Printed;
use crate::edition::{Edition, PageSpec, Slot};
use crate::finding::{Code, Finding, Message, Severity};
use crate::makeup::Block;
use crate::{Made, make_page};

/// A page that an edit changes.
#[derive(Serialize)]
pub(super) struct PageOutcome {
    number: u16,
    slots: Vec<SlotOutcome>,
    /// What else comes to be wrong on it.
    errors: Vec<Both>,
}

/// A story that fits otherwise than it is shown to.
#[derive(Serialize)]
struct SlotOutcome {
    name: String,
    /// 字 set and over, lines over and free; none where the slot is new.
    was: Option<[u32; 4]>,
    now: [u32; 4],
}

/// The pages that differ from those shown. Where no page is shown yet nothing is said.
pub(super) fn outcome(edition: &Edition, showing: &Showing, root: &Path) -> Vec<PageOutcome> {
    let page = |spec: &PageSpec| {
        let (shown, _) = showing.page(spec.number)?;
        if shown.inputs == Inputs::of(edition, spec, root) {
            return None;
        }
        // The faces are those of the page shown: no edit changes the stylesheet.
        Some(compare(spec, shown, &make_page(edition, shown.faces(), spec)))
    };
    edition.pages.iter().filter_map(page).collect()
}

fn compare(spec: &PageSpec, shown: &Printed, made: &Made) -> PageOutcome {
    let before = shown.spec().map_or(vec![], |spec| fits(&spec.template.slots, &shown.made));
    let was = |name: &str| before.iter().find(|(slot, _)| *slot == name).map(|(_, fit)| *fit);
    let slots = fits(&spec.template.slots, made).into_iter().filter_map(|(name, now)| {
        let was = was(name);
        let is_same = was.is_some_and(|was| was[1..] == now[1..]);
        (!is_same).then(|| SlotOutcome { name: name.to_owned(), was, now })
    });
    let known: Vec<&Message> = shown.made.findings.iter().map(|f| &f.message).collect();
    let is_new = |f: &&Finding| {
        f.severity() == Severity::Error && f.code != Code::Overset && !known.contains(&&f.message)
    };
    let errors = made.findings.iter().filter(is_new).map(|f| both(&f.message)).collect();
    PageOutcome { number: spec.number, slots: slots.collect(), errors }
}

fn fits<'s>(slots: &'s [Slot], made: &Made) -> Vec<(&'s str, [u32; 4])> {
    let fit = |block: &Block| {
        let (slot, fit) = (slots.get(usize::from(block.slot?))?, block.fit?);
        Some((slot.name.as_str(), counts(fit)))
    };
    made.page.blocks.iter().filter_map(fit).collect()
}
