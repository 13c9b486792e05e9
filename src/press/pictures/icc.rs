//! The tables of an ICC profile, evaluated: lut8, lut16, lutAToB and lutBToA (ICC.1:2010 10.8–10.11), with
//! Lab as the connection space.

/// A table: device values to Lab or Lab to device values, all from 0 to 1.
pub(super) struct Table {
    stages: Vec<Stage>,
    /// How Lab is written in it.
    coding: Coding,
}

/// The two ways to write Lab in numbers from 0 to 1.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coding {
    /// lut16: 0xFF00 is L* 100.
    Old,
    /// The others: the whole range is.
    New,
}

enum Stage {
    Curves(Vec<Curve>),
    Matrix([f64; 12]),
    Grid { points: Vec<usize>, outputs: usize, values: Vec<f32> },
}

enum Curve {
    Samples(Vec<f32>),
    /// Gamma g and the parameters a to f of the longest form: (ax+b)^g+e from d, cx+f below.
    Formula([f64; 7]),
}

/// Where the stages of lutAToB and lutBToA are told: the header's fields.
const FIELDS: [usize; 5] = [12, 16, 20, 24, 28];

impl Table {
    /// Reads a tag's data; `None` when it is damaged, of an unknown kind, or does not have `channels` in
    /// and out.
    pub fn read(data: &[u8], channels: (u8, u8)) -> Option<Table> {
        if channels != (*data.get(8)?, *data.get(9)?) {
            return None;
        }
        let (coding, stages) = match data.get(..4)? {
            b"mft1" => (Coding::New, old_stages(data, 1)?),
            b"mft2" => (Coding::Old, old_stages(data, 2)?),
            b"mAB " => (Coding::New, new_stages(data, [4, 3, 2, 1, 0])?),
            b"mBA " => (Coding::New, new_stages(data, [0, 1, 2, 3, 4])?),
            _ => return None,
        };
        // Whatever its head says: each stage takes what the one before gives, and the last gives the rest.
        let flow = stages.iter().try_fold(usize::from(channels.0), |given, stage| stage.passes(given));
        (flow == Some(usize::from(channels.1))).then_some(Table { stages, coding })
    }

    /// Lab → device values.
    pub fn device(&self, [l, a, b]: [f64; 3]) -> Vec<f64> {
        let scale = if self.coding == Coding::Old { 65_280.0 / 65_535.0 } else { 1.0 };
        let lab = [l / 100.0, (a + 128.0) / 255.0, (b + 128.0) / 255.0];
        self.run(lab.iter().map(|v| (v * scale).clamp(0.0, 1.0)).collect())
    }

    /// Device values → Lab.
    pub fn lab(&self, device: &[f64]) -> [f64; 3] {
        let scale = if self.coding == Coding::Old { 65_535.0 / 65_280.0 } else { 1.0 };
        let v = self.run(device.to_vec());
        let at = |i: usize| v.get(i).copied().unwrap_or(0.0) * scale;
        [at(0) * 100.0, at(1) * 255.0 - 128.0, at(2) * 255.0 - 128.0]
    }

    fn run(&self, start: Vec<f64>) -> Vec<f64> {
        self.stages.iter().fold(start, |values, stage| match stage {
            Stage::Curves(curves) => curves.iter().zip(values).map(|(c, v)| c.at(v)).collect(),
            Stage::Matrix(m) => {
                let row = |i: usize| (0..3).map(|j| m[i * 3 + j] * values[j]).sum::<f64>() + m[9 + i];
                (0..3).map(|i| row(i).clamp(0.0, 1.0)).collect()
            }
            Stage::Grid { points, outputs, values: grid } => interpolate(&values, points, (grid, *outputs)),
        })
    }
}

impl Stage {
    /// How many values it makes of so many; `None` where it takes another number.
    fn passes(&self, given: usize) -> Option<usize> {
        let (takes, makes) = match self {
            Stage::Curves(curves) => (curves.len(), curves.len()),
            Stage::Matrix(_) => (3, 3),
            Stage::Grid { points, outputs, .. } => (points.len(), *outputs),
        };
        (takes == given).then_some(makes)
    }
}

