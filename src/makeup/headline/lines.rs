//! The breaks of a headline into so many lines: as even as its shape wishes and as sense allows.

use std::ops::{Range, RangeInclusive};

use super::Order;
use super::copy::{Copy, Sense};
use crate::edition::Shape;

/// A way to break a headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Its lines, as bytes of the text.
    pub lines: Vec<Range<usize>>,
    /// What its breaks and its unevenness cost, in thousandths of a 字.
    pub price: i64,
}

/// How heavy unevenness weighs against sense, in the ways that are tried.
const EVENNESS: [i64; 3] = [1, 3, 9];
/// The length of a short line for a long one of 100.
const SHORT: i64 = 75;

/// The best way to reach a place.
#[derive(Clone, Copy)]
struct Step {
    price: i64,
    from: usize,
}

/// The numbers of lines to try.
pub fn numbers(order: &Order) -> RangeInclusive<u16> {
    let (fewest, most) = order.lines;
    fewest.max(1)..=most.max(fewest).max(1)
}

/// Every way into so many lines that is worth weighing; `words` are the edition's own.
pub fn ways(copy: &Copy, lines: u16, (shape, words): (Shape, &[String])) -> Vec<Way> {
    if lines == 1 {
        return vec![copy.unbroken()];
    }
    let sense = copy.sense(words);
    let targets = targets(copy, lines.into(), shape);
    let mut ways: Vec<Way> = Vec::new();
    for evenness in EVENNESS {
        let way = best((copy, sense), &targets, evenness);
        ways.extend(way.filter(|way| !ways.contains(way)));
    }
    ways
}

/// How long each line should be.
fn targets(copy: &Copy, lines: usize, shape: Shape) -> Vec<i64> {
    let long = |n: usize| match shape {
        Shape::Even => 100,
        Shape::LongShort if n.is_multiple_of(2) => 100,
        Shape::ShortLong if !n.is_multiple_of(2) => 100,
        _ => SHORT,
    };
    let parts: Vec<i64> = (0..lines).map(long).collect();
    let total: i64 = parts.iter().sum::<i64>().max(1);
    let width = copy.width(0..copy.text().len());
    parts.iter().map(|part| width * part / total).collect()
}

/// The cheapest way into as many lines as there are targets.
fn best((copy, sense): (&Copy, &Sense), targets: &[i64], evenness: i64) -> Option<Way> {
    let end = sense.places() - 1;
    let mut reached: Vec<Vec<Option<Step>>> = vec![vec![None; end + 1]];
    reached[0][0] = Some(Step { price: 0, from: 0 });
    for target in targets {
        let mut next = vec![None; end + 1];
        for (from, step) in reached.last()?.iter().enumerate() {
            let Some(step) = step else { continue };
            extend((copy, sense), (from, step.price), (*target, evenness), &mut next);
        }
        reached.push(next);
    }
    let (mut pieces, mut at) = (Vec::with_capacity(targets.len()), end);
    for steps in reached.iter().skip(1).rev() {
        let step = steps.get(at).copied().flatten()?;
        pieces.push(step.from..at);
        at = step.from;
    }
    pieces.reverse();
    let uneven =
        |(piece, target): (&Range<usize>, &i64)| (copy.width(sense.piece(piece.clone())) - target).abs();
    let breaks: i64 = pieces.iter().filter_map(|piece| sense.price(piece.end)).sum();
    let price = breaks + pieces.iter().zip(targets).map(uneven).sum::<i64>();
    Some(Way { lines: pieces.into_iter().map(|piece| sense.piece(piece)).collect(), price })
}

/// Every line that begins at a place.
fn extend(
    (copy, sense): (&Copy, &Sense),
    (from, so_far): (usize, i64),
    (target, evenness): (i64, i64),
    next: &mut [Option<Step>],
) {
    for (to, best) in next.iter_mut().enumerate().skip(from + 1) {
        let Some(price) = sense.price(to) else { continue };
        let piece = sense.piece(from..to);
        if piece.is_empty() {
            continue;
        }
        let uneven = (copy.width(piece) - target).abs();
        let price = so_far + price + uneven * evenness;
        if best.is_none_or(|step| price < step.price) {
            *best = Some(Step { price, from });
        }
    }
}
