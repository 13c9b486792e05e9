//! One side of a comparison: a build's folder, a golden, a layout.json or a PDF.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::print;
use crate::edition::read_bounded;
use crate::finding::{Message, message};
use crate::proof::{self, Pixels};
use crate::report::{PageLayout, read_layout};

/// Dots an inch of a golden's pictures.
pub const GOLDEN_DPI: u32 = 72;

/// What a side has to compare.
pub struct Side {
    /// Where it was read from, for people.
    pub name: String,
    /// The layout's text and its pages, where there is one.
    pub layout: Option<(String, Vec<PageLayout>)>,
    /// The pages that can be seen, by number.
    pub plates: BTreeMap<u16, Plate>,
}

/// A page that can be seen.
#[derive(Clone, Debug)]
pub enum Plate {
    /// A page of a PDF, the first being 0.
    Pdf(PathBuf, usize),
    /// A golden's picture.
    Png(PathBuf),
}

/// Why a side cannot be used, in words, with help.
type Trouble = (Message, Help);
/// What to do, in English and in Chinese.
type Help = (&'static str, &'static str);

const NAME: Help = (
    "name a folder that `paiban build -o` wrote, a layout.json or a PDF",
    "给出 `paiban build -o` 写的文件夹、layout.json 或 PDF",
);

impl Side {
    /// Reads a side; says what is wrong where it cannot be used.
    pub fn open(path: &Path) -> Result<Side, Exit> {
        let read = if path.is_dir() { folder(path) } else { file(path) };
        read.map_err(|(why, help)| {
            print::error_help(why, help);
            Exit::Unusable
        })
    }

    /// The layout's pages.
    pub fn pages(&self) -> Option<&[PageLayout]> {
        self.layout.as_ref().map(|(_, pages)| pages.as_slice())
    }

    /// The layout of a page.
    pub fn page(&self, number: u16) -> Option<&PageLayout> {
        self.pages()?.iter().find(|page| page.number == number)
    }
}

impl Plate {
    /// Its file's bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, Exit> {
        let (Plate::Pdf(path, _) | Plate::Png(path)) = self;
        read_bounded(path).map_err(|error| unreadable(path, &error.to_string()))
    }

    /// Its pixels, from its file's bytes. A golden's picture has its own size.
    pub fn pixels(&self, bytes: &[u8], dpi: u32) -> Result<Pixels, Exit> {
        match self {
            Plate::Pdf(path, index) => {
                proof::render_page(bytes, *index, dpi).map_err(|e| unreadable(path, &e.to_string()))
            }
            Plate::Png(path) => {
                let decoded = image::load_from_memory_with_format(bytes, image::ImageFormat::Png);
                let rgb = decoded.map_err(|e| unreadable(path, &e.to_string()))?.into_rgb8();
                Ok(Pixels { width: rgb.width(), height: rgb.height(), rgb: rgb.into_raw() })
            }
        }
    }
}

fn unreadable(path: &Path, why: &str) -> Exit {
    print::error_help(print::unread(path, why), ("build it again, or name another", "重新出版，或换一个"));
    Exit::Unusable
}

fn folder(path: &Path) -> Result<Side, Trouble> {
    let place = path.join("layout.json");
    let layout = if place.exists() { Some(layout(&place)?) } else { None };
    let mut plates = pages_in(path);
    if plates.is_empty() && path.join("edition.pdf").exists() {
        plates = pdf(&path.join("edition.pdf"))?;
    }
    // A page that an earlier build left behind is no page of this one.
    if let Some((_, pages)) = &layout {
        plates.retain(|number, _| pages.iter().any(|page| page.number == *number));
    }
    if layout.is_none() && plates.is_empty() {
        let why = message!(
            "{} has no layout.json, no page-1.pdf and no edition.pdf",
            "{} 里没有 layout.json、page-1.pdf 和 edition.pdf",
            path.display()
        );
        return Err((why, NAME));
    }
    Ok(Side { name: path.display().to_string(), layout, plates })
}

/// `page-N.pdf`, or else a golden's `page-N.png`.
fn pages_in(folder: &Path) -> BTreeMap<u16, Plate> {
    let mut plates = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str().and_then(|n| n.strip_prefix("page-")) else { continue };
        let number = |suffix: &str| name.strip_suffix(suffix).and_then(|n| n.parse::<u16>().ok());
        if let Some(number) = number(".pdf") {
            plates.insert(number, Plate::Pdf(entry.path(), 0));
        } else if let Some(number) = number(".png") {
            plates.entry(number).or_insert_with(|| Plate::Png(entry.path()));
        }
    }
    plates
}

fn file(path: &Path) -> Result<Side, Trouble> {
    let shown = path.display();
    if !path.exists() {
        return Err((message!("there is nothing at {shown}", "{shown} 处什么也没有"), NAME));
    }
    let bytes = read_bounded(path).map_err(|e| (print::unread(path, e), NAME))?;
    let name = shown.to_string();
    if bytes.get(..bytes.len().min(1024)).unwrap_or_default().windows(5).any(|w| w == b"%PDF-") {
        return Ok(Side { name, layout: None, plates: pdf(path)? });
    }
    if bytes.trim_ascii_start().first() == Some(&b'{') || path.extension().is_some_and(|e| e == "json") {
        return Ok(Side { name, layout: Some(layout(path)?), plates: BTreeMap::new() });
    }
    Err((message!("{shown} is no PDF and no layout.json", "{shown} 既不是 PDF 也不是 layout.json"), NAME))
}

fn layout(path: &Path) -> Result<(String, Vec<PageLayout>), Trouble> {
    const HELP: Help = ("build it again with this program", "用本程序重新出版");
    let wrong = |why: String| (print::unread(path, why), HELP);
    let bytes = read_bounded(path).map_err(|e| wrong(e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|e| wrong(e.to_string()))?;
    let pages = read_layout(&text).map_err(wrong)?;
    Ok((text, pages))
}

fn pdf(path: &Path) -> Result<BTreeMap<u16, Plate>, Trouble> {
    const HELP: Help = ("make the PDF again", "重新做这个 PDF");
    let unread = || message!("{} cannot be read: ", "{} 读不出：", path.display());
    let wrong = |why: Message| (unread().and(&why), HELP);
    let bytes = read_bounded(path).map_err(|e| wrong(Message::same(e.to_string())))?;
    let count =
        proof::page_count(&bytes).map_err(|_| wrong(("it is no whole PDF", "不是完整的 PDF").into()))?;
    if count == 0 {
        return Err(wrong(("it has no page", "没有一页").into()));
    }
    let pages = (0..count).filter_map(|i| Some((u16::try_from(i + 1).ok()?, Plate::Pdf(path.to_owned(), i))));
    Ok(pages.collect())
}
