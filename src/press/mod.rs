//! Sheets → PDF/X bytes. In: [`Sheet`]s, fonts, pictures and the press condition. Out: one PDF a page and
//! one for the edition, written from the same prepared pieces, the same bytes every time. Rule: ISO 15930-7
//! (PDF/X-4) and ISO 15930-4 (PDF/X-1a:2003); `PDFX4.md` beside this file lists clause, how met, test.
//!
//! ```text
//! Sheet ─plate→ Plate (content, pictures, glyphs used) ─┬─page_pdf→ a PDF of its own
//!                                                       └─Document::add→ … ─finish→ the edition's PDF
//! ```
//!
//! A [`Plate`] holds no object number: character codes are the glyph ids of the whole font, so that its
//! compressed content is written unchanged into both files, and fonts are subset when a file is finished.
//! Plates can be made in parallel and dropped as soon as both files have them.

mod content;
mod curves;
mod document;
mod error;
mod faint;
mod file;
mod fonts;
mod meta;
mod numbers;
mod pictures;
mod profile;
mod publish;
mod separation;
mod staging;
mod standard;
mod text;
pub mod told;
mod uses;

pub use document::Document;
pub use error::PressError;
pub use faint::Faint;
pub use file::Written;
pub use fonts::{FontData, Fonts};
pub use pictures::{Crop, Darkroom, crop_of, effective_ppi};
pub use profile::Profile;
pub use publish::{publish, publish_bytes, publish_source};
pub use separation::Separation;
pub use staging::{Staging, reserve};
pub use standard::Standard;

use std::io::Write;

use crate::edition::{Condition, Files, Picture};
use crate::finding::Message;
use crate::sheet::Sheet;
use crate::units::{Length, Rect};

/// What every file of one issue is made from.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The paper's name.
    pub title: &'a str,
    /// Year, month, day of the issue: the only date that is written.
    pub date: (u16, u8, u8),
    /// The press condition.
    pub condition: &'a Condition,
    /// The standard to meet.
    pub standard: Standard,
    /// The font files.
    pub fonts: &'a dyn Fonts,
    /// Where picture files and profiles are.
    pub files: &'a (dyn Files + Sync),
    /// The edition's pictures; a sheet names them by place.
    pub pictures: &'a [Picture],
}

/// A press, made ready for one issue: profile read, faces parsed as they are met.
pub struct Press<'a> {
    job: Job<'a>,
    profile: Profile,
    prelude: file::Prelude,
    faces: fonts::Faces<'a>,
    separations: pictures::Separations,
    darkroom: Option<&'a Darkroom>,
    only: Option<Separation>,
}

/// One page, prepared: everything of it that is expensive, and nothing of any file.
pub struct Plate {
    number: u16,
    trim: (Length, Length),
    bleed: Length,
    /// The content stream, compressed.
    content: Vec<u8>,
    uses: uses::Uses,
    /// `/P0`, `/P1` …, in order.
    pictures: Vec<std::sync::Arc<pictures::Print>>,
    unprinted: Vec<Unprinted>,
    faint: Vec<Faint>,
}

/// A picture that could not be printed; a light tint stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unprinted {
    /// By its place in the edition's list.
    pub picture: u32,
    /// Where it should stand.
    pub area: Rect,
    /// What is wrong with it, and what to do.
    pub why: Message,
}

impl<'a> Press<'a> {
    /// Reads and checks the output profile.
    pub fn new(job: Job<'a>) -> Result<Press<'a>, PressError> {
        let profile = Profile::of(job.condition, job.files)?;
        let separations = pictures::Separations::new(job.condition.ink_limit);
        let (dict, data) = profile.stream();
        let prelude = file::Prelude::new(job.standard.rules().header, dict, data);
        let faces = fonts::Faces::new(job.fonts);
        Ok(Press { job, profile, prelude, faces, separations, darkroom: None, only: None })
    }

    /// The same, with pictures that were prepared before.
    pub fn with_darkroom(self, darkroom: &'a Darkroom) -> Press<'a> {
        Press { darkroom: Some(darkroom), ..self }
    }

    /// The same for one plate alone, in grey: for eyes, no PDF/X.
    pub fn only(self, plate: Option<Separation>) -> Press<'a> {
        Press { only: plate, ..self }
    }

    /// How long any of its PDFs is at the least, in bytes: its profile.
    pub fn least(&self) -> u64 {
        self.profile.stream().1.len() as u64
    }

    /// Prepares one page.
    pub fn plate(&self, sheet: &Sheet) -> Result<Plate, PressError> {
        content::plate(self, sheet)
    }

    /// Writes one page's own PDF.
    pub fn page_pdf<W: Write>(&self, plate: &Plate, to: W) -> Result<Written<W>, PressError> {
        let mut document = Document::begin(self, to, fonts::Packing::Plain)?;
        document.add(plate)?;
        document.finish()
    }

    /// Begins a PDF; pages are added as they come, and written at once.
    pub fn document<W: Write>(&self, to: W) -> Result<Document<'_, 'a, W>, PressError> {
        Document::begin(self, to, fonts::Packing::Deflate)
    }
}

impl Plate {
    /// The page's number.
    pub fn number(&self) -> u16 {
        self.number
    }

    /// The heads that are hard to read on the pictures under them, the worst line of each.
    pub fn faint(&self) -> &[Faint] {
        &self.faint
    }

    /// The pictures that could not be printed. The rest of the page is whole.
    pub fn unprinted(&self) -> &[Unprinted] {
        &self.unprinted
    }
}
