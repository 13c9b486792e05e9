//! Two pictures of a page → the places that look different.

use super::colour::delta_e;
use super::edge::smoothed;
use crate::proof::Pixels;

/// Pixels nearer than this belong to one place, in mm: about the white between two lines of text.
const NEAR_MM: f64 = 2.0;

/// What is no difference.
#[derive(Clone, Copy, Debug)]
pub struct Tolerance {
    /// Colours up to this ΔE*ab apart are one.
    pub delta_e: f64,
    /// A place with less changed area than this, in mm², is none.
    pub area_mm2: f64,
    /// Dots an inch of both pictures.
    pub dpi: u32,
}

impl Tolerance {
    /// The side of a pixel.
    pub fn pixel_mm(&self) -> f64 {
        25.4 / f64::from(self.dpi.max(1))
    }
}

/// A place that looks different.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Left, top, width, height, in mm from the pictures' top left.
    pub mm: [f64; 4],
    /// How much of it changed.
    pub mm2: f64,
}

/// How two pictures differ.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// The places, from the top.
    pub regions: Vec<Region>,
    /// For every pixel of the larger of both, whether it changed.
    pub mask: Vec<bool>,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// Compares two pictures pixel by pixel; what only one of them has is changed.
pub fn compare(old: &Pixels, new: &Pixels, tolerance: &Tolerance) -> Difference {
    let (width, height) = (old.width.max(new.width), old.height.max(new.height));
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let mask: Vec<bool> = places.map(|at| changed((old, new), at, tolerance)).collect();
    let mut difference = Difference { regions: Vec::new(), mask, width, height };
    difference.regions = regions(&difference, tolerance);
    difference
}

fn changed((old, new): (&Pixels, &Pixels), at: (u32, u32), tolerance: &Tolerance) -> bool {
    match (old.at(at.0, at.1), new.at(at.0, at.1)) {
        (Some(a), Some(b)) if a == b => false,
        (Some(a), Some(b)) => delta_e(a, b) > tolerance.delta_e && !smoothed(old, new, at),
        (None, None) => false,
        _ => true,
    }
}

/// Changed pixels by squares of [`NEAR_MM`]; squares that touch are one place.
fn regions(difference: &Difference, tolerance: &Tolerance) -> Vec<Region> {
    let side = (NEAR_MM / tolerance.pixel_mm()).ceil().max(1.0) as usize;
    let (width, height) = (difference.width as usize, difference.height as usize);
    let mut board = Board { across: width.div_ceil(side), squares: Vec::new() };
    board.squares.resize(board.across * height.div_ceil(side), None);
    let dots = difference.mask.iter().enumerate().filter(|(_, changed)| **changed);
    for (x, y) in dots.map(|(i, _)| (i % width, i / width)) {
        if let Some(square) = board.squares.get_mut(y / side * board.across + x / side) {
            *square = Some(square.map_or(Patch::of(x, y), |patch: Patch| patch.with(Patch::of(x, y))));
        }
    }
    let pixel = tolerance.pixel_mm();
    let all = board.places().into_iter().map(|patch| patch.region(pixel));
    all.filter(|region| region.mm2 >= tolerance.area_mm2).collect()
}

/// Changed pixels, and the rectangle around them.
#[derive(Clone, Copy)]
struct Patch {
    pixels: usize,
    from: (usize, usize),
    to: (usize, usize),
}

impl Patch {
    fn of(x: usize, y: usize) -> Patch {
        Patch { pixels: 1, from: (x, y), to: (x + 1, y + 1) }
    }

    fn with(self, o: Patch) -> Patch {
        Patch {
            pixels: self.pixels + o.pixels,
            from: (self.from.0.min(o.from.0), self.from.1.min(o.from.1)),
            to: (self.to.0.max(o.to.0), self.to.1.max(o.to.1)),
        }
    }

    fn region(self, pixel: f64) -> Region {
        let mm = |pixels: usize| (pixels as f64 * pixel * 10.0).round() / 10.0;
        let (wide, deep) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        let mm2 = (self.pixels as f64 * pixel * pixel * 100.0).round() / 100.0;
        Region { mm: [mm(self.from.0), mm(self.from.1), mm(wide), mm(deep)], mm2 }
    }
}

/// The squares of a picture.
struct Board {
    across: usize,
    squares: Vec<Option<Patch>>,
}

impl Board {
    /// Takes the squares off the board, those that touch together.
    fn places(mut self) -> Vec<Patch> {
        let all = 0..self.squares.len();
        all.filter_map(|first| self.take(first)).collect()
    }

    fn take(&mut self, first: usize) -> Option<Patch> {
        let mut whole = self.squares.get_mut(first)?.take()?;
        let mut open = vec![first];
        while let Some(square) = open.pop() {
            for near in self.around(square) {
                if let Some(patch) = self.squares.get_mut(near).and_then(Option::take) {
                    whole = whole.with(patch);
                    open.push(near);
                }
            }
        }
        Some(whole)
    }

    fn around(&self, square: usize) -> Vec<usize> {
        let (x, y) = (square % self.across, square / self.across);
        let near = |v: usize| v.saturating_sub(1)..=v + 1;
        let inside = near(y).flat_map(|b| near(x).map(move |a| (a, b))).filter(|(a, _)| *a < self.across);
        inside.map(|(a, b)| b * self.across + a).collect()
    }
}
