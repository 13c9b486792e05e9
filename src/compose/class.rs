//! What each character is to the compositor: one row a class, the characters of the standard in tables.

/// The class of a character (GB/T 15834 §4 and §5.1, CLREQ §3.1; the Western ones after UAX #14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// 字, and kana and hangul: one em.
    Han,
    /// A sign of its own width that stands like a 字: ◆, Ⅱ, an emoji.
    Symbol,
    /// （ 《 “: ink in the right half.
    Opener,
    /// ） 》 ”: ink in the left half.
    Closer,
    /// ， 、 ； ：
    Pause,
    /// 。
    Stop,
    /// ？ ！
    Query,
    /// ·, half an em.
    Interpunct,
    /// ——: two em.
    Dash,
    /// …, in pairs two em.
    Ellipsis,
    /// – ～ and a — alone.
    Connector,
    /// / between 字, half an em.
    Solidus,
    /// A letter of a script with word spaces.
    Latin,
    /// 0 to 9.
    Digit,
    /// . , : ; within Western text.
    Point,
    /// - within a word.
    Hyphen,
    /// / within an address.
    Slash,
    /// . @ and / within an address.
    Part,
    /// ¥ $ № and the sign before a number.
    Prefix,
    /// ￥ ＄, with blanks of their own.
    WidePrefix,
    /// % ‰ °
    Postfix,
    /// ％ ℃ ㎡, with blanks of their own.
    WidePostfix,
    /// + = ×
    Operator,
    /// ( [ {
    WestOpen,
    /// ) ] }
    WestClose,
    /// ０ to ９.
    WideDigit,
    /// Stays with the character before it.
    Extend,
    /// A word space, or a tab.
    Space,
    /// U+3000, one em.
    WideSpace,
    /// A space that does not break.
    TiedSpace,
    /// A place to break, without width.
    ZeroSpace,
    /// A forced break.
    Newline,
    /// A control that is not set.
    Dropped,
}

/// How many classes there are.
pub(super) const CLASSES: usize = Class::Dropped as usize + 1;

/// A set of classes.
#[derive(Clone, Copy)]
pub(super) struct Set(u64);

impl Set {
    /// Every class.
    pub const ANY: Set = Set(u64::MAX);
    /// Marks whose blank half follows the ink.
    pub const CLOSING: Set = Set::of(&[Class::Closer, Class::Pause, Class::Stop, Class::Query]);
    /// Marks that are no reason to keep a line: one 字 with them is still one 字.
    pub const MARKS: Set = Set::of(&[Class::Closer, Class::Pause, Class::Stop, Class::Query, Class::Opener]);
    /// Numerals.
    pub const DIGITS: Set = Set::of(&[Class::Digit, Class::WideDigit]);
    /// What Western words and numbers are made of.
    pub const WORD: Set = Set::of(&[
        Class::Latin,
        Class::Digit,
        Class::Point,
        Class::Hyphen,
        Class::Slash,
        Class::Part,
        Class::Prefix,
        Class::WidePrefix,
        Class::Postfix,
        Class::WidePostfix,
        Class::Operator,
        Class::WestOpen,
        Class::WestClose,
    ]);

    /// The set of `classes`.
    pub const fn of(classes: &[Class]) -> Set {
        let (mut bits, mut i) = (0, 0);
        while i < classes.len() {
            bits |= 1 << classes[i] as u64;
            i += 1;
        }
        Set(bits)
    }

    /// Whether `class` is among them.
    pub const fn has(self, class: Class) -> bool {
        self.holds(class as usize)
    }

    /// Whether the class of number `class` is among them.
    pub const fn holds(self, class: usize) -> bool {
        self.0 >> class & 1 == 1
    }
}

