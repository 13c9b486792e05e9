//! Rasters → inks. Grey is black ink alone; RGB goes through the cube; inks are left, within the limit.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::decode::{Origin, Raster, Space};
use super::limit::Most;
use super::separate::{self, CUBE, NODES, Output};
use crate::finding::Message;
use crate::press::Separation;
use crate::press::profile::Profile;

/// The shipped profile's cube and curve for sRGB, made ahead of time.
static NEWSPRINT: &[u8] = include_bytes!("../../../profiles/CGATS21_CRPC1_V2.lut");
/// Up to this difference of its channels an RGB pixel is grey: cameras' JPEG makes it.
const GREY_NOISE: u8 = 3;
/// Type that is meant to be black is darker.
const DARK: u8 = 96;

/// Pixels in the press's inks.
pub(super) struct Separated {
    pub width: u32,
    pub height: u32,
    /// [`Space::Grey`] is black ink alone, 0 bare paper, as in [`Space::Cmyk`].
    pub space: Space,
    pub data: Vec<u8>,
    pub origin: Origin,
}

impl Separated {
    /// What one plate prints of it. Grey is on the black plate.
    pub fn only(self, plate: Separation) -> Separated {
        let data = match (self.space, plate) {
            (Space::Grey, Separation::Black) => self.data,
            (Space::Grey, _) => vec![0; self.data.len()],
            _ => plate.samples(&self.data),
        };
        Separated { space: Space::Grey, data, ..self }
    }
}

/// How pictures are separated for one press condition; worked out when the first one comes.
pub(in crate::press) struct Separations {
    limit: u32,
    srgb: OnceLock<Result<Arc<Ways>, Message>>,
    /// For the last embedded profile met: a night's pictures come from few cameras.
    last: Mutex<Option<(Vec<u8>, Cube)>>,
}

/// Inks over RGB, shared by the pictures that need it.
type Cube = Arc<Vec<u16>>;

struct Ways {
    cube: Cube,
    blacks: Vec<u8>,
}

impl Separations {
    /// `ink_limit` is the total ink in per cent.
    pub fn new(ink_limit: u16) -> Separations {
        let limit = if ink_limit == 0 { 400 } else { u32::from(ink_limit) };
        Separations { limit, srgb: OnceLock::new(), last: Mutex::new(None) }
    }

    /// Separates a raster for `profile`; or what is wrong.
    pub(super) fn separate(&self, profile: &Profile, raster: Raster) -> Result<Separated, Message> {
        let ways = self.srgb.get_or_init(|| self.ways(profile).map(Arc::new)).clone()?;
        let Raster { width, height, mut data, mut space, icc, origin } = raster;
        if space == Space::Rgb && is_grey(&data) {
            data = data.chunks_exact(3).map(|p| p[1]).collect();
            space = Space::Grey;
        }
        match space {
            Space::Grey => data.iter_mut().for_each(|v| *v = ways.blacks[usize::from(*v)]),
            Space::Rgb => {
                let cube = self.cube_for(icc, profile, &ways);
                let mut inks = through(&cube, &data);
                if origin == Origin::Exact && has_black_type(&data) {
                    on_black_alone(&data, &mut inks, &ways.blacks);
                }
                (data, space) = (inks, Space::Cmyk);
            }
            Space::Cmyk => {
                let most = self.most();
                data.chunks_exact_mut(4).for_each(|p| most.hold_back(p));
            }
        }
        Ok(Separated { width, height, space, data, origin })
    }

    fn ways(&self, profile: &Profile) -> Result<Ways, Message> {
        let made;
        let bytes = match &profile.bytes {
            None => NEWSPRINT,
            Some(icc) => {
                made = separate::for_srgb(icc)?;
                &made
            }
        };
        let (cube, blacks) = bytes.split_at(CUBE * 2);
        let cube = cube.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
        Ok(Ways { cube: Arc::new(self.limited(cube)), blacks: blacks.to_vec() })
    }

    /// A cube with no node beyond the limit, and so nothing between them.
    fn limited(&self, mut cube: Vec<u16>) -> Vec<u16> {
        for node in cube.chunks_exact_mut(4) {
            let [c, m, y, k] = [0, 1, 2, 3].map(|i| u32::from(node[i]));
            let room = (self.limit * 65_535 / 100).saturating_sub(k);
            if c + m + y > room {
                node[..3]
                    .iter_mut()
                    .for_each(|v| *v = (u32::from(*v) * (room / 4) / ((c + m + y) / 4)) as u16);
            }
        }
        cube
    }

