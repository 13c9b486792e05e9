//! The book of faces: a stylesheet's chains resolved to fonts, shipped or brought by the edition.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use harfrust::font::Blob;

use super::FontId;
use super::admit;
use super::font::{Font, Label};
use super::map::map;
use super::shipped::{SHIPPED, Shipped};
use crate::finding::{Code, Finding, Findings, Message, Span, message, nearest};
use crate::style::{FaceChain, FaceId};

/// Every font that can give a glyph, and the chains that ask for them.
pub struct Faces {
    fonts: Vec<Entry>,
    chains: Vec<Vec<Link>>,
}

/// A font. What an edition brings is opened at once, to say what is wrong with it; what ships, when it is
/// first met.
enum Entry {
    Own { names: Vec<String>, font: Box<Font> },
    Shipped { shipped: &'static Shipped, font: OnceLock<Option<Box<Font>>> },
}

/// A font in a chain.
pub(super) struct Link {
    pub font: FontId,
    /// The only characters it gives there; all when there are none.
    only: Option<Box<[char]>>,
}

impl Faces {
    /// Resolves a stylesheet's chains. Files that an edition brings come before shipped fonts of their name.
    pub fn open(chains: &[FaceChain], files: &[PathBuf]) -> (Faces, Findings) {
        Faces::open_named(chains, files, &|_, _| None)
    }

    /// The same, where each chain's fonts are named in a text: what is wrong with one is told there.
    pub fn open_named(
        chains: &[FaceChain],
        files: &[PathBuf],
        named: &dyn Fn(usize, usize) -> Option<Span>,
    ) -> (Faces, Findings) {
        let mut findings = Findings::new();
        let mut fonts: Vec<Entry> = Vec::new();
        let mut broken = Vec::new();
        for path in files {
            let (own, found) = bring(path);
            if own.is_empty() {
                broken.push(stem(path));
            }
            fonts.extend(own);
            findings.extend(found);
        }
        fonts.extend(SHIPPED.iter().map(|shipped| Entry::Shipped { shipped, font: OnceLock::new() }));
        let mut faces = Faces { fonts, chains: Vec::new() };
        for (face, chain) in chains.iter().enumerate() {
            let (links, unknown) = faces.resolve(chain, &broken);
            faces.chains.push(links);
            findings
                .extend(unknown.into_iter().map(|(n, finding)| Finding { at: named(face, n), ..finding }));
        }
        (faces, findings)
    }

    /// How many fonts there are.
    pub fn count(&self) -> u16 {
        self.fonts.len() as u16
    }

    /// A font.
    pub fn font(&self, id: FontId) -> Option<&Font> {
        match self.fonts.get(usize::from(id.0))? {
            Entry::Own { font, .. } => Some(font),
            Entry::Shipped { shipped, font } => font.get_or_init(|| shipped.open()).as_deref(),
        }
    }

    /// The fonts of a face, in the order in which they are asked.
    pub(super) fn chain(&self, face: FaceId) -> &[Link] {
        self.chains.get(usize::from(face.0)).map_or(&[], Vec::as_slice)
    }

    /// A chain's fonts by name; one that does not exist is a finding, once: a file that is broken has one.
    /// The fonts of a chain, and what is to be said of those that there are not.
    fn resolve(&self, chain: &FaceChain, broken: &[String]) -> (Vec<Link>, Vec<(usize, Finding)>) {
        let (mut links, mut unknown) = (Vec::new(), Vec::new());
        for (number, entry) in chain.fonts.iter().enumerate() {
            let only = entry.only.as_ref().map(|only| only.chars().collect());
            match self.find(&entry.name) {
                Some(font) => links.push(Link { font, only }),
                None if broken.iter().any(|b| alike(b, &entry.name)) => (),
                None => unknown.push((number, self.unknown(&chain.name, &entry.name))),
            }
        }
        (links, unknown)
    }

