//! How a title looks: the stylesheet, resolved.

use crate::style::{FaceChain, FaceId, ParaStyle, TextStyle};
use crate::units::{Ink, Length};

/// A stylesheet, resolved: every size a length, every face an id.
#[derive(Clone, Debug, PartialEq)]
pub struct House {
    /// The faces, by [`FaceId`].
    pub faces: Vec<FaceChain>,
    /// Font files that the edition brings, by path.
    pub font_files: Vec<String>,
    /// 正文: size and pitch make the page's grid.
    pub body: LineStyle,
    /// The body of a notice (公告).
    pub notice: LineStyle,
    /// A verse.
    pub verse: LineStyle,
    /// The face of `**bold**` runs.
    pub bold: FaceId,
    /// The face of `*emphasis*` and quoted paragraphs (楷体).
    pub kai: FaceId,
    /// The face of a dispatch's head (本报讯).
    pub dateline: FaceId,
    /// The face of the names in brackets after it.
    pub reporter: FaceId,
    /// 小标题.
    pub subhead: LineStyle,
    /// Rows a subhead takes.
    pub subhead_rows: u16,
    /// A byline on its own line.
    pub byline: LineStyle,
    /// 图片说明.
    pub caption: LineStyle,
    /// The credit after it.
    pub credit: FaceId,
    /// The ladder of headlines, largest first.
    pub ladder: Vec<HeadStyle>,
    /// Folio, nameplate, label, guide, imprint, ad label.
    pub furniture: Furniture,
    /// 转版.
    pub jump: JumpStyle,
    /// Marks beside the characters.
    pub marks: MarkStyle,
    /// Styles that a story may ask for by name.
    pub styles: Vec<(String, LineStyle)>,
    /// Rules, boxes and tints.
    pub boxes: BoxStyle,
    /// Whether the copy desk makes half-width punctuation full-width: `on`, `off`, `check`.
    pub normalise: Normalise,
    /// What may be done so that a story fits.
    pub fit: FitStyle,
    /// The press.
    pub condition: Condition,
}

/// What the copy desk does with half-width punctuation at a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Normalise {
    /// It is mended.
    #[default]
    On,
    /// It is left.
    Off,
    /// It is reported and left.
    Check,
}

/// What `paiban fit` may do so that a story fits its slot, and how far it may go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FitStyle {
    /// What is permitted, in the order in which it is tried.
    pub permitted: Vec<Means>,
    /// How much shallower or deeper than its own proportion a picture may become, in thousandths.
    pub crop: u16,
    /// How much closer or wider apart the characters of a story may stand, in thousandths of the em.
    pub tracking: u16,
}

/// By what a story is made to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// A picture's depth.
    Picture,
    /// A line of the headline.
    Headline,
    /// The number of legs.
    Legs,
    /// The characters of the story, closer or wider apart.
    Tracking,
    /// A free slot on a later page.
    Jump,
    /// A picture left out.
    Out,
}

impl Means {
    /// All with their names in stylesheets and reports, the gentlest first (MAKEUP §4).
    pub const ALL: &'static [(&'static str, Means)] = &[
        ("picture", Means::Picture),
        ("headline", Means::Headline),
        ("legs", Means::Legs),
        ("tracking", Means::Tracking),
        ("jump", Means::Jump),
        ("out", Means::Out),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Means::ALL.iter().find(|(_, means)| *means == self).map_or("", |(name, _)| name)
    }
}

/// Text of one kind: how it looks, its pitch, how its paragraphs are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineStyle {
    /// Face, size, ink.
    pub text: TextStyle,
    /// From baseline to baseline.
    pub pitch: Length,
    /// Indent, alignment, punctuation.
    pub para: ParaStyle,
}

/// What stands beside the characters, and notes among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkStyle {
    /// The face of pinyin.
    pub pinyin: FaceId,
    /// Its size in thousandths of the 字 under it.
    pub pinyin_size: u16,
    /// The size of 小字 notes.
    pub note: Length,
}

