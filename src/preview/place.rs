//! Places, words and numbers as the browser has them: file and line, points of the page, both tongues, a story's fit.

use serde::Serialize;

use crate::finding::{Message, Sources, Span};
use crate::makeup::Fit;
use crate::units::{Length, Rect};

/// A place in the edition's files.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Place {
    file: String,
    line: usize,
    column: usize,
}

/// A span, as a person would say it.
pub(super) fn place(span: Span, sources: &Sources) -> Place {
    let at = sources.locate(span);
    Place { file: at.file.to_owned(), line: at.line, column: at.column }
}

/// Left, top, width and height in pt.
pub(super) fn rect(r: Rect) -> [f64; 4] {
    [pt(r.left()), pt(r.top()), pt(r.width), pt(r.height)]
}

/// A length in pt.
pub(super) fn pt(length: Length) -> f64 {
    length.to_milli_pt() as f64 / 1000.0
}

/// What is said, in English and in Chinese.
pub(super) type Both = [String; 2];

/// A message in both tongues.
pub(super) fn both(message: &Message) -> Both {
    [message.en.clone(), message.zh.clone()]
}

/// How a story fits: 字 set and over, lines over and free.
pub(super) fn counts(fit: Fit) -> [u32; 4] {
    [fit.set_chars, fit.overset_chars, fit.overset_lines, fit.free_lines]
}
