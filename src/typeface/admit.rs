//! Which font files are let in: whole, with outlines that a PDF can hold, and a licence to embed them.

use crate::finding::{Message, message};
use harfrust::font::{Font, Format};
use skrifa::FontRef;
use skrifa::raw::{TableProvider, types::Tag};

/// `fsType` (OpenType `OS/2`): bits 0–3 say who may embed, and the least of them counts.
const USAGE: u16 = 0x000f;
const RESTRICTED: u16 = 0x0002;
const NO_SUBSET: u16 = 0x0100;
const BITMAPS_ONLY: u16 = 0x0200;

/// The most faces of one collection that are looked at.
const FACES: u32 = 64;

/// How many faces a file has; none when it is no font file.
pub fn faces(bytes: &[u8]) -> u32 {
    match Format::new(bytes) {
        Some(format) if format.is_sfnt() => format.num_fonts().min(FACES),
        _ => 0,
    }
}

/// What is wrong with a face, to follow its name in a sentence. `font` is the face at `index` of the file.
pub fn fault(font: &Font, (bytes, index): (&[u8], u32)) -> Option<Message> {
    let Ok(tables) = FontRef::from_index(bytes, index) else {
        return Some(("is no OpenType or TrueType font", "不是 OpenType 或 TrueType 字体").into());
    };
    if !font.charmap().has_unicode() {
        return Some(("has no Unicode character map", "没有 Unicode 字符映射").into());
    }
    if let Some(fault) = fault_of_outlines(font, &tables) {
        return Some(fault);
    }
    if tables.hhea().is_err() || tables.hmtx().is_err() {
        return Some(("has no widths", "没有字宽").into());
    }
    let upem = font.units_per_em();
    if !(16..=16384).contains(&upem) {
        return Some(message!(
            "has {upem} units an em; 16 to 16384 are allowed",
            "每字 {upem} 单位；应为 16 到 16384"
        ));
    }
    fault_of_licence(tables.os2().map_or(0, |os2| os2.fs_type()))
}

fn fault_of_outlines(font: &Font, tables: &FontRef<'_>) -> Option<Message> {
    let has = |tag: &[u8; 4]| tables.data_for_tag(Tag::new(tag)).is_some();
    if has(b"CFF2") && !has(b"glyf") {
        return Some(
            (
                "has CFF2 outlines, which PDF/X-4 cannot hold; take the static font of the family",
                "用的是 CFF2 轮廓，PDF/X-4 装不下；请用同族的静态字体",
            )
                .into(),
        );
    }
    if !has(b"CFF ") && !has(b"glyf") {
        return Some(("has no outlines, only bitmaps or nothing", "没有轮廓，只有点阵或什么也没有").into());
    }
    let outlines = font.outline_glyphs();
    if !(1..font.num_glyphs().min(8)).any(|g| outlines.get(harfrust::GlyphId::new(g)).is_some()) {
        return Some(("has no outlines that can be read", "没有能读的轮廓").into());
    }
    None
}

fn fault_of_licence(fs_type: u16) -> Option<Message> {
    if fs_type & USAGE == RESTRICTED {
        return Some(("may not be embedded, by its own fsType", "按其 fsType 不得嵌入").into());
    }
    if fs_type & NO_SUBSET != 0 {
        return Some(
            (
                "may only be embedded whole, by its own fsType, and 20,000 字 are too many",
                "按其 fsType 只能整体嵌入，而两万字太多",
            )
                .into(),
        );
    }
    (fs_type & BITMAPS_ONLY != 0)
        .then(|| ("may only be embedded as bitmaps, by its own fsType", "按其 fsType 只能以点阵嵌入").into())
}
