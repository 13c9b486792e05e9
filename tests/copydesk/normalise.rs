//! The normaliser against `normalise/*.case`: `in`, `out` (the same unless said), the `rules` in order, `doubts`.

use crate::support::{Chance, cases};
use paiban::copydesk::{Spaces, doubts, normalise};

#[test]
fn every_row_of_the_table() {
    let mut wrong = Vec::new();
    for case in cases("tests/copydesk/normalise") {
        let spaces = match case.get("spaces") {
            Some("keep") => Spaces::Keep,
            Some("em") => Spaces::Em,
            _ => Spaces::Close,
        };
        let text = case.get("in").expect("a case has an `in`");
        let (out, changes) = normalise(text, spaces);
        let rules: Vec<&str> = changes.iter().map(|c| c.rule).collect();
        let doubts: Vec<&str> = doubts(text).iter().map(|d| d.code.name()).collect();
        let told = [out.clone(), rules.join(" "), doubts.join(" ")];
        let wanted = [
            case.get("out").unwrap_or(text),
            case.get("rules").unwrap_or(""),
            case.get("doubts").unwrap_or(""),
        ];
        if told != wanted {
            wrong.push(format!("{}: {}\n  is     {told:?}\n  should {wanted:?}", case.file, case.title));
        }
        if normalise(&out, spaces).0 != out {
            wrong.push(format!("{}: a second run makes {}", case.title, normalise(&out, spaces).0));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Characters that decide about one another.
const PIECES: &[&str] = &[
    "青",
    "川",
    "年",
    "a",
    "Bc",
    "7",
    "12",
    "345",
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    "(",
    ")",
    "[",
    "]",
    "（",
    "）",
    "，",
    "：",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "-",
    "--",
    "- -",
    "—",
    "——",
    "~",
    "～",
    "...",
    "。。。",
    "…",
    "……",
    "·",
    "•",
    "/",
    "%",
    "+",
    "°",
    "℃",
    "Ａ",
    "８",
    "％",
    "．",
    " ",
    "  ",
    "\u{3000}",
    "《",
    "》",
    "。",
    "、",
    "http://a.b/c,d",
    "a@b.cn",
    "`",
    "*",
    "**",
    "\\",
    "记者 ",
    "月",
    "#",
    "\n",
];

#[test]
fn a_second_run_changes_nothing() {
    let mut chance = Chance::new(20);
    let mut wrong = Vec::new();
    for _ in 0..60000 {
        let text: String = (0..=chance.below(14)).map(|_| chance.one(PIECES)).collect();
        for spaces in [Spaces::Close, Spaces::Keep, Spaces::Em] {
            let (once, _) = normalise(&text, spaces);
            let (twice, changes) = normalise(&once, spaces);
            wrong.extend((!changes.is_empty()).then(|| format!("{text:?} {once:?} {twice:?}")));
        }
    }
    wrong.truncate(20);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn changes_tell_all_that_changed_and_never_touch_han() {
    let mut chance = Chance::new(21);
    for _ in 0..20000 {
        let text: String = (0..=chance.below(14)).map(|_| chance.one(PIECES)).collect();
        let (out, changes) = normalise(&text, Spaces::Close);
        let mut built = String::new();
        let mut at = 0;
        for change in &changes {
            assert_eq!(&text[change.offset..change.offset + change.before.len()], change.before);
            assert!(!change.before.contains(['青', '川', '年', '月']), "{text:?}");
            built += &text[at..change.offset];
            built += &change.after;
            at = change.offset + change.before.len();
        }
        assert_eq!(built + &text[at..], out);
        doubts(&text);
    }
}

#[test]
fn long_lines_take_no_longer_than_they_must() {
    for piece in [",", "(", "\"", "a", "-", "- ", " ", "青,", "a, ", "http://", "a@", "`", "[", "]("] {
        let text = format!("青{}", piece.repeat(200_000));
        normalise(&text, Spaces::Close);
        doubts(&text);
    }
}
