//! CSS Text's line-break: strict, normal and loose, for Chinese.
//!
//! Restated from the web platform tests css/css-text/i18n/zh/css-text-line-break-zh-*.html (3-clause BSD): six
//! 字, a character, two 字, in a measure of six. Where the character may begin a line it does; else it takes
//! the sixth 字 along. Strict is our `strict`, normal our `gb`, loose our `basic`.

use paiban::style::Kinsoku;

use super::plain;

const LEVELS: [Kinsoku; 3] = [Kinsoku::Strict, Kinsoku::Gb, Kinsoku::Basic];

/// Characters; whether they may begin a line by the tests at strict, normal and loose (`y`, `n`, `?` where
/// there is no test); the same as we have it; why we differ.
struct Row(&'static str, &'static str, &'static str, &'static str);

const SMALL_KANA: &str = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
const HALFWIDTH_KANA: &str = "ｧｨｩｪｫｬｭｮｯｰ";

const ROWS: &[Row] = &[
    Row(SMALL_KANA, "nyy", "yyy", "kana is set as 字 at every level: Japanese rules are not ours"),
    Row(HALFWIDTH_KANA, "nyy", "yyy", "the same"),
    Row("ー", "nyy", "nnn", "a line of its own shape is taken for a connector (GB/T 15834 5.1.6)"),
    Row("・：；･‼⁇⁈⁉！？", "nny", "nnn", "GB/T 15834 5.1.1, 5.1.2, 5.1.7 know no loose level"),
    Row("〜゠", "nyy", "nnn", "GB/T 15834 5.1.6: no connector begins a line"),
    Row("\u{2010}–", "?yy", "nnn", "the same"),
    Row("․", "nny", "nnn", "a full stop of a Western text"),
    Row("‥…⋯︙", "nny", "nyy", "CLREQ 3.1.4: …… keeps from a line's head at the strict level only"),
    Row("々〻ゝゞヽヾ", "nny", "yyy", "Japanese; neither GB/T 15834 nor CLREQ has the rule"),
    Row("°‰′″‵℃℉﹪％￠", "nny", "nnn", "UAX #14 LB25: a unit stays with its number, at every level"),
    Row("±€№﹩＄￡￥￦", "n?y", "yyy", "it belongs to the number after it; UAX #14 lets it begin a line too"),
];

#[test]
fn characters_begin_lines_as_the_css_suite_says_or_as_is_stated() {
    let mut wrong = Vec::new();
    for Row(characters, _, ours, why) in ROWS {
        for c in characters.chars() {
            let got: String = LEVELS.iter().map(|&level| if begins(c, level) { 'y' } else { 'n' }).collect();
            if got != *ours {
                wrong.push(format!("{c} U+{:04X}: {got}, not {ours} ({why})", u32::from(c)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_counts_are_those_of_the_document() {
    let (mut same, mut other) = (0, 0);
    for Row(characters, theirs, ours, _) in ROWS {
        for (their, our) in theirs.chars().zip(ours.chars()).filter(|pair| pair.0 != '?') {
            let count = characters.chars().count();
            if their == our { same += count } else { other += count }
        }
    }
    let document = include_str!("../../docs/composition.md");
    let row = format!("| CSS line-break, zh | {} | {same} | {other} |", same + other);
    assert!(document.contains(&row), "{row}");
}

fn begins(c: char, level: Kinsoku) -> bool {
    let lines = plain(&format!("文文文文文文{c}字字"), level, 6);
    lines.get(1).is_some_and(|line| line.text.starts_with(c))
}
