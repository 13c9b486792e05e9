//! From an entry file to the whole edition: stylesheet, stories, layouts, pages, and every mistake in them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::issue::{issue, paper, words};
use super::measure::Scale;
use super::node::{self, Entry, Node, Value};
use super::pages::{Shelf, page};
use super::pictures::{Album, missing};
use super::placement;
use super::shipped::{SHIPPED, names, shipped};
use super::stories::story;
use super::stylesheet::{house, is_whole, outside, scale};
use super::table::{Table, Tray, list, meant, text};
use super::template::template;
use super::{Edition, Files, House, Story, StoryId, Template};
use crate::finding::{Code, Finding, Findings, Severity, SourceId, Sources, Span, message, nearest};

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
    let mut desk = Desk { files, tray: &tray, sources: Sources::default(), barred: BTreeSet::new() };
    let edition = desk.edition(entry);
    let sources = desk.sources;
    let findings = settled(tray.into_inner());
    let usable = findings.iter().all(|f| f.severity() != Severity::Error || is_bearable(f.code));
    Reading { edition: edition.filter(|_| usable), sources, findings }
}

/// In the order of the files and their lines. After a syntax error the rest of its file may be misread: what is said of it then is not worth saying.
fn settled(mut findings: Findings) -> Findings {
    const SHOWN: usize = 3;
    const ENTRY: SourceId = SourceId(0);
    let mut errors: BTreeMap<SourceId, usize> = BTreeMap::new();
    for at in findings.iter().filter(|f| f.code == Code::Syntax).filter_map(|f| f.at) {
        errors.insert(at.source, 0);
    }
    findings.sort_by_key(|f| f.at);
    let pages_misread = errors.contains_key(&ENTRY);
    let mut worth = |finding: &Finding| {
        let misplaced = matches!(finding.code, Code::StoryUnplaced | Code::ReferenceMissing);
        let count = finding.at.and_then(|at| errors.get_mut(&at.source));
        match count {
            Some(count) if finding.code == Code::Syntax => {
                *count += 1;
                *count <= SHOWN
            }
            Some(_) => false,
            None => !(misplaced && pages_misread),
        }
    };
    findings.into_iter().filter(|f| worth(f)).collect()
}

/// Errors with which the rest of the edition can be made.
fn is_bearable(code: Code) -> bool {
    matches!(code, Code::PictureMissing | Code::PictureBroken | Code::StoryUnplaced)
}

struct Desk<'a> {
    files: &'a dyn Files,
    tray: &'a Tray,
    sources: Sources,
    /// Folders that cannot be read, and have been told of.
    barred: BTreeSet<String>,
}

impl<'a> Desk<'a> {
    fn tell(&self, finding: Finding) {
        self.tray.borrow_mut().push(finding);
    }

    fn edition(&mut self, entry: &str) -> Option<Edition> {
        let tray = self.tray;
        let root = self.document(entry)?;
        let table = Table::new(&root, tray);
        let spare = node::parse(shipped("styles/daily.toml")?, SourceId(0), 0, &mut Findings::new());
        let (sheet, base) = self.stylesheets(&table).unwrap_or((spare.clone(), None));
        let base = base.as_ref().map(|b| Table::new(b, tray));
        let sheet = Table::new(&sheet, tray).over(base);
        let _ = sheet.get("base");
        // What is wrong with the stylesheet is told; what cannot be read by it is read by the one that ships.
        let scratch = Tray::default();
        is_whole(&sheet);
        let scale = scale(&sheet).or_else(|| scale(&Table::new(&spare, &scratch)))?;
        let house = house(&sheet, &scale, self.font_files());
        let outside = outside(&sheet);
        sheet.report_unknown();
        let mut album = Album::new(self.files, tray);
        let (stories, names) = self.stories(&mut album, &house);
        let presets = node::parse(
            shipped("presets.toml")?,
            self.sources.add("presets.toml", ""),
            0,
            &mut tray.borrow_mut(),
        );
        let mut layouts: BTreeMap<String, Option<Template>> = BTreeMap::new();
        let mut shelf = Shelf { names, album: &mut album };
        let mut placings = Vec::new();
        let pages: &[Value] = table.need("page").map_or(&[], |v| list(v, tray));
        if let (Some(value), []) = (table.get("page"), pages) {
            self.tell(
                Finding::new(Code::BadValue, ("an edition has a page at least", "一期至少有一版"))
                    .at(value.at),
            );
        }
        for value in pages {
            let mut layout = |v: &Value| self.layout(v, &mut layouts, (&sheet, &scale, &presets));
            placings.extend(page(&Table::new(value, tray), &mut layout, &mut shelf));
        }
        let named = named(pages, &shelf.names);
        let standings = placement::check(&mut placings, &stories, &named, tray);
        let start_of = |id: StoryId| standings.get(&id)?.start.map(|(page, _)| page);
        // A story that is kept from its slot has no page, and that has been told.
        let kept = |id: StoryId| stories.get(id.0 as usize).is_some_and(|s| named.contains(s.name.as_str()));
        let page_of = |id: StoryId| start_of(id).or(kept(id).then_some(0));
        placings.iter_mut().for_each(|p| p.resolve_guides(&stories, &album, &page_of));
        let (paper, issue) = (paper(&table), issue(&table, placings.len() as u16));
        let words = words(&table);
        table.report_unknown();
        let pages = placings.into_iter().map(|p| p.page).collect();
        let pictures = album.pictures;
        Some(Edition {
            paper: paper?,
            issue: issue?,
            house,
            outside,
            words,
            pages,
            stories,
            pictures,
            standings,
        })
    }