/// Characters by range, in order of code point. What is in no row is a letter if Unicode says so, else a sign.
const TABLE: &[(u32, u32, Class)] = &[
    (0x80, 0x9f, Class::Dropped),
    (0xa0, 0xa0, Class::TiedSpace),
    (0xa1, 0xa1, Class::Point),
    (0xa2, 0xa2, Class::Postfix),
    (0xa3, 0xa5, Class::Prefix),
    (0xa6, 0xac, Class::Latin),
    (0xad, 0xad, Class::Dropped),
    (0xae, 0xaf, Class::Latin),
    (0xb0, 0xb0, Class::Postfix),
    (0xb1, 0xb1, Class::Operator),
    (0xb2, 0xb6, Class::Latin),
    (0xb7, 0xb7, Class::Interpunct),
    (0xb8, 0xd6, Class::Latin),
    (0xd7, 0xd7, Class::Operator),
    (0xd8, 0xf6, Class::Latin),
    (0xf7, 0xf7, Class::Operator),
    (0xf8, 0x2ff, Class::Latin),
    (0x300, 0x36f, Class::Extend),
    (0x370, 0x482, Class::Latin),
    (0x483, 0x489, Class::Extend),
    (0x2000, 0x200a, Class::Space),
    (0x200b, 0x200b, Class::ZeroSpace),
    (0x200c, 0x200d, Class::Extend),
    (0x200e, 0x200f, Class::Dropped),
    (0x2010, 0x2010, Class::Hyphen),
    (0x2011, 0x2011, Class::Latin),
    (0x2012, 0x2013, Class::Connector),
    (0x2014, 0x2015, Class::Dash),
    (0x2018, 0x2018, Class::Opener),
    (0x2019, 0x2019, Class::Closer),
    (0x201c, 0x201c, Class::Opener),
    (0x201d, 0x201d, Class::Closer),
    (0x2024, 0x2024, Class::Point),
    (0x2025, 0x2026, Class::Ellipsis),
    (0x2027, 0x2027, Class::Interpunct),
    (0x2028, 0x2029, Class::Space),
    (0x202a, 0x202e, Class::Dropped),
    (0x202f, 0x202f, Class::TiedSpace),
    (0x2030, 0x2036, Class::Postfix),
    (0x203c, 0x203c, Class::WidePostfix),
    (0x2047, 0x2049, Class::WidePostfix),
    (0x205f, 0x205f, Class::Space),
    (0x2060, 0x206f, Class::Dropped),
    (0x2070, 0x209c, Class::Latin),
    (0x20a0, 0x20cf, Class::Prefix),
    (0x20d0, 0x20ff, Class::Extend),
    (0x2103, 0x2103, Class::WidePostfix),
    (0x2109, 0x2109, Class::WidePostfix),
    (0x2116, 0x2116, Class::Prefix),
    (0x2160, 0x217f, Class::Symbol),
    (0x2212, 0x2212, Class::Prefix),
    (0x2213, 0x2235, Class::Operator),
    (0x2236, 0x2236, Class::Point),
    (0x2237, 0x22ee, Class::Operator),
    (0x22ef, 0x22ef, Class::Ellipsis),
    (0x2e80, 0x2fdf, Class::Han),
    (0x3000, 0x3000, Class::WideSpace),
    (0x3001, 0x3001, Class::Pause),
    (0x3002, 0x3002, Class::Stop),
    (0x3005, 0x3007, Class::Han),
    (0x3008, 0x3008, Class::Opener),
    (0x3009, 0x3009, Class::Closer),
    (0x300a, 0x300a, Class::Opener),
    (0x300b, 0x300b, Class::Closer),
    (0x300c, 0x300c, Class::Opener),
    (0x300d, 0x300d, Class::Closer),
    (0x300e, 0x300e, Class::Opener),
    (0x300f, 0x300f, Class::Closer),
    (0x3010, 0x3010, Class::Opener),
    (0x3011, 0x3011, Class::Closer),
    (0x3014, 0x3014, Class::Opener),
    (0x3015, 0x3015, Class::Closer),
    (0x3016, 0x3016, Class::Opener),
    (0x3017, 0x3017, Class::Closer),
    (0x3018, 0x3018, Class::Opener),
    (0x3019, 0x3019, Class::Closer),
    (0x301a, 0x301a, Class::Opener),
    (0x301b, 0x301b, Class::Closer),
    (0x301c, 0x301c, Class::Connector),
    (0x301d, 0x301d, Class::Opener),
    (0x301e, 0x301f, Class::Closer),
    (0x302a, 0x302f, Class::Extend),
    (0x3041, 0x3096, Class::Han),
    (0x3099, 0x309a, Class::Extend),
    (0x309b, 0x309f, Class::Han),
    (0x30a0, 0x30a0, Class::Connector),
    (0x30a1, 0x30fa, Class::Han),
    (0x30fb, 0x30fb, Class::Interpunct),
    (0x30fc, 0x30fc, Class::Connector),
    (0x30fd, 0x31ff, Class::Han),
    (0x3371, 0x33df, Class::WidePostfix),
    (0x3400, 0x4dbf, Class::Han),
    (0x4e00, 0x9fff, Class::Han),
    (0xac00, 0xd7a3, Class::Han),
    (0xf900, 0xfaff, Class::Han),
    (0xfe00, 0xfe0f, Class::Extend),
    (0xfe19, 0xfe19, Class::Ellipsis),
    (0xfe20, 0xfe2f, Class::Extend),
    (0xfe69, 0xfe69, Class::WidePrefix),
    (0xfe6a, 0xfe6a, Class::WidePostfix),
    (0xfeff, 0xfeff, Class::Dropped),
    (0xff01, 0xff01, Class::Query),
    (0xff04, 0xff04, Class::WidePrefix),
    (0xff05, 0xff05, Class::WidePostfix),
    (0xff08, 0xff08, Class::Opener),
    (0xff09, 0xff09, Class::Closer),
    (0xff0c, 0xff0c, Class::Pause),
    (0xff0d, 0xff0d, Class::Connector),
    (0xff0e, 0xff0e, Class::Stop),
    (0xff0f, 0xff0f, Class::Solidus),
    (0xff10, 0xff19, Class::WideDigit),
    (0xff1a, 0xff1b, Class::Pause),
    (0xff1f, 0xff1f, Class::Query),
    (0xff21, 0xff3a, Class::Han),
    (0xff3b, 0xff3b, Class::Opener),
    (0xff3d, 0xff3d, Class::Closer),
    (0xff41, 0xff5a, Class::Han),
    (0xff5b, 0xff5b, Class::Opener),
    (0xff5d, 0xff5d, Class::Closer),
    (0xff5e, 0xff5e, Class::Connector),
    (0xff5f, 0xff5f, Class::Opener),
    (0xff60, 0xff60, Class::Closer),
    (0xff65, 0xff65, Class::Interpunct),
    (0xff9e, 0xff9f, Class::Extend),
    (0xffe0, 0xffe0, Class::WidePostfix),
    (0xffe1, 0xffe1, Class::WidePrefix),
    (0xffe5, 0xffe6, Class::WidePrefix),
    (0x1f3fb, 0x1f3ff, Class::Extend),
    (0x20000, 0x3ffff, Class::Han),
    (0xe0001, 0xe007f, Class::Extend),
    (0xe0100, 0xe01ef, Class::Extend),
];

