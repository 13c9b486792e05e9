//! Acts in words.

use super::Act;
use crate::edition::Story;
use crate::makeup::desk::Desk;

/// An act as an editor reads it.
pub fn says(desk: &Desk, story: &Story, act: &Act) -> String {
    match act {
        Act::Picture { number, from, to } => {
            let how = if to < from { "crop" } else { "deepen" };
            format!("{how} {} from {from} to {to} rows", picture(desk, story, *number))
        }
        Act::Out { number } => format!("leave out {}", picture(desk, story, *number)),
        Act::Headline { from, to } => {
            format!("set the headline on {to} {}, not {from}", if *to == 1 { "line" } else { "lines" })
        }
        Act::Legs { from, to } => format!("set {to} legs, not {from}"),
        Act::Jump { page, slot } => {
            let slot = desk.edition.slot((*page, *slot));
            format!(
                "let it go on in slot {} of page {page}, which is free",
                slot.map_or("", |s| s.name.as_str())
            )
        }
        Act::Cut { chars, ends } => {
            let ends: Vec<String> = ends.iter().map(|end| format!("“{}”", end.text)).collect();
            let of = if ends.is_empty() { "" } else { ", the length of the last lines " };
            format!("cut {chars} 字{of}{}", ends.join(" "))
        }
        Act::Write { chars } => format!("write about {chars} 字 more"),
    }
}

fn picture(desk: &Desk, story: &Story, number: u16) -> String {
    let of = story.pictures.get(usize::from(number));
    let file = of.and_then(|p| desk.edition.pictures.get(p.picture.0 as usize));
    file.map_or_else(|| format!("picture {}", number + 1), |f| f.path.clone())
}
