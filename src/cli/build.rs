//! `paiban build`: one PDF/X-4 a page, one for the edition, report.json, layout.json.
//!
//! Pages are made and written in parallel, a few at a time; the edition's PDF and layout.json grow as pages
//! come, so memory does not grow with the edition. A page that cannot be printed stops neither the others
//! nor the reports; the edition's PDF is then left as it was. Where the machine fails nothing is changed.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

use super::args::{self, BuildArgs, Format};
use super::exit::Exit;
use super::gone;
use super::open::Opened;
use super::pipeline::{Show, for_pages, show};
use super::print;
use crate::edition::PageSpec;
use crate::finding::{Findings, Message};
use crate::press::{Job, Plate, Press, PressError, Staging, Standard, reserve, told};
use crate::report::{self, PageReport};
use crate::{Made, make_page};

/// Builds an edition.
pub fn run(args: &BuildArgs) -> Exit {
    let begun = Instant::now();
    let opened = match Opened::open_for(&args.edition.edition, args.format) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let out = args.output.clone().unwrap_or_else(|| opened.root.join("out"));
    if let Err(error) = std::fs::create_dir_all(&out) {
        return machine(print::unmade(&out, error));
    }
    let opening = begun.elapsed().as_millis() as u64;
    let staging = match Staging::beside(&out) {
        Ok(staging) => staging,
        Err(error) => return machine(error.message()),
    };
    let build = Build { args, opened: &opened, out, staging };
    match build.all() {
        Ok(mut done) => {
            if args.timing {
                let pages = begun.elapsed().as_millis() as u64 - opening;
                done.timing = Some(BTreeMap::from([("open".into(), opening), ("pages".into(), pages)]));
            }
            build.tell(done)
        }
        Err(exit) => exit,
    }
}

fn machine(why: Message) -> Exit {
    print::error(why);
    Exit::Machine
}

struct Build<'a> {
    args: &'a BuildArgs,
    opened: &'a Opened,
    out: PathBuf,
    staging: Staging,
}

/// What a build came to.
#[derive(Default)]
struct Done {
    pages: Vec<PageReport>,
    findings: Findings,
    /// The first error of the machine itself.
    failed: Option<PressError>,
    timing: Option<BTreeMap<String, u64>>,
}

/// A page, made and printed, or why it could not be.
struct Printed {
    made: Made,
    plate: Result<(Plate, String), PressError>,
}

