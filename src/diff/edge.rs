//! Whether a pixel is only the smoothed edge of something: V. Vyšniauskas, “Anti-aliased Pixel and Intensity
//! Slope Detector” (2009), as picture comparers use it.

use super::colour::luma;
use crate::proof::Pixels;

/// A flat place has so many neighbours of its own colour.
const FLAT: usize = 3;

/// Whether one of two pictures has a smoothed edge here: its pixel lies on a slope from a darker to a lighter
/// flat place, and both places are flat in both pictures.
pub fn smoothed(old: &Pixels, new: &Pixels, at: (u32, u32)) -> bool {
    slope(old, new, at) || slope(new, old, at)
}

fn slope(one: &Pixels, other: &Pixels, at: (u32, u32)) -> bool {
    let Some(here) = one.at(at.0, at.1) else { return false };
    let (mut same, mut darkest, mut lightest) = (0, (0, at), (0, at));
    for (place, colour) in around(one, at) {
        let step = luma(colour) - luma(here);
        same += usize::from(colour == here);
        if step < darkest.0 {
            darkest = (step, place);
        }
        if step > lightest.0 {
            lightest = (step, place);
        }
    }
    let flat = |place| is_flat(one, place) && is_flat(other, place);
    same < FLAT && darkest.0 < 0 && lightest.0 > 0 && (flat(darkest.1) || flat(lightest.1))
}

fn is_flat(pixels: &Pixels, at: (u32, u32)) -> bool {
    let here = pixels.at(at.0, at.1);
    around(pixels, at).filter(|(_, colour)| Some(*colour) == here).count() >= FLAT
}

/// The neighbours that there are, with their places.
fn around(pixels: &Pixels, (x, y): (u32, u32)) -> impl Iterator<Item = ((u32, u32), [u8; 3])> {
    let near = |v: u32| v.saturating_sub(1)..=v.saturating_add(1);
    let places = near(y).flat_map(move |b| near(x).map(move |a| (a, b)));
    places
        .filter(move |place| *place != (x, y))
        .filter_map(|place| Some((place, pixels.at(place.0, place.1)?)))
}
