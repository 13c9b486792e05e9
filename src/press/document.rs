//! A PDF as it grows: pages are written when they are added, fonts and catalogue at the end.

use std::collections::BTreeMap;
use std::io::Write;

use pdf_writer::{Chunk, Finish, Name, Rect, Ref, TextStr};

use super::error::PressError;
use super::file::{Out, Prelude, Written};
use super::fonts::{Packing, Shelf};
use super::meta::{self, Meta};
use super::uses::{Writing, resource_name};
use super::{Plate, Press};
use crate::units::Length;

/// A PDF under way; nothing of a page stays in memory but its number and its glyphs.
pub struct Document<'p, 'a, W> {
    press: &'p Press<'a>,
    out: Out<W>,
    fonts: Shelf,
    /// By content: a picture on two pages is written once.
    pictures: BTreeMap<[u8; 32], Ref>,
    /// Every page: its object and its number.
    pages: Vec<(Ref, u16)>,
    shared: Shared,
}

/// Objects that every page names.
struct Shared {
    tree: Ref,
    states: [Ref; 2],
}

/// Overprint (32000-1 11.7.4): with OPM 1 a plate whose ink is 0 is left as it is.
const STATES: [(Name<'static>, bool); 2] = [(Name(b"On"), true), (Name(b"Off"), false)];

impl<'p, 'a, W: Write> Document<'p, 'a, W> {
    /// Writes the header and what pages share.
    pub(super) fn begin(press: &'p Press<'a>, to: W, packing: Packing) -> Result<Self, PressError> {
        let mut out = Out::begin(to, &press.prelude, press.profile.stream())?;
        let shared = Shared { tree: out.number(), states: [out.number(), out.number()] };
        for (id, (_, overprints)) in shared.states.into_iter().zip(STATES) {
            let mut chunk = Chunk::new();
            chunk
                .ext_graphics(id)
                .overprint(overprints)
                .overprint_fill(overprints)
                .overprint_mode(pdf_writer::types::OverprintMode::IgnoreZeroChannel);
            out.object(id, &chunk)?;
        }
        let (fonts, pictures, pages) = (Shelf::new(packing), BTreeMap::new(), Vec::new());
        Ok(Document { press, out, fonts, pictures, pages, shared })
    }

    /// Writes a page.
    pub fn add(&mut self, plate: &Plate) -> Result<(), PressError> {
        let (content, resources, page) = (self.out.number(), self.out.number(), self.out.number());
        self.out.stream(content, "/Filter/FlateDecode", &plate.content)?;
        self.resources(resources, plate)?;
        let mut chunk = Chunk::new();
        let mut dict = chunk.page(page);
        let [media, trim] = boxes(plate);
        dict.parent(self.shared.tree).media_box(media).bleed_box(media).trim_box(trim);
        dict.contents(content).pair(Name(b"Resources"), resources);
        dict.finish();
        self.out.object(page, &chunk)?;
        self.pages.push((page, plate.number));
        Ok(())
    }

    fn resources(&mut self, id: Ref, plate: &Plate) -> Result<(), PressError> {
        let mut chunk = Chunk::new();
        let mut dict = chunk.indirect(id).start::<pdf_writer::writers::Resources<'_>>();
        let mut fonts = dict.fonts();
        for (font, readings) in &plate.uses.fonts {
            for (k, texts) in readings.iter().enumerate() {
                let down = plate.uses.upright.contains(&(*font, k)).then_some(Writing::Down);
                for writing in [Writing::Along].into_iter().chain(down) {
                    let number = self.fonts.take(&mut self.out, (*font, writing), texts);
                    fonts.pair(Name(resource_name(*font, k, writing).as_bytes()), number);
                }
            }
        }
        fonts.finish();
        let mut pictures = dict.x_objects();
        for (k, print) in plate.pictures.iter().enumerate() {
            let number = match self.pictures.get(&print.digest) {
                Some(number) => *number,
                None => print.write(&mut self.out)?,
            };
            self.pictures.insert(print.digest, number);
            pictures.pair(Name(format!("P{k}").as_bytes()), number);
        }
        pictures.finish();
        let mut states = dict.ext_g_states();
        for (id, (name, _)) in self.shared.states.into_iter().zip(STATES) {
            states.pair(name, id);
        }
        states.finish();
        dict.finish();
        self.out.object(id, &chunk)
    }

    /// Writes fonts, metadata and catalogue; gives back what was written to.
    pub fn finish(mut self) -> Result<Written<W>, PressError> {
        self.fonts.write(&mut self.out, &self.press.faces)?;
        self.tree()?;
        let intent = self.out.number();
        self.out.object(intent, &meta::intent(&self.press.profile, Prelude::FIRST, intent))?;
        let numbers: Vec<u16> = self.pages.iter().map(|(_, number)| *number).collect();
        let meta = Meta::new(&self.press.job, &numbers);
        let (info, catalogue, packet) = (self.out.number(), self.out.number(), self.out.number());
        self.out.object(info, &meta.info(info))?;
        self.catalogue(catalogue, [packet, intent])?;
        let ids = [meta.identity(), self.out.identity()];
        self.out.stream(packet, "/Type/Metadata/Subtype/XML", meta.xmp(ids).as_bytes())?;
        self.out.finish(catalogue, info, ids)
    }

    fn tree(&mut self) -> Result<(), PressError> {
        let mut chunk = Chunk::new();
        let mut tree = chunk.pages(self.shared.tree);
        let count = i32::try_from(self.pages.len()).expect("an edition has at most 999 pages");
        tree.count(count).kids(self.pages.iter().map(|(page, _)| *page));
        tree.finish();
        self.out.object(self.shared.tree, &chunk)
    }

    /// The catalogue; pages are labelled with the numbers they are printed with.
    fn catalogue(&mut self, id: Ref, [packet, intent]: [Ref; 2]) -> Result<(), PressError> {
        let mut chunk = Chunk::new();
        let mut catalogue = chunk.indirect(id).start::<pdf_writer::writers::Catalog<'_>>();
        catalogue.pages(self.shared.tree).metadata(packet).lang(TextStr("zh-CN"));
        catalogue.insert(Name(b"OutputIntents")).array().item(intent);
        let mut labels = catalogue.insert(Name(b"PageLabels")).dict();
        let mut entries = labels.insert(Name(b"Nums")).array();
        for (place, (_, number)) in self.pages.iter().enumerate() {
            entries.item(place as i32);
            let mut label = entries.push().dict();
            label.pair(Name(b"S"), Name(b"D")).pair(Name(b"St"), i32::from(*number).max(1));
        }
        entries.finish();
        labels.finish();
        catalogue.finish();
        self.out.object(id, &chunk)
    }
}

/// The media, which is the bleed, and the trim within it.
fn boxes(plate: &Plate) -> [Rect; 2] {
    let points = |l: Length| l.to_milli_pt() as f32 / 1000.0;
    let ((width, height), bleed) = (plate.trim, plate.bleed);
    let media = Rect::new(0.0, 0.0, points(width + bleed * 2), points(height + bleed * 2));
    let trim = Rect::new(points(bleed), points(bleed), points(width + bleed), points(height + bleed));
    [media, trim]
}
