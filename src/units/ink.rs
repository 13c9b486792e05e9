//! What is printed, by plate.

/// Cyan, magenta, yellow and black, each 0 to 1000 thousandths of the full tone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ink(pub [u16; 4]);

impl Ink {
    /// Bare paper.
    pub const PAPER: Ink = Ink([0; 4]);
    /// Full black, on the black plate alone.
    pub const BLACK: Ink = Ink([0, 0, 0, 1000]);

    /// A tint of black, in thousandths.
    pub const fn grey(thousandths: u16) -> Ink {
        Ink([0, 0, 0, thousandths])
    }

    /// The sum of the four plates, in thousandths: 2400 is 240 %.
    pub fn total(self) -> u32 {
        self.0.iter().map(|&v| u32::from(v)).sum()
    }
}
