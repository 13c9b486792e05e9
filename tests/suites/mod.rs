//! Suites that others wrote, run through our own functions. docs/composition.md counts them.
//!
//! The `.case` files here are read by the tests of composition; each names its source.

mod css_autospace;
mod css_line_break;
mod css_spacing_trim;
mod uax14;

use paiban::compose::Line;
use paiban::style::{Align, FaceId, Kinsoku, ParaStyle, Policy, Run, TextStyle};

use crate::support::{EM, set, zi};

/// Text at the left of a measure, nothing squeezed.
fn plain(text: &str, kinsoku: Kinsoku, zis: i32) -> Vec<Line> {
    let run = Run { text: text.to_owned(), style: TextStyle::new(FaceId(0), EM) };
    let (indent, policy) = (ParaStyle::default().hanging, Policy::PushOutOnly);
    let style = ParaStyle { indent, align: Align::Left, kinsoku, policy, ..ParaStyle::default() };
    set(&[run], &style, &[EM * zis], 0)
}

/// The width of a line of `text`, in 字.
fn width(text: &str) -> String {
    plain(text, Kinsoku::Gb, 40).first().map_or_else(String::new, |line| zi(line.width))
}
