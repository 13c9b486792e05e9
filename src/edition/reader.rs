//! From an entry file to the whole edition: stylesheet, stories, layouts, pages, and every mistake in them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::issue::{issue, paper};
use super::node::{self, Value};
use super::pages::{Placing, Shelf, page};
use super::pictures::{Album, missing};
use super::placement;
use super::shipped::{names, shipped};
use super::stories::story;
use super::stylesheet::{house, scale};
use super::table::{Table, Tray, list, meant, text};
use super::template::template;
use super::{Edition, Files, Filling, House, Story, StoryId, Template};
use crate::finding::{Code, Finding, Findings, Severity, Sources};

/// What came of reading an edition.
#[derive(Debug)]
pub struct Reading {
    /// The edition; none where it cannot be used.
    pub edition: Option<Edition>,
    /// The texts it was read from.
    pub sources: Sources,
    /// Everything that is wrong.
    pub findings: Findings,
}

/// Reads an edition. Every mistake is told, not only the first.
pub fn read(files: &dyn Files, entry: &str) -> Reading {
    let tray: Tray = RefCell::default();
    let mut desk = Desk { files, tray: &tray, sources: Sources::default() };
    let edition = desk.edition(entry);
    let sources = desk.sources;
    let findings = tray.into_inner();
    let usable = findings.iter().all(|f| f.severity() != Severity::Error || is_bearable(f.code));
    Reading { edition: edition.filter(|_| usable), sources, findings }
}

/// Errors with which the rest of the edition can be made.
fn is_bearable(code: Code) -> bool {
    matches!(code, Code::PictureMissing | Code::PictureBroken)
}

struct Desk<'a> {
    files: &'a dyn Files,
    tray: &'a Tray,
    sources: Sources,
}

impl<'a> Desk<'a> {
    fn tell(&self, finding: Finding) {
        self.tray.borrow_mut().push(finding);
    }

    fn edition(&mut self, entry: &str) -> Option<Edition> {
        let tray = self.tray;
        let root = self.document(entry)?;
        let table = Table::new(&root, tray);
        let (sheet, base) = self.stylesheets(&table)?;
        let base = base.as_ref().map(|b| Table::new(b, tray));
        let sheet = Table::new(&sheet, tray).over(base);
        let _ = sheet.get("base");
        let scale = scale(&sheet)?;
        let house: House = house(&sheet, self.font_files())?;
        sheet.report_unknown();
        let mut album = Album::new(self.files, tray);
        let stories = self.stories(&mut album);
        let presets = node::parse(
            shipped("presets.toml")?,
            self.sources.add("presets.toml", ""),
            0,
            &mut tray.borrow_mut(),
        );
        let mut layouts: BTreeMap<String, Option<Template>> = BTreeMap::new();
        let names = stories.iter().map(|s| (s.name.clone(), s.id)).collect();
        let mut shelf = Shelf { names, album: &mut album };
        let mut placings = Vec::new();
        let pages: &[Value] = table.need("page").map_or(&[], |v| list(v, tray));
        for value in pages {
            let mut layout = |v: &Value| self.layout(v, &mut layouts, (&sheet, &scale, &presets));
            placings.extend(page(&Table::new(value, tray), &mut layout, &mut shelf));
        }
        placement::check(&mut placings, &stories, tray);
        let starts = starts(&placings);
        placings.iter_mut().for_each(|p| p.resolve_guides(&stories, &album, &|id| starts.get(&id).copied()));
        let (paper, issue) = (paper(&table), issue(&table, placings.len() as u16));
        table.report_unknown();
        let pages = placings.into_iter().map(|p| p.page).collect();
        Some(Edition { paper: paper?, issue: issue?, house, pages, stories, pictures: album.pictures })
    }

    /// A file's text as a document.
    fn document(&mut self, path: &str) -> Option<Value> {
        let text = self.text(path)?;
        let source = self.sources.add(path, text.clone());
        Some(node::parse(&text, source, 0, &mut self.tray.borrow_mut()))
    }

