//! A bare CFF table with the used glyphs only, CID-keyed by their ids in the whole face
//! (Adobe Technical Note 5176; 32000-1 9.9, FontFile3 of subtype CIDFontType0C).

use super::cff::{Cff, Dict, FontDict, op};
use super::charstring::Flattener;

/// The strings of every subset have these numbers: after the 391 standard ones.
const ADOBE: i32 = 391;
const IDENTITY: i32 = 392;
const DICT_NAME: i32 = 393;

/// The subset of `glyphs`, sorted and without .notdef, under the name `name`; `None` when the face is
/// damaged.
pub(super) fn cff<'a>(
    (face, flat): (&Cff<'a>, &mut Flattener<'a>),
    glyphs: &[u16],
    name: &str,
) -> Option<Vec<u8>> {
    let all = || std::iter::once(0).chain(glyphs.iter().copied());
    let mut size = 0;
    let mut ends = Vec::with_capacity(glyphs.len() + 1);
    for glyph in all() {
        size += flat.flatten(face, glyph)?.len();
        ends.push(size);
    }
    let dicts: Vec<usize> = all().map(|glyph| face.dict_of(glyph)).collect();
    let mut used = dicts.clone();
    used.sort_unstable();
    used.dedup();
    let parts = Parts {
        charset: charset(glyphs),
        select: select(&dicts, &used),
        strings: index_head(&ends),
        dicts: used.iter().map(|d| &face.dicts[*d]).collect(),
        size,
    };
    Some(assemble((face, flat), &parts, glyphs, name))
}

struct Parts<'f, 'a> {
    charset: Vec<u8>,
    select: Vec<u8>,
    /// The head of the INDEX of charstrings,
    strings: Vec<u8>,
    /// and how long they are together.
    size: usize,
    dicts: Vec<&'f FontDict<'a>>,
}

/// Puts the parts in order; offsets are of one length, so that the top dict's size is known beforehand.
fn assemble(
    (face, flat): (&Cff<'_>, &Flattener<'_>),
    parts: &Parts<'_, '_>,
    glyphs: &[u16],
    name: &str,
) -> Vec<u8> {
    let last = glyphs.last().copied().unwrap_or(0);
    let mut out = Vec::with_capacity(parts.size + glyphs.len() * 8 + 4096);
    out.extend([1, 0, 4, 4]);
    out.extend(index_of(&[name.as_bytes()]));
    let top_size = index_of(&[&top(face, last, [0; 4])]).len();
    let mut tail = index_of(&[b"Adobe", b"Identity", b"D"]);
    tail.extend([0, 0]);
    let charset = out.len() + top_size + tail.len();
    let select = charset + parts.charset.len();
    let strings = select + parts.select.len();
    let privates = strings + parts.strings.len() + parts.size;
    let (private_bytes, array) = font_dicts(&parts.dicts, privates);
    let offsets = [charset, select, strings, privates + private_bytes.len()];
    out.extend(index_of(&[&top(face, last, offsets)]));
    for part in [&tail, &parts.charset, &parts.select, &parts.strings] {
        out.extend_from_slice(part);
    }
    for glyph in std::iter::once(&0).chain(glyphs) {
        out.extend_from_slice(flat.glyph(*glyph));
    }
    out.extend(private_bytes);
    out.extend(array);
    out
}

fn top(face: &Cff<'_>, last: u16, [charset, select, strings, array]: [usize; 4]) -> Vec<u8> {
    let mut dict = Vec::new();
    for value in [ADOBE, IDENTITY, 0] {
        integer(&mut dict, value);
    }
    operator(&mut dict, op::ROS);
    for (operands, code) in [(face.matrix, op::MATRIX), (face.bbox, op::BBOX)] {
        if let Some(operands) = operands {
            dict.extend_from_slice(operands);
            operator(&mut dict, code);
        }
    }
    let entries = [
        (usize::from(last) + 1, op::CID_COUNT),
        (charset, op::CHARSET),
        (select, op::FD_SELECT),
        (strings, op::CHAR_STRINGS),
        (array, op::FD_ARRAY),
    ];
    for (value, code) in entries {
        integer(&mut dict, offset(value));
        operator(&mut dict, code);
    }
    dict
}

/// The private dicts one after another from `at`, and the array of the font dicts that point to them.
fn font_dicts(dicts: &[&FontDict<'_>], at: usize) -> (Vec<u8>, Vec<u8>) {
    let (mut privates, mut array) = (Vec::new(), Vec::new());
    for font in dicts {
        let start = privates.len();
        for (code, operands) in Dict(font.private).entries().filter(|(code, _)| *code != op::SUBRS) {
            privates.extend_from_slice(operands);
            operator(&mut privates, code);
        }
        let mut dict = Vec::new();
        integer(&mut dict, DICT_NAME);
        operator(&mut dict, 0x0C26);
        if let Some(matrix) = font.matrix {
            dict.extend_from_slice(matrix);
            operator(&mut dict, op::MATRIX);
        }
        integer(&mut dict, offset(privates.len() - start));
        integer(&mut dict, offset(at + start));
        operator(&mut dict, op::PRIVATE);
        array.push(dict);
    }
    let array: Vec<&[u8]> = array.iter().map(Vec::as_slice).collect();
    (privates, index_of(&array))
}

/// Charset format 0: the CID of every glyph but .notdef.
fn charset(glyphs: &[u16]) -> Vec<u8> {
    std::iter::once(0).chain(glyphs.iter().flat_map(|g| g.to_be_bytes())).collect()
}

/// FDSelect format 3: ranges of glyphs with the same font dict.
fn select(dicts: &[usize], used: &[usize]) -> Vec<u8> {
    let mut ranges = Vec::new();
    let mut first = 0u16;
    for run in dicts.chunk_by(|a, b| a == b) {
        let place = used.binary_search(&run[0]).expect("every dict of a glyph is among the used");
        ranges.extend(first.to_be_bytes());
        ranges.push(place as u8);
        first += run.len() as u16;
    }
    let mut out = vec![3];
    out.extend(((ranges.len() / 3) as u16).to_be_bytes());
    out.extend(ranges);
    out.extend(first.to_be_bytes());
    out
}

fn index_of(objects: &[&[u8]]) -> Vec<u8> {
    let mut ends = Vec::with_capacity(objects.len());
    let mut data = Vec::new();
    for object in objects {
        data.extend_from_slice(object);
        ends.push(data.len());
    }
    let mut index = index_head(&ends);
    index.extend(data);
    index
}

/// An INDEX of data whose objects end at `ends`, but for the data.
fn index_head(ends: &[usize]) -> Vec<u8> {
    let total = ends.last().copied().unwrap_or(0);
    let size = (1..4).find(|size| total + 1 < 1 << (8 * size)).unwrap_or(4);
    let mut out = Vec::with_capacity(3 + (ends.len() + 1) * size);
    out.extend((ends.len() as u16).to_be_bytes());
    out.push(size as u8);
    for end in std::iter::once(&0).chain(ends) {
        out.extend_from_slice(&(*end as u32 + 1).to_be_bytes()[4 - size..]);
    }
    out
}

/// A number of fixed length: five bytes.
fn integer(out: &mut Vec<u8>, value: i32) {
    out.push(29);
    out.extend(value.to_be_bytes());
}

fn operator(out: &mut Vec<u8>, code: u16) {
    if code > 0xFF {
        out.push(12);
    }
    out.push(code as u8);
}

fn offset(value: usize) -> i32 {
    i32::try_from(value).expect("a subset is smaller than its face, which is below 2 GB")
}
