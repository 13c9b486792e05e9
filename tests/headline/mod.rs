//! Headlines, as the night editor would check them: where they may be broken, how large they are.
//!
//! A case has a `headline`, and what is allowed: `two` and `three` give the lines, parted by `/`; where several
//! ways are right each has its line. `words` are the edition's own. A case with a `width` in 字 of the largest
//! size says the whole: `size` in points, `lines`, `condense` and `over`.

mod bounds;
mod chance;

use paiban::edition::{LadderStep, Shape};
use paiban::makeup::{Headline, Order, choose};
use paiban::style::{FaceId, ParaStyle};
use paiban::units::{Ink, Length};
use paiban::words::{self, Word};

use crate::support::{Case, Square, cases};

/// A step of a ladder from 20 to 40 pt.
pub const STEP: LadderStep = LadderStep {
    face: FaceId(0),
    max: Length::pt(40),
    min: Length::pt(20),
    condense: (1000, 1000),
    ink: Ink::BLACK,
};

/// An order for `zi` 字 of the largest size.
pub fn order(zi: i32, lines: (u16, u16), words: &[String]) -> Order<'_> {
    let (shape, para) = (Shape::Even, ParaStyle::default());
    Order { step: STEP, comfort: Length::pt(27), width: Length::pt(40 * zi), lines, shape, words, para }
}

/// A headline set.
pub fn set(headline: &str, order: &Order) -> Headline {
    let lines: Vec<String> = headline.split('⏎').map(str::to_owned).collect();
    choose(&lines, order, &Square)
}

/// Its lines, parted by `/`.
pub fn shown(headline: &Headline) -> String {
    headline.texts().collect::<Vec<_>>().join("/")
}

#[test]
fn headlines_break_where_an_editor_would() {
    let cases = cases("tests/headline");
    assert!(cases.len() >= 50, "{} cases", cases.len());
    let wrong: Vec<String> = cases.iter().flat_map(judge).collect();
    assert!(wrong.is_empty(), "{} wrong\n\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with a case.
fn judge(case: &Case) -> Vec<String> {
    let words: Vec<String> =
        case.get("words").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    let text = case.get("headline").expect("a headline");
    let judge = |(key, lines): (&str, u16)| {
        let allowed: Vec<&str> = case.all(key).collect();
        let got = shown(&set(text, &order(30, (lines, lines), &words)));
        let wrong = !allowed.is_empty() && !allowed.contains(&got.as_str());
        let told = || {
            format!(
                "{}: {}\n  {key} {}\n  got {got}\n  {}",
                case.file,
                case.title,
                allowed.join(" or "),
                cut(text, &words)
            )
        };
        wrong.then(told)
    };
    [("two", 2), ("three", 3)].into_iter().filter_map(judge).collect()
}

/// A headline's words, each with what it is.
fn cut(text: &str, own: &[String]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let word = |w: &Word| format!("{}:{:?} ", chars[w.chars.clone()].iter().collect::<String>(), w.kind);
    words::cut(text, own).iter().map(word).collect()
}
