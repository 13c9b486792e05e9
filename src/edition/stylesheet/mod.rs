//! A stylesheet → [`House`]: a title's keys over those of the one that ships.

mod ladder;
mod looks;
mod outside;
mod scale;
mod words;

use super::fitting::TRACKING;
use super::house::{
    BoxStyle, Condition, FitStyle, Furniture, House, JumpStyle, LineStyle, MarkStyle, Means, Normalise,
    Numerals,
};
use super::measure::{Scale, ink};
use super::node::Entry;
use super::table::{Table, text};
use crate::finding::{Code, Finding, message};
use crate::style::{ParaStyle, TextStyle};
use crate::units::{Em, Ink};
use looks::Looks;
use words::NORMALISE;

pub use ladder::ladder_row;
pub use outside::{Outside, outside};
pub use scale::scale;

/// The tables that every stylesheet has, its own or its base's.
const PARTS: &[&str] = &[
    "sizes",
    "faces",
    "body",
    "ladder",
    "notice",
    "verse",
    "subhead",
    "byline",
    "caption",
    "nameplate",
    "masthead",
    "folio",
    "folio-section",
    "label",
    "guide-title",
    "guide",
    "imprint",
    "ad-label",
    "jump",
    "marks",
    "boxes",
    "copy",
    "fit",
    "press",
];

/// Whether the stylesheet, its base included, has every table; told in one where it has not.
pub fn is_whole(sheet: &Table) -> bool {
    let lacks: Vec<&str> = PARTS.iter().copied().filter(|p| sheet.get(p).is_none()).collect();
    if !lacks.is_empty() {
        let message = message!(
            "the stylesheet leaves out {}, which every stylesheet needs; base = \"daily\" gives what is left out",
            "样式表缺 {}，每个样式表都要有；写 base = \"daily\" 可补上所缺",
            lacks.join(", ")
        );
        sheet.tell(Finding::new(Code::MissingKey, message).at(sheet.at()));
    }
    lacks.is_empty()
}

/// Reads a stylesheet. What is wrong is told, all of it, and something stands in for it.
pub fn house(sheet: &Table, scale: &Scale, font_files: Vec<String>) -> House {
    let faces = scale::faces(sheet);
    let looks = Looks { scale, faces: &faces, tray: sheet.tray() };
    let body_table = sheet.part("body");
    let body = looks.body(&body_table);
    let face = |key: &str| looks.face(&body_table, key);
    let house = House {
        body,
        notice: looks.within(sheet, "notice", &body),
        verse: looks.within(sheet, "verse", &body),
        bold: face("bold"),
        kai: face("kai"),
        dateline: face("dateline"),
        reporter: face("reporter"),
        subhead: looks.within(sheet, "subhead", &body),
        subhead_rows: whole(&sheet.part("subhead"), "rows", 1..=6),
        byline: looks.within(sheet, "byline", &body),
        caption: looks.within(sheet, "caption", &body),
        credit: looks.face(&sheet.part("caption"), "credit"),
        ladder: ladder::ladder(sheet, &looks),
        furniture: furniture(sheet, &looks, &body),
        jump: jump(sheet, &looks),
        marks: marks(sheet, &looks),
        styles: styles(sheet, &looks, &body),
        boxes: boxes(sheet, &looks),
        normalise: normalise(sheet),
        fit: fit(sheet),
        condition: condition(sheet, &looks),
        faces: faces.clone(),
        font_files,
    };
    body_table.finish();
    house
}

/// A whole number that must be there.
fn whole(table: &Table, key: &str, limits: std::ops::RangeInclusive<i64>) -> u16 {
    let least = *limits.start();
    table.need(key).and_then(|_| table.whole(key, limits)).unwrap_or(least) as u16
}

/// A string that must be there.
fn words(table: &Table, key: &str) -> String {
    table.need(key).and_then(|v| text(v, table.tray())).unwrap_or_default().to_owned()
}

