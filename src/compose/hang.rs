//! Hanging: one pause or stop mark past the end of the line, where the style allows it (CLREQ §3.1.7;
//! most Chinese publications do not).

use super::class::Class;
use super::cost::{Mood, Room, Tariff};
use super::matter::Matter;
use crate::style::{Align, Hang};

/// A line with a hung mark costs this more where hanging is not the rule.
const HUNG: i64 = 60;

/// How much of the line that ends before cell `to` may hang.
#[inline]
pub(super) fn most(matter: &Matter, to: usize) -> i64 {
    if matter.style.hang == Hang::None {
        return 0;
    }
    let is_justified = matches!(matter.style.align, Align::Justify | Align::Spread);
    match to.checked_sub(1).and_then(|i| matter.cells.get(i)) {
        Some(cell) if is_justified && matches!(cell.class, Class::Pause | Class::Stop) => {
            i64::from(cell.body.0)
        }
        _ => 0,
    }
}

/// A line's price, and how much of it hangs.
pub(super) type Price = ((i64, Mood), i64);

/// The price of the line of `room` that ends before cell `to`, hung or not, whichever is better.
#[inline]
pub(super) fn price(
    matter: &Matter,
    tariff: &Tariff,
    (room, to): (&Room<'_>, usize),
    (width, is_last): (i64, bool),
) -> Option<Price> {
    let plain = tariff.price(room, width, is_last).map(|price| (price, 0));
    let hang = most(matter, to);
    if hang == 0 || is_last && plain.is_some() {
        return plain;
    }
    let hung = tariff.price(room, width + hang, is_last).map(|(cost, mood)| ((cost + HUNG, mood), hang));
    match (plain, hung) {
        (_, Some(hung)) if matter.style.hang == Hang::Force => Some(hung),
        (Some(plain), Some(hung)) => Some(if hung.0.0 < plain.0.0 { hung } else { plain }),
        (plain, hung) => plain.or(hung),
    }
}
