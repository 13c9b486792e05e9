//! A distance on paper, and a fraction of the em.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A distance in 1/65536 pt. The largest is 32,767 pt, some 11.5 m.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(pub i32);

/// A fraction of the em, in 1/65536. Glyph widths come in this; times a size it is a [`Length`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Em(pub i32);

impl Em {
    /// The whole em.
    pub const ONE: Em = Em(1 << 16);
    /// Half an em.
    pub const HALF: Em = Em(1 << 15);
    /// A quarter of an em.
    pub const QUARTER: Em = Em(1 << 14);

    /// `value` of `upem` font units, as a fraction of the em, rounded to nearest.
    pub fn of_units(value: i32, upem: u16) -> Em {
        let upem = i64::from(upem.max(1));
        Em(clamp(((i64::from(value) << 16) + upem / 2).div_euclid(upem)))
    }

    /// How far the baseline stands under the top of a character's box, where faces for Chinese draw it: 880
    /// of 1000 units (their `OS/2` sTypoAscender).
    pub const ASCENT: Em = Em::milli(880);

    /// Thousandths of the em.
    pub const fn milli(value: i32) -> Em {
        Em((value as i64 * 65536 / 1000) as i32)
    }

    /// This fraction of an em of `size`, rounded to nearest.
    pub fn at(self, size: Length) -> Length {
        Length(clamp((i64::from(self.0) * i64::from(size.0) + (1 << 15)) >> 16))
    }
}

impl Length {
    /// No distance.
    pub const ZERO: Length = Length(0);
    /// The largest distance there is.
    pub const MAX: Length = Length(i32::MAX);

    /// Whole points.
    pub const fn pt(points: i32) -> Length {
        Length(points.saturating_mul(1 << 16))
    }

    /// Thousandths of a point.
    pub const fn milli_pt(value: i64) -> Length {
        Length(clamp_const(value * 65536 / 1000))
    }

    /// Thousandths of a millimetre (1 mm = 72/25.4 pt), rounded to nearest.
    pub const fn micro_m(value: i64) -> Length {
        Length(clamp_const((value * 65536 * 72 + 12700) / 25400))
    }

    /// In thousandths of a point, rounded to nearest.
    pub const fn to_milli_pt(self) -> i64 {
        (self.0 as i64 * 1000 + (1 << 15)) >> 16
    }

    /// In thousandths of a millimetre, rounded to nearest.
    pub const fn to_micro_m(self) -> i64 {
        (self.0 as i64 * 25400 + 36 * 65536) / (72 * 65536)
    }

    /// This length times `num/den`, rounded to nearest. A zero `den` counts as one.
    pub fn scale(self, num: i64, den: i64) -> Length {
        let den = if den == 0 { 1 } else { den };
        let product = i128::from(self.0) * i128::from(num);
        Length(clamp128((product + i128::from(den / 2)).div_euclid(i128::from(den))))
    }

    /// How many whole `unit`s fit in; none when `unit` is not positive.
    pub fn whole(self, unit: Length) -> i32 {
        if unit.0 <= 0 { 0 } else { self.0.div_euclid(unit.0) }
    }

    /// The number of `unit`s that cover this length.
    pub fn cover(self, unit: Length) -> i32 {
        if unit.0 <= 0 || self.0 <= 0 { 0 } else { (self.0 - 1) / unit.0 + 1 }
    }

    /// From the top of a character's box of this size to its baseline.
    pub fn baseline(self) -> Length {
        Em::ASCENT.at(self)
    }

    /// Half of it.
    pub const fn half(self) -> Length {
        Length(self.0 / 2)
    }

    /// Its distance from zero.
    pub const fn abs(self) -> Length {
        Length(self.0.saturating_abs())
    }
}

const fn clamp_const(value: i64) -> i32 {
    if value > i32::MAX as i64 {
        i32::MAX
    } else if value < i32::MIN as i64 {
        i32::MIN
    } else {
        value as i32
    }
}

fn clamp(value: i64) -> i32 {
    clamp_const(value)
}

fn clamp128(value: i128) -> i32 {
    value.clamp(i128::from(i32::MIN), i128::from(i32::MAX)) as i32
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0.saturating_sub(other.0))
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        *self = *self + other;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        *self = *self - other;
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(self.0.saturating_neg())
    }
}

impl Mul<i32> for Length {
    type Output = Length;
    fn mul(self, times: i32) -> Length {
        Length(self.0.saturating_mul(times))
    }
}

impl Div<i32> for Length {
    type Output = Length;
    /// Rounds toward zero; division by zero gives the length itself.
    fn div(self, by: i32) -> Length {
        Length(self.0.checked_div(by).unwrap_or(self.0))
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(all: I) -> Length {
        all.fold(Length::ZERO, Add::add)
    }
}
