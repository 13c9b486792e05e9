//! The parts of a CFF table that a subset is made from (Adobe Technical Note 5176). Reads offsets only;
//! nothing is copied, so that it costs nothing to open an 11 MB face.

/// A CFF table.
pub(in crate::press) struct Cff<'a> {
    /// Operands of FontBBox and FontMatrix in the top dict, as written there.
    pub bbox: Option<&'a [u8]>,
    pub matrix: Option<&'a [u8]>,
    pub global: Index<'a>,
    pub glyphs: Index<'a>,
    /// The font dicts; one for a face that is not CID-keyed.
    pub dicts: Vec<FontDict<'a>>,
    select: Option<Select<'a>>,
}

/// One font dict and its private dict.
pub(in crate::press) struct FontDict<'a> {
    pub matrix: Option<&'a [u8]>,
    pub private: &'a [u8],
    pub local: Index<'a>,
}

/// An INDEX.
#[derive(Clone, Copy, Default)]
pub(in crate::press) struct Index<'a> {
    count: usize,
    offset_size: usize,
    offsets: &'a [u8],
    data: &'a [u8],
}

#[derive(Clone, Copy)]
enum Select<'a> {
    Array(&'a [u8]),
    Ranges(&'a [u8]),
}

/// Operators of the dicts.
pub(super) mod op {
    pub const BBOX: u16 = 5;
    pub const CHARSET: u16 = 15;
    pub const CHAR_STRINGS: u16 = 17;
    pub const PRIVATE: u16 = 18;
    pub const SUBRS: u16 = 19;
    pub const MATRIX: u16 = 0x0C07;
    pub const ROS: u16 = 0x0C1E;
    pub const CID_COUNT: u16 = 0x0C22;
    pub const FD_ARRAY: u16 = 0x0C24;
    pub const FD_SELECT: u16 = 0x0C25;
}

impl<'a> Cff<'a> {
    /// Reads a table; `None` when it is damaged.
    pub fn read(table: &'a [u8]) -> Option<Cff<'a>> {
        let at = usize::from(*table.get(2)?);
        let (_, at) = Index::read(table, at)?;
        let (tops, at) = Index::read(table, at)?;
        let (_, at) = Index::read(table, at)?;
        let (global, _) = Index::read(table, at)?;
        let top = Dict(tops.get(0)?);
        let (glyphs, _) = Index::read(table, top.offset(op::CHAR_STRINGS)?)?;
        let (dicts, select) = if top.get(op::ROS).is_some() {
            let (array, _) = Index::read(table, top.offset(op::FD_ARRAY)?)?;
            let dicts = (0..array.count).map(|i| FontDict::read(table, Dict(array.get(i)?)));
            let select = Select::read(table.get(top.offset(op::FD_SELECT)?..)?, glyphs.count)?;
            (dicts.collect::<Option<Vec<_>>>()?, Some(select))
        } else {
            let mut only = FontDict::read(table, top)?;
            only.matrix = None;
            (vec![only], None)
        };
        Some(Cff { bbox: top.get(op::BBOX), matrix: top.get(op::MATRIX), global, glyphs, dicts, select })
    }

    /// The place of the font dict of a glyph.
    pub fn dict_of(&self, glyph: u16) -> usize {
        let place = match self.select {
            None => 0,
            Some(Select::Array(fds)) => fds.get(usize::from(glyph)).copied().unwrap_or(0),
            Some(Select::Ranges(ranges)) => range_of(ranges, glyph),
        };
        usize::from(place).min(self.dicts.len().saturating_sub(1))
    }
}

/// The font dict of the last range that begins at or before `glyph`.
fn range_of(ranges: &[u8], glyph: u16) -> u8 {
    let first = |i: usize| u16::from_be_bytes([ranges[i * 3], ranges[i * 3 + 1]]);
    let (mut low, mut high) = (0, ranges.len() / 3);
    while low < high {
        let middle = (low + high) / 2;
        if first(middle) <= glyph { low = middle + 1 } else { high = middle }
    }
    if low == 0 { 0 } else { ranges[(low - 1) * 3 + 2] }
}

impl<'a> Select<'a> {
    fn read(data: &'a [u8], glyphs: usize) -> Option<Select<'a>> {
        match data.first()? {
            0 => Some(Select::Array(data.get(1..1 + glyphs)?)),
            3 => {
                let count = usize::from(u16::from_be_bytes([*data.get(1)?, *data.get(2)?]));
                Some(Select::Ranges(data.get(3..3 + count * 3)?))
            }
            _ => None,
        }
    }
}

impl<'a> FontDict<'a> {
    fn read(table: &'a [u8], dict: Dict<'a>) -> Option<FontDict<'a>> {
        let (size, at) = dict.pair(op::PRIVATE)?;
        let private = table.get(at..at.checked_add(size)?)?;
        let local = match Dict(private).offset(op::SUBRS) {
            Some(offset) => Index::read(table, at.checked_add(offset)?)?.0,
            None => Index::default(),
        };
        Some(FontDict { matrix: dict.get(op::MATRIX), private, local })
    }
}

impl<'a> Index<'a> {
    /// Reads the INDEX at `at`; gives it and the place after it.
    fn read(table: &'a [u8], at: usize) -> Option<(Index<'a>, usize)> {
        let count = usize::from(u16::from_be_bytes([*table.get(at)?, *table.get(at + 1)?]));
        if count == 0 {
            return Some((Index::default(), at + 2));
        }
        let offset_size = usize::from(*table.get(at + 2)?);
        if !(1..=4).contains(&offset_size) {
            return None;
        }
        let start = at + 3 + (count + 1) * offset_size;
        let mut index = Index { count, offset_size, offsets: table.get(at + 3..start)?, data: &[] };
        let end = start.checked_add(index.offset(count)?.checked_sub(1)?)?;
        index.data = table.get(start..end)?;
        Some((index, end))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The object at a place.
    pub fn get(&self, i: usize) -> Option<&'a [u8]> {
        if i >= self.count {
            return None;
        }
        self.data.get(self.offset(i)?.checked_sub(1)?..self.offset(i + 1)?.checked_sub(1)?)
    }

    fn offset(&self, i: usize) -> Option<usize> {
        let bytes = self.offsets.get(i * self.offset_size..(i + 1) * self.offset_size)?;
        Some(bytes.iter().fold(0, |value, b| value << 8 | usize::from(*b)))
    }
}

/// A DICT's bytes.
#[derive(Clone, Copy)]
pub(super) struct Dict<'a>(pub &'a [u8]);

impl<'a> Dict<'a> {
    /// The entries: operator and operands as written.
    pub fn entries(self) -> impl Iterator<Item = (u16, &'a [u8])> {
        let (mut at, mut start) = (0, 0);
        std::iter::from_fn(move || {
            loop {
                let byte = *self.0.get(at)?;
                if byte > 21 {
                    at += number_length(self.0.get(at..)?)?;
                    continue;
                }
                let operands = self.0.get(start..at)?;
                let escaped = byte == 12;
                let op = if escaped { 0x0C00 | u16::from(*self.0.get(at + 1)?) } else { u16::from(byte) };
                at += if escaped { 2 } else { 1 };
                start = at;
                return Some((op, operands));
            }
        })
    }

    fn get(self, op: u16) -> Option<&'a [u8]> {
        self.entries().find(|(o, _)| *o == op).map(|(_, operands)| operands)
    }

    fn offset(self, op: u16) -> Option<usize> {
        integer(self.get(op)?).map(|(value, _)| value)
    }

    fn pair(self, op: u16) -> Option<(usize, usize)> {
        let operands = self.get(op)?;
        let (first, length) = integer(operands)?;
        Some((first, integer(operands.get(length..)?)?.0))
    }
}

/// The bytes that the number at the front takes.
fn number_length(data: &[u8]) -> Option<usize> {
    Some(match data.first()? {
        28 => 3,
        29 => 5,
        30 => 2 + data[1..].iter().position(|b| b & 0x0F == 0x0F || b >> 4 == 0x0F)?,
        32..=246 => 1,
        247..=254 => 2,
        _ => return None,
    })
}

/// The integer at the front, which is an offset or a size, and the bytes it takes.
fn integer(data: &[u8]) -> Option<(usize, usize)> {
    let at = |i: usize| data.get(i).map(|b| i64::from(*b));
    let b0 = at(0)?;
    let value = match b0 {
        28 => i64::from(i16::from_be_bytes([*data.get(1)?, *data.get(2)?])),
        29 => i64::from(i32::from_be_bytes(data.get(1..5)?.try_into().ok()?)),
        32..=246 => b0 - 139,
        247..=250 => (b0 - 247) * 256 + at(1)? + 108,
        251..=254 => -(b0 - 251) * 256 - at(1)? - 108,
        _ => return None,
    };
    Some((usize::try_from(value).ok()?, number_length(data)?))
}
