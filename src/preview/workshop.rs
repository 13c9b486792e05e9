//! Reads the edition and makes those of its pages whose inputs changed; the rest stay as they are.

use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::board::Showing;
use super::inputs::{Inputs, Stamp, stamp};
use super::view::{self, State};
use crate::edition::{self, Disk, Edition, PageSpec};
use crate::finding::{Code, Finding, Findings, Severity, Sources, Spot};
use crate::press::{Job, Press, PressError, Standard, unprinted};
use crate::style::FaceChain;
use crate::typeface::Faces;
use crate::{Made, make_page};

/// A page, made and printed in memory.
pub(super) struct Printed {
    /// Its number.
    pub number: u16,
    /// What it looks like, by content.
    pub key: String,
    /// What it looks like; none where it could not be printed.
    pub pdf: Option<Vec<u8>>,
    /// What stands where.
    pub made: Made,
    inputs: Inputs,
}

impl Printed {
    /// Its longer side with bleed, in whole inches.
    pub fn longest_inches(&self) -> u32 {
        let page = &self.made.page;
        let side = page.trim.0.max(page.trim.1) + page.bleed * 2;
        (side.to_milli_pt() / 72_000 + 1).try_into().unwrap_or(u32::MAX / 4096)
    }
}

/// What the fonts were opened for, and the fonts.
struct Opened {
    chains: Vec<FaceChain>,
    files: Vec<(String, Stamp)>,
    faces: Faces,
    findings: Findings,
}

/// The workshop.
pub(super) struct Workshop {
    root: PathBuf,
    entry: String,
    opened: Option<Opened>,
    pages: Vec<Arc<Printed>>,
    good: Good,
}

/// What was last shown whole.
#[derive(Default, Clone)]
struct Good {
    state: State,
    pages: Vec<(Arc<Printed>, String)>,
    files: Vec<String>,
}

impl Workshop {
    /// A workshop for an edition.
    pub fn new(root: PathBuf, entry: String) -> Workshop {
        Workshop { root, entry, opened: None, pages: Vec::new(), good: Good::default() }
    }

    /// What is to be shown of the files as they are. A mistake is told, and the last good pages stay.
    pub fn make(&mut self) -> Showing {
        let files = Disk::new(&self.root);
        let reading = edition::read(&files, &self.entry);
        let (sources, mut findings) = (reading.sources, reading.findings);
        let Some(edition) = reading.edition else { return self.mistake(&sources, &findings) };
        findings.extend(self.open_faces(&edition));
        if findings.iter().any(|f| f.severity() == Severity::Error && f.code == Code::FaceMissing) {
            return self.mistake(&sources, &findings);
        }
        match self.print(&edition, &files) {
            Ok(pages) => self.pages = pages,
            Err(error) => {
                findings.push(Finding::new(Code::ProfileBroken, error.to_string()));
                return self.mistake(&sources, &findings);
            }
        }
        self.good = Good {
            state: view::state(&edition, &sources, (&findings, &self.pages)),
            pages: self.views(&edition, &sources),
            files: names(&sources),
        };
        let Good { state, pages, files } = self.good.clone();
        Showing { state, pages, files }
    }

    /// The last good pages, with what keeps the new ones from being made.
    fn mistake(&self, sources: &Sources, findings: &Findings) -> Showing {
        let Good { state, pages, mut files } = self.good.clone();
        files.extend(names(sources));
        Showing { state: state.with_trouble(sources, findings), pages, files }
    }

    fn views(&self, edition: &Edition, sources: &Sources) -> Vec<(Arc<Printed>, String)> {
        let both = edition.pages.iter().zip(&self.pages);
        both.map(|(spec, page)| (Arc::clone(page), view::page(edition, sources, (spec, page)))).collect()
    }

    /// Opens the fonts, unless they are open.
    fn open_faces(&mut self, edition: &Edition) -> Findings {
        let files: Vec<(String, Stamp)> =
            edition.house.font_files.iter().map(|f| (f.clone(), stamp(&self.root, f))).collect();
        let same = |o: &&Opened| o.chains == edition.house.faces && o.files == files;
        if let Some(opened) = self.opened.as_ref().filter(same) {
            return opened.findings.clone();
        }
        let paths: Vec<PathBuf> = files.iter().map(|(f, _)| self.root.join(f)).collect();
        let (faces, findings) = Faces::open(&edition.house.faces, &paths);
        let chains = edition.house.faces.clone();
        self.opened = Some(Opened { chains, files, faces, findings: findings.clone() });
        findings
    }

    /// Every page: made again where its inputs changed.
    fn print(&self, edition: &Edition, files: &Disk) -> Result<Vec<Arc<Printed>>, PressError> {
        let Some(opened) = &self.opened else { return Ok(Vec::new()) };
        let job = Job {
            title: &edition.paper.name,
            date: edition.issue.date,
            condition: &edition.house.condition,
            standard: Standard::X4,
            fonts: &opened.faces,
            files,
            pictures: &edition.pictures,
        };
        let press = Press::new(job)?;
        let page = |spec: &PageSpec| {
            let inputs = Inputs::of(edition, spec, &self.root);
            let old = self.pages.iter().find(|p| p.number == spec.number);
            match old.filter(|p| p.inputs == inputs) {
                Some(same) => Arc::clone(same),
                None => Arc::new(printed(edition, (&press, &opened.faces), (spec, inputs))),
            }
        };
        Ok(edition.pages.par_iter().map(page).collect())
    }
}

/// Makes a page and prints it in memory.
fn printed(
    edition: &Edition,
    (press, faces): (&Press<'_>, &Faces),
    (spec, inputs): (&PageSpec, Inputs),
) -> Printed {
    let mut made = make_page(edition, faces, spec);
    let done = press.plate(&made.sheet).and_then(|plate| {
        made.findings.extend(unprinted::pictures(edition, spec, &plate));
        press.page_pdf(&plate, Vec::new())
    });
    let (key, pdf) = match done {
        Ok(written) => (written.sha256.chars().take(16).collect(), Some(written.to)),
        Err(error) => {
            let spot = Spot { page: spec.number, ..Spot::default() };
            let other = || Finding::new(Code::BadValue, error.to_string()).at(spec.at).on(spot);
            made.findings.push(unprinted::page(spec, &error).unwrap_or_else(other));
            ("none".to_owned(), None)
        }
    };
    Printed { number: spec.number, key, pdf, made, inputs }
}

/// The files in an edition's folder that were read.
fn names(sources: &Sources) -> Vec<String> {
    sources.paths().filter(|p| !p.ends_with("(shipped)") && *p != "presets.toml").map(str::to_owned).collect()
}
