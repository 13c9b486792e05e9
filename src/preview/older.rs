//! An older build beside the pages: which there are, what it shows, and what has changed since.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::inputs::stamp;
use crate::diff::{self, Edition, News, What};
use crate::edition::{Disk, Files};
use crate::finding::Tongue;
use crate::report::{PageLayout, read_layout};

/// What a build has to say for itself.
const LAYOUT: &str = "layout.json";
/// More builds are not offered.
const MOST: usize = 40;

/// Where builds are: the one that was named, the edition's `out`, and its other folders.
pub(super) struct Builds {
    root: PathBuf,
    named: Option<PathBuf>,
}

/// A build.
pub(super) struct Build {
    folder: PathBuf,
    pages: Vec<PageLayout>,
}

/// A build in a list.
#[derive(Serialize)]
pub(super) struct Listed {
    name: String,
    /// When it was made, in seconds since 1970.
    made: Option<u64>,
}

/// What a page was, and what of it has changed.
#[derive(Serialize)]
pub(super) struct Since {
    /// Changes when its picture does; none where it has no such page.
    key: Option<String>,
    news: Vec<Told>,
    /// Lines that say the same elsewhere, in pt: left, top, width, height.
    moved: Vec<[f64; 4]>,
    /// Lines that say something else, and pictures that are others.
    changed: Vec<[f64; 4]>,
    /// Lines of the old page that are gone, or stood elsewhere.
    gone: Vec<[f64; 4]>,
}

/// A piece of news.
#[derive(Serialize)]
struct Told {
    /// In English and in Chinese.
    words: [String; 2],
    /// Where it is on the new page.
    area: Option<[f64; 4]>,
}

impl Builds {
    /// Those of an edition, and one that was named.
    pub fn new(root: &Path, named: Option<PathBuf>) -> Builds {
        Builds { root: root.to_owned(), named }
    }

    /// Each by its name.
    pub fn list(&self) -> Vec<Listed> {
        let listed = |folder: &PathBuf| Listed {
            name: folder.strip_prefix(&self.root).unwrap_or(folder).display().to_string(),
            made: stamp(folder, LAYOUT)
                .and_then(|(_, time)| time.duration_since(std::time::UNIX_EPOCH).ok())
                .map(|since| since.as_secs()),
        };
        self.folders().iter().map(listed).collect()
    }

    /// One by its place in the list.
    pub fn open(&self, place: usize) -> Option<Build> {
        let folder = self.folders().into_iter().nth(place)?;
        let text = String::from_utf8(Disk::new(&folder).read(LAYOUT).ok()?).ok()?;
        Some(Build { folder, pages: read_layout(&text).ok()? })
    }

    fn folders(&self) -> Vec<PathBuf> {
        let last = self.root.join("out");
        let inside = std::fs::read_dir(&self.root).into_iter().flatten().flatten();
        let mut others: Vec<PathBuf> = inside.map(|entry| entry.path()).collect();
        others.sort();
        others.retain(|folder| *folder != last && Some(folder) != self.named.as_ref());
        let all = self.named.iter().cloned().chain([last]).chain(others);
        all.filter(|folder| folder.join(LAYOUT).is_file()).take(MOST).collect()
    }
}

impl Build {
    /// What a page looks like, in short: its file by name, size and time.
    pub fn key(&self, number: u16) -> Option<String> {
        let page = self.page(number)?;
        let stamp = stamp(&self.folder, &page.pdf)?;
        let mut hasher = DefaultHasher::new();
        (&self.folder, &page.pdf, stamp).hash(&mut hasher);
        Some(format!("{:016x}", hasher.finish()))
    }

    /// A page's PDF; only files of the build's own folder are read.
    pub fn pdf(&self, number: u16) -> Option<Vec<u8>> {
        Disk::new(&self.folder).read(&self.page(number)?.pdf).ok()
    }

    /// What has changed on a page, all pages of the edition being given.
    pub fn since(&self, new: &[PageLayout], number: u16) -> Since {
        let mut news = diff::layouts(&Edition { old: &self.pages, new });
        news.retain(|n| n.at.page == Some(number));
        let (old, new) = (self.page(number), new.iter().find(|p| p.number == number));
        let (was, is) = (old.map(lines).unwrap_or_default(), new.map(lines).unwrap_or_default());
        let other = |of: &[Line], than: &[Line]| -> Vec<Line> {
            of.iter().filter(|line| !than.contains(line)).cloned().collect()
        };
        let (gone, anew) = (other(&was, &is), other(&is, &was));
        let is_said = |line: &Line| gone.iter().any(|old| old.text == line.text);
        let (moved, changed): (Vec<Line>, Vec<Line>) = anew.into_iter().partition(is_said);
        let areas = |lines: Vec<Line>| lines.into_iter().map(|line| line.area).collect::<Vec<_>>();
        Since {
            key: self.key(number),
            news: news.iter().map(told).collect(),
            changed: [areas(changed), news.iter().filter_map(picture).collect()].concat(),
            moved: areas(moved),
            gone: areas(gone),
        }
    }

    /// A page whose PDF is a file of this folder, as builds write it.
    fn page(&self, number: u16) -> Option<&PageLayout> {
        let is_here = |page: &&PageLayout| Path::new(&page.pdf).file_name().is_some_and(|n| n == &*page.pdf);
        self.pages.iter().find(|page| page.number == number).filter(is_here)
    }
}

/// A line and where it stands.
#[derive(Clone, PartialEq)]
struct Line {
    text: String,
    area: [f64; 4],
}

fn lines(page: &PageLayout) -> Vec<Line> {
    let slots = page.slots.iter().chain([&page.furniture]);
    slots.flat_map(|slot| &slot.lines).map(|l| Line { text: l.text.to_string(), area: l.area() }).collect()
}

fn told(news: &News) -> Told {
    let words = [Tongue::English, Tongue::Chinese].map(|tongue| diff::line(news, tongue));
    Told { words, area: news.at.new_mm.map(pt) }
}

fn pt(mm: [f64; 4]) -> [f64; 4] {
    mm.map(|side| side * 72.0 / 25.4)
}

/// Where a picture is that is another, or looks otherwise.
fn picture(news: &News) -> Option<[f64; 4]> {
    let is_picture = matches!(
        news.what,
        What::PictureAdded { .. }
            | What::PictureReplaced { .. }
            | What::PictureMoved { .. }
            | What::PictureResized { .. }
            | What::PictureCropped { .. }
            | What::PictureLooks { .. }
    );
    news.at.new_mm.filter(|_| is_picture).map(pt)
}
