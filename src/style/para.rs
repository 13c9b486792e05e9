//! How a paragraph is set.

use crate::units::Em;

/// Everything composition needs to know of a paragraph beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParaStyle {
    /// Indent of the first line, in em of the paragraph's first run.
    pub indent: Em,
    /// Indent of the other lines.
    pub hanging: Em,
    /// Whether lines run across or down the page.
    pub direction: Direction,
    /// What stands for “ ” in a vertical line.
    pub quotes: Quotes,
    /// Where lines stand in their measure.
    pub align: Align,
    /// Which marks may not begin or end a line.
    pub kinsoku: Kinsoku,
    /// What is tried first when a mark would break the rule.
    pub policy: Policy,
    /// Whether a mark may hang past the line's end.
    pub hang: Hang,
    /// How wide marks are.
    pub punctuation: Punctuation,
    /// Whether an opener after the indent loses its blank half.
    pub trim_indented_opener: bool,
    /// Whether a Western word may be divided between syllables where a line would else be loose.
    pub hyphenate: bool,
    /// How far gaps may go.
    pub limits: Limits,
}

/// Which way lines run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// 横排: from left to right, the next line below.
    #[default]
    Horizontal,
    /// 竖排: from top to bottom, the next line at the left.
    Vertical,
}

/// What stands for “ ” and ‘ ’ in a vertical line (GB/T 15834 §5.2.3; CLREQ §3.1.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quotes {
    /// “ ” are ﹃ ﹄ and ‘ ’ are ﹁ ﹂, as the standard has it.
    #[default]
    Double,
    /// “ ” are ﹁ ﹂ and ‘ ’ are ﹃ ﹄.
    Single,
}

/// Where the lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Both edges straight, the last line at the left.
    Justify,
    /// At the left, ragged.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// Both edges straight, the last line too (均排).
    Spread,
}

/// Which marks may not begin or end a line (CLREQ §3.1.4; GB/T 15834 §5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kinsoku {
    /// None.
    None,
    /// Pause and stop marks, closers, connectors and the interpunct do not begin a line; openers do not end one.
    Basic,
    /// And the solidus neither begins nor ends one.
    Gb,
    /// And —— and …… do not begin one.
    Strict,
}

/// What is tried first (InDesign's four kinsoku types).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Squeeze the mark in; if that does not go, push a character out.
    PushInFirst,
    /// Push a character out; if that does not go, squeeze the mark in.
    PushOutFirst,
    /// Never squeeze.
    PushOutOnly,
    /// Whichever changes the gaps least.
    LeastAdjustment,
}

/// Whether one pause or stop mark may stand past the end of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hang {
    /// Never.
    None,
    /// Where it helps.
    Regular,
    /// Always.
    Force,
}

/// How wide marks are set (names as in xeCJK).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Punctuation {
    /// 标题式, for headlines: three quarters of an em each; else as 全角式. At their size a blank half is a hole.
    Biaoti,
    /// 全角式: one em each; neighbours share, a line's end takes half.
    Quanjiao,
    /// 开明式: 。！？ one em, the others half.
    Kaiming,
    /// 半角式: half an em each.
    Banjiao,
    /// 行末半角: one em, half at a line's end, neighbours not touched.
    Hangmobanjiao,
}

/// How far gaps may go, in em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The gap between Han and Latin or digits: natural width.
    pub mixed: Em,
    /// Its least width.
    pub mixed_min: Em,
    /// How far it opens before the gaps between 字 do.
    pub mixed_max: Em,
    /// The word space: natural width.
    pub word: Em,
    /// Its least width.
    pub word_min: Em,
    /// How far it opens before other gaps do.
    pub word_max: Em,
    /// Past this a gap between two 字 makes the line loose: a finding.
    pub loose: Em,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            mixed: Em::QUARTER,
            mixed_min: Em(8192),
            mixed_max: Em(21845),
            word: Em(21845),
            word_min: Em::QUARTER,
            word_max: Em::HALF,
            loose: Em::milli(150),
        }
    }
}

impl Default for ParaStyle {
    fn default() -> ParaStyle {
        ParaStyle {
            indent: Em(2 << 16),
            hanging: Em(0),
            direction: Direction::Horizontal,
            quotes: Quotes::Double,
            align: Align::Justify,
            kinsoku: Kinsoku::Gb,
            policy: Policy::PushInFirst,
            hang: Hang::None,
            punctuation: Punctuation::Quanjiao,
            trim_indented_opener: false,
            hyphenate: true,
            limits: Limits::default(),
        }
    }
}
