//! Where Western text may part: UAX #14 untailored, and syllables by pattern. Chinese rules stand above both.

use hypher::Lang;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// Whether a word may part before a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Seam {
    /// It may not.
    #[default]
    None,
    /// UAX #14 has an opportunity there: after ? or | or in a script without word spaces.
    Open,
    /// Between syllables: a hyphen is printed.
    Hyphen,
}

/// A word shorter than this is not divided.
const SHORTEST: usize = 5;
/// Nor is one that is longer: the patterns take no more letters.
const LONGEST: usize = 45;

/// The bytes of `text` before which a line may or must break, its end included: UAX #14 without tailoring.
/// Scripts that need a dictionary (Thai, Khmer) part at spaces only.
pub fn opportunities(text: &str) -> Vec<usize> {
    let segmenter = LineSegmenter::new_neo_for_non_complex_scripts(LineBreakOptions::default());
    segmenter.segment_str(text).filter(|&at| at > 0).collect()
}

/// The seams of an unspaced run of Western characters, by byte, in order.
pub(super) fn seams(run: &str) -> Vec<(usize, Seam)> {
    let is_plain = |b: &u8| b.is_ascii_alphanumeric() || b".,:-%/$+".contains(b);
    let mut seams = Vec::new();
    if !run.as_bytes().iter().all(is_plain) && !run.chars().any(needs_dictionary) {
        let inner = opportunities(run).into_iter().filter(|&at| at < run.len());
        seams.extend(inner.map(|at| (at, Seam::Open)));
    }
    let letters = |word: &(usize, &str)| may_hyphenate(word.1);
    for (start, word) in words(run).filter(letters) {
        let mut at = start;
        for syllable in hypher::hyphenate(word, Lang::English) {
            if at > start {
                seams.push((at, Seam::Hyphen));
            }
            at += syllable.len();
        }
    }
    seams.sort_by_key(|seam| seam.0);
    seams
}

/// Whether a character is of a script whose words only a dictionary parts (UAX #14, class SA).
fn needs_dictionary(c: char) -> bool {
    let ranges = [
        0xe01..=0xeff,
        0x1000..=0x109f,
        0x1780..=0x17ff,
        0x1950..=0x19df,
        0x1a20..=0x1aaf,
        0xa9e0..=0xa9ff,
        0xaa60..=0xaadf,
        0x11700..=0x1174f,
    ];
    ranges.iter().any(|range| range.contains(&u32::from(c)))
}

/// The words of a run: what stands between its spaces and signs.
fn words(run: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_address = run.contains(['@', '/', '_', '\\']) || run.starts_with("www.");
    let parts = run.split(['-', '(', ')', ',', ';', ':', '!', '?', '"', '.']);
    let start = move |part: &str| part.as_ptr() as usize - run.as_ptr() as usize;
    parts.filter(move |_| !is_address).map(move |part| (start(part), part))
}

/// Names in capitals and words with digits or signs are not divided, nor is what no pattern was made for.
fn may_hyphenate(word: &str) -> bool {
    let tail = word.as_bytes().get(1..).unwrap_or_default();
    (SHORTEST..=LONGEST).contains(&word.len())
        && word.as_bytes()[0].is_ascii_alphabetic()
        && tail.iter().all(u8::is_ascii_lowercase)
}
