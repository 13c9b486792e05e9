//! CSS Text's line-break: strict, normal and loose, for Chinese.
//!
//! The cases are restated from the web platform tests css/css-text/i18n/zh/css-text-line-break-zh-*.html
//! (3-clause BSD): six 字, a character, two 字, in a measure of six. Where the character may begin a line it
//! does; else it takes the sixth 字 along. A row says what the tests want at strict, normal and loose, and
//! where a level of ours differs, why.

use paiban::compose::Line;
use paiban::style::{Align, FaceId, Kinsoku, ParaStyle, Run, TextStyle};

use crate::support::{EM, set};

/// May begin a line, or may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    May,
    Not,
}
use Start::{May, Not};

/// Characters, and what strict, normal and loose say of them.
type Row = (&'static str, [Start; 3]);

/// Ours for strict is `strict`, for normal `gb`, for loose `basic`.
const LEVELS: [Kinsoku; 3] = [Kinsoku::Strict, Kinsoku::Gb, Kinsoku::Basic];

/// Where we do as the tests say at all three.
const SAME: &[Row] = &[
    // in: inseparable
    ("\u{2025}\u{2026}\u{22ef}", [Not, May, May]),
];

/// Where a level of ours differs: the characters, what the tests say, what we do.
const OTHER: &[(&str, [Start; 3], [Start; 3], &str)] = &[
