//! Where a headline may be broken, and how well.
//!
//! NEWSPAPER §1.5: no word is split, no line begins with 的, number and unit stay together, the lines
//! balance. A space in the copy is the author's own break.

/// A break that must not be.
const NEVER: i64 = 1_000_000;

/// What a break costs beside imbalance, in hundredths of a 字 of difference.
const INSIDE_QUOTES: i64 = 500;
const UNKNOWN: i64 = 250;
const DANGLING: i64 = 700;
const BEFORE_PARTICLE: i64 = 2000;
const GOOD: i64 = 0;

/// Characters that lean on what stands before them.
const PARTICLES: &str = "的了着过们地得性化者度率级";
/// Words of one character that open what follows: a line does not end with them, one may begin with them.
const OPENERS: &str = "在为向让把被将与和及从以对使是不再更最";
const MARKS_CLOSE: &str = "，。、；：？！”’》）】』」%％℃·—…-/";
const MARKS_OPEN: &str = "“‘《（【『「";

/// The text broken into `lines` lines, as even as sense allows; `None` when it cannot be.
pub fn break_headline(text: &str, lines: usize, width: &dyn Fn(&str) -> i64) -> Option<Vec<String>> {
    let chars: Vec<char> = text.chars().collect();
    if lines <= 1 {
        return Some(vec![one_line(text)]);
    }
    let piece = |from: usize, to: usize| one_line(&chars[from..to].iter().collect::<String>());
    let mean = width(&one_line(text)) / lines as i64;
    let cost = |from: usize, to: usize| (width(&piece(from, to)) - mean).abs() + penalty(&chars, to);
    let ends = best_ends(chars.len(), lines, &cost)?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    Some(starts.zip(ends.iter().copied()).map(|(from, to)| piece(from, to)).collect())
}

/// A headline's words on one line: a space in the copy is one em.
fn one_line(text: &str) -> String {
    text.trim_matches([' ', '\u{3000}']).replace(' ', "\u{3000}")
}

/// The ends of `lines` pieces of `n` characters with the least cost.
fn best_ends(n: usize, lines: usize, cost: &dyn Fn(usize, usize) -> i64) -> Option<Vec<usize>> {
    let mut best: Vec<Option<(i64, Vec<usize>)>> = vec![None; n + 1];
    best[0] = Some((0, Vec::new()));
    for _ in 0..lines {
        let mut next: Vec<Option<(i64, Vec<usize>)>> = vec![None; n + 1];
        for (from, state) in best.iter().enumerate() {
            let Some((so_far, ends)) = state else { continue };
            for (to, slot) in next.iter_mut().enumerate().skip(from + 1) {
                let total = so_far + cost(from, to);
                if total < NEVER && slot.as_ref().is_none_or(|(c, _)| total < *c) {
                    *slot = Some((total, ends.iter().copied().chain([to]).collect()));
                }
            }
        }
        best = next;
    }
    best.pop().flatten().map(|(_, ends)| ends)
}

/// What it costs to end a line before the character `at`.
fn penalty(chars: &[char], at: usize) -> i64 {
    let (Some(&before), Some(&after)) = (at.checked_sub(1).and_then(|i| chars.get(i)), chars.get(at)) else {
        return GOOD;
    };
    if before == ' ' || before == '\u{3000}' {
        return GOOD;
    }
    if after == ' ' || after == '\u{3000}' || MARKS_CLOSE.contains(after) || MARKS_OPEN.contains(before) {
        return NEVER;
    }
    let word = |c: char| c.is_ascii_alphanumeric() || "%.,+-".contains(c);
    if word(before) && (word(after) || before.is_ascii_digit()) {
        return NEVER;
    }
    if "，：！？；—".contains(before) {
        return GOOD;
    }
    let inside = depth(&chars[..at]) * INSIDE_QUOTES;
    inside + if PARTICLES.contains(after) { BEFORE_PARTICLE } else { among_words(before, after) }
}

fn among_words(before: char, after: char) -> i64 {
    if OPENERS.contains(before) {
        DANGLING
    } else if OPENERS.contains(after) || "的了".contains(before) || MARKS_CLOSE.contains(before) {
        UNKNOWN / 4
    } else {
        UNKNOWN
    }
}

/// How many quotes and titles are open.
fn depth(chars: &[char]) -> i64 {
    let open = chars.iter().filter(|c| "“‘《（".contains(**c)).count();
    let shut = chars.iter().filter(|c| "”’》）".contains(**c)).count();
    open.saturating_sub(shut) as i64
}
