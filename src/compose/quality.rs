//! How well lines are set: what a report or a comparison of two settings counts.

use super::Line;

/// Counts over lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// How many lines there are.
    pub lines: usize,
    /// Lines whose gaps are past the limit.
    pub loose: usize,
    /// Lines in which a rule was broken.
    pub broken: usize,
    /// The widest added gap among the loose lines, in thousandths of the em.
    pub worst: u16,
    /// By how much lines were widened, on average, in thousandths of their measure.
    pub widened: u32,
    /// By how much lines were narrowed, on average, in thousandths of their measure.
    pub narrowed: u32,
}

impl Quality {
    /// The quality of `lines`; ragged and last lines change no average.
    pub fn of(lines: &[Line]) -> Quality {
        let mut quality = Quality { lines: lines.len(), ..Quality::default() };
        let (mut wider, mut narrower, mut full) = (0i64, 0i64, 0i64);
        for line in lines {
            quality.loose += usize::from(line.loose.is_some());
            quality.broken += usize::from(line.broken);
            quality.worst = quality.worst.max(line.loose.unwrap_or(0));
            if line.is_last || line.measure.0 <= 0 {
                continue;
            }
            full += 1;
            let change = i64::from((line.width - line.natural).0) * 1000 / i64::from(line.measure.0);
            wider += change.max(0);
            narrower += (-change).max(0);
        }
        quality.widened = u32::try_from(wider / full.max(1)).unwrap_or(u32::MAX);
        quality.narrowed = u32::try_from(narrower / full.max(1)).unwrap_or(u32::MAX);
        quality
    }
}
