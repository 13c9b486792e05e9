//! `paiban check`: everything build would find, and no PDF.

use super::args::{CheckArgs, Format};
use super::exit::Exit;
use super::open::Opened;
use super::pipeline::{Show, for_pages, show};
use super::print;
use crate::edition::PageSpec;
use crate::finding::Findings;
use crate::press::{Press, told};
use crate::report;
use crate::{Made, make_page};

/// Makes the pages and says what is wrong with them.
pub fn run(args: &CheckArgs) -> Exit {
    let opened = match Opened::open_for(&args.edition.edition, args.format) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let press = match opened.press() {
        Ok(press) => press,
        Err(exit) => return exit,
    };
    let mut all: Findings = opened.findings.clone();
    let mut pages = Vec::new();
    let made =
        for_pages(&opened, &args.edition, |spec| judged(&opened, &press, spec), &mut |spec, made: Made| {
            let told =
                report::page_report(&opened.edition, &opened.sources, spec, (&made.page, &made.findings));
            pages.push(told);
            all.extend(made.findings);
        });
    if let Err(exit) = made {
        return exit;
    }
    if args.format == Format::Json {
        let report = report::report(&opened.edition, &opened.sources, &opened.findings, pages);
        print::out(&(report::json(&report) + "\n"));
    }
    show(&opened.sources, &all, Show::of(&args.edition));
    Exit::of(&all)
}

/// A page, made and prepared for the press: only that shows whether its pictures are whole.
fn judged(opened: &Opened, press: &Press<'_>, spec: &PageSpec) -> Made {
    let mut made = make_page(&opened.edition, &opened.faces, spec);
    match press.plate(&made.sheet) {
        Ok(plate) => made.findings.extend(told::plate(&opened.edition, spec, &plate)),
        Err(error) => made.findings.extend(told::page(spec, &error)),
    }
    made
}
