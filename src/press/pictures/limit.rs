//! Total ink: no pixel takes more than the paper holds (ISO 12647-3), before compression and after it.

/// So many pixels beyond the limit nobody finds: together they are a quarter of a square millimetre.
const STRAYS: usize = 25;

/// The most ink of a pixel: four inks of 255 each are 400 %.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Most(u32);

impl Most {
    /// So many per cent.
    pub fn per_cent(limit: u32) -> Most {
        Most(limit * 255 / 100)
    }

    /// Takes colour back under black where there is more ink than the paper holds.
    pub fn hold_back(self, pixel: &mut [u8]) {
        let total = total(pixel);
        if total > self.0 {
            let black = u32::from(pixel[3]);
            let room = self.0.saturating_sub(black);
            pixel[..3].iter_mut().for_each(|v| *v = (u32::from(*v) * room / (total - black)) as u8);
        }
    }

    /// Whether some pixels come so near that compression may take them beyond.
    pub fn is_near(self, inks: &[u8]) -> bool {
        let near = self.0 - self.0 / 12;
        inks.chunks_exact(4).filter(|pixel| total(pixel) > near).nth(STRAYS).is_some()
    }

    /// By how much pixels go beyond, all but strays; and rounding.
    pub fn excess(self, inks: &[u8]) -> u32 {
        let mut counts = [0_usize; 4 * 255 + 1];
        inks.chunks_exact(4).for_each(|pixel| counts[total(pixel) as usize] += 1);
        let mut strays = STRAYS;
        let mut most = counts.len() - 1;
        while most > 0 && counts[most] <= strays {
            strays -= counts[most];
            most -= 1;
        }
        (most as u32).saturating_sub(self.0 + 2)
    }

    /// The same with so much less.
    pub fn less(self, by: u32) -> Most {
        Most(self.0.saturating_sub(by))
    }
}

fn total(pixel: &[u8]) -> u32 {
    pixel.iter().map(|v| u32::from(*v)).sum()
}