fn furniture(sheet: &Table, looks: &Looks, body: &LineStyle) -> Furniture {
    let base = LineStyle { para: ParaStyle { indent: Em(0), ..body.para }, ..*body };
    let within = |key: &str| looks.within(sheet, key, &base);
    let plate = sheet.part("nameplate");
    let nameplate = ladder::step(&plate, looks);
    plate.finish();
    Furniture {
        nameplate,
        masthead: within("masthead"),
        folio: within("folio"),
        folio_section: within("folio-section"),
        label: within("label"),
        guide_title: within("guide-title"),
        guide: within("guide"),
        imprint: within("imprint"),
        ad_label: within("ad-label"),
    }
}

fn jump(sheet: &Table, looks: &Looks) -> JumpStyle {
    let table = sheet.part("jump");
    let head = table.need("head").and_then(|v| ladder_row(sheet, v, looks.tray));
    let jump = JumpStyle {
        to: words(&table, "to"),
        from: words(&table, "from"),
        see: words(&table, "see"),
        numerals: numerals(&words(&table, "numerals")),
        text: TextStyle::new(looks.face(&table, "face"), looks.size(&table, "size")),
        head: head.unwrap_or(0),
    };
    table.finish();
    jump
}

fn numerals(word: &str) -> Numerals {
    match word {
        "arabic" => Numerals::Arabic,
        "han" => Numerals::Han,
        prefixed => {
            let prefix = prefixed.trim_end_matches(|c: char| c.is_ascii_digit());
            let digits = (prefixed.len() - prefix.len()).min(4) as u8;
            Numerals::Prefixed(prefix.to_owned(), digits)
        }
    }
}

fn marks(sheet: &Table, looks: &Looks) -> MarkStyle {
    let table = sheet.part("marks");
    let marks = MarkStyle {
        pinyin: looks.face(&table, "pinyin"),
        pinyin_size: whole(&table, "pinyin-size", 200..=1000),
        note: looks.size(&table, "note"),
    };
    table.finish();
    marks
}

/// Styles by name, each the body's but for what it says.
fn styles(sheet: &Table, looks: &Looks, body: &LineStyle) -> Vec<(String, LineStyle)> {
    let Some(tables) = sheet.table("styles") else { return Vec::new() };
    let style = |entry: &Entry| {
        let table = tables.part(&entry.key);
        let style = looks.line(&table, body);
        table.finish();
        (entry.key.clone(), style)
    };
    tables.all_entries().into_iter().map(style).collect()
}

fn boxes(sheet: &Table, looks: &Looks) -> BoxStyle {
    let table = sheet.part("boxes");
    let colour = |key: &str| table.need(key).and_then(|v| ink(v, looks.tray)).unwrap_or(Ink::BLACK);
    let boxes = BoxStyle {
        rule: looks.length(&table, "rule"),
        rule_ink: colour("rule-ink"),
        frame: looks.length(&table, "frame"),
        frame_ink: colour("frame-ink"),
        tint: colour("tint"),
    };
    table.finish();
    boxes
}

fn normalise(sheet: &Table) -> Normalise {
    let table = sheet.part("copy");
    let normalise = table.need("normalise").and_then(|_| table.word("normalise", NORMALISE));
    table.finish();
    normalise.unwrap_or_default()
}

fn fit(sheet: &Table) -> FitStyle {
    let table = sheet.part("fit");
    let fit = FitStyle {
        permitted: table.need("permitted").map_or(vec![], |_| table.words("permitted", Means::ALL)),
        crop: whole(&table, "crop", 0..=600),
        tracking: whole(&table, "tracking", 0..=TRACKING),
    };
    table.finish();
    fit
}

fn condition(sheet: &Table, looks: &Looks) -> Condition {
    let table = sheet.part("press");
    let ppi = |key: &str| whole(&table, key, 20..=2400);
    let condition = Condition {
        profile: words(&table, "profile"),
        identifier: table.text("identifier").map(str::to_owned),
        ink_limit: whole(&table, "ink-limit", 100..=400),
        max_ppi: ppi("max-ppi"),
        warn_ppi: ppi("warn-ppi"),
        min_ppi: ppi("min-ppi"),
        min_text: looks.size(&table, "min-text"),
    };
    table.finish();
    condition
}
