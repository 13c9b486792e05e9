//! How far apart two colours of a screen are: ΔE*ab of CIE 1976 (ISO/CIE 11664-4), from sRGB (IEC 61966-2-1).

/// The white of sRGB, D65.
const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];
/// Linear red, green and blue → X, Y, Z.
const TO_XYZ: [[f64; 3]; 3] = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];

/// How different two colours look: 1 is hardly seen beside one another, 100 is black on white.
pub fn delta_e(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (lab(a), lab(b));
    (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt()
}

/// How light a colour is, 0 to 255: enough to tell which of two is the darker.
pub fn luma([r, g, b]: [u8; 3]) -> i32 {
    (i32::from(r) * 54 + i32::from(g) * 183 + i32::from(b) * 19) / 256
}

fn lab(rgb: [u8; 3]) -> [f64; 3] {
    let linear = rgb.map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    });
    let xyz = TO_XYZ.map(|row| (0..3).map(|i| row[i] * linear[i]).sum::<f64>());
    let f = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (t * 24389.0 / 27.0 + 16.0) / 116.0 };
    let [x, y, z] = [0, 1, 2].map(|i| f(xyz[i] / WHITE[i]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}
