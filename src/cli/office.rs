//! `paiban proof --pdf`: one PDF of the pages on A3, for the office printer.

use std::path::Path;

use super::args::ProofArgs;
use super::exit::Exit;
use super::open::Opened;
use super::pipeline::{Show, for_pages, show};
use super::print;
use super::proof::layers;
use crate::edition::{Condition, PageSpec};
use crate::finding::{Findings, Message};
use crate::press::{Job, Plate, Press, PressError, publish, told};
use crate::proof::{self, Hand, Layer, Office};
use crate::{Made, make_page};

/// An office printer shows no more pixels to the inch.
const PPI: u16 = 150;

/// Writes proof.pdf.
pub fn run(args: &ProofArgs, opened: &Opened, out: &Path) -> Exit {
    let condition = Condition { max_ppi: PPI, ..opened.edition.house.condition.clone() };
    let press = match opened.press_for(Job { condition: &condition, ..opened.job() }) {
        Ok(press) => press,
        Err(exit) => return exit,
    };
    let mut findings = opened.findings.clone();
    let mut pages = Ok(());
    let written = publish(&out.join("proof.pdf"), |file| {
        let mut document = press.document(file)?;
        let mut whole = Ok(());
        pages = for_pages(
            opened,
            &args.edition,
            |spec| page(args, opened, (&press, spec)),
            &mut |_, (found, plate): (Findings, Result<Plate, PressError>)| {
                findings.extend(found);
                let added = plate.and_then(|plate| document.add(&plate));
                whole = std::mem::replace(&mut whole, Ok(())).and(added);
            },
        );
        whole?;
        document.finish().map(|written| written.to)
    });
    if let Err(exit) = pages {
        return exit;
    }
    show(&opened.sources, &findings, Show::of(&args.edition));
    match written {
        Ok(()) => Exit::of(&findings),
        Err(error) => {
            print::error(
                Message::from(("proof.pdf was not written: ", "proof.pdf 没有写出：")).and(&error.message()),
            );
            if matches!(error, PressError::Write(_)) { Exit::Machine } else { Exit::Errors }
        }
    }
}

/// A page on A3, ready for the press; its findings are framed on it, whatever else is drawn on top.
fn page(
    args: &ProofArgs,
    opened: &Opened,
    (press, spec): (&Press<'_>, &PageSpec),
) -> (Findings, Result<Plate, PressError>) {
    let Opened { edition, faces, sources, .. } = opened;
    let Made { page, mut sheet, mut findings } = make_page(edition, faces, spec);
    let hand = Hand::new(faces, &edition.house);
    let mut layers = layers(args);
    layers.push(Layer::Findings);
    if let Ok(plate) = press.plate(&sheet) {
        findings.extend(told::plate(edition, spec, &plate));
    }
    sheet.marks.extend(proof::overlay(&layers, spec, &findings, &hand));
    let of = Office { edition, sources, spec, page: &page, findings: &findings, mark: args.mark.as_deref() };
    let plate = press.plate(&proof::office(&of, &sheet, &hand));
    (findings, plate)
}
