//! A PDF of one paragraph a page → the lines as they stand on the paper.

use std::sync::Arc;

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Point, Rect};

use crate::judge::SetLine;

/// The lines of each page, in em of `size` points from the left edge of the page.
pub fn paragraphs(bytes: Vec<u8>, size: f64) -> Option<Vec<Vec<SetLine>>> {
    let pdf = Pdf::new(Arc::new(bytes)).ok()?;
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        pages.push(read(&pdf, page, &cache).lines(size));
    }
    // A page break after the last paragraph leaves a page without text.
    pages.pop_if(|lines| lines.is_empty());
    Some(pages)
}

fn read<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> Places {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(Affine::IDENTITY, area, cache, pdf.xref(), InterpreterSettings::default());
    let mut places = Places::default();
    interpret_page(page, &mut context, &mut places);
    places
}

/// Every character of a page with the place where it begins.
#[derive(Default)]
struct Places(Vec<(char, Point)>);

impl Places {
    /// Characters of one height are a line; from the top of the page.
    fn lines(mut self, size: f64) -> Vec<SetLine> {
        self.0.sort_by(|a, b| b.1.y.total_cmp(&a.1.y));
        let same_line = |a: &(char, Point), b: &(char, Point)| (a.1.y - b.1.y).abs() < size / 3.0;
        let line = |places: &[(char, Point)]| {
            let mut cells: Vec<_> = places.iter().map(|(c, place)| (*c, place.x / size)).collect();
            cells.sort_by(|a, b| a.1.total_cmp(&b.1));
            SetLine { cells }
        };
        self.0.chunk_by(same_line).map(line).collect()
    }
}

impl<'a> Device<'a> for Places {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let origin = props.transform * glyph.transform() * Point::ORIGIN;
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => char::REPLACEMENT_CHARACTER.to_string(),
            };
            let printed = text.chars().filter(|c| !c.is_whitespace() && !c.is_control());
            self.0.extend(printed.map(|c| (c, origin)));
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
