//! What a Chinese input method types where TOML wants ASCII: “ ” for the quotation mark, ＝ for the sign.

use std::ops::Range;

use crate::finding::{Message, message};

/// Marks and what is meant by each.
const MARKS: &[(&str, char)] = &[
    ("“”„＂", '"'),
    ("‘’＇", '\''),
    ("＝", '='),
    ("，、", ','),
    ("［【", '['),
    ("］】", ']'),
    ("｛", '{'),
    ("｝", '}'),
    ("＃", '#'),
    ("．", '.'),
    ("－", '-'),
    ("\u{3000}", ' '),
];

/// The first such character in the line of a mistake, outside its strings: where it stands and what to say of it.
pub fn meant(text: &str, at: usize) -> Option<(Range<usize>, Message)> {
    let start = text[..text.floor_char_boundary(at)].rfind('\n').map_or(0, |n| n + 1);
    let line = text[start..].split('\n').next()?;
    let (mut quote, mut ended) = (None, false);
    for (n, c) in line.char_indices() {
        let place = start + n..start + n + c.len_utf8();
        match quote {
            Some(open) if c == open => (quote, ended) = (None, true),
            Some(_) => (),
            None if c == '#' => return None,
            None if c == '"' || c == '\'' => (quote, ended) = (Some(c), false),
            None => {
                if let Some(ascii) = ascii(c) {
                    let why = match ascii {
                        ' ' => (
                            "a blank of Chinese width stands where TOML wants a space",
                            "全角空格应为半角空格",
                        )
                            .into(),
                        _ => {
                            message!("`{c}` stands where TOML wants `{ascii}`", "`{c}` 应为半角的 `{ascii}`")
                        }
                    };
                    return Some((place, why));
                }
                if ended && c.is_alphanumeric() && !c.is_ascii() {
                    let why = (
                        "the string ends at the \" before this; write “ ” within it",
                        "字符串在前面的 \" 处已经结束；引文里用 “ ”",
                    );
                    return Some((place, why.into()));
                }
            }
        }
    }
    None
}

fn ascii(c: char) -> Option<char> {
    if let Some(digit) = u32::from(c).checked_sub(0xff10).filter(|digit| *digit < 10) {
        return char::from_digit(digit, 10);
    }
    MARKS.iter().find(|(marks, _)| marks.contains(c)).map(|(_, ascii)| *ascii)
}
