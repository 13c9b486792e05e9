//! Quotes and brackets have both halves; where one is missing, text may have been lost.

use super::letters::Letter;

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
pub fn unbalanced(paragraphs: &[&[Letter]]) -> Vec<Lonely> {
    let mut open: Vec<Vec<Lonely>> = vec![Vec::new(); PAIRS.len()];
    let mut lonely = Vec::new();
    for (paragraph, letters) in paragraphs.iter().enumerate() {
        for (at, letter) in letters.iter().enumerate() {
            let Some((pair, half, other)) = half(letter.c) else { continue };
            let mark = Lonely { paragraph, at, mark: letter.c, other };
            match half {
                Half::Opener if at == 0 && !open[pair].is_empty() => {}
                Half::Opener => open[pair].push(mark),
                Half::Closer if excused(letters, at) || open[pair].pop().is_some() => {}
                Half::Closer => lonely.push(mark),
            }
        }
    }
    lonely.extend(open.into_iter().flatten());
    lonely.sort_by_key(|l| (l.paragraph, l.at));
    lonely
}

/// Which half of a pair a mark is.
enum Half {
    Opener,
    Closer,
}

/// The place of a mark's pair in the table, which half it is, and the other.
fn half(c: char) -> Option<(usize, Half, char)> {
    if !matches!(c, '(' | ')' | '\u{2018}'..='\u{201d}' | '\u{3008}'..='\u{3015}' | '（' | '）') {
        return None;
    }
    PAIRS.iter().enumerate().find_map(|(pair, (openers, closers))| match c {
        c if openers.contains(&c) => Some((pair, Half::Opener, closers[0])),
        c if closers.contains(&c) => Some((pair, Half::Closer, openers[0])),
        _ => None,
    })
}

/// An apostrophe, or the bracket of a list's label: `1)`.
fn excused(letters: &[Letter], at: usize) -> bool {
    let is_letter = |i: usize| letters.get(i).is_some_and(|l| l.c.is_ascii_alphanumeric());
    match letters[at].c {
        '’' => at > 0 && is_letter(at - 1) && is_letter(at + 1),
        ')' | '）' => (1..=3).contains(&at) && (0..at).all(is_letter),
        _ => false,
    }
}
