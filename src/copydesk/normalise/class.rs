//! What a character is to its neighbours.

/// What a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A Han character, or a mark that only Chinese has.
    Han,
    /// A Latin letter, of whatever width.
    Latin,
    /// A digit, of whatever width.
    Digit,
    /// A quote, a bracket, a space, or a mark that exists in both widths: a neighbour is looked for behind it.
    /// Both widths are passed, so that what was mended does not change its neighbours' neighbours.
    Pass,
    /// Anything else: %, +, /.
    Other,
}

/// Marks that exist in both widths, and what Markdown puts between them.
const PASSED: &[char] = &[
    ' ', '\u{a0}', '\t', ',', ';', ':', '!', '?', '，', '；', '：', '！', '？', '(', ')', '[', ']', '（',
    '）', '［', '］', '〔', '〕', '"', '\'', '“', '”', '‘', '’', '~', '～', '*', '\\',
];

/// What a character is by itself.
pub fn class(c: char) -> Class {
    match c {
        c if han(c) => Class::Han,
        '0'..='9' | '０'..='９' => Class::Digit,
        '×' | '÷' => Class::Other,
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | '\u{c0}'..='\u{24f}' => Class::Latin,
        c if PASSED.contains(&c) => Class::Pass,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' => Class::Han,
        _ => Class::Other,
    }
}

/// Whether a character is Han.
pub fn han(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a mark takes the width of a Han character, so that no space is wanted beside it.
pub fn wide(c: char) -> bool {
    han(c) || pause(c) || matches!(c, '（' | '［' | '〔' | '《' | '〈' | '「' | '『' | '【' | '—' | '～')
}

/// Whether a mark pauses, stops or closes: never a space before it or after it.
pub fn pause(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '］'
            | '〕'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
    )
}

/// A blank that may be too much.
pub fn space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\t')
}
