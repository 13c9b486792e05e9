//! `[page.fit]`: what makes a story fit its slot, beside what story and layout say themselves.
//!
//! `paiban fit` writes it and people may: a line taken out takes the fitting back.

use std::collections::BTreeMap;

use super::layout::{Columns, Slot};
use super::node::{Entry, Node, Value};
use super::stories::ROWS;
use super::story::Story;
use super::table::{Table, Tray, meant, wrong};
use crate::finding::{Code, Finding, Message, Span, message};

/// How a slot and the story that begins in it are fitted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fitting {
    /// The lines of the headline; as many as the ladder finds best unless said.
    pub headline_lines: Option<u16>,
    /// The legs of the slot's text.
    pub legs: Option<u16>,
    /// How much wider apart the story's characters stand, in thousandths of the em; less than zero is closer.
    pub tracking: i16,
    /// The story's pictures that are cropped or left out, by their place in it from zero.
    pub pictures: BTreeMap<u16, PictureFit>,
}

/// What a fitting does to a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFit {
    /// It is so many body lines deep.
    Rows(u16),
    /// It is not printed.
    Out,
}

/// The most that characters stand closer or wider apart, in thousandths of the em.
pub const TRACKING: i64 = 50;

/// The word in the file for a picture that is not printed.
const OUT: &str = "out";

/// A slot's fitting as it was read, to be held against the story once that is known.
#[derive(Debug)]
pub struct FitRead {
    /// The slot, by its place in the layout.
    pub slot: usize,
    /// Where it is said.
    pub at: Span,
    /// Where each picture is named.
    pub pictures: Vec<(u16, Span)>,
}

impl Fitting {
    /// Whether a picture of the story, by its place among them from zero, is left out.
    pub fn is_out(&self, number: u16) -> bool {
        self.pictures.get(&number) == Some(&PictureFit::Out)
    }

    /// The slot's column mode under this fitting.
    pub fn columns(&self, slot: &Slot) -> Columns {
        match (self.legs, slot.columns) {
            (None, columns) => columns,
            (Some(n), Columns::Free(_)) => Columns::Free(n),
            (Some(n), Columns::Relative(_)) => Columns::Relative(n),
            (Some(n), Columns::Auto | Columns::Absolute(_)) => Columns::Absolute(n),
        }
    }
}

/// Reads `[page.fit]`: a table of slots, each with what fits it.
pub fn fittings(table: &Table, slots: &[Slot]) -> (Vec<Fitting>, Vec<FitRead>) {
    let mut fittings = vec![Fitting::default(); slots.len()];
    let mut read = Vec::new();
    for entry in table.entries() {
        let Some(slot) = slots.iter().position(|s| s.name == entry.key) else {
            let meant = meant(&entry.key, slots.iter().map(|s| s.name.as_str()));
            let message =
                message!("the layout has no slot {} to be fitted", "版式没有可凑版的版位 {}", entry.key)
                    .and(&meant);
            table.tell(Finding::new(Code::UnknownName, message).at(entry.key_at));
            continue;
        };
        let one = Table::new(&entry.value, table.tray());
        let (pictures, at) = pictures(&one);
        fittings[slot] = Fitting {
            headline_lines: one.whole("headline-lines", 1..=6).map(|n| n as u16),
            legs: one.whole("legs", 1..=40).map(|n| n as u16),
            tracking: one.whole("tracking", -TRACKING..=TRACKING).unwrap_or_default() as i16,
            pictures,
        };
        one.report_unknown();
        read.push(FitRead { slot, at: entry.key_at, pictures: at });
    }
    (fittings, read)
}

/// `pictures = { 1 = 14, 2 = "out" }`.
fn pictures(table: &Table) -> (BTreeMap<u16, PictureFit>, Vec<(u16, Span)>) {
    let (mut fits, mut at) = (BTreeMap::new(), Vec::new());
    let Some(pictures) = table.table("pictures") else { return (fits, at) };
    for Entry { key, key_at, value } in pictures.entries() {
        let Some(number) = key.parse::<u16>().ok().filter(|n| *n > 0) else {
            let message = message!(
                "“{key}” is no picture: a story's pictures are named by their number, 1, 2 …",
                "“{key}”不是图片：稿件的图片按次序写 1、2……"
            );
            table.tell(Finding::new(Code::BadValue, message).at(*key_at));
            continue;
        };
        if let Some(fit) = picture(value, table.tray()) {
            fits.insert(number - 1, fit);
            at.push((number - 1, *key_at));
        }
    }
    (fits, at)
}

fn picture(value: &Value, tray: &Tray) -> Option<PictureFit> {
    match &value.node {
        Node::Whole(rows) if ROWS.contains(rows) => Some(PictureFit::Rows(*rows as u16)),
        Node::Text(word) if word == OUT => Some(PictureFit::Out),
        _ => {
            wrong(
                tray,
                value,
                (
                    "the picture's depth in body lines, 2 to 400, or \"out\"",
                    "图片的正文行数（2 到 400）或 \"out\"",
                ),
            );
            None
        }
    }
}

/// What a slot's fitting asks of the story that begins there and cannot have.
pub fn judge(read: &FitRead, fitting: &Fitting, (slot, story): (&Slot, Option<&Story>), tray: &Tray) {
    let tell = |code, message: Message, at| tray.borrow_mut().push(Finding::new(code, message).at(at));
    let given = story.map_or(0, |s| s.pictures_named);
    for (number, at) in read.pictures.iter().filter(|(n, _)| usize::from(*n) >= given) {
        let message = message!(
            "there is no picture {} to be fitted in slot {}: {given} are given",
            "版位 {1} 没有第 {0} 张图可凑版：稿件只有 {given} 张",
            number + 1,
            slot.name
        );
        tell(Code::UnknownName, message, *at);
    }
    if fitting.headline_lines.is_some() && story.is_some_and(|s| s.headline.len() > 1) {
        let message = message!(
            "the headline in slot {} stands in the lines that its story gives; `headline-lines` can change nothing",
            "版位 {} 的标题按稿件所分的行排，`headline-lines` 不起作用",
            slot.name
        );
        tell(Code::BadValue, message, read.at);
    }
}
