//! Charstrings without subroutines (Adobe Technical Note 5177): a subset needs few glyphs, and the
//! subroutines of a CJK face are shared by thousands that it does not have. Each glyph is flattened once;
//! the pages after the first find nearly all of theirs done.

use std::ops::Range;

use super::cff::{Cff, Index};

/// The deepest that subroutines may call one another.
const DEPTH: usize = 10;

/// Operators that matter here; all others only clear the stack.
mod op {
    pub const HSTEM: u8 = 1;
    pub const VSTEM: u8 = 3;
    pub const CALLSUBR: u8 = 10;
    pub const RETURN: u8 = 11;
    pub const ESCAPE: u8 = 12;
    pub const ENDCHAR: u8 = 14;
    pub const HSTEMHM: u8 = 18;
    pub const HINTMASK: u8 = 19;
    pub const CNTRMASK: u8 = 20;
    pub const VSTEMHM: u8 = 23;
    pub const CALLGSUBR: u8 = 29;
}

/// The charstrings of a face that were asked for, one after another.
#[derive(Default)]
pub(in crate::press) struct Flattener<'a> {
    /// By glyph, up to the last: its place among them, counted from one. A font has fewer than 2^16 glyphs.
    places: Vec<u16>,
    /// Where each begins and ends in `out`.
    ranges: Vec<Range<usize>>,
    global: Index<'a>,
    local: Index<'a>,
    /// The operands since the last operator: value, and where each begins in `out`.
    stack: Vec<(i32, usize)>,
    stems: usize,
    is_done: bool,
    out: Vec<u8>,
}

impl<'a> Flattener<'a> {
    /// Flattens a glyph, if that is not done; gives its charstring, `None` when it is damaged.
    pub fn flatten(&mut self, face: &Cff<'a>, glyph: u16) -> Option<&[u8]> {
        let at = usize::from(glyph);
        if self.places.len() <= at {
            self.places.resize(at + 1, 0);
        }
        if self.places[at] == 0 {
            let start = self.out.len();
            if self.add(face, glyph).is_none() {
                self.out.truncate(start);
                return None;
            }
            self.ranges.push(start..self.out.len());
            self.places[at] = self.ranges.len() as u16;
        }
        Some(self.glyph(glyph))
    }

    /// The charstring of a glyph that is flattened; nothing of another.
    pub fn glyph(&self, glyph: u16) -> &[u8] {
        let place = self.places.get(usize::from(glyph)).map_or(0, |place| usize::from(*place));
        let range = place.checked_sub(1).and_then(|place| self.ranges.get(place));
        range.and_then(|range| self.out.get(range.clone())).unwrap_or_default()
    }

    fn add(&mut self, face: &Cff<'a>, glyph: u16) -> Option<()> {
        self.global = face.global;
        self.local = face.dicts.get(face.dict_of(glyph))?.local;
        self.stack.clear();
        (self.stems, self.is_done) = (0, false);
        self.run(face.glyphs.get(usize::from(glyph))?, 0)?;
        if !self.is_done {
            self.out.push(op::ENDCHAR);
        }
        Some(())
    }

    fn run(&mut self, code: &'a [u8], depth: usize) -> Option<()> {
        let mut at = 0;
        while let (Some(&byte), false) = (code.get(at), self.is_done) {
            if byte >= 32 || byte == 28 {
                at += self.number(code.get(at..)?)?;
                continue;
            }
            at += 1;
            match byte {
                op::CALLSUBR | op::CALLGSUBR => self.call(byte, depth)?,
                op::RETURN => return Some(()),
                op::HINTMASK | op::CNTRMASK => {
                    self.stems += self.stack.len() / 2;
                    let mask = code.get(at..at + self.stems.div_ceil(8))?;
                    at += mask.len();
                    self.operator(&[byte]);
                    self.out.extend_from_slice(mask);
                }
                op::ESCAPE => {
                    let second = *code.get(at)?;
                    at += 1;
                    // The flexes (34–37) clear the stack; the arithmetic, long out of use, does not.
                    (second >= 34).then_some(())?;
                    self.operator(&[byte, second]);
                }
                _ => self.plain(byte),
            }
        }
        Some(())
    }

    fn plain(&mut self, byte: u8) {
        if matches!(byte, op::HSTEM | op::VSTEM | op::HSTEMHM | op::VSTEMHM) {
            self.stems += self.stack.len() / 2;
        }
        self.is_done = byte == op::ENDCHAR;
        self.operator(&[byte]);
    }

    fn operator(&mut self, bytes: &[u8]) {
        self.stack.clear();
        self.out.extend_from_slice(bytes);
    }

    /// Replaces a call and its operand by the subroutine's own code.
    fn call(&mut self, byte: u8, depth: usize) -> Option<()> {
        let (value, start) = self.stack.pop()?;
        self.out.truncate(start);
        let subroutines = if byte == op::CALLSUBR { self.local } else { self.global };
        let bias = match subroutines.len() {
            0..1240 => 107,
            1240..33900 => 1131,
            _ => 32768,
        };
        let code = subroutines.get(usize::try_from(value + bias).ok()?)?;
        if depth < DEPTH { self.run(code, depth + 1) } else { None }
    }

    /// Copies the number at the front of `code`; gives its length.
    fn number(&mut self, code: &[u8]) -> Option<usize> {
        let at = |i: usize| code.get(i).map(|b| i32::from(*b));
        let b0 = at(0)?;
        let (value, length) = match b0 {
            28 => (at(1)? << 24 >> 16 | at(2)?, 3),
            32..=246 => (b0 - 139, 1),
            247..=250 => ((b0 - 247) * 256 + at(1)? + 108, 2),
            251..=254 => (-(b0 - 251) * 256 - at(1)? - 108, 2),
            _ => (at(1)? << 24 >> 16 | at(2)?, 5),
        };
        self.stack.push((value, self.out.len()));
        self.out.extend_from_slice(code.get(..length)?);
        Some(length)
    }
}