impl Build<'_> {
    fn all(&self) -> Result<Done, Exit> {
        let standard = match self.args.standard {
            args::Standard::X4 => Standard::X4,
            args::Standard::X1a => Standard::X1a,
        };
        let press = self.opened.press_for(Job { standard, ..self.opened.job() })?;
        let mut done = Done { findings: self.opened.findings.clone(), ..Done::default() };
        let mut exit = Ok(());
        let written = self.staging.write("layout.json", |mut layout| {
            layout.write_all(report::LAYOUT_HEAD.as_bytes())?;
            let whole = self.staging.write("edition.pdf", |pdf| {
                reserve(&pdf, press.least());
                let mut document = press.document(pdf)?;
                let mut complete = Ok(());
                exit = self.pages(&press, &mut |spec, printed| {
                    if let Ok((plate, _)) = &printed.plate {
                        complete =
                            std::mem::replace(&mut complete, Ok(())).and_then(|()| document.add(plate));
                    } else {
                        complete = Err(incomplete());
                    }
                    self.note(spec, printed, (&mut done, &mut layout));
                });
                complete?;
                document.finish().map(|written| written.to)
            });
            keep_first(&mut done.failed, whole);
            layout.write_all(report::LAYOUT_FOOT.as_bytes())?;
            Ok::<_, PressError>(layout)
        });
        keep_first(&mut done.failed, written);
        exit.map(|()| done)
    }

    fn pages(&self, press: &Press, each: &mut dyn FnMut(&PageSpec, Printed)) -> Result<(), Exit> {
        for_pages(self.opened, &self.args.edition, |spec| self.print(press, spec), each)
    }

    /// Makes a page and writes its own PDF.
    fn print(&self, press: &Press, spec: &PageSpec) -> Printed {
        let made = make_page(&self.opened.edition, &self.opened.faces, spec);
        let plate = press.plate(&made.sheet).and_then(|plate| {
            let sum = self.write_page(press, &plate)?;
            Ok((plate, sum))
        });
        Printed { made, plate }
    }

    fn write_page(&self, press: &Press, plate: &Plate) -> Result<String, PressError> {
        let mut sum = String::new();
        self.staging.write(&name(plate.number()), |file| {
            reserve(&file, press.least());
            let written = press.page_pdf(plate, file)?;
            sum = written.sha256;
            Ok::<_, PressError>(written.to)
        })?;
        Ok(sum)
    }

    /// Takes a page into the reports.
    fn note<W: Write>(
        &self,
        spec: &PageSpec,
        printed: Printed,
        (done, layout): (&mut Done, &mut BufWriter<W>),
    ) {
        let Printed { made, plate } = printed;
        let mut findings = made.findings;
        let mut sha256 = None;
        match plate {
            Ok((plate, sum)) => {
                findings.extend(told::plate(&self.opened.edition, spec, &plate));
                sha256 = Some(sum);
            }
            // The edition's fault is a finding, the machine's stops the build.
            Err(error) => match told::page(spec, &error) {
                Some(finding) => findings.push(finding),
                None => keep_first(&mut done.failed, Err(error)),
            },
        }
        let opened = self.opened;
        let mut told = report::page_report(&opened.edition, &opened.sources, spec, (&made.page, &findings));
        told.pdf = sha256.as_ref().map(|_| name(spec.number));
        told.sha256 = sha256;
        let lines = report::page_layout(&opened.edition, spec, &made.page);
        let comma: &[u8] = if done.pages.is_empty() { b"\n" } else { b",\n" };
        let written = layout.write_all(comma).and_then(|()| report::write_layout(&lines, layout));
        let written = written.map_err(PressError::Write);
        keep_first(&mut done.failed, written);
        done.pages.push(told);
        done.findings.extend(findings);
    }

    /// Writes report.json, lets the files appear unless the machine failed, and says what is wrong.
    fn tell(self, done: Done) -> Exit {
        let Done { pages, findings, failed, timing } = done;
        let opened = self.opened;
        let mut whole = report::report(&opened.edition, &opened.sources, &opened.findings, pages);
        whole.timing_ms = timing;
        let json = report::json(&whole) + "\n";
        let mut written = self.staging.write("report.json", |mut file| {
            file.write_all(json.as_bytes())?;
            Ok::<_, PressError>(file)
        });
        if written.is_ok() && matches!(failed, None | Some(PressError::Page { .. })) {
            // With some pages chosen the others stay as they are.
            let is_whole = self.args.edition.pages.is_none();
            let before = if is_whole { gone::named(&self.out) } else { Vec::new() };
            written = self.staging.appear();
            if written.is_ok() {
                let now: Vec<String> = opened.edition.pages.iter().map(|page| name(page.number)).collect();
                gone::clear(&self.out, before, &now);
            }
        }
        if self.args.format == Format::Json {
            print::out(&json);
        }
        show(&opened.sources, &findings, Show::of(&self.args.edition));
        match (failed, written) {
            (Some(PressError::Page { .. }), Ok(())) => Exit::of(&findings),
            (Some(error), _) | (None, Err(error)) => machine(error.message()),
            (None, Ok(())) => Exit::of(&findings),
        }
    }
}

/// Why the edition's PDF is not written: one of its pages is missing.
fn incomplete() -> PressError {
    PressError::Page {
        number: 0,
        why: ("a page of the edition could not be printed", "本期有一版没有印出").into(),
    }
}

fn keep_first(first: &mut Option<PressError>, result: Result<(), PressError>) {
    if let (None, Err(error)) = (&first, result) {
        *first = Some(error);
    }
}

fn name(number: u16) -> String {
    format!("page-{number}.pdf")
}
