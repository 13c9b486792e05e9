//! Opening an edition: its files, its faces, its pictures' headers; every mistake told at once.

use std::path::{Path, PathBuf};

use super::args::Format;
use super::exit::Exit;
use super::pipeline::{Show, show};
use super::print;
use crate::edition::{self, Disk, Edition};
use crate::finding::{Findings, Sources, message};
use crate::press::{Job, Press, Standard, told};
use crate::report;
use crate::typeface::Faces;

/// An edition that can be made.
pub struct Opened {
    /// The edition.
    pub edition: Edition,
    /// The texts it was read from.
    pub sources: Sources,
    /// What is to be said of it so far.
    pub findings: Findings,
    /// Its faces.
    pub faces: Faces,
    /// Its files.
    pub files: Disk,
    /// Its folder.
    pub root: PathBuf,
}

impl Opened {
    /// Opens the edition at a folder or an edition.toml; prints what is wrong when it cannot be used.
    pub fn open(path: &Path) -> Result<Opened, Exit> {
        Opened::open_for(path, Format::Text)
    }

    /// The same; programs are told as well why it cannot be used.
    pub fn open_for(path: &Path, format: Format) -> Result<Opened, Exit> {
        let (root, entry) = place(path)?;
        let files = Disk::new(&root);
        let reading = edition::read(&files, &entry);
        let unusable = |sources: &Sources, findings: &Findings| {
            if format == Format::Json {
                print::out(&(report::json(&report::unusable(sources, findings)) + "\n"));
            }
            show(sources, findings, Show::All);
            Exit::Unusable
        };
        let Some(edition) = reading.edition else {
            return Err(unusable(&reading.sources, &reading.findings));
        };
        let mut findings = reading.findings;
        let named = |face, number| edition.outside.font(face, number);
        let (faces, found) = Faces::open_named(&edition.house.faces, &font_files(&edition, &root), &named);
        let usable = found.iter().all(|f| f.severity() != crate::finding::Severity::Error);
        findings.extend(found);
        if !usable {
            return Err(unusable(&reading.sources, &findings));
        }
        Ok(Opened { edition, sources: reading.sources, findings, faces, files, root })
    }

    /// The press, made ready for it; says why where that cannot be.
    pub fn press(&self) -> Result<Press<'_>, Exit> {
        self.press_for(self.job())
    }

    /// The press for a job of its own.
    pub fn press_for<'a>(&'a self, job: Job<'a>) -> Result<Press<'a>, Exit> {
        Press::new(job).map_err(|error| {
            let mut findings = self.findings.clone();
            findings.push(told::profile(&self.edition, &error));
            show(&self.sources, &findings, Show::All);
            Exit::Unusable
        })
    }

    /// What the press is to make of it.
    pub fn job(&self) -> Job<'_> {
        let edition = &self.edition;
        Job {
            title: &edition.paper.name,
            date: edition.issue.date,
            condition: &edition.house.condition,
            standard: Standard::X4,
            fonts: &self.faces,
            files: &self.files,
            pictures: &edition.pictures,
        }
    }
}

/// The font files an edition brings, by path.
fn font_files(edition: &Edition, root: &Path) -> Vec<PathBuf> {
    edition.house.font_files.iter().map(|f| root.join(f)).collect()
}

/// The edition's folder and the name of its entry file.
pub fn place(path: &Path) -> Result<(PathBuf, String), Exit> {
    if path.is_dir() {
        return Ok((path.to_owned(), "edition.toml".to_owned()));
    }
    let name = path.file_name().and_then(|n| n.to_str());
    if name.is_some_and(|name| name.ends_with(".md")) {
        print::error_help(
            message!("{} is a story, not an edition", "{} 是稿件，不是一期报纸", path.display()),
            ("name the folder with its edition.toml", "给出 edition.toml 所在的文件夹"),
        );
        return Err(Exit::Unusable);
    }
    match name {
        Some(name) if path.is_file() => {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Ok((folder.to_owned(), name.to_owned()))
        }
        _ => {
            let path = path.display();
            print::error_help(
                message!("there is no edition at {path}", "{path} 处没有版次"),
                message!(
                    "name a folder with an edition.toml, or the file itself; `paiban new {path}` makes one",
                    "给出有 edition.toml 的文件夹或文件本身；`paiban new {path}` 可新建"
                ),
            );
            Err(Exit::Unusable)
        }
    }
}