/// The weighted mean of the 2ⁿ corners around a place in a grid.
fn interpolate(at: &[f64], points: &[usize], (grid, outputs): (&[f32], usize)) -> Vec<f64> {
    let mut out = vec![0.0; outputs];
    for corner in 0..1usize << points.len() {
        let (mut weight, mut place) = (1.0, 0);
        for (i, (v, n)) in at.iter().zip(points).enumerate() {
            let x = v.clamp(0.0, 1.0) * (n - 1) as f64;
            let low = (x as usize).min(n.saturating_sub(2));
            let (part, step) = (x - low as f64, corner >> i & 1);
            weight *= if step == 1 { part } else { 1.0 - part };
            place = place * n + (low + step).min(n - 1);
        }
        if weight > 0.0 {
            let cell = &grid[place * outputs..(place + 1) * outputs];
            out.iter_mut().zip(cell).for_each(|(sum, v)| *sum += weight * f64::from(*v));
        }
    }
    out
}

impl Curve {
    fn at(&self, x: f64) -> f64 {
        let x = x.clamp(0.0, 1.0);
        match self {
            Curve::Samples(samples) => {
                let place = x * (samples.len() - 1) as f64;
                let low = (place as usize).min(samples.len() - 2);
                let (a, b) = (f64::from(samples[low]), f64::from(samples[low + 1]));
                a + (b - a) * (place - low as f64)
            }
            Curve::Formula([g, a, b, c, d, e, f]) => {
                let y = if x >= *d { (a * x + b).max(0.0).powf(*g) + e } else { c * x + f };
                y.clamp(0.0, 1.0)
            }
        }
    }

