//! report.json (schema 1) and layout.json (schema 2), as they are written; layout.json is read back through the same types.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// report.json.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// The version of this format.
    pub schema: u32,
    /// The paper's name.
    pub edition: String,
    /// The date.
    pub date: String,
    /// The number.
    pub total: u32,
    /// How many findings of each severity there are, those of the pages among them.
    pub counts: Counts,
    /// What is to be said of the edition as a whole.
    pub findings: Vec<ReportFinding>,
    /// The pages, by number.
    pub pages: Vec<PageReport>,
    /// Milliseconds by stage, only when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timing_ms: Option<BTreeMap<String, u64>>,
}

/// Findings, counted.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[allow(missing_docs)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

/// One page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageReport {
    /// Its number.
    pub number: u16,
    /// Its PDF's file name; none after a check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pdf: Option<String>,
    /// The PDF's SHA-256.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What is to be said of it.
    pub findings: Vec<ReportFinding>,
    /// How every story fits its slot.
    pub copyfit: Vec<Copyfit>,
    /// Stories that go on elsewhere, or come from elsewhere.
    pub jumps: Vec<JumpReport>,
}

/// One finding.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReportFinding {
    /// Its kind.
    pub code: &'static str,
    /// note, warning, error.
    pub severity: &'static str,
    /// The slot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// The story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// Left, top, width, height in mm from the top left of the trim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mm: Option<[f64; 4]>,
    /// file:line:column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What is wrong.
    pub message: String,
    /// The same in Chinese.
    pub message_zh: String,
    /// What to do.
    pub help: String,
    /// The same in Chinese.
    pub help_zh: String,
}

/// A story in its slot.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Copyfit {
    /// The slot.
    pub slot: String,
    /// The story.
    pub story: String,
    /// 字 set here.
    pub set_chars: u32,
    /// 字 over.
    pub overset_chars: u32,
    /// Lines over.
    pub overset_lines: u32,
    /// Lines free.
    pub free_lines: u32,
    /// What would make it fit, the best first; none where it fits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remedies: Vec<RemedyReport>,
}

/// One way to make a story fit.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RemedyReport {
    /// picture, headline, legs, jump, out, cut, write.
    pub act: &'static str,
    /// The act in words.
    pub says: String,
    /// The same in Chinese.
    pub says_zh: String,
    /// By how many lines the story then fits better.
    pub lines: u32,
    /// Whether that is enough.
    pub fits: bool,
    /// Where in the copy: file:line:column of the paragraphs that a cut names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<String>,
}

/// A jump, told at both its ends.
#[derive(Clone, Debug, Default, Serialize)]
pub struct JumpReport {
    /// The story.
    pub story: String,
    /// The page it leaves.
    pub from: u16,
    /// The page on which it goes on.
    pub to: u16,
}

/// layout.json.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Layout {
    /// The version of this format.
    pub schema: u32,
    /// The pages, in the edition's order.
    pub pages: Vec<PageLayout>,
}

/// A page in layout.json.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageLayout {
    /// Its number.
    pub number: u16,
    /// Its PDF's file name.
    pub pdf: String,
    /// Width and height of the trim, in pt.
    pub trim: [f64; 2],
    /// The baseline of the first row and the pitch, in pt from the top of the trim.
    pub grid: [f64; 2],
    /// The slots, in the layout's order.
    pub slots: Vec<SlotLayout>,
    /// What stands in no slot: folio and rules.
    #[serde(default)]
    pub furniture: SlotLayout,
}

/// A slot with its lines.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SlotLayout {
    /// Its name.
    pub slot: String,
    /// Left, top, width, height in pt from the top left of the trim.
    pub area: [f64; 4],
    /// The story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// Its pictures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<PictureLayout>,
    /// Its rules, tints and frames, in painting order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shapes: Vec<ShapeLayout>,
    /// Every line, in reading order.
    pub lines: Vec<LineLayout>,
}

/// A picture, cropped to its area around its focus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PictureLayout {
    /// Its file.
    pub file: String,
    /// Left, top, width, height.
    pub area: [f64; 4],
    /// Width and height of the original, in pixels.
    pub px: [u32; 2],
    /// The point of the original that stays in view, in thousandths of its width and height.
    pub focus: [u16; 2],
}

/// A rule, a tint or a frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShapeLayout {
    /// rule, tint, frame.
    pub kind: Cow<'static, str>,
    /// Left, top, width, height.
    pub area: [f64; 4],
    /// How thick a frame's line is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thickness: Option<f64>,
    /// Cyan, magenta, yellow, black, in thousandths.
    pub ink: [u16; 4],
}

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LineLayout {
    /// What it is: body, headline, caption …
    pub role: Cow<'static, str>,
    /// `vertical` where it runs down the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Cow<'static, str>>,
    /// Its baseline, in pt from the top of the trim; from its left edge where it is vertical.
    pub baseline: f64,
    /// The left end of its measure; its head, from the top of the trim, where it is vertical.
    pub x: f64,
    /// The measure.
    pub measure: f64,
    /// Its width, set.
    pub width: f64,
    /// Its width before justification.
    pub natural: f64,
    /// The size of its type.
    pub size: f64,
    /// Cyan, magenta, yellow, black of its first 字, in thousandths, where it is not plain black.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<[u16; 4]>,
    /// What it says.
    pub text: Arc<str>,
    /// The paragraph of the story, from zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// The leg, from zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg: Option<u16>,
}

impl LineLayout {
    /// Where on the page its first character's baseline begins, in pt from the left and the top of the trim.
    pub fn at(&self) -> [f64; 2] {
        if self.direction.is_some() { [self.baseline, self.x] } else { [self.x, self.baseline] }
    }

    /// Around its characters: left, top, width, height. 字 go from 0.88 em over the baseline to 0.12 em under it.
    pub fn area(&self) -> [f64; 4] {
        let [left, top] = self.at();
        match self.direction {
            Some(_) => [left - self.size * 0.12, top, self.size, self.width],
            None => [left, top - self.size * 0.88, self.width, self.size],
        }
    }
}