    /// A file's text; a byte order mark is dropped.
    fn text(&self, path: &str) -> Option<String> {
        let bytes = match self.files.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let (code, why) = missing(path, &error);
                self.tell(Finding::new(code, why));
                return None;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                self.tell(Finding::new(
                    Code::NotUtf8,
                    format!("{path} is not UTF-8: byte {at} begins no character"),
                ));
                None
            }
        }
    }

    /// The edition's stylesheet, and the shipped one under it.
    fn stylesheets(&mut self, table: &Table<'_>) -> Option<(Value, Option<Value>)> {
        let named = table.get("style");
        let name = named.map_or(Some("daily"), |v| text(v, self.tray))?.to_owned();
        let own = self.named("styles", &name, named)?;
        let based = Table::new(&own, self.tray).get("base").cloned();
        let base = match &based {
            Some(value) => {
                let base = text(value, self.tray)?.to_owned();
                Some(self.named("styles", &base, Some(value))?)
            }
            None => None,
        };
        Some((own, base))
    }

    /// A stylesheet or a layout by name: beside the edition, or shipped.
    fn named(&mut self, folder: &str, name: &str, at: Option<&Value>) -> Option<Value> {
        let path = format!("{folder}/{name}.toml");
        let own = self.files.list(folder);
        if own.contains(&format!("{name}.toml")) {
            return self.document(&path);
        }
        if let Some(text) = shipped(&path) {
            let source = self.sources.add(format!("{path} (shipped)"), text);
            return Some(node::parse(text, source, 0, &mut self.tray.borrow_mut()));
        }
        let mut known: Vec<String> =
            own.iter().filter_map(|n| n.strip_suffix(".toml")).map(str::to_owned).collect();
        known.extend(names(folder).map(str::to_owned));
        let meant = meant(name, known.iter().map(String::as_str));
        let message = format!("there is no {path}{meant}; there are {}", known.join(", "));
        let finding = Finding::new(Code::FileMissing, message);
        self.tell(match at {
            Some(value) => finding.at(value.at),
            None => finding,
        });
        None
    }

    fn layout(
        &mut self,
        value: &Value,
        known: &mut BTreeMap<String, Option<Template>>,
        (sheet, scale, presets): (&Table, &super::measure::Scale, &Value),
    ) -> Option<Template> {
        let name = text(value, self.tray)?;
        if let Some(template) = known.get(name) {
            return template.clone();
        }
        let document = self.named("layouts", name, Some(value));
        let read = document.and_then(|d| template(name, Table::new(&d, self.tray), (sheet, scale, presets)));
        known.insert(name.to_owned(), read.clone());
        read
    }

    fn stories(&mut self, album: &mut Album) -> Vec<Story> {
        let mut stories = Vec::new();
        for file in self.files.list("stories") {
            let Some(name) = file.strip_suffix(".md") else { continue };
            let path = format!("stories/{file}");
            let Some(body) = self.text(&path) else { continue };
            let source = self.sources.add(path, body.clone());
            let id = StoryId(stories.len() as u32);
            stories.extend(story((id, name), (source, &body), album));
        }
        stories
    }

    /// The font files that the edition brings.
    fn font_files(&self) -> Vec<String> {
        let is_font =
            |n: &String| [".otf", ".ttf", ".ttc", ".otc"].iter().any(|e| n.to_lowercase().ends_with(e));
        self.files.list("fonts").into_iter().filter(is_font).map(|n| format!("fonts/{n}")).collect()
    }
}

/// The page on which each story begins.
fn starts(placings: &[Placing]) -> BTreeMap<StoryId, u16> {
    let of = |p: &Placing| {
        let story = |f: &Filling| match f {
            Filling::Story(id) => Some(*id),
            _ => None,
        };
        let ids: Vec<StoryId> = p.page.fillings.iter().flatten().filter_map(story).collect();
        let number = p.page.number;
        ids.into_iter().map(move |id| (id, number))
    };
    placings.iter().flat_map(of).collect()
}