    /// Reads a `curv` or `para`; gives it and its length, padded to four.
    fn read(data: &[u8]) -> Option<(Curve, usize)> {
        let number = |i: usize| fixed(data, 12 + 4 * i);
        if data.starts_with(b"para") {
            let p = |n: usize| (0..n).map(number).collect::<Option<Vec<_>>>();
            let (v, formula): (Vec<f64>, &[usize]) = match word(data, 8)? >> 16 {
                0 => (p(1)?, &[]),
                1 => (p(3)?, &[1, 2]),
                2 => (p(4)?, &[1, 2, 5]),
                3 => (p(5)?, &[1, 2, 3, 4]),
                4 => (p(7)?, &[1, 2, 3, 4, 5, 6]),
                _ => return None,
            };
            let mut full = [v[0], 1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
            formula.iter().zip(&v[1..]).for_each(|(place, value)| full[*place] = *value);
            if v.len() == 3 || v.len() == 4 {
                full[4] = -full[2] / full[1];
                full[6] = full[5];
            }
            return Some((Curve::Formula(full), 12 + 4 * v.len()));
        }
        let count = word(data, 8).filter(|_| data.starts_with(b"curv"))?;
        let sample = |i: usize| Some(half(data, 12 + 2 * i)? as f32 / 65_535.0);
        let curve = match count {
            0 => Curve::Samples(vec![0.0, 1.0]),
            1 => Curve::Formula([half(data, 12)? as f64 / 256.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
            n => Curve::Samples((0..n).map(sample).collect::<Option<_>>()?),
        };
        Some((curve, (12 + 2 * count).next_multiple_of(4)))
    }

    fn read_all(mut data: &[u8], count: usize) -> Option<Vec<Curve>> {
        let mut curves = Vec::with_capacity(count);
        for _ in 0..count {
            let (curve, length) = Curve::read(data)?;
            curves.push(curve);
            data = data.get(length..).unwrap_or(&[]);
        }
        Some(curves)
    }
}

/// lut8 and lut16, with samples of `size` bytes. Their matrix is for XYZ and does not apply to Lab.
fn old_stages(data: &[u8], size: usize) -> Option<Vec<Stage>> {
    let (inputs, outputs) = (usize::from(*data.get(8)?), usize::from(*data.get(9)?));
    let points = vec![usize::from(*data.get(10)?); inputs];
    let (entries, exits, mut at): (usize, usize, usize) =
        if size == 1 { (256, 256, 48) } else { (half(data, 48)?, half(data, 50)?, 52) };
    let mut take = |count: usize| {
        let part = samples(data.get(at..at.checked_add(count * size)?)?, size);
        at += count * size;
        Some(part)
    };
    let curves = |part: Vec<f32>, n: usize| {
        Stage::Curves(part.chunks(n).map(|c| Curve::Samples(c.to_vec())).collect())
    };
    let cells = cells(&points, outputs).filter(|_| entries > 1 && exits > 1)?;
    let first = curves(take(entries * inputs)?, entries);
    let grid = Stage::Grid { points, outputs, values: take(cells)? };
    Some(vec![first, grid, curves(take(exits * outputs)?, exits)])
}

/// lutAToB and lutBToA: B curves, matrix, M curves, grid, A curves, by their place in [`FIELDS`], in `order`.
fn new_stages(data: &[u8], order: [usize; 5]) -> Option<Vec<Stage>> {
    let (inputs, outputs) = (usize::from(*data.get(8)?), usize::from(*data.get(9)?));
    // On the side of Lab there are three channels; on the device's as many as inks.
    let device = if order[0] == 0 { outputs } else { inputs };
    let mut stages = Vec::new();
    for kind in order {
        let at = word(data, FIELDS[kind])?;
        let part = data.get(at..).filter(|_| at != 0);
        let Some(part) = part else { continue };
        stages.push(match kind {
            0 | 2 => Stage::Curves(Curve::read_all(part, 3)?),
            1 => Stage::Matrix(matrix(part)?),
            3 => grid(part, inputs, outputs)?,
            _ => Stage::Curves(Curve::read_all(part, device)?),
        });
    }
    Some(stages)
}

fn matrix(data: &[u8]) -> Option<[f64; 12]> {
    let mut out = [0.0; 12];
    for (i, value) in out.iter_mut().enumerate() {
        *value = fixed(data, 4 * i)?;
    }
    Some(out)
}

fn grid(data: &[u8], inputs: usize, outputs: usize) -> Option<Stage> {
    let points: Vec<usize> = data.get(..inputs)?.iter().map(|n| usize::from(*n)).collect();
    let size = usize::from(*data.get(16)?).clamp(1, 2);
    let count = cells(&points, outputs)?;
    let values = samples(data.get(20..20 + count * size)?, size);
    Some(Stage::Grid { points, outputs, values })
}

/// How many numbers a grid has; none when it is no grid or larger than any profile's.
fn cells(points: &[usize], outputs: usize) -> Option<usize> {
    let sane = (1..=4).contains(&points.len()) && (1..=4).contains(&outputs) && points.iter().all(|n| *n > 1);
    let count = points.iter().try_fold(outputs, |all, n| all.checked_mul(*n))?;
    (sane && count < 1 << 24).then_some(count)
}

fn samples(data: &[u8], size: usize) -> Vec<f32> {
    match size {
        1 => data.iter().map(|v| f32::from(*v) / 255.0).collect(),
        _ => data.chunks_exact(2).map(|b| f32::from(u16::from_be_bytes([b[0], b[1]])) / 65_535.0).collect(),
    }
}

fn half(data: &[u8], at: usize) -> Option<usize> {
    data.get(at..at + 2).map(|b| usize::from(u16::from_be_bytes([b[0], b[1]])))
}

fn word(data: &[u8], at: usize) -> Option<usize> {
    data.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize)
}

/// An s15Fixed16.
fn fixed(data: &[u8], at: usize) -> Option<f64> {
    word(data, at).map(|v| f64::from(v as u32 as i32) / 65_536.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An lutBToA of B curves alone, that says it makes so many values of three.
    fn curves_alone(makes: u8) -> Vec<u8> {
        let mut data = b"mBA \0\0\0\0".to_vec();
        data.extend([3, makes, 0, 0]);
        data.extend([0, 0, 0, 32].iter().chain(&[0; 16]));
        data.extend(b"curv\0\0\0\0\0\0\0\0".repeat(3));
        data
    }

    #[test]
    fn a_table_makes_what_its_head_says_or_is_none() {
        assert!(Table::read(&curves_alone(3), (3, 3)).is_some());
        assert!(Table::read(&curves_alone(4), (3, 4)).is_none());
    }
}
