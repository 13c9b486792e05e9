//! Acts in words.

use super::Act;
use crate::edition::Story;
use crate::finding::{Message, message};
use crate::makeup::desk::Desk;

/// So many last lines are named in words; the rest stand in the report.
const ENDS: usize = 5;

/// An act as an editor reads it.
pub fn says(desk: &Desk, story: &Story, act: &Act) -> Message {
    match act {
        Act::Picture { number, from, to } => {
            let how = if to < from { ("crop ", "裁浅") } else { ("deepen ", "加高") };
            let by = message!(" from {from} to {to} rows", "，由 {from} 行改为 {to} 行");
            Message::from(how).and(&picture(desk, story, *number)).and(&by)
        }
        Act::Out { number } => Message::from(("leave out ", "撤下")).and(&picture(desk, story, *number)),
        Act::Headline { from, to } => {
            let lines = if *to == 1 { "line" } else { "lines" };
            Message {
                en: format!("set the headline on {to} {lines}, not {from}"),
                zh: format!("标题由 {from} 行改为 {to} 行"),
            }
        }
        Act::Legs { from, to } => message!("set {to} legs, not {from}", "由 {from} 栏改为 {to} 栏"),
        Act::Tracking { from, to } => message!(
            "set the 字 {to} thousandths of the em apart, not {from}",
            "字距由千分之 {from} 改为千分之 {to}"
        ),
        Act::Jump { page, slot } => {
            let slot = desk.edition.slot((*page, *slot)).map_or("", |slot| slot.name.as_str());
            message!(
                "let it go on in slot {slot} of page {page}, which is free",
                "转到第 {page} 版的空版位 {slot}"
            )
        }
        Act::Cut { chars, ends } => {
            let short: u32 = ends.iter().map(|end| end.chars).sum();
            let mut told: Vec<String> = ends.iter().take(ENDS).map(|end| format!("“{}”", end.text)).collect();
            told.extend((ends.len() > ENDS).then(|| "…".to_owned()));
            let cut = message!("cut {chars} 字", "删 {chars} 字");
            if ends.is_empty() {
                return cut;
            }
            let ends = told.join(" ");
            if short < *chars {
                return cut.and(&message!(
                    ", {short} of them the last lines {ends}",
                    "，其中 {short} 字是这些末行 {ends}"
                ));
            }
            cut.and(&message!(", the length of the last lines {ends}", "，即这些末行 {ends}"))
        }
        Act::Write { chars } => message!("write about {chars} 字 more", "约加 {chars} 字"),
    }
}

fn picture(desk: &Desk, story: &Story, number: u16) -> Message {
    let of = story.pictures.get(usize::from(number));
    match of.and_then(|p| desk.edition.pictures.get(p.picture.0 as usize)) {
        Some(file) => Message::same(&file.path),
        None => message!("picture {}", "第 {} 张图", number + 1),
    }
}
