//! Cropping and taking down: every printed pixel is the mean of what it covers, which loses no detail that
//! the press could hold and makes no moiré.

use super::Crop;
use super::decode::{Origin, Raster};

/// Weights are of 1/4096.
const ONE: u64 = 4096;

/// The source pixels under a printed one, and what each weighs.
struct Cover {
    first: usize,
    weights: Vec<u32>,
}

/// Crops to `crop` and takes down to `size`, which is not larger.
pub(super) fn cut_down(raster: &mut Raster, crop: Crop, size: (u32, u32)) {
    let channels = raster.space.channels();
    let columns = covers(crop.x, crop.width, size.0);
    let rows = covers(crop.y, crop.height, size.1);
    let stride = raster.width as usize * channels;
    let mut out = Vec::with_capacity(size.0 as usize * size.1 as usize * channels);
    let mut sums = vec![0u64; size.0 as usize * channels];
    let mut line = vec![0u32; size.0 as usize * channels];
    for row in &rows {
        sums.fill(0);
        for (i, weight) in row.weights.iter().enumerate() {
            let start = (row.first + i) * stride;
            across(&raster.data[start..start + stride], &columns, &mut line);
            for (sum, value) in sums.iter_mut().zip(&line) {
                *sum += u64::from(*value) * u64::from(*weight);
            }
        }
        out.extend(sums.iter().map(|sum| ((sum + ONE * ONE / 2) / (ONE * ONE)) as u8));
    }
    if raster.origin == Origin::LineArt {
        out.iter_mut().for_each(|v| *v = if *v < 128 { 0 } else { 255 });
    }
    (raster.width, raster.height, raster.data) = (size.0, size.1, out);
}

/// One row: the weighted sum under each printed pixel.
fn across(source: &[u8], columns: &[Cover], line: &mut [u32]) {
    let channels = line.len() / columns.len();
    for (cover, sums) in columns.iter().zip(line.chunks_exact_mut(channels)) {
        sums.fill(0);
        let start = cover.first * channels;
        for (pixel, weight) in source[start..].chunks_exact(channels).zip(&cover.weights) {
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum += u32::from(*value) * weight;
            }
        }
    }
}

/// What each of `to` printed pixels covers of the `from` that begin at `start`. The weights of one add up
/// to exactly [`ONE`], so that flat areas stay flat.
fn covers(start: u32, from: u32, to: u32) -> Vec<Cover> {
    let (from, to) = (u64::from(from), u64::from(to));
    let cover = |i: u64| {
        // In units of 1/to of a source pixel.
        let (left, right) = (i * from, (i + 1) * from);
        let (first, last) = (left / to, (right - 1) / to);
        let reach = |edge: u64| (edge.clamp(left, right) - left) * ONE / from;
        let weights = (first..=last).map(|p| (reach((p + 1) * to) - reach(p * to)) as u32).collect();
        Cover { first: start as usize + first as usize, weights }
    };
    (0..to).map(cover).collect()
}

#[cfg(test)]
mod tests {
    use super::super::decode::{Origin, Space};
    use super::*;

    fn grey(width: u32, height: u32, data: Vec<u8>) -> Raster {
        Raster { width, height, space: Space::Grey, data, icc: None, origin: Origin::Exact }
    }

    #[test]
    fn a_printed_pixel_is_the_mean_of_what_it_covers() {
        let mut raster = grey(4, 2, vec![0, 100, 200, 200, 100, 0, 200, 200]);
        cut_down(&mut raster, Crop { x: 0, y: 0, width: 4, height: 2 }, (2, 1));
        assert_eq!(raster.data, [50, 200]);
    }

    #[test]
    fn flat_stays_flat_and_a_crop_is_exact() {
        let mut raster = grey(7, 5, vec![255; 35]);
        cut_down(&mut raster, Crop { x: 0, y: 0, width: 7, height: 5 }, (3, 2));
        assert_eq!(raster.data, [255; 6]);
        let mut raster = grey(3, 3, (0..9).collect());
        cut_down(&mut raster, Crop { x: 1, y: 1, width: 2, height: 2 }, (2, 2));
        assert_eq!(raster.data, [4, 5, 7, 8]);
    }
}
