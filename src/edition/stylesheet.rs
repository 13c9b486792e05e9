//! A stylesheet → [`House`]: a title's keys over those of the one that ships.

use super::house::{
    BoxStyle, Condition, Furniture, HeadStyle, House, JumpStyle, LadderStep, LineStyle, MarkStyle, Normalise,
    Numerals, Shape,
};
use super::measure::{Scale, ink};
use super::node::{Node, Value};
use super::table::{Table, Tray, list, meant, text};
use crate::finding::{Code, Finding};
use crate::style::{
    Align, FaceChain, FaceId, FontEntry, Hang, Kinsoku, Limits, ParaStyle, Policy, Punctuation, TextStyle,
};
use crate::units::{Em, Ink, Length};

const ALIGN: &[(&str, Align)] = &[
    ("justify", Align::Justify),
    ("left", Align::Left),
    ("centre", Align::Centre),
    ("right", Align::Right),
    ("spread", Align::Spread),
];
const SHAPE: &[(&str, Shape)] =
    &[("even", Shape::Even), ("long-short", Shape::LongShort), ("short-long", Shape::ShortLong)];
const KINSOKU: &[(&str, Kinsoku)] =
    &[("none", Kinsoku::None), ("basic", Kinsoku::Basic), ("gb", Kinsoku::Gb), ("strict", Kinsoku::Strict)];
const POLICY: &[(&str, Policy)] = &[
    ("push-in-first", Policy::PushInFirst),
    ("push-out-first", Policy::PushOutFirst),
    ("push-out-only", Policy::PushOutOnly),
    ("least-adjustment", Policy::LeastAdjustment),
];
const HANG: &[(&str, Hang)] = &[("none", Hang::None), ("regular", Hang::Regular), ("force", Hang::Force)];
const PUNCTUATION: &[(&str, Punctuation)] = &[
    ("quanjiao", Punctuation::Quanjiao),
    ("全角式", Punctuation::Quanjiao),
    ("kaiming", Punctuation::Kaiming),
    ("开明式", Punctuation::Kaiming),
    ("banjiao", Punctuation::Banjiao),
    ("半角式", Punctuation::Banjiao),
    ("hangmobanjiao", Punctuation::Hangmobanjiao),
    ("行末半角", Punctuation::Hangmobanjiao),
];

/// 字 that are neither narrowed nor widened.
const PLAIN: (u16, u16) = (1000, 1000);

/// Reads a stylesheet; nothing is missing, since the base has every key.
pub fn house(sheet: &Table, font_files: Vec<String>) -> Option<House> {
    let scale = scale(sheet)?;
    let faces = faces(sheet);
    let read = Reader { scale, faces: &faces, tray: sheet.tray() };
    let body_table = sheet.table("body")?;
    let body = read.line(&body_table, &plain())?;
    let house = House {
        body,
        notice: read.within(sheet, "notice", &body)?,
        verse: read.within(sheet, "verse", &body)?,
        bold: read.face(&body_table, "bold")?,
        kai: read.face(&body_table, "kai")?,
        dateline: read.face(&body_table, "dateline")?,
        reporter: read.face(&body_table, "reporter")?,
        subhead: read.within(sheet, "subhead", &body)?,
        subhead_rows: sheet.table("subhead")?.whole("rows", 1..=6)? as u16,
        byline: read.within(sheet, "byline", &body)?,
        caption: read.within(sheet, "caption", &body)?,
        credit: read.face(&sheet.table("caption")?, "credit")?,
        ladder: ladder(sheet, &read),
        furniture: furniture(sheet, &read, &body)?,
        jump: jump(sheet, &read)?,
        marks: marks(sheet, &read)?,
        styles: styles(sheet, &read, &body),
        boxes: boxes(sheet, &read)?,
        normalise: normalise(sheet)?,
        condition: condition(sheet, &read)?,
        faces: faces.clone(),
        font_files,
    };
    body_table.finish();
    Some(house)
}

