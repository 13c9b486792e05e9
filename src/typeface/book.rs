//! The book of faces: a stylesheet's chains resolved to fonts, shipped or brought by the edition.

use std::path::PathBuf;
use std::sync::OnceLock;

use harfrust::font::Blob;

use super::font::{Font, Label};
use super::map::map;
use super::shipped::{SHIPPED, Shipped};
use super::{FontId, GlyphId, Metrics, Shaped};
use crate::finding::{Code, Finding, Findings, nearest};
use crate::style::{FaceChain, FaceId};
use crate::units::Em;

/// Every font that can give a glyph, and the chains that ask for them.
pub struct Faces {
    fonts: Vec<Entry>,
    chains: Vec<Vec<Link>>,
}

/// A font, opened when it is first met.
struct Entry {
    name: String,
    own: Option<Font>,
    shipped: Option<&'static Shipped>,
    opened: OnceLock<Option<Font>>,
}

/// A font in a chain, and the only characters it gives there.
struct Link {
    font: FontId,
    only: Option<String>,
}

impl Faces {
    /// Resolves a stylesheet's chains. Files that an edition brings come before shipped fonts of their name.
    pub fn open(chains: &[FaceChain], files: &[PathBuf]) -> (Faces, Findings) {
        let mut findings = Findings::new();
        let mut fonts: Vec<Entry> = Vec::new();
        for path in files {
            match own(path) {
                Ok(entry) => fonts.push(entry),
                Err(finding) => findings.push(finding),
            }
        }
        for shipped in SHIPPED {
            let name = shipped.name.to_owned();
            fonts.push(Entry { name, own: None, shipped: Some(shipped), opened: OnceLock::new() });
        }
        let chains = chains.iter().map(|chain| resolve(chain, &fonts, &mut findings)).collect();
        (Faces { fonts, chains }, findings)
    }

    /// How many fonts there are.
    pub fn count(&self) -> u16 {
        self.fonts.len() as u16
    }

    /// A font.
    pub fn font(&self, id: FontId) -> Option<&Font> {
        let entry = self.fonts.get(usize::from(id.0))?;
        entry.own.as_ref().or_else(|| entry.opened.get_or_init(|| open_shipped(entry.shipped?)).as_ref())
    }

    fn link(&self, link: &Link, c: char) -> Option<(FontId, GlyphId)> {
        if link.only.as_ref().is_some_and(|only| !only.contains(c)) {
            return None;
        }
        Some((link.font, self.font(link.font)?.glyph(c)?))
    }

    fn chain(&self, face: FaceId) -> &[Link] {
        self.chains.get(usize::from(face.0)).map_or(&[], Vec::as_slice)
    }
}

fn own(path: &PathBuf) -> Result<Entry, Finding> {
    let shown = path.display();
    let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = map(path).map_err(|error| {
        let code =
            if error.kind() == std::io::ErrorKind::NotFound { Code::FaceMissing } else { Code::FaceBroken };
        Finding::new(code, format!("the font file {shown} cannot be read: {error}"))
    })?;
    let label = Label { name: name.clone(), licence: None };
    let font = Font::open(label, bytes, 0)
        .map_err(|why| Finding::new(Code::FaceBroken, format!("the font file {shown} {why}")))?;
    Ok(Entry { name, own: Some(font), shipped: None, opened: OnceLock::new() })
}

fn open_shipped(shipped: &'static Shipped) -> Option<Font> {
    let label = Label { name: shipped.name.into(), licence: Some(shipped.licence) };
    Font::open(label, Blob::from(shipped.bytes), 0).ok()
}

/// A chain's fonts by name; one that does not exist is a finding.
fn resolve(chain: &FaceChain, fonts: &[Entry], findings: &mut Findings) -> Vec<Link> {
    let mut links = Vec::new();
    for entry in &chain.fonts {
        match fonts.iter().position(|f| f.name == entry.name) {
            Some(at) => links.push(Link { font: FontId(at as u16), only: entry.only.clone() }),
            None => findings.push(unknown(chain, &entry.name, fonts)),
        }
    }
    links
}

fn unknown(chain: &FaceChain, name: &str, fonts: &[Entry]) -> Finding {
    let meant = nearest(name, fonts.iter().map(|f| f.name.as_str()));
    let meant = meant.map(|m| format!("; {m} was meant?")).unwrap_or_default();
    let message = format!(
        "the face {} asks for the font {name}, which is neither shipped nor brought{meant}",
        chain.name
    );
    Finding::new(Code::FaceMissing, message)
}

impl Metrics for Faces {
    fn glyph(&self, face: FaceId, c: char) -> Option<(FontId, GlyphId)> {
        let chained = self.chain(face).iter().find_map(|link| self.link(link, c));
        chained.or_else(|| {
            let any = |i: u16| Some((FontId(i), self.font(FontId(i))?.glyph(c)?));
            (0..self.count()).find_map(any)
        })
    }

    fn is_first(&self, face: FaceId, font: FontId) -> bool {
        let mut own = self.chain(face).iter();
        // The fonts that stand in for single characters, and the first that gives all.
        let mut open = true;
        own.any(|link| {
            let is = open && link.font == font;
            open &= link.only.is_some();
            is
        })
    }

    fn advance(&self, font: FontId, glyph: GlyphId) -> Em {
        self.font(font).map_or(Em(0), |f| f.advance(glyph))
    }

    fn ink(&self, font: FontId, glyph: GlyphId) -> (Em, Em) {
        self.font(font).map_or((Em(0), Em(0)), |f| f.ink(glyph))
    }

    fn two_em_dash(&self, face: FaceId) -> Option<(FontId, GlyphId)> {
        let (font, _) = self.glyph(face, '—')?;
        Some((font, self.font(font)?.two_em_dash()?))
    }

    fn shape(&self, face: FaceId, text: &str) -> Vec<Shaped> {
        let mut shaped = Vec::with_capacity(text.len());
        let mut start = 0;
        let font_of = |c: char| self.glyph(face, c).map_or(FontId(0), |(font, _)| font);
        while let Some(first) = text[start..].chars().next() {
            let font = font_of(first);
            let rest = text[start..].char_indices().skip(1);
            let end = rest
                .filter(|(_, c)| font_of(*c) != font)
                .map(|(i, _)| start + i)
                .next()
                .unwrap_or(text.len());
            if let Some(f) = self.font(font) {
                let part = f.shape(&text[start..end], font);
                shaped.extend(part.into_iter().map(|s| Shaped { cluster: s.cluster + start as u32, ..s }));
            }
            start = end;
        }
        shaped
    }
}
