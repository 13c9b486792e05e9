//! `paiban check`: everything build would find, and no PDF.

use super::args::{CheckArgs, Format};
use super::exit::Exit;
use super::open::Opened;
use super::pipeline::{Show, make_pages, show};
use super::print;
use crate::finding::Findings;
use crate::report;

/// Makes the pages and says what is wrong with them.
pub fn run(args: &CheckArgs) -> Exit {
    let opened = match Opened::open(&args.edition.edition) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let mut all: Findings = opened.findings.clone();
    let mut pages = Vec::new();
    let made = make_pages(&opened, &args.edition, |spec, made| {
        let told = report::page_report(&opened.edition, &opened.sources, spec, (&made.page, &made.findings));
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
    show(&opened.sources, &all, Show::of(args.quiet));
    Exit::of(&all)
}
