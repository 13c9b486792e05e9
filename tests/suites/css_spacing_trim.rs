//! CSS Text's text-spacing-trim: two full-width marks side by side take an em and a half.
//!
//! Restated from the web platform tests css/css-text/text-spacing-trim/text-spacing-trim-combinations-001.html
//! (3-clause BSD). They suppose Japanese glyphs; for Chinese on the mainland ：；！？ stand at the left of their
//! cell, so that they are closing marks here and not middle ones, and “ ” ‘ ’ are marks like 「 」.

use super::width;

const OPEN: &str = "《「『〔〖〘〝（｛｟〈【［“‘";
const CLOSE: &str = "》」』〕〗〙〟）｝｠〉】］”’、。，．：；";
const QUERY: &str = "！？";
const BLANK: &str = "　";
const DOT: &str = "・·";

/// Every pair of one of `left` and one of `right` between two 字.
fn pairs(left: &str, right: &str) -> Vec<String> {
    let pair = |l: char| right.chars().map(move |r| format!("字{l}{r}字"));
    left.chars().flat_map(pair).collect()
}

fn assert_all(pairs: Vec<String>, wide: &str) {
    let wrong: Vec<String> = pairs.into_iter().filter(|text| width(text) != wide).collect();
    assert!(wrong.is_empty(), "not {wide} wide: {}", wrong.join(" "));
}

#[test]
fn two_marks_share_a_blank() {
    assert_all(pairs(CLOSE, CLOSE), "3.5");
    assert_all(pairs(CLOSE, QUERY), "3.5");
    assert_all(pairs(QUERY, CLOSE), "3.5");
    assert_all(pairs(CLOSE, OPEN), "3.5");
    assert_all(pairs(QUERY, OPEN), "3.5");
    assert_all(pairs(OPEN, OPEN), "3.5");
}

#[test]
fn a_mark_gives_its_blank_up_beside_a_middle_one() {
    assert_all(pairs(CLOSE, BLANK), "3.5");
    assert_all(pairs(BLANK, OPEN), "3.5");
    // The suite's middle dot is an em wide: an em and a half with its mark. Here it is half an em.
    assert_all(pairs(CLOSE, DOT), "3");
    assert_all(pairs(DOT, OPEN), "3");
}

#[test]
fn what_the_suite_leaves_alone_is_left_alone() {
    // An opener before a closer holds nothing: both keep their outer blanks.
    assert_all(pairs("（", "）"), "4");
    // GB/T 15834 5.1.2: ？！ take one em together.
    assert_all(pairs(QUERY, QUERY), "3");
}