impl MarkStyle {
    /// The size of pinyin over a 字 of this size.
    pub fn pinyin_of(&self, size: Length) -> Length {
        size.scale(i64::from(self.pinyin_size), 1000)
    }
}

/// A row of the headline ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadStyle {
    /// Its name: `lead`, `main`, `second`, `third`, `brief`.
    pub name: String,
    /// 主题.
    pub main: LadderStep,
    /// How many lines the headline may take, at most.
    pub max_lines: u16,
    /// 引题.
    pub kicker: LadderStep,
    /// 副题.
    pub deck: LadderStep,
    /// Where the lines stand: centred, at the left, or spread.
    pub align: crate::style::Align,
    /// The head's least depth in body rows, its space above and below included.
    pub min_rows: u16,
    /// How the lines of a headline compare.
    pub shape: Shape,
    /// How wide the marks of kicker, headline and deck are.
    pub punctuation: crate::style::Punctuation,
}

/// How the lines of a headline compare in length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// As even as sense allows.
    #[default]
    Even,
    /// 长短, 长短长.
    LongShort,
    /// 短长, 短长短.
    ShortLong,
}

/// One part of a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LadderStep {
    /// The face.
    pub face: FaceId,
    /// The largest size.
    pub max: Length,
    /// The smallest.
    pub min: Length,
    /// The least and the greatest width of its 字 in thousandths: 1000 and 1000 where they are never narrowed or widened.
    pub condense: (u16, u16),
    /// What it is printed in.
    pub ink: Ink,
}

/// Everything on a page that is not a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// The paper's name at the nameplate: face, largest size, ink.
    pub nameplate: LadderStep,
    /// The strip under it and the publisher's lines.
    pub masthead: LineStyle,
    /// 报眉 text.
    pub folio: LineStyle,
    /// The section's name and the page's number in the folio.
    pub folio_section: LineStyle,
    /// 栏题.
    pub label: LineStyle,
    /// The guide's heading.
    pub guide_title: LineStyle,
    /// The guide's entries.
    pub guide: LineStyle,
    /// 报尾.
    pub imprint: LineStyle,
    /// 广告.
    pub ad_label: LineStyle,
}

/// How a jump is worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumpStyle {
    /// `（下转第{page}版）`.
    pub to: String,
    /// `（上接第{page}版）`.
    pub from: String,
    /// `——详见第{page}版` in the guide.
    pub see: String,
    /// How the number is written.
    pub numerals: Numerals,
    /// The marker's face and size.
    pub text: TextStyle,
    /// The ladder row (by place) of the short headline over the rest.
    pub head: usize,
}

/// How a page number is written in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Numerals {
    /// 2
    Arabic,
    /// 二
    Han,
    /// A2, A02: the prefix, and at least so many digits.
    Prefixed(String, u8),
}

/// Rules, boxes and tints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoxStyle {
    /// Thickness of the rules between stories and columns.
    pub rule: Length,
    /// Their ink.
    pub rule_ink: Ink,
    /// Thickness of a box's rule.
    pub frame: Length,
    /// Its ink.
    pub frame_ink: Ink,
    /// A tint.
    pub tint: Ink,
}

/// The press condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The output profile: the shipped `newsprint`, or a path inside the edition.
    pub profile: String,
    /// Its registered name or identifier for OutputConditionIdentifier; read from the profile when absent.
    pub identifier: Option<String>,
    /// Total ink, in per cent.
    pub ink_limit: u16,
    /// Pictures are taken down to this many pixels an inch.
    pub max_ppi: u16,
    /// Under this a picture is warned of.
    pub warn_ppi: u16,
    /// Under this it is an error.
    pub min_ppi: u16,
    /// The press's resolution of tints' smallest text, in points, under which a finding is made.
    pub min_text: Length,
}

impl House {
    /// The name of a face.
    pub fn face_name(&self, face: FaceId) -> &str {
        self.faces.get(usize::from(face.0)).map_or("", |f| f.name.as_str())
    }
}