    /// A font by the name of its file, with or without folder and ending; then by the names it gives itself.
    fn find(&self, name: &str) -> Option<FontId> {
        let by = |same: &dyn Fn(&str) -> bool| {
            let at = self.fonts.iter().position(|font| font.names().any(same))?;
            Some(FontId(at as u16))
        };
        let regular = format!("{name}Regular");
        by(&|n| n == name)
            .or_else(|| by(&|n| n == stem(Path::new(name))))
            .or_else(|| by(&|n| alike(n, name)))
            .or_else(|| by(&|n| alike(n, &regular)))
    }

    fn unknown(&self, chain: &str, name: &str) -> Finding {
        let meant = nearest(name, self.fonts.iter().flat_map(Entry::names));
        let meant = meant.map(|m| message!("; {m} was meant?", "；是不是 {m}？")).unwrap_or_default();
        let message = message!(
            "the face {chain} asks for the font {name}, which is neither shipped nor brought",
            "字体 {chain} 要用字库 {name}，随程序和本期都没有"
        )
        .and(&meant);
        Finding::new(Code::FaceMissing, message)
    }
}

impl Entry {
    /// Every name that finds it.
    fn names(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match self {
            Entry::Own { names, .. } => Box::new(names.iter().map(String::as_str)),
            Entry::Shipped { shipped, .. } => Box::new(std::iter::once(shipped.name)),
        }
    }
}

impl Shipped {
    fn open(&self) -> Option<Box<Font>> {
        let label = Label { name: self.name.into(), licence: Some(self.licence) };
        Font::open(label, Blob::from(self.bytes), 0).ok().map(Box::new)
    }
}

/// The faces of an edition's own file, and what is wrong with it.
fn bring(path: &Path) -> (Vec<Entry>, Findings) {
    let shown = path.display();
    let bytes = match map(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let is_missing = error.kind() == std::io::ErrorKind::NotFound;
            let code = if is_missing { Code::FaceMissing } else { Code::FaceBroken };
            return (
                vec![],
                vec![Finding::new(
                    code,
                    message!(
                        "the font file {shown} cannot be read: {error}",
                        "字体文件 {shown} 读不出：{error}"
                    ),
                )],
            );
        }
    };
    let broken = |why: &Message| {
        Finding::new(Code::FaceBroken, message!("the font file {shown} ", "字体文件 {shown} ").and(why))
    };
    let count = admit::faces(&bytes);
    if count == 0 {
        return (
            vec![],
            vec![broken(
                &(
                    "is no OpenType or TrueType font, or is cut short",
                    "不是 OpenType 或 TrueType 字体，或已残缺",
                )
                    .into(),
            )],
        );
    }
    let (mut entries, mut findings) = (Vec::new(), Findings::new());
    for index in 0..count {
        let label = Label { name: stem(path), licence: None };
        match Font::open(label, bytes.clone(), index) {
            Ok(font) => entries.push(own(font, &stem(path))),
            Err(why) if count == 1 => findings.push(broken(&why)),
            Err(why) => findings
                .push(broken(&message!("has a face, number {index}, that ", "的第 {index} 款").and(&why))),
        }
    }
    (entries, findings)
}

/// A face that an edition brings. The file's name is that of its first face; others go by their own.
fn own(font: Font, stem: &str) -> Entry {
    let mut names = font.own_names();
    if font.index() == 0 {
        names.insert(0, stem.to_owned());
    }
    Entry::Own { names, font: Box::new(font) }
}

/// The name of a font's file, without folder and ending.
fn stem(path: &Path) -> String {
    let is_font = path
        .extension()
        .is_some_and(|e| ["otf", "ttf", "ttc", "otc"].iter().any(|known| e.eq_ignore_ascii_case(known)));
    let name = if is_font { path.file_stem() } else { path.file_name() };
    name.map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether two names differ in case, spaces and hyphens alone.
fn alike(a: &str, b: &str) -> bool {
    let plain = |name: &str| -> String {
        name.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).flat_map(char::to_lowercase).collect()
    };
    plain(a) == plain(b)
}

impl Link {
    /// Whether it may give `c`.
    pub fn gives(&self, c: char) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&c))
    }

    /// Whether it stands in for single characters.
    pub fn is_stand_in(&self) -> bool {
        self.only.is_some()
    }
}