/// The 字号 table, and what 字 and 行 are.
pub fn scale(sheet: &Table) -> Option<Scale> {
    let mut scale = Scale::default();
    for entry in sheet.table("sizes")?.all_entries() {
        let size = Scale::default().size(&entry.value, sheet.tray())?;
        scale.sizes.push((entry.key.clone(), size));
    }
    let body = sheet.table("body")?;
    scale.em = scale.size(body.need("size")?, sheet.tray())?;
    scale.pitch = scale.length(body.need("pitch")?, sheet.tray())?;
    if scale.pitch < scale.em {
        let message = "the body's pitch is smaller than its size: lines would overlap";
        sheet.tell(Finding::new(Code::BadValue, message).at(body.at()));
        return None;
    }
    Some(scale)
}

fn faces(sheet: &Table) -> Vec<FaceChain> {
    let Some(table) = sheet.table("faces") else { return Vec::new() };
    let chain = |entry: &&super::node::Entry| {
        if matches!(&entry.value.node, Node::List(fonts) if fonts.is_empty()) {
            let message = format!("the face {} has no font", entry.key);
            sheet.tell(Finding::new(Code::BadValue, message).at(entry.value.at));
        }
        let fonts = list(&entry.value, sheet.tray()).iter().filter_map(|v| font_entry(v, sheet.tray()));
        FaceChain { name: entry.key.clone(), fonts: fonts.collect() }
    };
    table.all_entries().iter().map(chain).collect()
}

fn font_entry(value: &Value, tray: &Tray) -> Option<FontEntry> {
    if let Node::Text(name) = &value.node {
        return Some(FontEntry { name: name.clone(), only: None });
    }
    let table = Table::new(value, tray);
    let name = table.need("font").and_then(|v| text(v, tray)).map(str::to_owned);
    let only = table.text("only").map(str::to_owned);
    table.finish();
    Some(FontEntry { name: name?, only })
}

fn plain() -> LineStyle {
    let text = TextStyle::new(FaceId(0), Length::ZERO);
    LineStyle { text, pitch: Length::ZERO, para: ParaStyle::default() }
}

struct Reader<'a> {
    scale: Scale,
    faces: &'a [FaceChain],
    tray: &'a Tray,
}

