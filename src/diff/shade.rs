//! The picture of a difference: the page in pale grey, on it what went in orange and what came in blue, which
//! every eye tells apart.

use super::colour::luma;
use super::pixels::Difference;
use crate::proof::Pixels;

const WENT: [u8; 3] = [213, 94, 0];
const CAME: [u8; 3] = [0, 90, 181];

/// Draws a difference.
pub fn shade(old: &Pixels, new: &Pixels, difference: &Difference) -> Pixels {
    let (width, height) = (difference.width, difference.height);
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let colour = |((x, y), changed): ((u32, u32), &bool)| {
        let light = |pixels: &Pixels| pixels.at(x, y).map_or(255, luma);
        match (changed, light(old) < light(new)) {
            (false, _) => [pale(light(new)); 3],
            (true, true) => WENT,
            (true, false) => CAME,
        }
    };
    Pixels { width, height, rgb: places.zip(&difference.mask).flat_map(colour).collect() }
}

/// A quarter of the darkness, and in few steps, so that the picture is small.
fn pale(light: i32) -> u8 {
    let light = 255 - (255 - light.clamp(0, 255)) / 4;
    (light as u8) | 0x0f
}
