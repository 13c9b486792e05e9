//! How light a print is, part by part: what type on a picture is read against.

use super::colour::Separated;
use super::decode::Space;

/// Parts along a side.
const SIDE: usize = 48;
/// Pixels along a part's side that are looked at.
const LOOKS: usize = 8;
/// Luminance of the four solids beside bare newsprint's: L* 57, 54, 78 and 36 to 82 (ISO 12647-3 table 4).
const SOLIDS: [f64; 4] = [0.412, 0.365, 0.885, 0.149];
/// How much a tone of 50 % grows on the press (ISO 12647-3 table 6).
const GAIN: f64 = 0.26;

/// The lightness of a picture's parts, 1 for bare paper, row by row.
pub(in crate::press) struct Tone(Vec<f32>);

/// How light four inks are together, each 0 to 1, where bare paper is 1.
pub(in crate::press) fn luminance(inks: [f64; 4]) -> f64 {
    let passes = |(ink, solid): (f64, f64)| {
        let covered = (ink + 4.0 * GAIN * ink * (1.0 - ink)).min(1.0);
        1.0 - covered * (1.0 - solid)
    };
    inks.into_iter().zip(SOLIDS).map(passes).product()
}

impl Tone {
    /// Of a picture in the press's inks.
    pub(super) fn of(picture: &Separated) -> Tone {
        let (width, height) = (picture.width as usize, picture.height as usize);
        let looks = |side: usize, part: usize| {
            let (from, to) = (part * side / SIDE, ((part + 1) * side).div_ceil(SIDE).min(side));
            (from..to).step_by(((to - from) / LOOKS).max(1))
        };
        let part = |(row, column): (usize, usize)| {
            let places = looks(height, row).flat_map(|y| looks(width, column).map(move |x| y * width + x));
            let (count, sum) = places.fold((0, 0.0), |(n, sum), at| (n + 1, sum + at_pixel(picture, at)));
            (sum / f64::from(count.max(1))) as f32
        };
        Tone((0..SIDE * SIDE).map(|n| part((n / SIDE, n % SIDE))).collect())
    }

    /// The parts within an area given in fractions of the picture: left, top, right, bottom.
    pub fn within(&self, [left, top, right, bottom]: [f64; 4]) -> impl Iterator<Item = f64> {
        let range = |from: f64, to: f64| {
            let part = |at: f64| (at.clamp(0.0, 1.0) * SIDE as f64) as usize;
            part(from)..(part(to) + 1).min(SIDE)
        };
        let columns = range(left, right);
        let parts = range(top, bottom).flat_map(move |row| columns.clone().map(move |c| row * SIDE + c));
        parts.filter_map(|n| self.0.get(n).copied().map(f64::from))
    }
}

fn at_pixel(picture: &Separated, at: usize) -> f64 {
    let ink = |n: usize| picture.data.get(n).map_or(0.0, |v| f64::from(*v) / 255.0);
    match picture.space {
        Space::Grey => luminance([0.0, 0.0, 0.0, ink(at)]),
        _ => luminance([0, 1, 2, 3].map(|plate| ink(at * 4 + plate))),
    }
}
