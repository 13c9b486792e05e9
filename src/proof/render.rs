//! A page's PDF → pixels → PNG. Floating point stands here only.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::finding::{Message, message};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::kurbo::Affine;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};

/// The longest side of a proof, in pixels.
const LONGEST: f32 = 32_000.0;

/// A page as a screen shows it, on white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// How many to a row.
    pub width: u32,
    /// How many rows.
    pub height: u32,
    /// Red, green and blue of each, from the top left, row by row.
    pub rgb: Vec<u8>,
}

impl Pixels {
    /// Red, green and blue of one, where there is one.
    pub fn at(&self, x: u32, y: u32) -> Option<[u8; 3]> {
        let inside = x < self.width && y < self.height;
        let start = (y as usize * self.width as usize + x as usize) * 3;
        inside.then(|| self.rgb.get(start..start + 3)?.try_into().ok()).flatten()
    }
}

/// A part of a page, in pixels from the top left of its bleed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Pixels left of it.
    pub x: u32,
    /// Pixels above it.
    pub y: u32,
    /// How wide it is.
    pub width: u16,
    /// How deep it is.
    pub height: u16,
}

/// Why there is no proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofError {
    /// The PDF cannot be read, or has no page.
    Unreadable,
    /// So many dots an inch make a picture that is too large.
    TooLarge {
        /// Dots an inch.
        dpi: u32,
    },
    /// The PNG could not be made.
    Png(String),
}

impl ProofError {
    /// It in words.
    pub fn message(&self) -> Message {
        match self {
            ProofError::Unreadable => ("the page's PDF cannot be read", "版面的 PDF 读不出").into(),
            ProofError::TooLarge { dpi } => {
                message!("the page is too large for {dpi} dots an inch", "版面太大，画不了每英寸 {dpi} 点")
            }
            ProofError::Png(why) => message!("the PNG cannot be made: {why}", "PNG 做不出：{why}"),
        }
    }
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for ProofError {}

/// Draws the first page of a PDF, bleed and all, on white.
pub fn render(pdf: &[u8], dpi: u32) -> Result<Pixels, ProofError> {
    render_page(pdf, 0, dpi)
}

/// How many pages a PDF has, whoever made it.
pub fn page_count(pdf: &[u8]) -> Result<usize, ProofError> {
    guarded(|| {
        let pdf = Pdf::new(Arc::new(pdf.to_vec())).map_err(|_| ProofError::Unreadable)?;
        Ok(pdf.pages().len())
    })
}

/// Draws one page of a PDF, the first being 0, whoever made it.
pub fn render_page(pdf: &[u8], index: usize, dpi: u32) -> Result<Pixels, ProofError> {
    guarded(|| page_pixels(pdf, index, dpi))
}

/// A PDF of others may bring the renderer to a fault of its own; that PDF cannot be read then.
fn guarded<T>(work: impl FnOnce() -> Result<T, ProofError>) -> Result<T, ProofError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(ProofError::Unreadable))
}

/// Draws a part of the first page of a PDF: of the page at so many dots an inch, as many pixels from there.
pub fn render_part(pdf: &[u8], dpi: u32, part: Part) -> Result<Pixels, ProofError> {
    guarded(|| pixels_of(pdf, (0, dpi), Some(part)))
}

fn page_pixels(pdf: &[u8], index: usize, dpi: u32) -> Result<Pixels, ProofError> {
    pixels_of(pdf, (index, dpi), None)
}

fn pixels_of(pdf: &[u8], (index, dpi): (usize, u32), part: Option<Part>) -> Result<Pixels, ProofError> {
    let pdf = Pdf::new(Arc::new(pdf.to_vec())).map_err(|_| ProofError::Unreadable)?;
    let page = pdf.pages().get(index).ok_or(ProofError::Unreadable)?;
    let (wide, deep) = page.render_dimensions();
    let (across, down) = match part {
        Some(_) => (wide * dpi as f32 / 72.0, deep * dpi as f32 / 72.0),
        None => (pixels(wide, dpi)?, pixels(deep, dpi)?),
    };
    let part = part.unwrap_or(Part { x: 0, y: 0, width: across as u16, height: down as u16 });
    let pixmap = draw(page, (across / wide, down / deep), part);
    let rgb = pixmap.data_as_u8_slice().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    Ok(Pixels { width: u32::from(pixmap.width()), height: u32::from(pixmap.height()), rgb })
}

/// The whole pixels of so many points, a little over so that cutting the fraction off keeps them.
fn pixels(points: f32, dpi: u32) -> Result<f32, ProofError> {
    let pixels = (points * dpi as f32 / 72.0).round().max(1.0);
    if points > 0.0 && pixels <= LONGEST { Ok(pixels + 0.02) } else { Err(ProofError::TooLarge { dpi }) }
}

/// White is under everything, so no pixel is see-through.
fn draw(page: &Page<'_>, (x_scale, y_scale): (f32, f32), part: Part) -> Pixmap {
    // Hinting moves glyphs to whole pixels; a proof shows where they stand.
    let exact = RenderSettings { hinting: false, ..RenderSettings::default() };
    let scaled = Affine::scale_non_uniform(x_scale.into(), y_scale.into());
    let there = Affine::translate((-f64::from(part.x), -f64::from(part.y)));
    let transform = there * scaled * page.initial_transform(true).to_kurbo();
    let mut context = RenderContext::new(part.width, part.height);
    let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
    hayro::render_into(page, &cache, &settings, &exact, &mut context, transform);
    context.flush();
    let mut pixmap = Pixmap::new(part.width, part.height);
    let white = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), white);
    pixmap
}

/// Pixels as a PNG.
pub fn png(pixels: &Pixels) -> Result<Vec<u8>, ProofError> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(&pixels.rgb, pixels.width, pixels.height, ExtendedColorType::Rgb8)
        .map_err(|error| ProofError::Png(error.to_string()))?;
    Ok(bytes)
}
