//! Half-width punctuation → full-width, by its neighbours (NEWSPAPER §2.5).
//!
//! In: a line of copy. Out: the line mended, and every change with its place and its rule. Decimal points,
//! thousands, times, ratios, addresses and English keep theirs; Han is never touched; a second run changes
//! nothing. What only a person can decide is a [`Doubt`]. Each row of the tables has its case in
//! `tests/copydesk/normalise.case`.

mod brackets;
mod class;
mod doubts;
mod line;
mod marks;
mod protect;
mod quotes;
mod runs;
mod spaces;

pub use class::han;
pub use doubts::{Doubt, doubts, may_doubt};

use line::Line;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The byte of the original text.
    pub offset: usize,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
    /// The rule's name.
    pub rule: &'static str,
}

/// What becomes of spaces beside Han.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spaces {
    /// They go: spacing is automatic. Between names they stay.
    Close,
    /// They stay: in a headline they part its clauses.
    Keep,
    /// They become an em: in a verse they are the poet's.
    Em,
}

/// A rule's name in Chinese.
pub fn in_chinese(rule: &str) -> &str {
    match rule {
        "comma" => "逗号",
        "semicolon" => "分号",
        "colon" => "冒号",
        "exclamation" => "叹号",
        "question" => "问号",
        "tilde" => "浪纹号",
        "interpunct" => "间隔号",
        "ellipsis" => "省略号",
        "dash" => "破折号",
        "minus" => "负号",
        "quote" => "引号",
        "bracket" => "括号",
        "space" => "空格",
        other => other,
    }
}

/// What some characters from one on become, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    length: usize,
    after: String,
    rule: &'static str,
}

/// The edits of a line, each at its first character.
type Edits = Vec<Option<Edit>>;

/// Normalises a line of copy.
pub fn normalise(text: &str, spaces: Spaces) -> (String, Vec<Change>) {
    if is_settled(text.chars()) { (text.to_owned(), Vec::new()) } else { judged(text, spaces) }
}

fn judged(text: &str, spaces: Spaces) -> (String, Vec<Change>) {
    let line = Line::new(text);
    let mut edits: Edits = vec![None; line.chars.len()];
    marks::narrow(&line, &mut edits);
    runs::dots(&line, &mut edits);
    if line.is_chinese() {
        marks::widen(&line, &mut edits);
        brackets::widen(&line, &mut edits);
        quotes::curl(&line, &mut edits);
        runs::dashes(&line, &mut edits);
        runs::ranges(&line, &mut edits);
        runs::minuses(&line, &mut edits);
        spaces::close(&line, spaces, &mut edits);
    }
    written(text, &line, edits)
}

/// Whether no rule has anything to say of these characters, wherever they stand: Han, full-width marks, letters
/// and digits of ASCII, signs of which there is one width. A second point might be one of three.
pub fn is_settled(mut chars: impl Iterator<Item = char>) -> bool {
    let mut before = ' ';
    chars.all(|c| {
        let again = std::mem::replace(&mut before, c) == c;
        han(c)
            || match c {
                '0'..='9' | 'a'..='z' | 'A'..='Z' => true,
                '，' | '、' | '；' | '：' | '？' | '！' | '“' | '”' | '‘' | '’' => true,
                '（' | '）' | '《' | '》' | '〈' | '〉' | '【' | '】' | '—' | '～' | '·' => true,
                '%' | '+' | '/' | '℃' | '\n' => true,
                '。' | '.' => !again,
                _ => false,
            }
    })
}

/// One character becomes another, unless it is protected.
fn put(line: &Line, edits: &mut Edits, at: usize, (after, rule): (char, &'static str)) {
    let free = line.kept.get(at).is_some_and(|kept| !kept);
    if let Some(edit) = edits.get_mut(at).filter(|_| free) {
        *edit = Some(Edit { length: 1, after: after.to_string(), rule });
    }
}

/// The text with its edits, and what they were.
fn written(text: &str, line: &Line, edits: Edits) -> (String, Vec<Change>) {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut changes = Vec::new();
    let mut done = 0;
    for (at, edit) in edits.into_iter().enumerate() {
        let Some(edit) = edit else { continue };
        let (offset, end) = (line.spans[at].0, line.spans[at + edit.length - 1].1);
        let before = text[offset..end].to_owned();
        out.push_str(&text[done..offset]);
        out.push_str(&edit.after);
        done = end;
        changes.push(Change { offset, before, after: edit.after, rule: edit.rule });
    }
    out.push_str(&text[done..]);
    (out, changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_say_nothing_of_what_is_settled() {
        let ends = [
            '字', '〇', '7', 'a', '，', '。', '？', '“', '’', '（', '》', '—', '～', '·', '%', '+', '/', '.',
        ];
        for (a, b, c) in ends.iter().flat_map(|a| ends.iter().flat_map(move |b| ends.map(|c| (*a, *b, c)))) {
            for text in [format!("{a}{b}{c}"), format!("字{a}{b}字{c}"), format!("3{a}{b}5{c}月")] {
                if is_settled(text.chars()) {
                    for spaces in [Spaces::Close, Spaces::Keep, Spaces::Em] {
                        assert_eq!(judged(&text, spaces), (text.clone(), vec![]));
                    }
                }
            }
        }
    }
}