/// The class of `c` by itself; its neighbours may yet make it another.
pub(super) fn class_of(c: char) -> Class {
    let code = u32::from(c);
    if (0x4e00..=0x9fff).contains(&code) {
        return Class::Han;
    }
    if c.is_ascii() {
        return ascii(c);
    }
    let row = TABLE.partition_point(|row| row.1 < code);
    match TABLE.get(row) {
        Some(&(from, _, class)) if from <= code => class,
        _ if c.is_alphabetic() => Class::Latin,
        _ => Class::Symbol,
    }
}

fn ascii(c: char) -> Class {
    match c {
        '\n' => Class::Newline,
        '\t' | '\u{b}' | '\u{c}' | ' ' => Class::Space,
        '\0'..='\u{1f}' | '\u{7f}' => Class::Dropped,
        '0'..='9' => Class::Digit,
        '$' => Class::Prefix,
        '%' => Class::Postfix,
        '(' | '[' | '{' => Class::WestOpen,
        ')' | ']' | '}' => Class::WestClose,
        ',' | '.' | ':' | ';' | '!' | '?' | '\'' | '"' => Class::Point,
        '-' => Class::Hyphen,
        '/' => Class::Slash,
        '@' => Class::Part,
        '+' | '=' | '<' | '>' | '~' | '&' | '*' | '^' | '|' => Class::Operator,
        _ => Class::Latin,
    }
}
