//! Dots and waves: what is drawn with curves.

use super::content::Content;
use crate::units::{Ink, Length, Point, Rect};

/// How far along its tangent a quarter circle's control point is, in thousandths of the radius.
const QUARTER: i64 = 552;

impl Content {
    /// A filled circle, of four curves.
    pub fn dot(&mut self, centre: Point, radius: Length, ink: Ink) {
        if radius <= Length::ZERO {
            return;
        }
        self.set_ink(ink, radius * 2);
        let (x, y) = self.place(centre);
        let r = radius.to_milli_pt();
        let k = r * QUARTER / 1000;
        self.numbers(&[x + r, y], "m");
        self.numbers(&[x + r, y + k, x + k, y + r, x, y + r], "c");
        self.numbers(&[x - k, y + r, x - r, y + k, x - r, y], "c");
        self.numbers(&[x - r, y - k, x - k, y - r, x, y - r], "c");
        self.numbers(&[x + k, y - r, x + r, y - k, x + r, y], "c");
        self.op("f");
    }

    /// A wavy line, a curve each half wave.
    pub fn wave(&mut self, area: &Rect, halves: u16, (thickness, ink): (Length, Ink)) {
        let halves = i64::from(halves);
        if area.width <= Length::ZERO || halves == 0 || thickness <= Length::ZERO {
            return;
        }
        self.set_ink(ink, thickness);
        self.numbers(&ink.0.map(|plate| i64::from(plate.min(1000))), "K");
        self.numbers(&[thickness.to_milli_pt()], "w");
        let (left, bottom) = self.place(Point::new(area.left(), area.bottom()));
        let (right, top) = self.place(Point::new(area.right(), area.top()));
        // Along the longer side: from the left, or down from the head.
        let down = area.height > area.width;
        let along = if down { (top, bottom) } else { (left, right) };
        let (low, high) = if down { (left, right) } else { (bottom, top) };
        let middle = (low + high) / 2;
        // A curve reaches three quarters of its control points' height.
        let height = (high - low) * 2 / 3;
        let at = |n: i64| along.0 + (along.1 - along.0) * n / halves;
        let point = |a: i64, across: i64| if down { [across, a] } else { [a, across] };
        self.numbers(&point(along.0, middle), "m");
        for n in 0..halves {
            let (from, to) = (at(n), at(n + 1));
            let (third, y) = ((to - from) * 364 / 1000, middle + if n % 2 == 0 { height } else { -height });
            let curve = [point(from + third, y), point(to - third, y), point(to, middle)];
            self.numbers(curve.as_flattened(), "c");
        }
        self.op("S");
    }

    fn numbers(&mut self, values: &[i64], op: &str) {
        values.iter().for_each(|value| self.number(*value));
        self.op(op);
    }
}
