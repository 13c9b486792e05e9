//! Lines are thick enough to print (NEWSPAPER §4.1: under a quarter of a point a line breaks off).

use std::collections::BTreeMap;

use super::about;
use crate::finding::{Code, Finding, Findings, message};
use crate::sheet::{Mark, Shape, Sheet};
use crate::units::{Length, Rect};

const LEAST: Length = Length::milli_pt(250);

/// A finding for each thickness under the limit, at the first line that is as thin.
pub fn check(sheet: &Sheet) -> Findings {
    let mut thin: BTreeMap<Length, (Rect, &Mark)> = BTreeMap::new();
    for mark in &sheet.marks {
        let (thickness, area) = match &mark.shape {
            Shape::Fill { area, .. } => (area.width.min(area.height), *area),
            Shape::Frame { area, thickness, .. } | Shape::Wave { area, thickness, .. } => (*thickness, *area),
            _ => continue,
        };
        if thickness < LEAST {
            thin.entry(thickness).or_insert((area, mark));
        }
    }
    let told = |(thickness, (area, mark)): (Length, (Rect, &Mark))| {
        let hundredths = thickness.to_milli_pt() / 10;
        let message = message!(
            "a line is 0.{hundredths:02} pt thick, under 0.25 pt",
            "线粗 0.{hundredths:02} 点，小于 0.25 点"
        );
        about(sheet, mark, area, Finding::new(Code::LineThin, message))
    };
    thin.into_iter().map(told).collect()
}
