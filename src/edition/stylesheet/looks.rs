//! One look of a stylesheet: a face, a size, a line's style.
//!
//! What is wrong is told, and something stands in for it, so that whatever else is wrong is told too; an
//! edition with such a mistake is not made, so nothing is ever set by what stands in.

use super::super::house::LineStyle;
use super::super::measure::{Scale, ink};
use super::super::table::{Table, Tray, meant, text};
use super::words::{ALIGN, HANG, KINSOKU, POLICY, PUNCTUATION, QUOTES};
use crate::finding::{Code, Finding, message};
use crate::style::{FaceChain, FaceId, Limits, ParaStyle, TextStyle};
use crate::units::{Em, Ink, Length};

/// What looks are read by.
pub struct Looks<'a> {
    pub scale: &'a Scale,
    pub faces: &'a [FaceChain],
    pub tray: &'a Tray,
}

impl Looks<'_> {
    /// The face that a key names.
    pub fn face(&self, table: &Table, key: &str) -> FaceId {
        self.named_face(table, key).unwrap_or(FaceId(0))
    }

    fn named_face(&self, table: &Table, key: &str) -> Option<FaceId> {
        let value = table.need(key)?;
        let name = text(value, self.tray)?;
        let at = self.faces.iter().position(|f| f.name == name);
        // That there are no faces at all has been told.
        if at.is_none() && !self.faces.is_empty() {
            let meant = meant(name, self.faces.iter().map(|f| f.name.as_str()));
            let message =
                message!("the stylesheet has no face “{name}”", "样式表没有字体“{name}”").and(&meant);
            table.tell(Finding::new(Code::UnknownName, message).at(value.at));
        }
        at.map(|i| FaceId(i as u16))
    }

    /// A size of type.
    pub fn size(&self, table: &Table, key: &str) -> Length {
        table.need(key).and_then(|v| self.scale.size(v, self.tray)).unwrap_or(self.scale.em)
    }

    /// A length.
    pub fn length(&self, table: &Table, key: &str) -> Length {
        table.need(key).and_then(|v| self.scale.length(v, self.tray)).unwrap_or_default()
    }

    /// The ink of a thing that is black unless the table says more.
    pub fn ink(&self, table: &Table) -> Ink {
        table.get("ink").and_then(|v| ink(v, self.tray)).unwrap_or(Ink::BLACK)
    }

    /// The style of a table of the sheet.
    pub fn within(&self, sheet: &Table, key: &str, base: &LineStyle) -> LineStyle {
        let table = sheet.part(key);
        let style = self.line(&table, base);
        // These two stand in the tables of subheads and captions beside the style.
        let _ = (table.get("rows"), table.get("credit"));
        table.finish();
        style
    }

    /// The body's style. Its size and pitch are the scale's.
    pub fn body(&self, table: &Table) -> LineStyle {
        let _ = (table.get("size"), table.get("pitch"));
        let text =
            TextStyle { ink: self.ink(table), ..TextStyle::new(self.face(table, "face"), self.scale.em) };
        LineStyle { text, pitch: self.scale.pitch, para: self.para(table, &ParaStyle::default()) }
    }

    /// A style: what the table says, the rest as `base` has it.
    pub fn line(&self, table: &Table, base: &LineStyle) -> LineStyle {
        let has = |key: &str| table.get(key).is_some();
        let size = if has("size") { self.size(table, "size") } else { base.text.size };
        let pitch = if has("pitch") { self.length(table, "pitch") } else { base.pitch };
        let face = if has("face") { self.face(table, "face") } else { base.text.face };
        let text = TextStyle { ink: self.ink(table), ..TextStyle::new(face, size) };
        LineStyle { text, pitch, para: self.para(table, &base.para) }
    }

    fn para(&self, table: &Table, base: &ParaStyle) -> ParaStyle {
        let milli = |key: &str, most: i64| table.whole(key, 0..=most).map(|n| Em::milli(n as i32));
        ParaStyle {
            indent: milli("indent", 20_000).unwrap_or(base.indent),
            hanging: milli("hanging", 20_000).unwrap_or(base.hanging),
            direction: base.direction,
            quotes: table.word("vertical-quotes", QUOTES).unwrap_or(base.quotes),
            align: table.word("align", ALIGN).unwrap_or(base.align),
            kinsoku: table.word("kinsoku", KINSOKU).unwrap_or(base.kinsoku),
            policy: table.word("policy", POLICY).unwrap_or(base.policy),
            hang: table.word("hang", HANG).unwrap_or(base.hang),
            punctuation: table.word("punctuation", PUNCTUATION).unwrap_or(base.punctuation),
            trim_indented_opener: table.truth("trim-indented-opener").unwrap_or(base.trim_indented_opener),
            hyphenate: table.truth("hyphenate").unwrap_or(base.hyphenate),
            limits: Limits {
                mixed: milli("gap", 1000).unwrap_or(base.limits.mixed),
                mixed_min: milli("gap-min", 1000).unwrap_or(base.limits.mixed_min),
                mixed_max: milli("gap-max", 1000).unwrap_or(base.limits.mixed_max),
                word: milli("word", 1000).unwrap_or(base.limits.word),
                word_min: milli("word-min", 1000).unwrap_or(base.limits.word_min),
                word_max: milli("word-max", 1000).unwrap_or(base.limits.word_max),
                loose: milli("loose", 1000).unwrap_or(base.limits.loose),
            },
        }
    }
}
