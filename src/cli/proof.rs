//! `paiban proof`: a PNG a page, drawn from the PDF that `build` would write.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::{Overlay, ProofArgs};
use super::exit::Exit;
use super::open::Opened;
use super::pipeline::{Show, for_pages, show};
use super::{office, print};
use crate::edition::PageSpec;
use crate::finding::{Finding, Findings};
use crate::press::{Press, PressError, publish, unprinted};
use crate::proof::{self, Hand, Layer, ProofError};
use crate::{Made, make_page};

/// Draws an edition's pages.
pub fn run(args: &ProofArgs) -> Exit {
    let opened = match Opened::open(&args.edition.edition) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let out = args.output.clone().unwrap_or_else(|| opened.root.join("out"));
    if let Err(error) = std::fs::create_dir_all(&out) {
        print::err(&format!("error: the folder {} cannot be made: {error}\n", out.display()));
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

/// A page drawn: what is to be said of it, and why there is no PNG, if there is none.
struct Drawn {
    findings: Findings,
    failed: Option<Failed>,
}

/// What kept a page from being drawn.
enum Failed {
    Press(PressError),
    Proof(ProofError),
}

impl Proof<'_> {
    fn all(&self) -> Result<Exit, Exit> {
        let press = Press::new(self.opened.job()).map_err(|error| {
            print::err(&format!("error: {error}\n"));
            Exit::Unusable
        })?;
        let mut findings = self.opened.findings.clone();
        let mut worst = Exit::Clean;
        for_pages(
            self.opened,
            &self.args.edition,
            |spec| self.page(&press, spec),
            &mut |spec, drawn: Drawn| {
                self.legend(spec, &drawn.findings);
                findings.extend(drawn.findings);
                worst = worst.max(drawn.failed.map_or(Exit::Clean, |f| told(spec, &f)));
            },
        )?;
        show(&self.opened.sources, &findings, Show::of(self.args.quiet));
        Ok(worst.max(Exit::of(&findings)))
    }

    /// Makes a page, prints it in memory, draws it, and writes its PNG.
    fn page(&self, press: &Press<'_>, spec: &PageSpec) -> Drawn {
        let Opened { edition, faces, .. } = self.opened;
        let Made { mut sheet, mut findings, .. } = make_page(edition, faces, spec);
        let hand = Hand::new(faces, &edition.house);
        sheet.marks.extend(proof::overlay(&self.layers, spec, &findings, &hand));
        let pdf = press.plate(&sheet).and_then(|plate| {
            findings.extend(unprinted::pictures(edition, spec, &plate));
            press.page_pdf(&plate, Vec::new())
        });
        let written = pdf.map_err(Failed::Press).and_then(|pdf| self.write(spec.number, &pdf.to));
        Drawn { findings, failed: written.err() }
    }

    fn write(&self, number: u16, pdf: &[u8]) -> Result<(), Failed> {
        let pixels = proof::render(pdf, self.args.dpi).map_err(Failed::Proof)?;
        let png = proof::png(&pixels).map_err(Failed::Proof)?;
        publish(&self.path(number), |mut file| {
            file.write_all(&png)?;
            Ok::<_, PressError>(file)
        })
        .map_err(Failed::Press)
    }

    fn path(&self, number: u16) -> PathBuf {
        self.out.join(format!("page-{number}.png"))
    }

    /// What the numbers on a page stand for, on stdout.
    fn legend(&self, spec: &PageSpec, findings: &[Finding]) {
        if self.layers.contains(&Layer::Findings) {
            let line = |(n, f): (usize, &Finding)| {
                format!("page {} no. {n}: {}: {}\n", spec.number, f.code.name(), f.message)
            };
            print::out(&proof::numbered(spec, findings).into_iter().map(line).collect::<String>());
        }
    }
}

/// Says why a page was not drawn.
fn told(spec: &PageSpec, failed: &Failed) -> Exit {
    let (why, exit) = match failed {
        Failed::Press(PressError::Write(error)) => (format!("cannot write: {error}"), Exit::Machine),
        Failed::Press(error) => (error.to_string(), Exit::Errors),
        Failed::Proof(error @ ProofError::TooLarge { .. }) => (error.to_string(), Exit::Errors),
        Failed::Proof(error) => (error.to_string(), Exit::Machine),
    };
    print::err(&format!("error: page {} was not drawn: {why}\n", spec.number));
    exit
}
