//! What a way to set a headline is worth: its size, its breaks, its evenness, the width of its 字.
//!
//! Prices are in thousandths of a 字 of unevenness.

use super::copy::Copy;
use super::lines::Way;
use super::{Headline, Order};
use crate::units::Length;

/// For each 字 that finds no room.
const OVER: i64 = 100_000;
/// A size below the comfortable one, at once and for each thousandth of the largest.
const SMALL: i64 = 20_000;
const SMALL_BY: i64 = 20;
/// Each thousandth by which the size falls short of the largest.
const SHORT_BY: i64 = 10;
/// Each line after the first.
const LINE: i64 = 10_000;
/// 字 that are narrowed, at once and for each thousandth; for each thousandth by which they are widened.
const NARROW: i64 = 1_000;
const NARROW_BY: i64 = 20;
const WIDE_BY: i64 = 1;
/// Each thousandth of the width that the longest line leaves.
const BLANK_BY: i64 = 3;
/// What is too long is still set, no smaller than this.
const LEAST: Length = Length::pt(6);

/// How a way is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    size: Length,
    condense: i64,
    over: Option<i32>,
    /// What it costs.
    pub price: i64,
}

/// The least that so many lines cost.
pub fn least(lines: u16) -> i64 {
    LINE * (i64::from(lines.max(1)) - 1)
}

/// The best of a way's largest sizes: plain, narrowed, widened.
pub fn weigh(copy: &Copy, way: &Way, order: &Order) -> Setting {
    let widths: Vec<i64> = way.lines.iter().map(|line| copy.width(line.clone())).collect();
    let longest = widths.iter().copied().max().unwrap_or(0).max(1);
    let (narrow, wide) = (i64::from(order.step.condense.0), i64::from(order.step.condense.1));
    // The width of the 字 at which the longest line is as wide as the place.
    let filling = |size: Length| fill(order.width, longest * i64::from(size.0.max(1)));
    let largest = |condense: i64| {
        let size = Length(i32::try_from(fill(order.width, longest * condense)).unwrap_or(i32::MAX));
        Length::pt(size.whole(Length::pt(1))).min(order.step.max)
    };
    let plain = largest(1000);
    let mut tried = Vec::new();
    for size in [Length::pt(order.comfort.cover(Length::pt(1))).min(order.step.max), largest(narrow)] {
        if size > plain && size <= largest(narrow) {
            tried.push((size, filling(size).clamp(narrow, 1000)));
        }
    }
    tried.push((plain, filling(plain).clamp(1000, wide)));
    let setting = |at| priced(at, (way, &widths), order);
    let cheaper = |best: Setting, next: Setting| if next.price < best.price { next } else { best };
    tried.into_iter().map(setting).fold(setting((plain, 1000)), cheaper)
}

/// `width` over `length`, in millionths.
fn fill(width: Length, length: i64) -> i64 {
    (i128::from(width.0) * 1_000_000 / i128::from(length.max(1))) as i64
}

fn priced((size, condense): (Length, i64), (way, widths): (&Way, &[i64]), order: &Order) -> Setting {
    let step = &order.step;
    let thousandths = |part: Length, of: Length| i64::from(part.0.max(0)) * 1000 / i64::from(of.0.max(1));
    let over = (size < step.min)
        .then(|| over(widths, fill(order.width, 1000 * i64::from(step.min.0)) * 1000 / condense));
    let small =
        if size < order.comfort { SMALL + SMALL_BY * thousandths(order.comfort - size, step.max) } else { 0 };
    let width =
        if condense < 1000 { NARROW + NARROW_BY * (1000 - condense) } else { WIDE_BY * (condense - 1000) };
    let longest = widths.iter().copied().max().unwrap_or(0);
    let blank = order.width - size.scale(longest, 1000).scale(condense, 1000);
    let price = way.price
        + OVER * i64::from(over.unwrap_or(0))
        + small
        + SHORT_BY * thousandths(step.max - size, step.max)
        + LINE * (widths.len().max(1) as i64 - 1)
        + width
        + BLANK_BY * thousandths(blank, order.width);
    Setting { size, condense, over, price }
}

/// By how many 字 the lines are too long for `room` thousandths of the em.
fn over(widths: &[i64], room: i64) -> i32 {
    let over: i64 = widths.iter().map(|width| (width - room).max(0)).sum();
    i32::try_from((over + 999) / 1000).unwrap_or(i32::MAX).max(1)
}

/// The headline as it is set.
pub fn headline(copy: &Copy, way: Way, setting: Setting) -> Headline {
    Headline {
        text: copy.text().to_owned(),
        lines: way.lines,
        size: setting.size.max(LEAST),
        condense: u16::try_from(setting.condense).unwrap_or(1000),
        over: setting.over,
    }
}
