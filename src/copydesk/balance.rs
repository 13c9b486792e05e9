//! Quotes and brackets have both halves; where one is missing, text may have been lost.

/// Marks with two halves, each in its widths.
const PAIRS: &[(&[char], &[char])] = &[
    (&['“'], &['”']),
    (&['‘'], &['’']),
    (&['（', '('], &['）', ')']),
    (&['《'], &['》']),
    (&['〈'], &['〉']),
    (&['「'], &['」']),
    (&['『'], &['』']),
    (&['【'], &['】']),
    (&['〔'], &['〕']),
];

/// A mark without its other half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lonely {
    /// The paragraph.
    pub paragraph: usize,
    /// The character in it.
    pub at: usize,
    /// The mark.
    pub mark: char,
    /// The half that is missing.
    pub other: char,
}

/// Every mark without its other half, in reading order. A quotation that runs over several paragraphs repeats
/// its opener at the head of each (CLREQ).
pub fn unbalanced(paragraphs: &[Vec<char>]) -> Vec<Lonely> {
    let mut lonely: Vec<Lonely> = PAIRS.iter().flat_map(|pair| unpaired(paragraphs, *pair)).collect();
    lonely.sort_by_key(|l| (l.paragraph, l.at));
    lonely
}

fn unpaired(paragraphs: &[Vec<char>], (opens, shuts): (&[char], &[char])) -> Vec<Lonely> {
    let mut open: Vec<Lonely> = Vec::new();
    let mut lonely = Vec::new();
    for (paragraph, chars) in paragraphs.iter().enumerate() {
        let repeats = !open.is_empty() && chars.first().is_some_and(|c| opens.contains(c));
        for (at, mark) in chars.iter().copied().enumerate().skip(usize::from(repeats)) {
            if opens.contains(&mark) {
                open.push(Lonely { paragraph, at, mark, other: shuts[0] });
            } else if shuts.contains(&mark) && !excused(chars, at) && open.pop().is_none() {
                lonely.push(Lonely { paragraph, at, mark, other: opens[0] });
            }
        }
    }
    lonely.append(&mut open);
    lonely
}

/// An apostrophe, or the bracket of a list's label: `1)`.
fn excused(chars: &[char], at: usize) -> bool {
    let letter = |i: usize| chars.get(i).is_some_and(char::is_ascii_alphanumeric);
    match chars[at] {
        '’' => at > 0 && letter(at - 1) && letter(at + 1),
        ')' | '）' => (1..=3).contains(&at) && (0..at).all(letter),
        _ => false,
    }
}
