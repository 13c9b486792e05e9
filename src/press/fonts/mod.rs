//! Fonts: measured while lines are set, subset and written when a file is finished.
//!
//! A character code is the glyph id in the whole font, in every file. So content streams do not depend on
//! what other pages use. The subset keeps those numbers: as the CIDs in a CFF charset, as the codes of a
//! CIDToGIDMap for TrueType.

mod cff;
mod charstring;
mod embed;
mod subset;
mod unicode;

pub(super) use embed::{Packing, Shelf};

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider, Tag};

use super::error::PressError;
use super::numbers::nearest;
use crate::finding::{Message, message};
use crate::typeface::FontId;

/// A font file, or one face of a collection.
#[derive(Clone, Copy)]
pub struct FontData<'a> {
    /// The whole file.
    pub bytes: &'a [u8],
    /// The face's place in a collection; 0 otherwise.
    pub index: u32,
}

/// Where the press gets font files.
pub trait Fonts: Sync {
    /// The file of `font`; `None` when the book has no such font.
    fn data(&self, font: FontId) -> Option<FontData<'_>>;
}

impl Fonts for crate::typeface::Faces {
    fn data(&self, font: FontId) -> Option<FontData<'_>> {
        self.font(font).map(|f| FontData { bytes: f.bytes(), index: f.index() })
    }
}

/// The faces met so far.
pub(super) struct Faces<'a> {
    fonts: &'a dyn Fonts,
    met: Mutex<BTreeMap<FontId, Arc<Face<'a>>>>,
}

/// A face, with what the press asks of it.
pub(super) struct Face<'a> {
    /// The file.
    pub data: FontData<'a>,
    /// Its PostScript name.
    pub name: String,
    /// The outlines.
    pub outlines: Outlines<'a>,
    /// The glyph of U+0020; 0 for none.
    pub space: u16,
    /// For the descriptor, in thousandths of the em.
    pub shape: Shape,
    units: i64,
    /// `hmtx`, and how many glyphs have an advance of their own in it.
    advances: (&'a [u8], usize),
}

/// The kinds of outline that can be embedded.
pub(super) enum Outlines<'a> {
    /// With the charstrings flattened so far.
    Cff(Box<cff::Cff<'a>>, Box<Mutex<charstring::Flattener<'a>>>),
    TrueType,
}

/// A face's measures, in thousandths of the em.
pub(super) struct Shape {
    pub bounds: [f32; 4],
    pub ascent: f32,
    pub descent: f32,
    pub cap_height: f32,
    pub italic_angle: f32,
}

impl<'a> Faces<'a> {
    pub fn new(fonts: &'a dyn Fonts) -> Faces<'a> {
        Faces { fonts, met: Mutex::default() }
    }

    /// The face of `font`, read at its first use.
    pub fn get(&self, font: FontId) -> Result<Arc<Face<'a>>, PressError> {
        let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(face) = met.get(&font) {
            return Ok(Arc::clone(face));
        }
        let unnamed = |why: Message| PressError::Font { font: format!("number {}", font.0), why };
        let none = || unnamed(("the book of fonts has no such font", "字库里没有这个字体").into());
        let data = self.fonts.data(font).ok_or_else(none)?;
        let face = Arc::new(Face::read(data).map_err(unnamed)?);
        met.insert(font, Arc::clone(&face));
        Ok(face)
    }
}

impl<'a> Face<'a> {
    fn read(data: FontData<'a>) -> Result<Face<'a>, Message> {
        let font = FontRef::from_index(data.bytes, data.index)
            .map_err(|e| message!("not a font: {e}", "不是字体：{e}"))?;
        let table = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).map(|d| d.as_bytes());
        let outlines = match (table(b"CFF "), table(b"glyf")) {
            (Some(cff), _) => {
                let cff = cff::Cff::read(cff).ok_or(("its CFF table is damaged", "CFF 表损坏"))?;
                Outlines::Cff(Box::new(cff), Box::default())
            }
            (None, Some(_)) => Outlines::TrueType,
            _ => {
                let none = "it has neither CFF nor TrueType outlines, and no other kind is embedded";
                return Err((none, "既无 CFF 也无 TrueType 轮廓，别的不能嵌入").into());
            }
        };
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let count = font
            .hhea()
            .map_err(|e| message!("no hhea table: {e}", "没有 hhea 表：{e}"))?
            .number_of_h_metrics();
        let space = font.charmap().map(' ').and_then(|g| u16::try_from(g.to_u32()).ok());
        Ok(Face {
            data,
            name: name_of(&font),
            outlines,
            space: space.unwrap_or(0),
            shape: Shape::of(&metrics),
            units: i64::from(metrics.units_per_em.max(1)),
            advances: (table(b"hmtx").ok_or(("no hmtx table", "没有 hmtx 表"))?, usize::from(count)),
        })
    }

    /// How far the pen moves for a glyph, in millionths of the em: what W says, and so what readers do.
    pub fn advance(&self, glyph: u16) -> i64 {
        let (table, count) = self.advances;
        let entry = usize::from(glyph).min(count.saturating_sub(1)) * 4;
        let units = table.get(entry..entry + 2).map_or(0, |b| i64::from(u16::from_be_bytes([b[0], b[1]])));
        nearest(units * 1_000_000, self.units)
    }
}

/// The PostScript name, without what a PDF name cannot have.
fn name_of(font: &FontRef<'_>) -> String {
    let english = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first();
    let clean =
        |name: String| name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    let name: String = english.map(|s| clean(s.to_string())).unwrap_or_default();
    if name.is_empty() { "Unnamed".to_owned() } else { name.chars().take(60).collect() }
}

impl Shape {
    fn of(metrics: &skrifa::metrics::Metrics) -> Shape {
        let milli = |units: f32| (units * 1000.0 / f32::from(metrics.units_per_em.max(1))).round();
        let bounds = metrics.bounds.unwrap_or_default();
        Shape {
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(milli),
            ascent: milli(metrics.ascent),
            descent: milli(metrics.descent),
            cap_height: milli(metrics.cap_height.unwrap_or(metrics.ascent)),
            italic_angle: metrics.italic_angle,
        }
    }
}
