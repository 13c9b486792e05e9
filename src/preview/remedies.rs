//! What would make a story fit, as the browser offers it: with a button where it can be written.

use serde::Serialize;

use super::place::{Both, Place, both, place};
use crate::edition::Edition;
use crate::finding::Sources;
use crate::hands::Way;
use crate::makeup::{Act, Remedy};

/// One way to make a story fit.
#[derive(Serialize)]
pub(super) struct RemedyView {
    says: Both,
    lines: u32,
    /// Whether it is enough.
    fits: bool,
    /// How it is written; none for what the author does.
    way: Option<Way>,
    /// The last lines of paragraphs that a cut takes: their words, and where they stand.
    ends: Vec<(String, Place)>,
}

/// A remedy as the browser reads it.
pub(super) fn remedy(remedy: &Remedy, (edition, sources): (&Edition, &Sources)) -> RemedyView {
    let ends = if let Act::Cut { ends, .. } = &remedy.act { ends.as_slice() } else { &[] };
    RemedyView {
        says: both(&remedy.says),
        lines: remedy.lines,
        fits: remedy.fits,
        way: Way::of(&remedy.act, edition),
        ends: ends.iter().map(|end| (end.text.to_string(), place(end.at, sources))).collect(),
    }
}
