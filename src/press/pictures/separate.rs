//! How a profile separates, worked out once: relative colorimetric with black point compensation
//! (ISO 18619), as a cube of inks over RGB, and a curve of black ink over grey.

use super::icc::Table;
use crate::finding::Message;
use crate::press::profile::tag;

/// Nodes along a side of the cube.
pub(super) const NODES: usize = 33;
/// Numbers in a cube.
pub(super) const CUBE: usize = NODES * NODES * NODES * 4;
/// D50, the white of the connection space.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
/// Linear sRGB → XYZ, adapted to D50 (IEC 61966-2-1, Bradford).
const SRGB: [[f64; 3]; 3] = [
    [0.436_065_7, 0.385_151_5, 0.143_078_4],
    [0.222_493_2, 0.716_887_0, 0.060_616_9],
    [0.013_916_6, 0.097_076_4, 0.714_096_4],
];

/// A profile's way out to the press.
pub(super) struct Output {
    inks: Table,
    colour: Table,
    /// Luminance of the darkest that all inks together print, and of solid black ink alone.
    darkest: f64,
    black: f64,
}

impl Output {
    /// Reads the colorimetric tables, the perceptual where there are none; or what is wrong.
    pub fn read(icc: &[u8]) -> Result<Output, Message> {
        if icc.get(20..24) != Some(b"Lab ") {
            return Err(("its connection space is not Lab", "其连接空间不是 Lab").into());
        }
        let table = |names: [&[u8; 4]; 2], channels| {
            names.iter().find_map(|name| Table::read(tag(icc, name)?, channels))
        };
        let damaged = ("its tables are damaged or of an unknown kind", "其表损坏或种类不明");
        let inks = table([b"B2A1", b"B2A0"], (3, 4)).ok_or(damaged)?;
        let colour = table([b"A2B1", b"A2B0"], (4, 3)).ok_or(damaged)?;
        let covers = |l: f64| inks.device([l, 0.0, 0.0]).iter().sum::<f64>();
        let solid = colour.lab(&[0.0, 0.0, 0.0, 1.0])[0];
        let paper = colour.lab(&[0.0; 4])[0];
        // Black takes ink, white next to none, and ink darkens: else the tables are filled with something else.
        if covers(0.0) < 0.8 || covers(100.0) > 0.4 || paper - solid < 20.0 {
            return Err(("its tables do not print black as black", "其表印不出黑白").into());
        }
        let [l, _, _] = colour.lab(&inks.device([0.0, 0.0, 0.0]));
        let darkest = luminance(l.clamp(0.0, 50.0));
        let black = luminance(solid);
        Ok(Output { inks, colour, darkest, black })
    }

    /// The inks for a colour, from 0 to 65,535.
    pub fn separate(&self, xyz: [f64; 3]) -> [u16; 4] {
        let scaled = [0, 1, 2].map(|i| xyz[i] * (1.0 - self.darkest) + WHITE[i] * self.darkest);
        let inks = self.inks.device(lab(scaled));
        [0, 1, 2, 3].map(|i| (inks[i].clamp(0.0, 1.0) * 65_535.0).round() as u16)
    }

    /// For each grey of sRGB the tone of black ink that is as light, solid black being as dark as it gets.
    pub fn blacks(&self) -> [u8; 256] {
        let tone = |ink: u32| luminance(self.colour.lab(&[0.0, 0.0, 0.0, f64::from(ink) / 255.0])[0]);
        let tones: Vec<f64> = (0..256).map(tone).collect();
        let mut curve = [0; 256];
        for (grey, out) in curve.iter_mut().enumerate() {
            let wanted = linear(grey as f64 / 255.0) * (1.0 - self.black) + self.black;
            let nearest =
                (0..256).min_by(|a, b| (tones[*a] - wanted).abs().total_cmp(&(tones[*b] - wanted).abs()));
            *out = nearest.unwrap_or(0) as u8;
        }
        // Paper is paper, whatever the profile's own white.
        curve[255] = 0;
        curve
    }
}

/// The cube and the curve for sRGB: the cube's numbers, low byte first, red slowest, then the curve.
pub(super) fn for_srgb(icc: &[u8]) -> Result<Vec<u8>, Message> {
    let output = Output::read(icc)?;
    let mut out = Vec::with_capacity(CUBE * 2 + 256);
    for node in cube(|rgb| output.separate(srgb(rgb))) {
        out.extend(node.to_le_bytes());
    }
    out.extend(output.blacks());
    Ok(out)
}