    /// The most ink that the paper holds.
    pub(super) fn most(&self) -> Most {
        Most::per_cent(self.limit)
    }

    /// The cube for an embedded profile; sRGB's where there is none, or none that can be used.
    fn cube_for(&self, icc: Option<Vec<u8>>, profile: &Profile, ways: &Ways) -> Cube {
        let Some(icc) = icc else { return Arc::clone(&ways.cube) };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, cube)) = last.as_ref().filter(|(known, _)| *known == icc) {
            return Arc::clone(cube);
        }
        let cube = match self.embedded(&icc, profile) {
            Some(cube) => Arc::new(cube),
            None => Arc::clone(&ways.cube),
        };
        *last = Some((icc, Arc::clone(&cube)));
        cube
    }

    /// `None` for a profile that says sRGB in other words, or cannot be used.
    fn embedded(&self, icc: &[u8], profile: &Profile) -> Option<Vec<u16>> {
        let colours = super::source::nodes(icc)?;
        let shipped;
        let output = match &profile.bytes {
            Some(icc) => icc,
            None => {
                shipped = profile.unpacked();
                &shipped
            }
        };
        let output = Output::read(output).ok()?;
        let mut cube: Vec<u16> = colours.iter().flat_map(|xyz| output.separate(*xyz)).collect();
        cube[CUBE - 4..].fill(0);
        Some(self.limited(cube))
    }
}

fn is_grey(data: &[u8]) -> bool {
    data.chunks_exact(3).all(|p| {
        let (low, high) = (p[0].min(p[1]).min(p[2]), p[0].max(p[1]).max(p[2]));
        high - low <= GREY_NOISE
    })
}

/// Whether most of what is dark has no colour at all: artwork with black type in it, no photograph.
fn has_black_type(rgb: &[u8]) -> bool {
    let dark = || rgb.chunks_exact(3).filter(|p| p.iter().all(|v| *v < DARK));
    dark().filter(|p| is_neutral(p)).count() * 2 > dark().count()
}

/// What has no colour is printed with black ink alone: type of four inks has coloured edges where plates are out of
/// register.
fn on_black_alone(rgb: &[u8], inks: &mut [u8], blacks: &[u8]) {
    let pixels = rgb.chunks_exact(3).zip(inks.chunks_exact_mut(4));
    for (rgb, inks) in pixels.filter(|(rgb, _)| is_neutral(rgb)) {
        inks.copy_from_slice(&[0, 0, 0, blacks[usize::from(rgb[0])]]);
    }
}

fn is_neutral(pixel: &[u8]) -> bool {
    pixel[0] == pixel[1] && pixel[1] == pixel[2]
}

/// RGB → CMYK, between the four nodes of the tetrahedron that a colour lies in.
fn through(cube: &[u16], rgb: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(rgb.len() / 3 * 4);
    for pixel in rgb.chunks_exact(3) {
        out.extend(tetrahedral(cube, [pixel[0], pixel[1], pixel[2]]));
    }
    out
}

const STEPS: [usize; 3] = [NODES * NODES * 4, NODES * 4, 4];

fn tetrahedral(cube: &[u16], rgb: [u8; 3]) -> [u8; 4] {
    // Each channel in 1/255 of a node's distance: v × 32 = node × 255 + part.
    let mut axes = [(0u32, 0usize); 3];
    let mut base = 0;
    for (i, value) in rgb.into_iter().enumerate() {
        let scaled = u32::from(value) * (NODES as u32 - 1);
        base += (scaled / 255) as usize * STEPS[i];
        axes[i] = (scaled % 255, STEPS[i]);
    }
    // Walk to the far corner along the longest part first.
    axes.sort_unstable_by_key(|axis| std::cmp::Reverse(axis.0));
    let weights = [255 - axes[0].0, axes[0].0 - axes[1].0, axes[1].0 - axes[2].0, axes[2].0];
    let mut sums = [0u32; 4];
    let mut at = base;
    for (i, weight) in weights.into_iter().enumerate() {
        if weight > 0 {
            for (sum, value) in sums.iter_mut().zip(&cube[at..at + 4]) {
                *sum += weight * u32::from(*value);
            }
        }
        at += axes.get(i).map_or(0, |axis| axis.1);
    }
    sums.map(|sum| ((sum / 255 * 255 + 32_767) / 65_535) as u8)
}
