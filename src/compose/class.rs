//! What a character is to composition: a row of the table, with the clause that puts it there.

/// The class of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// 字, and whatever is set like one.
    Han,
    /// “ ‘ （ 《 … stand with what follows.
    Opener,
    /// ” ’ ） 》 … stand with what precedes.
    Closer,
    /// ， 、 ； ：
    Pause,
    /// 。 ？ ！
    Stop,
    /// ·
    Interpunct,
    /// ——
    Dash,
    /// ……
    Ellipsis,
    /// – ～ between two things.
    Connector,
    /// / between Han.
    Solidus,
    /// A Latin letter, or a mark within a Latin run.
    Latin,
    /// A digit, or a mark within a number.
    Digit,
    /// ¥ $ № before a number.
    Prefix,
    /// % ‰ ℃ after one.
    Postfix,
    /// + = & and their like, between Han.
    Sign,
    /// A hyphen within a Latin word: a line may end after it.
    Hyphen,
}

/// Characters and their class. GB/T 15834 §5.1, CLREQ §3.1.
const TABLE: &[(&str, Class)] = &[
    // 5.1.3: quotes, brackets and book titles.
    ("“‘（《〈「『【〔［｛〖〘〝﹁﹃", Class::Opener),
    ("”’）》〉」』】〕］｝〗〙〞﹂﹄", Class::Closer),
    // 5.1.1, 5.1.2.
    ("，、；：", Class::Pause),
    ("。？！．", Class::Stop),
    // 5.1.4, 5.1.5.
    ("—⸺―", Class::Dash),
    ("…⋯", Class::Ellipsis),
    // 5.1.6: connectors; 5.1.7: the interpunct; 5.1.9: the solidus.
    ("–～〜", Class::Connector),
    ("·•‧・", Class::Interpunct),
    ("/／", Class::Solidus),
    // UAX #14 PR and PO; GB/T 15835.
    ("¥￥$＄€£№", Class::Prefix),
    ("%％‰℃％°′″℉", Class::Postfix),
    ("+=∶&×÷<>@#*_~^|\\±", Class::Sign),
];

/// Full-width marks hold their ink in half an em; the other half is blank and may go.
pub fn is_mark(class: Class) -> bool {
    matches!(class, Class::Opener | Class::Closer | Class::Pause | Class::Stop)
}

/// The class of a character by itself; what stands beside it may change it (see `itemise`).
pub fn class(c: char) -> Class {
    if c.is_ascii_digit() {
        return Class::Digit;
    }
    if c.is_ascii_alphabetic() {
        return Class::Latin;
    }
    if ('\u{3400}'..='\u{9fff}').contains(&c) {
        return Class::Han;
    }
    match TABLE.iter().find(|(all, _)| all.contains(c)) {
        Some((_, class)) => *class,
        // Spaces and breaks are met before classes are asked for; no word runs through one.
        None if c.is_ascii_graphic() => Class::Latin,
        None if is_western(c) => Class::Latin,
        None => Class::Han,
    }
}

/// Letters that are set as Latin is: Latin supplements, Greek, Cyrillic, superscripts.
fn is_western(c: char) -> bool {
    matches!(u32::from(c), 0xa1..=0xac | 0xae..=0x24f | 0x250..=0x2af | 0x1e00..=0x1eff | 0x370..=0x52f | 0x2070..=0x209f)
}