impl Reader<'_> {
    fn face(&self, table: &Table, key: &str) -> Option<FaceId> {
        let value = table.need(key)?;
        let name = text(value, self.tray)?;
        let at = self.faces.iter().position(|f| f.name == name);
        if at.is_none() {
            let meant = meant(name, self.faces.iter().map(|f| f.name.as_str()));
            let message = format!("the stylesheet has no face “{name}”{meant}");
            table.tell(Finding::new(Code::UnknownName, message).at(value.at));
        }
        at.map(|i| FaceId(i as u16))
    }

    /// The style of a table of the sheet.
    fn within(&self, sheet: &Table, key: &str, base: &LineStyle) -> Option<LineStyle> {
        let table = sheet.table(key)?;
        let style = self.line(&table, base);
        // These two stand in the tables of subheads and captions beside the style.
        let _ = (table.get("rows"), table.get("credit"));
        table.finish();
        style
    }

    /// A style: what the table says, the rest as `base` has it.
    fn line(&self, table: &Table, base: &LineStyle) -> Option<LineStyle> {
        let own = base.text.size > Length::ZERO && table.get("size").is_none();
        let size = if own { base.text.size } else { self.scale.size(table.need("size")?, self.tray)? };
        let own = base.pitch > Length::ZERO && table.get("pitch").is_none();
        let pitch = if own { base.pitch } else { self.scale.length(table.need("pitch")?, self.tray)? };
        let own = base.text.size > Length::ZERO && table.get("face").is_none();
        let face = if own { base.text.face } else { self.face(table, "face")? };
        let ink = table.get("ink").and_then(|v| ink(v, self.tray)).unwrap_or(Ink::BLACK);
        let text = TextStyle { ink, ..TextStyle::new(face, size) };
        Some(LineStyle { text, pitch, para: self.para(table, &base.para) })
    }

    fn para(&self, table: &Table, base: &ParaStyle) -> ParaStyle {
        let milli = |key: &str, most: i64| table.whole(key, 0..=most).map(|n| Em::milli(n as i32));
        ParaStyle {
            indent: milli("indent", 20_000).unwrap_or(base.indent),
            hanging: milli("hanging", 20_000).unwrap_or(base.hanging),
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

    fn step(&self, table: &Table) -> Option<LadderStep> {
        let max = self.scale.size(table.need("max")?, self.tray)?;
        let min = self.scale.size(table.need("min")?, self.tray)?;
        if min > max {
            let message = "the least size is larger than the greatest";
            table.tell(Finding::new(Code::BadValue, message).at(table.at()));
        }
        let ink = table.get("ink").and_then(|v| ink(v, self.tray)).unwrap_or(Ink::BLACK);
        let (face, min) = (self.face(table, "face")?, min.min(max));
        Some(LadderStep { face, max, min, condense: PLAIN, ink })
    }

    /// `condense = [90, 110]`: per cent, 85 to 115, 100 between them (NEWSPAPER §1.5).
    fn condense(&self, table: &Table) -> (u16, u16) {
        let Some(value) = table.get("condense") else { return PLAIN };
        let bounds: Option<Vec<i64>> = match &value.node {
            Node::List(list) => {
                list.iter().map(|v| if let Node::Whole(n) = v.node { Some(n) } else { None }).collect()
            }
            _ => None,
        };
        if let Some([from @ 85..=100, to @ 100..=115]) = bounds.as_deref() {
            return ((from * 10) as u16, (to * 10) as u16);
        }
        let message = "condense is the least and the greatest width in per cent, from 85 to 115 with 100 between: condense = [90, 110]";
        table.tell(Finding::new(Code::BadValue, message).at(value.at));
        PLAIN
    }
}

fn ladder(sheet: &Table, read: &Reader) -> Vec<HeadStyle> {
    let Some(rows) = sheet.get("ladder") else { return Vec::new() };
    list(rows, read.tray).iter().filter_map(|row| head_style(&Table::new(row, read.tray), read)).collect()
}

fn head_style(table: &Table, read: &Reader) -> Option<HeadStyle> {
    let part = |key: &str| {
        table.need(key)?;
        let part = table.table(key)?;
        let step = read.step(&part).map(|step| LadderStep { condense: read.condense(&part), ..step });
        part.finish();
        step
    };
    let (main, kicker, deck) = (part("main"), part("kicker"), part("deck"));
    let name = table.need("name").and_then(|v| text(v, read.tray)).map(str::to_owned);
    let max_lines = table.whole("max-lines", 1..=4).unwrap_or(1) as u16;
    let align = table.word("align", ALIGN).unwrap_or(Align::Spread);
    let min_rows = table.whole("min-rows", 1..=40).unwrap_or(1) as u16;
    let shape = table.word("shape", SHAPE).unwrap_or_default();
    table.report_unknown();
    let (main, kicker, deck) = (main?, kicker?, deck?);
    Some(HeadStyle { name: name?, main, kicker, deck, max_lines, align, min_rows, shape })
}

fn furniture(sheet: &Table, read: &Reader, body: &LineStyle) -> Option<Furniture> {
    let base = LineStyle { para: ParaStyle { indent: Em(0), ..body.para }, ..*body };
    let nameplate = sheet.table("nameplate")?;
    let step = read.step(&nameplate);
    nameplate.finish();
    Some(Furniture {
        nameplate: step?,
        masthead: read.within(sheet, "masthead", &base)?,
        folio: read.within(sheet, "folio", &base)?,
        folio_section: read.within(sheet, "folio-section", &base)?,
        label: read.within(sheet, "label", &base)?,
        guide_title: read.within(sheet, "guide-title", &base)?,
        guide: read.within(sheet, "guide", &base)?,
        imprint: read.within(sheet, "imprint", &base)?,
        ad_label: read.within(sheet, "ad-label", &base)?,
    })
}

fn jump(sheet: &Table, read: &Reader) -> Option<JumpStyle> {
    let table = sheet.table("jump")?;
    let words = |key: &str| table.text(key).map(str::to_owned);
    let size = read.scale.size(table.need("size")?, read.tray)?;
    let head = table.need("head").and_then(|v| ladder_row(sheet, v, read.tray))?;
    let jump = JumpStyle {
        to: words("to")?,
        from: words("from")?,
        see: words("see")?,
        numerals: numerals(table.text("numerals")?),
        text: TextStyle::new(read.face(&table, "face")?, size),
        head,
    };
    table.finish();
    Some(jump)
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

/// A row of the ladder by its name.
pub fn ladder_row(sheet: &Table, value: &Value, tray: &Tray) -> Option<usize> {
    let name = text(value, tray)?;
    let names: Vec<&str> = sheet.get("ladder").map_or(vec![], |rows| {
        list(rows, tray).iter().filter_map(|row| Table::new(row, tray).text("name")).collect()
    });
    let at = names.iter().position(|n| *n == name);
    if at.is_none() {
        let message =
            format!("the ladder of headlines has no row “{name}”{}", meant(name, names.iter().copied()));
        tray.borrow_mut().push(Finding::new(Code::UnknownName, message).at(value.at));
    }
    at
}

fn marks(sheet: &Table, read: &Reader) -> Option<MarkStyle> {
    let table = sheet.table("marks")?;
    let marks = MarkStyle {
        pinyin: read.face(&table, "pinyin")?,
        pinyin_size: table.whole("pinyin-size", 200..=1000)? as u16,
        note: read.scale.size(table.need("note")?, read.tray)?,
    };
    table.finish();
    Some(marks)
}

/// Styles by name, each the body's but for what it says.
fn styles(sheet: &Table, read: &Reader, body: &LineStyle) -> Vec<(String, LineStyle)> {
    let Some(tables) = sheet.table("styles") else { return Vec::new() };
    let style = |entry: &super::node::Entry| {
        let table = tables.table(&entry.key)?;
        let style = read.line(&table, body);
        table.finish();
        Some((entry.key.clone(), style?))
    };
    tables.all_entries().into_iter().filter_map(style).collect()
}

fn boxes(sheet: &Table, read: &Reader) -> Option<BoxStyle> {
    let table = sheet.table("boxes")?;
    let length = |key: &str| read.scale.length(table.need(key)?, read.tray);
    let colour = |key: &str| ink(table.need(key)?, read.tray);
    let boxes = BoxStyle {
        rule: length("rule")?,
        rule_ink: colour("rule-ink")?,
        frame: length("frame")?,
        frame_ink: colour("frame-ink")?,
        tint: colour("tint")?,
    };
    table.finish();
    Some(boxes)
}

fn normalise(sheet: &Table) -> Option<Normalise> {
    const WORDS: &[(&str, Normalise)] =
        &[("on", Normalise::On), ("off", Normalise::Off), ("check", Normalise::Check)];
    let table = sheet.table("copy")?;
    let normalise = table.word("normalise", WORDS);
    table.finish();
    normalise
}

fn condition(sheet: &Table, read: &Reader) -> Option<Condition> {
    let table = sheet.table("press")?;
    let ppi = |key: &str| table.whole(key, 20..=2400).map(|n| n as u16);
    let condition = Condition {
        profile: table.text("profile")?.to_owned(),
        identifier: table.text("identifier").map(str::to_owned),
        ink_limit: table.whole("ink-limit", 100..=400)? as u16,
        max_ppi: ppi("max-ppi")?,
        warn_ppi: ppi("warn-ppi")?,
        min_ppi: ppi("min-ppi")?,
        min_text: read.scale.size(table.need("min-text")?, read.tray)?,
    };
    table.finish();
    Some(condition)
}
