//! Chance that repeats: xorshift64*, the same on every machine.

/// A source of numbers.
pub struct Chance(u64);

impl Chance {
    /// A source for a seed.
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize) % most.max(1)
    }

    /// One of several.
    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// One character of a text.
    pub fn char(&mut self, of: &str) -> char {
        let at = self.below(of.chars().count());
        of.chars().nth(at).expect("below its count")
    }

    /// Bytes with some mistakes made in them: cut short, replaced, doubled, put in.
    pub fn spoil(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(out.len());
            let to = (at + self.below(20)).min(out.len());
            match self.below(5) {
                0 => out.truncate(at),
                1 if at < out.len() => out[at] = self.below(256) as u8,
                2 => drop(out.drain(at..to)),
                3 => {
                    let part = out[at..to].to_vec();
                    out.splice(at..at, part);
                }
                _ => out.insert(at, b"\"[]{}=.,\n'#+-\0x9"[self.below(16)]),
            }
        }
        out
    }
}
