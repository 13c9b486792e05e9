//! A proof for the office printer: the page on A3, beside it how its stories fit, under it what is wrong.

use super::findings::numbered;
use super::hand::{Hand, frame};
use super::shrink::{Ratio, shrunk};
use crate::edition::{Edition, PageSpec};
use crate::finding::{Finding, Severity, Sources};
use crate::makeup::{Block, Fit, Page};
use crate::sheet::{Mark, Sheet};
use crate::units::{Ink, Length, Point, Rect};

/// A3, upright (ISO 216).
const TRIM: (Length, Length) = (mm(297), mm(420));
const MARGIN: Length = mm(8);
const GAP: Length = mm(4);
/// What the table of stories and the list of findings take.
const SIDE: Length = mm(42);
const FOOT: Length = mm(58);
const HEAD: Length = mm(7);
const PITCH: Length = Length::milli_pt(9500);
const COLUMNS: i32 = 3;
/// The watermark.
const FAINT: Ink = Ink([0, 0, 0, 100]);

const fn mm(n: i64) -> Length {
    Length::micro_m(n * 1000)
}

/// A page with all that its proof tells of it.
pub struct Office<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Its texts, for the places of findings.
    pub sources: &'a Sources,
    /// The page.
    pub spec: &'a PageSpec,
    /// The page, made up.
    pub page: &'a Page,
    /// What is to be said of it.
    pub findings: &'a [Finding],
    /// 小样, 大样; nothing is printed behind the page without it.
    pub mark: Option<&'a str>,
}

/// The proof of a page that is drawn as `sheet`, overlays and all.
pub fn office(of: &Office<'_>, sheet: &Sheet, hand: &Hand<'_>) -> Sheet {
    let top = MARGIN + HEAD;
    let right = TRIM.0 - MARGIN;
    let room = (right - MARGIN - SIDE - GAP, TRIM.1 - top - GAP - FOOT - MARGIN);
    let ratio = Ratio::to_fit(sheet.trim, room);
    let size = (ratio.of(sheet.trim.0), ratio.of(sheet.trim.1));
    let page = Rect { origin: Point::new(MARGIN, top), width: size.0, height: size.1 };
    let side = Rect::from_edges(page.right() + GAP, top, right, page.bottom());
    let foot = Rect::from_edges(MARGIN, page.bottom() + GAP, right, TRIM.1 - MARGIN);
    let mut marks = head(of, hand);
    marks.extend(of.mark.and_then(|words| hand.behind(words, page, FAINT)));
    marks.extend(shrunk(sheet, ratio, page.origin));
    marks.push(frame(page, Length::milli_pt(300), Ink::BLACK));
    marks.extend(column(hand, &table(of), side).0);
    marks.extend(list(hand, &findings(of), foot));
    Sheet { number: sheet.number, trim: TRIM, bleed: Length::ZERO, marks }
}

/// What paper, which page, which proof, how much is wrong.
fn head(of: &Office<'_>, hand: &Hand<'_>) -> Vec<Mark> {
    let (year, month, day) = of.edition.issue.date;
    let count =
        |s: Severity| numbered(of.spec, of.findings).iter().filter(|(_, f)| f.severity() == s).count();
    let words = format!(
        "{}　{year}年{month}月{day}日　第{}版 {}　{}　错 {}　警 {}　注 {}",
        of.edition.paper.name,
        of.spec.number,
        of.spec.section,
        of.mark.unwrap_or("样张"),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    );
    column(hand, &[words], Rect::from_edges(MARGIN, MARGIN, TRIM.0 - MARGIN, MARGIN + HEAD)).0
}

/// 凑版: a slot, its story, 字 set, what is over or free.
fn table(of: &Office<'_>) -> Vec<String> {
    let row = |block: &Block| {
        let slot = of.spec.template.slots.get(usize::from(block.slot?))?;
        let story = of.edition.stories.get(block.story?.0 as usize)?;
        Some(format!("{}　{}　{}", slot.name, story.name, fits(&block.fit?)))
    };
    let rows = of.page.blocks.iter().filter_map(row);
    std::iter::once("凑版".to_owned()).chain(rows).collect()
}

fn fits(fit: &Fit) -> String {
    match (fit.overset_lines, fit.free_lines) {
        (0, 0) => format!("{} 字，满", fit.set_chars),
        (0, free) => format!("{} 字，空 {free} 行", fit.set_chars),
        (lines, _) => format!("{} 字，溢 {} 字 {lines} 行", fit.set_chars, fit.overset_chars),
    }
}

/// The findings, the worst first, each with the number it has on the page.
fn findings(of: &Office<'_>) -> Vec<String> {
    let mut all = numbered(of.spec, of.findings);
    all.sort_by_key(|(_, f)| std::cmp::Reverse(f.severity()));
    let told = |(n, f): (usize, &Finding)| {
        let kind = match f.severity() {
            Severity::Error => "错",
            Severity::Warning => "警",
            Severity::Note => "注",
        };
        let at = f.at.map(|span| of.sources.locate(span));
        let place = at.map_or(String::new(), |at| format!("{}:{} ", at.file, at.line));
        format!("{n} {kind} {place}{}", f.message.zh)
    };
    all.into_iter().map(told).collect()
}

/// Texts in columns side by side; what has no room is counted.
fn list(hand: &Hand<'_>, texts: &[String], area: Rect) -> Vec<Mark> {
    let width = (area.width - GAP * (COLUMNS - 1)) / COLUMNS;
    let (mut marks, mut rest) = (Vec::new(), texts);
    for i in 0..COLUMNS {
        let left = area.left() + (width + GAP) * i;
        let leg = Rect::from_edges(left, area.top(), left + width, area.bottom() - PITCH);
        let (set, used) = column(hand, rest, leg);
        marks.extend(set);
        rest = rest.get(used..).unwrap_or_default();
    }
    if !rest.is_empty() {
        let words = format!("……还有 {} 条，见 paiban check", rest.len());
        let last = Rect::from_edges(area.left(), area.bottom() - PITCH, area.right(), area.bottom() + PITCH);
        marks.extend(column(hand, &[words], last).0);
    }
    marks
}

/// Texts under one another, as many as an area holds.
fn column(hand: &Hand<'_>, texts: &[String], area: Rect) -> (Vec<Mark>, usize) {
    let (mut marks, mut y) = (Vec::new(), area.top());
    for (i, words) in texts.iter().enumerate() {
        let lines = hand.block(words, Point::new(area.left(), y), (area.width, PITCH));
        let end = y + PITCH * lines.len() as i32;
        if end > area.bottom() {
            return (marks, i);
        }
        marks.extend(lines);
        y = end + PITCH.scale(1, 4);
    }
    (marks, texts.len())
}
