//! 转版: （下转第N版） at the end of a story's first part, the short headline and （上接第N版） over its rest.

use super::cells::Cell;
use super::desk::{Desk, StoryMatter};
use super::page::{Placed, Role};
use super::titling::HeadParts;
use crate::edition::{Numerals, StoryId};
use crate::units::{Length, Point};

/// 下转, in its place at the end of the first part's last line.
#[derive(Clone, Debug)]
pub struct Marker {
    /// The marker.
    pub placed: Placed,
    /// What the last line gives up for it.
    pub needs: Length,
}

/// The marker at the end of part 0, flush right in its last cell.
pub fn marker(desk: &Desk, page: u16, cells: &[Cell]) -> Option<Marker> {
    let last = cells.iter().rev().find(|c| c.part == 0)?;
    let jump = &desk.house().jump;
    let line = desk.line(&word(&jump.to, page, &jump.numerals), jump.text)?;
    let needs = line.width + jump.text.size.half();
    let needs = if needs + jump.text.size * 4 > last.width { last.width } else { needs };
    let at = Point::new(last.at.x + last.width - line.width, last.at.y);
    let placed =
        Placed { role: Role::Jump, at, turn: None, line, leg: Some(last.leg), paragraph: None, span: None };
    Some(Marker { placed, needs })
}

/// The head over the rest: the short headline, and where it comes from.
pub fn rest_head(desk: &Desk, id: StoryId, matter: &StoryMatter) -> HeadParts {
    let jump = &desk.house().jump;
    let from = desk.edition.start_of(id).map_or(1, |(page, _)| page);
    HeadParts {
        main: vec![matter.copy.short.clone()],
        jump: Some((word(&jump.from, from, &jump.numerals), jump.text)),
        ..HeadParts::default()
    }
}

/// A wording with its page number.
pub fn word(template: &str, page: u16, numerals: &Numerals) -> String {
    template.replace("{page}", &numeral(page, numerals))
}

/// A page number as the stylesheet writes it.
pub fn numeral(page: u16, numerals: &Numerals) -> String {
    match numerals {
        Numerals::Arabic => page.to_string(),
        Numerals::Prefixed(prefix, digits) => {
            format!("{prefix}{page:0>width$}", width = usize::from(*digits))
        }
        Numerals::Han => han(page),
    }
}

/// 一 to 九百九十九.
fn han(n: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |d: u16| DIGITS[usize::from(d % 10)];
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let mut text = String::new();
    if hundreds > 0 {
        text += &format!("{}百", digit(hundreds));
    }
    match (hundreds, tens, ones) {
        (0, 1, _) => text += "十",
        (_, 0, 0) => (),
        (0, 0, _) => (),
        (_, 0, _) => text += "零",
        (_, t, _) => text += &format!("{}十", digit(t)),
    }
    text + digit(ones)
}
