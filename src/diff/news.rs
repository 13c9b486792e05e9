//! What changed, as values: a line of news each. Serialised, they are the report for programs.

use serde::Serialize;

use super::geometry::Mm;

/// All that changed between two builds.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Changes {
    /// The version of this format.
    pub schema: u32,
    /// Whether nothing changed.
    pub same: bool,
    /// The news, page by page.
    pub news: Vec<News>,
}

impl Changes {
    /// The news in the order of pages; what belongs to no page stands first.
    pub fn new(mut news: Vec<News>) -> Changes {
        news.sort_by_key(|n| n.at.page);
        Changes { schema: 1, same: news.is_empty(), news }
    }

    /// The pages that have news, each once.
    pub fn pages(&self) -> Vec<u16> {
        let mut pages: Vec<u16> = self.news.iter().filter_map(|n| n.at.page).collect();
        pages.dedup();
        pages
    }
}

/// One line of news.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct News {
    /// Where.
    #[serde(flatten)]
    pub at: Place,
    /// What.
    #[serde(flatten)]
    pub what: What,
    /// What came of it: lines further on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<Flow>,
}

/// A place as people at the desk name it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Place {
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u16>,
    /// The slot; none for folio, rules and the page itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// The story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// The leg, from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leg: Option<u32>,
    /// The line of the leg, or of the headline, caption …, from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Left, top, width, height on the old page, in mm from the top left of the trim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_mm: Option<Mm>,
    /// The same on the new page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_mm: Option<Mm>,
}

/// What can change.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[allow(missing_docs)] // the fields' names say it; lengths are mm, sizes pt, inks thousandths of C, M, Y, K
pub enum What {
    /// A page that is new.
    PageAdded,
    /// A page that is gone.
    PageRemoved,
    /// The paper has another size.
    PageSize { old: [f64; 2], new: [f64; 2] },
    /// The grid's first baseline or pitch is another, in pt.
    Grid { old: [f64; 2], new: [f64; 2] },
    /// A slot that is new.
    SlotAdded,
    /// A slot that is gone.
    SlotRemoved,
    /// A slot of the same size elsewhere.
    SlotMoved { by: [f64; 2] },
    /// A slot of another size.
    SlotResized { old: [f64; 2], new: [f64; 2] },
    /// Another story in a slot; where the old one went, and where the new one came from, if on a page.
    StoryExchanged { old: Option<String>, new: Option<String>, went: Option<Spot>, came: Option<Spot> },
    /// Words, with what stands before and after them.
    Words { role: String, old: String, new: String, before: String, after: String },
    /// The same words, broken into lines otherwise.
    Broken { role: String, old: Vec<String>, new: Vec<String> },
    /// Lines that stand otherwise, no word of their own having changed.
    Lines(Flow),
    /// Sizes of type.
    Size { role: String, old: Vec<f64>, new: Vec<f64> },
    /// The ink of text, or of a rule, tint or frame.
    Ink { role: String, old: [u16; 4], new: [u16; 4] },
    /// A picture that is new.
    PictureAdded { file: String },
    /// A picture that is gone.
    PictureRemoved { file: String },
    /// Another picture in its place.
    PictureReplaced { old: String, new: String },
    /// A picture of the same size elsewhere in its slot.
    PictureMoved { file: String, by: [f64; 2] },
    /// A picture of another size.
    PictureResized { file: String, old: [f64; 2], new: [f64; 2] },
    /// A picture of which another part is shown: left, top, width, height, in per cent of the original.
    PictureCropped { file: String, old: [f64; 4], new: [f64; 4] },
    /// The file has its old name and place, and looks otherwise.
    PictureLooks { file: String, mm2: f64 },
    /// Rules, tints or frames.
    Shapes { role: String, added: u32, removed: u32, moved: u32 },
    /// Ink on paper, seen by the pixels.
    Looks { mm2: f64 },
}

/// A slot on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The page.
    pub page: u16,
    /// The slot.
    pub slot: String,
}

/// What became of lines whose words are the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Flow {
    /// Lines that begin or end elsewhere in the text.
    pub reflowed: u32,
    /// Lines set wider or tighter.
    pub respaced: u32,
    /// Lines that stand elsewhere, by how far; the most lines first.
    pub moved: Vec<Moved>,
}

/// Lines that moved together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moved {
    /// How many.
    pub lines: u32,
    /// To the right and down, in mm.
    pub by: [f64; 2],
}

impl Flow {
    /// Whether every line stands as it stood.
    pub fn is_empty(&self) -> bool {
        self.reflowed == 0 && self.respaced == 0 && self.moved.is_empty()
    }

    /// Takes a line that moved.
    pub fn moves(&mut self, by: [f64; 2], lines: u32) {
        match self.moved.iter_mut().find(|m| m.by == by) {
            Some(group) => group.lines += lines,
            None => self.moved.push(Moved { lines, by }),
        }
        self.moved.sort_by_key(|m| std::cmp::Reverse(m.lines));
    }

    /// Adds what happened in another slot.
    pub fn add(&mut self, other: Flow) {
        self.reflowed += other.reflowed;
        self.respaced += other.respaced;
        other.moved.iter().for_each(|m| self.moves(m.by, m.lines));
    }
}
