//! Sizes and lengths as people write them: 小五, 9pt, 390mm, 13字, 2行.

use super::node::{Node, Value};
use super::table::{Tray, meant, text, wrong};
use crate::finding::{Code, Finding, Message, message};
use crate::units::{Ink, Length};

/// What 字 and 行 and the names of sizes stand for.
#[derive(Clone, Debug, Default)]
pub struct Scale {
    /// The 字号 table.
    pub sizes: Vec<(String, Length)>,
    /// The body's em.
    pub em: Length,
    /// The body's pitch.
    pub pitch: Length,
}

/// The largest length that means anything on a page, 2 m.
const MOST: Length = Length::micro_m(2_000_000);

impl Scale {
    /// A size of type: a name of the table, or points; 1 to 1000 pt.
    pub fn size(&self, value: &Value, tray: &Tray) -> Option<Length> {
        let word = text(value, tray)?.trim();
        if let Some((_, size)) = self.sizes.iter().find(|(name, _)| name == word) {
            return Some(*size);
        }
        match number(word, "pt").map(Length::milli_pt) {
            Some(size) if (Length::pt(1)..=Length::pt(1000)).contains(&size) => Some(size),
            Some(_) => bad(
                tray,
                value,
                message!(
                    "a size of “{word}” cannot be set; it may be 1pt to 1000pt",
                    "“{word}”的字排不了；应为 1pt 到 1000pt"
                ),
            ),
            None => {
                // 小五号 is 小五, not 五号.
                let known = |name: &str| self.sizes.iter().any(|(size, _)| size == name);
                let word = word.strip_suffix('号').filter(|bare| known(bare)).unwrap_or(word);
                let meant = meant(word, self.sizes.iter().map(|(name, _)| name.as_str()));
                bad(
                    tray,
                    value,
                    message!(
                        "“{word}” is no size; write a 字号 such as 小五, or points: 9pt",
                        "“{word}”不是字号；写字号（如小五）或点数（9pt）"
                    )
                    .and(&meant),
                )
            }
        }
    }

    /// A length in mm, pt, 字 or 行, not negative.
    pub fn length(&self, value: &Value, tray: &Tray) -> Option<Length> {
        let word = text(value, tray)?.trim();
        let milli = |unit: &str| number(word, unit);
        let length = milli("mm")
            .map(Length::micro_m)
            .or_else(|| milli("pt").map(Length::milli_pt))
            .or_else(|| milli("字").map(|n| self.em.scale(n, 1000)))
            .or_else(|| milli("行").map(|n| self.pitch.scale(n, 1000)));
        match length {
            Some(length) if (Length::ZERO..=MOST).contains(&length) => Some(length),
            Some(_) => bad(
                tray,
                value,
                message!(
                    "“{word}” is out of range; a length may be 0 to 2000mm",
                    "“{word}”超出范围；长度应为 0 到 2000mm"
                ),
            ),
            None => bad(
                tray,
                value,
                message!(
                    "“{word}” is no length; write it in mm, pt, 字 or 行: 390mm, 13字",
                    "“{word}”不是长度；用 mm、pt、字或行来写：390mm、13字"
                ),
            ),
        }
    }
}

fn bad<T>(tray: &Tray, value: &Value, message: Message) -> Option<T> {
    tray.borrow_mut().push(Finding::new(Code::BadValue, message).at(value.at));
    None
}

/// Thousandths of a decimal number with its unit.
pub fn number(word: &str, unit: &str) -> Option<i64> {
    let digits = word.strip_suffix(unit)?.trim();
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (negative, whole) = whole.strip_prefix('-').map_or((false, whole), |w| (true, w));
    let all = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 7 || fraction.len() > 9 || !all(whole) || !all(fraction) {
        return None;
    }
    let milli: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let value = whole.parse::<i64>().ok()? * 1000 + milli;
    Some(if negative { -value } else { value })
}

/// An ink: four percentages, cyan, magenta, yellow, black.
pub fn ink(value: &Value, tray: &Tray) -> Option<Ink> {
    let percent = |v: &Value| match v.node {
        Node::Whole(n) if (0..=100).contains(&n) => Some(n as u16 * 10),
        _ => None,
    };
    let parts: Option<Vec<u16>> = match &value.node {
        Node::List(list) => list.iter().map(percent).collect(),
        _ => None,
    };
    match parts.and_then(|p| <[u16; 4]>::try_from(p).ok()) {
        Some(parts) => Some(Ink(parts)),
        None => {
            wrong(
                tray,
                value,
                (
                    "an ink of four percentages [cyan, magenta, yellow, black], 0 to 100 each,",
                    "四个百分数 [青, 品红, 黄, 黑]，各为 0 到 100",
                ),
            );
            None
        }
    }
}

/// A fraction from 0 to 1 as thousandths.
pub fn fraction(value: &Value) -> Option<u16> {
    let milli = match &value.node {
        Node::Whole(n) => n.checked_mul(1000)?,
        Node::Decimal(text) => number(text, "")?,
        _ => return None,
    };
    (0..=1000).contains(&milli).then_some(milli as u16)
}
