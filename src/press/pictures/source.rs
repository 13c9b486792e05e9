//! The colours that an embedded RGB profile means.

use moxcms::{ColorProfile, DataColorSpace, Layout, RenderingIntent, TransformOptions};

use super::separate::NODES;

/// Linear ProPhoto RGB → XYZ D50 (ISO 22028-2): wide enough for any camera's or screen's profile.
const PRO_PHOTO: [[f64; 3]; 3] = [
    [0.797_760_489_7, 0.135_185_837_2, 0.031_349_334_9],
    [0.288_071_128_2, 0.711_843_217_8, 0.000_085_653_9],
    [0.0, 0.0, 0.825_104_602_5],
];
/// Within this of sRGB at every node a profile is sRGB in other words.
const SAME: f64 = 0.006;

/// XYZ of every node of the cube; `None` for sRGB and for what is no RGB profile.
pub(super) fn nodes(icc: &[u8]) -> Option<Vec<[f64; 3]>> {
    let profile = ColorProfile::new_from_slice(icc).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let value = |i: usize| i as f32 / (NODES - 1) as f32;
    let rgb: Vec<f32> = (0..NODES * NODES * NODES)
        .flat_map(|i| [value(i / NODES / NODES), value(i / NODES % NODES), value(i % NODES)])
        .collect();
    let options =
        TransformOptions { rendering_intent: RenderingIntent::RelativeColorimetric, ..Default::default() };
    let to = |target: &ColorProfile| {
        let transform = profile.create_transform_f32(Layout::Rgb, target, Layout::Rgb, options).ok()?;
        let mut out = vec![0.0; rgb.len()];
        transform.transform(&rgb, &mut out).ok()?;
        Some(out)
    };
    let same = |a: &f32, b: &f32| f64::from((a - b).abs()) <= SAME;
    if to(&ColorProfile::new_srgb())?.iter().zip(&rgb).all(|(a, b)| same(a, b)) {
        return None;
    }
    let wide = to(&ColorProfile::new_pro_photo_rgb())?;
    Some(wide.chunks_exact(3).map(|p| xyz([p[0], p[1], p[2]])).collect())
}

fn xyz(rgb: [f32; 3]) -> [f64; 3] {
    let light = rgb.map(|v| linear(f64::from(v)));
    PRO_PHOTO.map(|row| row.iter().zip(light).map(|(m, v)| m * v).sum())
}

fn linear(v: f64) -> f64 {
    let v = v.clamp(0.0, 1.0);
    if v < 16.0 / 512.0 { v / 16.0 } else { v.powf(1.8) }
}
