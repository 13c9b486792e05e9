//! What every size, length and face of a stylesheet is read by: the 字号 table, 字 and 行, the faces.

use super::super::measure::Scale;
use super::super::node::{Entry, Node, Value};
use super::super::table::{Table, Tray, list, text};
use crate::finding::{Code, Finding, message};
use crate::style::{FaceChain, FontEntry};

/// The 字号 table, and what 字 and 行 are; none where the body has no size or pitch to set by.
pub fn scale(sheet: &Table) -> Option<Scale> {
    let mut scale = Scale::default();
    for entry in sheet.table("sizes").map_or(vec![], |t| t.all_entries()) {
        let size = Scale::default().size(&entry.value, sheet.tray());
        scale.sizes.extend(size.map(|size| (entry.key.clone(), size)));
    }
    let body = sheet.table("body")?;
    let size = body.need("size").and_then(|v| scale.size(v, sheet.tray()));
    scale.em = size.unwrap_or_default();
    let pitch = body.need("pitch").and_then(|v| scale.length(v, sheet.tray()));
    scale.pitch = pitch.unwrap_or_default();
    if let (Some(size), Some(pitch)) = (size, pitch)
        && pitch < size
    {
        let message = (
            "the body's pitch is smaller than its size: lines would overlap",
            "正文行距小于字号，各行会重叠",
        );
        sheet.tell(Finding::new(Code::BadValue, message).at(body.at()));
        return None;
    }
    size.and(pitch).map(|_| scale)
}

/// The faces by name, each a chain of fonts.
pub fn faces(sheet: &Table) -> Vec<FaceChain> {
    let Some(table) = sheet.table("faces") else { return Vec::new() };
    let chain = |entry: &&Entry| {
        if matches!(&entry.value.node, Node::List(fonts) if fonts.is_empty()) {
            let message = message!("the face {} has no font", "字体 {} 没有字库", entry.key);
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
