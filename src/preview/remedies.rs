//! What would make a story fit, as the browser offers it: with a button where it can be written.

use serde::Serialize;

use super::place::{Place, place};
use crate::edition::Edition;
use crate::finding::Sources;
use crate::hands::Way;
use crate::makeup::{Act, Remedy};

/// One way to make a story fit.
#[derive(Serialize)]
pub(super) struct RemedyView {
    /// picture, headline, legs, jump, out, cut, write.
    act: &'static str,
    /// In English.
    says: String,
    lines: u32,
    /// Whether it is enough.
    fits: bool,
    /// How it is written; none for what the author does.
    way: Option<Way>,
    /// 字 to cut or to write.
    chars: Option<u32>,
    /// The last lines of paragraphs that a cut takes: their words, and where they stand.
    ends: Vec<(String, Place)>,
}

/// A remedy as the browser reads it.
pub(super) fn remedy(remedy: &Remedy, (edition, sources): (&Edition, &Sources)) -> RemedyView {
    let (chars, ends) = match &remedy.act {
        Act::Cut { chars, ends } => (Some(*chars), ends.as_slice()),
        Act::Write { chars } => (Some(*chars), &[][..]),
        _ => (None, &[][..]),
    };
    RemedyView {
        act: remedy.act.name(),
        says: remedy.says.clone(),
        lines: remedy.lines,
        fits: remedy.fits,
        way: Way::of(&remedy.act, edition),
        chars,
        ends: ends.iter().map(|end| (end.text.to_string(), place(end.at, sources))).collect(),
    }
}
