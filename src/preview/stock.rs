//! What pages are made and printed with: the edition, its fonts, its prepared pictures.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inputs::{Stamp, stamp};
use crate::edition::{Condition, Disk, Edition};
use crate::finding::Findings;
use crate::press::{Darkroom, Job, Press, PressError, Standard};
use crate::style::FaceChain;
use crate::typeface::Faces;

/// As many pixels an inch as a screen shows of a whole page.
const SCREEN: u16 = 100;

/// How fine pictures are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// As a screen shows a whole page.
    Screen,
    /// As the press prints them.
    Press,
}

impl Grain {
    /// Fine enough for so many dots an inch.
    pub fn at(dpi: u32) -> Grain {
        if dpi <= u32::from(SCREEN) { Grain::Screen } else { Grain::Press }
    }
}

/// The stock.
pub(super) struct Stock {
    /// The edition as it was read.
    pub edition: Edition,
    /// Its fonts.
    pub opened: Arc<Opened>,
    darkroom: Arc<Darkroom>,
    files: Disk,
    screen: Condition,
}

/// What the fonts were opened for, and the fonts.
pub(super) struct Opened {
    chains: Vec<FaceChain>,
    files: Vec<(String, Stamp)>,
    /// The fonts.
    pub faces: Faces,
    findings: Findings,
}

/// What stays from one making to the next.
#[derive(Default)]
pub(super) struct Shelf {
    opened: Option<Arc<Opened>>,
    darkroom: Arc<Darkroom>,
}

impl Shelf {
    /// The stock for an edition in a folder, and what is to be said of its fonts. They are opened unless they are open.
    pub fn stock(&mut self, root: &Path, edition: Edition) -> (Arc<Stock>, Findings) {
        let files: Vec<(String, Stamp)> =
            edition.house.font_files.iter().map(|f| (f.clone(), stamp(root, f))).collect();
        // What is wrong is looked for again: its place may be another.
        let same =
            |o: &Arc<Opened>| o.chains == edition.house.faces && o.files == files && o.findings.is_empty();
        let opened = match self.opened.take().filter(same) {
            Some(opened) => opened,
            None => Arc::new(open(root, &edition, files)),
        };
        self.opened = Some(Arc::clone(&opened));
        let screen = Condition {
            max_ppi: edition.house.condition.max_ppi.min(SCREEN),
            ..edition.house.condition.clone()
        };
        let findings = opened.findings.clone();
        let darkroom = Arc::clone(&self.darkroom);
        (Arc::new(Stock { edition, opened, darkroom, files: Disk::new(root), screen }), findings)
    }
}

fn open(root: &Path, edition: &Edition, files: Vec<(String, Stamp)>) -> Opened {
    let paths: Vec<PathBuf> = files.iter().map(|(f, _)| root.join(f)).collect();
    let named = |face, number| edition.outside.font(face, number);
    let chains = edition.house.faces.clone();
    let (faces, findings) = Faces::open_named(&chains, &paths, &named);
    Opened { chains, files, faces, findings }
}

impl Stock {
    /// A press for it.
    pub fn press(&self, grain: Grain) -> Result<Press<'_>, PressError> {
        let condition = match grain {
            Grain::Screen => &self.screen,
            Grain::Press => &self.edition.house.condition,
        };
        let job = Job {
            title: &self.edition.paper.name,
            date: self.edition.issue.date,
            condition,
            standard: Standard::X4,
            fonts: &self.opened.faces,
            files: &self.files,
            pictures: &self.edition.pictures,
        };
        Ok(Press::new(job)?.with_darkroom(&self.darkroom))
    }
}
