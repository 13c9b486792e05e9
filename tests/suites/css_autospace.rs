//! CSS Text's text-autospace: where a gap stands between 字 and letters or digits.
//!
//! Restated from the web platform tests css/css-text/text-autospace/ (3-clause BSD), -001, -zh-001, -break-001,
//! -no-001 and -vs-001. CSS's gap is an eighth of an em; ours is CLREQ's quarter, natural.

use super::{plain, width};
use paiban::style::Kinsoku;

/// Texts and their widths: 字 an em, a letter or digit half, a gap a quarter.
const WIDTHS: &[(&str, &str)] = &[
    ("国A", "1.75"),
    ("A国", "1.75"),
    ("国1", "1.75"),
    ("1国", "1.75"),
    ("国AA国", "3.5"),
    ("国11国", "3.5"),
    ("国A国A国", "5"),
    ("葛\u{e0100}A", "1.75"),
    ("A葛\u{e0100}", "1.75"),
    ("国，A", "2.5"),
    ("A（国）", "3"),
    ("国国", "2"),
    ("AA", "1"),
    ("A1", "1"),
    ("国 A", "1.75"),
];

#[test]
fn gaps_stand_where_the_suite_has_them() {
    let got: Vec<(&str, String)> = WIDTHS.iter().map(|(text, _)| (*text, width(text))).collect();
    let want: Vec<(&str, String)> = WIDTHS.iter().map(|(text, wide)| (*text, (*wide).to_owned())).collect();
    assert_eq!(got, want);
}

#[test]
fn no_gap_stands_at_a_line_s_edge() {
    let lines = plain("国国国国AAAA", Kinsoku::Gb, 4);
    let shown: Vec<(&str, String)> =
        lines.iter().map(|line| (&*line.text, crate::support::zi(line.width))).collect();
    assert_eq!(shown, [("国国国国", "4".into()), ("AAAA", "2".into())]);
}
