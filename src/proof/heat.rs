//! Four plates → how much ink lies in each place.

use super::Pixels;

/// Grey pixels, one for each of a plate's: how light it is.
type Light<'a> = &'a Pixels;

/// Up to half the limit, to nine tenths of it, to the limit, and over it: red, green and blue at both ends of each part.
const PARTS: [(u32, [i32; 3], [i32; 3]); 3] = [
    (50, [255, 255, 255], [176, 205, 236]),
    (90, [176, 205, 236], [44, 92, 168]),
    (100, [250, 214, 80], [240, 150, 20]),
];
const OVER: [u8; 3] = [214, 16, 16];

/// The total of four plates as colours: pale to blue where there is room, amber near `limit` (per cent), red over it.
/// None where the plates are not of one size.
pub fn heat(plates: [Light<'_>; 4], limit: u16) -> Option<Pixels> {
    let (width, height) = (plates[0].width, plates[0].height);
    if plates.iter().any(|p| (p.width, p.height) != (width, height)) {
        return None;
    }
    let limit = u32::from(limit.clamp(1, 400));
    let colours: Vec<[u8; 3]> = (0..=4 * 255).map(|sum| colour(sum, limit)).collect();
    let total = |i: usize| plates.iter().map(|p| 255 - usize::from(p.rgb[i])).sum::<usize>();
    let rgb = (0..plates[0].rgb.len()).step_by(3).flat_map(|i| colours[total(i)]).collect();
    Some(Pixels { width, height, rgb })
}

/// The colour of a total, 255 being 100 %.
fn colour(sum: u32, limit: u32) -> [u8; 3] {
    // Half a step of a pixel over the limit is the limit.
    let of_limit = sum.saturating_sub(1) * 10_000 / 255 / limit;
    let mut from = 0;
    for (to, first, last) in PARTS {
        if of_limit <= to {
            let along =
                |k: usize| first[k] + (last[k] - first[k]) * (of_limit - from) as i32 / (to - from) as i32;
            return [0, 1, 2].map(|k| along(k).clamp(0, 255) as u8);
        }
        from = to;
    }
    OVER
}