    /// The files of a folder. One that is there and cannot be read is told of, once.
    fn list(&mut self, folder: &str) -> Vec<String> {
        self.files.list(folder).unwrap_or_else(|error| {
            let (code, why) = missing(folder, &error);
            if self.barred.insert(folder.to_owned()) {
                self.tell(Finding::new(code, why));
            }
            Vec::new()
        })
    }

    /// A file's text as a document.
    fn document(&mut self, path: &str) -> Option<Value> {
        let text = self.text(path)?;
        let source = self.sources.add(path, text.clone());
        Some(node::parse(&text, source, 0, &mut self.tray.borrow_mut()))
    }

    /// A file's text; a byte order mark is dropped.
    fn text(&mut self, path: &str) -> Option<String> {
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
                let start = error.utf8_error().valid_up_to() as u32;
                let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let at = Span { source: self.sources.add(path, shown), start, end: start };
                let message = message!(
                    "{path} is not UTF-8: byte {} begins no character",
                    "{path} 不是 UTF-8：第 {} 个字节不是字符的开头",
                    start + 1
                );
                self.tell(Finding::new(Code::NotUtf8, message).at(at));
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
        let own = self.list(folder);
        if own.contains(&format!("{name}.toml")) {
            return self.document(&path);
        }
        if let Some(text) = shipped(&path) {
            let source = self.sources.add(format!("{path}{SHIPPED}"), text);
            return Some(node::parse(text, source, 0, &mut self.tray.borrow_mut()));
        }
        let mut known: Vec<String> =
            own.iter().filter_map(|n| n.strip_suffix(".toml")).map(str::to_owned).collect();
        known.extend(names(folder).map(str::to_owned));
        let meant = meant(name, known.iter().map(String::as_str));
        let message =
            message!("there is no {path}; there are {}", "没有 {path}；有 {}", known.join(", ")).and(&meant);
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
        (sheet, scale, presets): (&Table, &Scale, &Value),
    ) -> Option<Template> {
        let name = text(value, self.tray)?;
        if let Some(template) = known.get(name) {
            return template.clone();
        }
        let document = self.named("layouts", name, Some(value));
        let read = document.map(|d| template(name, Table::new(&d, self.tray), (sheet, scale, presets)));
        known.insert(name.to_owned(), read.clone());
        read
    }

    /// The stories, and their names; a file that cannot be read has a name and no story.
    fn stories(
        &mut self,
        album: &mut Album,
        house: &House,
    ) -> (Vec<Story>, BTreeMap<String, Option<StoryId>>) {
        let (mut stories, mut names) = (Vec::new(), BTreeMap::new());
        for file in self.list("stories") {
            let Some(name) = file.strip_suffix(".md") else { continue };
            names.insert(name.to_owned(), None);
            let path = format!("stories/{file}");
            let Some(body) = self.text(&path) else { continue };
            let source = self.sources.add(path, body.clone());
            let id = StoryId(stories.len() as u32);
            let Some(story) = story((id, name), (source, &body), (album, house)) else { continue };
            names.insert(name.to_owned(), Some(id));
            stories.push(story);
        }
        (stories, names)
    }

    /// The font files that the edition brings.
    fn font_files(&mut self) -> Vec<String> {
        let is_font =
            |n: &String| [".otf", ".ttf", ".ttc", ".otc"].iter().any(|e| n.to_lowercase().ends_with(e));
        self.list("fonts").into_iter().filter(is_font).map(|n| format!("fonts/{n}")).collect()
    }
}

/// Every story that some slot names, or means by a name that is near, even one on a page or in a slot that
/// cannot be read.
fn named<'a>(pages: &'a [Value], names: &'a BTreeMap<String, Option<StoryId>>) -> BTreeSet<&'a str> {
    fn entries(value: &Value) -> &[Entry] {
        if let Node::Table(entries) = &value.node { entries } else { &[] }
    }
    let slots = pages.iter().flat_map(entries).filter(|e| e.key == "slots").flat_map(|e| entries(&e.value));
    let mut named = BTreeSet::new();
    for slot in slots {
        if let Node::Text(name) = &slot.value.node {
            let known = names.contains_key(name).then_some(name.as_str());
            named.extend(known.or_else(|| nearest(name, names.keys().map(String::as_str))));
        }
    }
    named
}
