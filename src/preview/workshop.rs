//! Reads the edition and makes those of its pages whose inputs changed; the rest stay as they are.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::board::Showing;
use super::inputs::Inputs;
use super::printed::Printed;
use super::state::{State, state};
use super::stock::{Grain, Shelf, Stock};
use super::view;
use crate::edition::{self, Disk, PageSpec, SHIPPED};
use crate::finding::{Code, Finding, Findings, Severity, Sources, message};
use crate::press::{PressError, told};

/// The workshop.
pub(super) struct Workshop {
    root: PathBuf,
    entry: String,
    shelf: Shelf,
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
        Workshop { root, entry, shelf: Shelf::default(), pages: Vec::new(), good: Good::default() }
    }

    /// What is to be shown of the files as they are. A mistake is told, and the last good pages stay; so they do
    /// where the mistake is paiban's own: the next save finds the workshop at work.
    pub fn make(&mut self) -> Showing {
        catch_unwind(AssertUnwindSafe(|| self.made())).unwrap_or_else(|_| {
            (self.shelf, self.pages) = Default::default();
            let ours = message!("paiban failed on this edition", "paiban 排这份报纸时自己出了错");
            self.mistake(&Sources::default(), &vec![Finding::new(Code::PaibanFailed, ours)])
        })
    }

    fn made(&mut self) -> Showing {
        let reading = edition::read(&Disk::new(&self.root), &self.entry);
        let (sources, mut findings) = (reading.sources, reading.findings);
        let Some(edition) = reading.edition else { return self.mistake(&sources, &findings) };
        let (stock, found) = self.shelf.stock(&self.root, edition);
        findings.extend(found);
        if findings.iter().any(|f| f.severity() == Severity::Error && f.code == Code::FaceMissing) {
            return self.mistake(&sources, &findings);
        }
        match self.print(&stock) {
            Ok(pages) => self.pages = pages,
            Err(error) => {
                findings.push(told::profile(&stock.edition, &error));
                return self.mistake(&sources, &findings);
            }
        }
        self.good = Good {
            state: state(&stock.edition, &sources, (&findings, &self.pages)),
            pages: self.views(&stock, &sources),
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

    fn views(&self, stock: &Stock, sources: &Sources) -> Vec<(Arc<Printed>, String)> {
        let edition = &stock.edition;
        let both = edition.pages.iter().zip(&self.pages);
        both.map(|(spec, page)| (Arc::clone(page), view::page(edition, sources, (spec, page)))).collect()
    }

    /// Every page: made again where its inputs changed.
    fn print(&self, stock: &Arc<Stock>) -> Result<Vec<Arc<Printed>>, PressError> {
        let press = stock.press(Grain::Screen)?;
        let page = |spec: &PageSpec| {
            let inputs = Inputs::of(&stock.edition, spec, &self.root);
            let old = self.pages.iter().find(|p| p.number == spec.number);
            match old.filter(|p| p.inputs == inputs) {
                Some(same) => Arc::clone(same),
                None => Arc::new(Printed::new(stock, &press, (spec, inputs))),
            }
        };
        Ok(stock.edition.pages.par_iter().map(page).collect())
    }
}

/// The files in an edition's folder that were read.
fn names(sources: &Sources) -> Vec<String> {
    sources.paths().filter(|p| !p.ends_with(SHIPPED) && *p != "presets.toml").map(str::to_owned).collect()
}