/// A cube over RGB, red slowest; white is bare paper.
pub(super) fn cube(inks: impl Fn([f64; 3]) -> [u16; 4]) -> Vec<u16> {
    let mut nodes = Vec::with_capacity(CUBE);
    let value = |i: usize| i as f64 / (NODES - 1) as f64;
    for i in 0..NODES * NODES * NODES {
        let (r, g, b) = (i / NODES / NODES, i / NODES % NODES, i % NODES);
        nodes.extend(inks([value(r), value(g), value(b)]));
    }
    nodes[CUBE - 4..].fill(0);
    nodes
}

/// sRGB → XYZ.
pub(super) fn srgb(rgb: [f64; 3]) -> [f64; 3] {
    let light = rgb.map(linear);
    SRGB.map(|row| row.iter().zip(light).map(|(m, v)| m * v).sum())
}

fn linear(v: f64) -> f64 {
    if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

fn lab(xyz: [f64; 3]) -> [f64; 3] {
    let f = |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = [0, 1, 2].map(|i| f(xyz[i] / WHITE[i]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn luminance(l: f64) -> f64 {
    if l > 8.0 { ((l + 16.0) / 116.0).powi(3) } else { l.max(0.0) * 27.0 / 24_389.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Condition, FileError, Files};
    use crate::press::Profile;
    use crate::units::Length;

    struct NoFiles;

    impl Files for NoFiles {
        fn read(&self, _: &str) -> Result<Vec<u8>, FileError> {
            Err(FileError::Missing)
        }

        fn list(&self, _: &str) -> Result<Vec<String>, FileError> {
            Ok(Vec::new())
        }
    }

    fn newsprint() -> Vec<u8> {
        let condition = Condition {
            profile: "newsprint".to_owned(),
            identifier: None,
            ink_limit: 240,
            max_ppi: 200,
            warn_ppi: 150,
            min_ppi: 100,
            min_text: Length::pt(6),
        };
        Profile::of(&condition, &NoFiles).expect("the shipped profile is whole").unpacked()
    }

    /// The shipped separations are what this code makes of the shipped profile, but for the last bit: the
    /// roots and powers of a machine's own library may differ there.
    #[test]
    fn shipped_separations() {
        let made = for_srgb(&newsprint()).expect("the shipped profile separates");
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/CGATS21_CRPC1_V2.lut");
        if std::env::var_os("PAIBAN_MAKE_SEPARATIONS").is_some() {
            std::fs::write(path, &made).expect("the folder can be written");
        }
        let shipped = std::fs::read(path).expect("the file ships");
        assert_eq!(made.len(), shipped.len());
        let word = |b: &[u8]| i32::from(u16::from_le_bytes([b[0], b[1]]));
        let nodes = |all: &[u8]| all[..CUBE * 2].chunks_exact(2).map(word).collect::<Vec<_>>();
        assert!(nodes(&made).iter().zip(nodes(&shipped)).all(|(a, b)| (a - b).abs() <= 1));
        assert!(made[CUBE * 2..].iter().zip(&shipped[CUBE * 2..]).all(|(a, b)| a.abs_diff(*b) <= 1));
    }

    /// What an independent engine (Little CMS 2, relative colorimetric with black point compensation)
    /// gives for the same colours, in per cent.
    #[test]
    fn separations_agree_with_another_engine() {
        let output = Output::read(&newsprint()).expect("the shipped profile separates");
        let cases = [
            ([0, 0, 0], [47.5, 42.0, 40.0, 100.0]),
            ([128, 128, 128], [32.9, 25.9, 25.5, 29.8]),
            ([255, 0, 0], [0.0, 98.8, 100.0, 0.0]),
            ([0, 128, 0], [65.5, 0.0, 100.0, 30.2]),
            ([60, 60, 90], [56.9, 50.2, 16.1, 55.7]),
        ];
        for (rgb, wanted) in cases {
            let inks = output.separate(srgb(rgb.map(|v| f64::from(v) / 255.0)));
            let inks = inks.map(|v| f64::from(v) / 655.35);
            let off = inks.iter().zip(wanted).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(off < 1.0, "{rgb:?}: {inks:?}, not {wanted:?}");
        }
    }
}
