//! Whether a paragraph goes on in the next one: the column or the frame ended, not the sentence.

use super::words;

/// A reason, in English and in Chinese.
type Why = (&'static str, &'static str);

/// What lies between two paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joint {
    /// They are two.
    Apart,
    /// The first ends without a mark, but is a line of its own.
    Alone,
    /// They are one.
    Join,
    /// Text is missing between them, and why it is thought so.
    Lost(Why),
}

/// Marks that end a paragraph.
const ENDS: &[char] = &[
    '。', '！', '？', '”', '’', '…', '：', '；', '）', '」', '』', '】', '!', '?', '"', ':', ';', ')', '.',
    '~', '—',
];
/// Marks that begin none.
const NEVER_FIRST: &[char] = &[
    '，', '。', '、', '；', '：', '！', '？', '”', '’', '）', '》', '」', '』', ',', ';', ':', '!', '?', ')',
    '%', '％',
];
/// Marks with two halves, whatever their width; the first pair may stay open over several paragraphs.
const PAIRS: &[([char; 2], [char; 2])] = &[
    (['“', '“'], ['”', '”']),
    (['‘', '‘'], ['’', '’']),
    (['（', '('], ['）', ')']),
    (['《', '《'], ['》', '》']),
];

/// Whether a text breaks off in mid-sentence.
pub fn unfinished(text: &str) -> bool {
    !text.ends_with(ENDS)
}

/// The joint of two paragraphs; `open` quotations began before the first, which may have been joined already.
pub fn joint((open, joined): (usize, bool), first: &str, next: &str) -> Joint {
    let goes_on = next.starts_with(NEVER_FIRST);
    if !unfinished(first) && !goes_on {
        return Joint::Apart;
    }
    if words::begins_dispatch(next) {
        return if unfinished(first) {
            Joint::Lost(("a new dispatch begins in mid-sentence", "句未完而另一条消息开始"))
        } else {
            Joint::Apart
        };
    }
    if !goes_on && !joined && words::stands_alone(first) {
        return Joint::Alone;
    }
    match misfit(open, first, next) {
        Some(why) => Joint::Lost(why),
        None => Joint::Join,
    }
}

/// Why two paragraphs cannot be one.
fn misfit(open: usize, first: &str, next: &str) -> Option<Why> {
    for (n, pair) in PAIRS.iter().enumerate() {
        let (depth, _, _) = walk(pair, if n == 0 { open } else { 0 }, first);
        let (_, lowest, lonely) = walk(pair, depth, next);
        if lonely {
            return Some((
                "the next paragraph closes a quotation or a bracket that nothing opened",
                "下一段有引号或括号的后半，没有前半",
            ));
        }
        if n > 1 && depth > 0 && lowest >= depth && !unfinished(next) {
            return Some((
                "a bracket or a title that is open here is never closed",
                "这里的括号或书名号一直没有合上",
            ));
        }
    }
    None
}

/// How many quotations are open after a paragraph.
pub fn open_after(open: usize, text: &str) -> usize {
    let (pair, rest) = (&PAIRS[0], text.trim_start_matches('“'));
    // A quotation over several paragraphs repeats its opener at the head of each.
    walk(pair, open, if open > 0 { rest } else { text }).0
}

/// Depth at the end, the lowest on the way, and whether a closer came without an opener.
fn walk((opens, shuts): &([char; 2], [char; 2]), depth: usize, text: &str) -> (usize, usize, bool) {
    let (mut depth, mut lowest, mut lonely) = (depth, depth, false);
    for c in text.chars() {
        if opens.contains(&c) {
            depth += 1;
        } else if shuts.contains(&c) {
            lonely |= depth == 0;
            depth = depth.saturating_sub(1);
            lowest = lowest.min(depth);
        }
    }
    (depth, lowest, lonely)
}
