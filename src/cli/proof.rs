//! `paiban proof`: a PNG a page or one of all pages, drawn from the PDF that `build` would write.

use std::path::Path;

use super::args::{Overlay, ProofArgs};
use super::exit::Exit;
use super::open::Opened;
use super::pipeline::{Show, for_pages, show};
use super::{office, print};
use crate::edition::PageSpec;
use crate::finding::{Finding, Findings, Message, message};
use crate::press::{Darkroom, Press, PressError, publish_bytes, told};
use crate::proof::{self, Hand, Layer, Pixels, ProofError};
use crate::{Made, make_page};

/// Dots an inch of a page, unless said.
const PAGE_DPI: u32 = 110;
/// Dots an inch of the pages of a contact sheet, unless said: 对开 is then 553 pixels wide.
const CONTACT_DPI: u32 = 36;
/// The contact sheet's file.
const CONTACT: &str = "contact.png";

/// Draws an edition's pages.
pub fn run(args: &ProofArgs) -> Exit {
    let opened = match Opened::open(&args.edition.edition) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let out = args.output.clone().unwrap_or_else(|| opened.root.join("out"));
    if let Err(error) = std::fs::create_dir_all(&out) {
        print::error(print::unmade(&out, error));
        return Exit::Machine;
    }
    if args.pdf {
        return office::run(args, &opened, &out);
    }
    let layers = layers(args);
    let proof = Proof { args, opened: &opened, out: &out, layers };
    proof.all().unwrap_or_else(|exit| exit)
}

/// What is drawn on top.
pub fn layers(args: &ProofArgs) -> Vec<Layer> {
    let layer = |overlay: &Overlay| match overlay {
        Overlay::Grid => Layer::Grid,
        Overlay::Lines => Layer::Lines,
        Overlay::Slots => Layer::Slots,
        Overlay::Findings => Layer::Findings,
    };
    args.overlay.iter().map(layer).collect()
}

struct Proof<'a> {
    args: &'a ProofArgs,
    opened: &'a Opened,
    out: &'a Path,
    layers: Vec<Layer>,
}

/// A page drawn: what is to be said of it, its pixels where the contact sheet wants them, and what failed.
struct Drawn {
    findings: Findings,
    pixels: Option<Pixels>,
    failed: Option<Failed>,
}

/// What kept a page from being drawn.
enum Failed {
    Press(PressError),
    Proof(ProofError),
}

impl Proof<'_> {
    fn all(&self) -> Result<Exit, Exit> {
        // A page is printed once to be judged, and once more with what is drawn on it.
        let darkroom = Darkroom::default();
        let press = self.opened.press()?;
        let press = if self.layers.is_empty() { press } else { press.with_darkroom(&darkroom) };
        let mut findings = self.opened.findings.clone();
        let mut worst = Exit::Clean;
        let mut pages = Vec::new();
        for_pages(
            self.opened,
            &self.args.edition,
            |spec| self.page(&press, spec),
            &mut |spec, drawn: Drawn| {
                self.legend(spec, &drawn.findings);
                findings.extend(drawn.findings);
                pages.extend(drawn.pixels);
                worst = worst.max(
                    drawn
                        .failed
                        .map_or(Exit::Clean, |f| told(&message!("page {}", "第 {} 版", spec.number), &f)),
                );
            },
        )?;
        if self.args.contact && !pages.is_empty() {
            let written = self.write(CONTACT, &proof::contact(&pages));
            worst = worst.max(written.map_or_else(|f| told(&Message::same(CONTACT), &f), |()| Exit::Clean));
        }
        show(&self.opened.sources, &findings, Show::of(&self.args.edition));
        Ok(worst.max(Exit::of(&findings)))
    }

    /// Makes a page, prints it in memory, draws it, and writes its PNG or keeps it for the contact sheet.
    fn page(&self, press: &Press<'_>, spec: &PageSpec) -> Drawn {
        let Opened { edition, faces, .. } = self.opened;
        let Made { mut sheet, mut findings, .. } = make_page(edition, faces, spec);
        let mut plate = press.plate(&sheet);
        if let Ok(plate) = &plate {
            findings.extend(told::plate(edition, spec, plate));
        }
        if !self.layers.is_empty() {
            let hand = Hand::new(faces, &edition.house);
            sheet.marks.extend(proof::overlay(&self.layers, spec, &findings, &hand));
            plate = press.plate(&sheet);
        }
        let pdf = plate.and_then(|plate| press.page_pdf(&plate, Vec::new()));
        let drawn = pdf.map_err(Failed::Press).and_then(|pdf| self.draw(&pdf.to));
        match drawn {
            Ok(pixels) if self.args.contact => Drawn { findings, pixels: Some(pixels), failed: None },
            drawn => {
                let name = format!("page-{}.png", spec.number);
                let written = drawn.and_then(|pixels| self.write(&name, &pixels));
                Drawn { findings, pixels: None, failed: written.err() }
            }
        }
    }

    fn draw(&self, pdf: &[u8]) -> Result<Pixels, Failed> {
        let dpi = self.args.dpi.unwrap_or(if self.args.contact { CONTACT_DPI } else { PAGE_DPI });
        proof::render(pdf, dpi).map_err(Failed::Proof)
    }

    fn write(&self, name: &str, pixels: &Pixels) -> Result<(), Failed> {
        let png = proof::png(pixels).map_err(Failed::Proof)?;
        publish_bytes(&self.out.join(name), &png).map_err(Failed::Press)
    }

    /// What the numbers on a page stand for, on stdout.
    fn legend(&self, spec: &PageSpec, findings: &[Finding]) {
        if self.layers.contains(&Layer::Findings) {
            let tongue = print::tongue();
            let line = |(n, f): (usize, &Finding)| {
                let (page, code) = (spec.number, f.code.name());
                let words = message!(
                    "page {page} no. {n}: {code}: {}\n",
                    "第 {page} 版 {n} 号：{code}：{}\n",
                    f.message.of(tongue)
                );
                words.of(tongue).to_owned()
            };
            print::out(&proof::numbered(spec, findings).into_iter().map(line).collect::<String>());
        }
    }
}

/// Says why a page or the contact sheet was not drawn.
fn told(what: &Message, failed: &Failed) -> Exit {
    let (why, exit) = match failed {
        Failed::Press(PressError::Write(error)) => {
            (message!("cannot write: {error}", "写不进：{error}"), Exit::Machine)
        }
        Failed::Press(error) => (error.message(), Exit::Errors),
        Failed::Proof(error @ ProofError::TooLarge { .. }) => (error.message(), Exit::Errors),
        Failed::Proof(error) => (error.message(), Exit::Machine),
    };
    print::error(what.clone().and(&(" was not drawn: ", "没有画出：").into()).and(&why));
    exit
}
