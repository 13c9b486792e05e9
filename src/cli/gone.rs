//! Pages that the last build wrote and the edition has no more: yesterday's page is not to go to the plant with
//! today's.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::print;
use crate::edition::read_bounded;
use crate::finding::message;

/// Of a report.json no more than the names of its PDFs.
#[derive(Default, Deserialize)]
struct Written {
    pages: Vec<Page>,
}

#[derive(Deserialize)]
struct Page {
    pdf: Option<String>,
}

/// The pages' PDFs that the report in a folder names: those that a build of ours wrote.
pub fn named(out: &Path) -> Vec<String> {
    let report = read_bounded(&out.join("report.json")).unwrap_or_default();
    let written: Written = serde_json::from_slice(&report).unwrap_or_default();
    written.pages.into_iter().filter_map(|page| page.pdf).filter(|name| is_page(name)).collect()
}

fn is_page(name: &str) -> bool {
    let number = name.strip_prefix("page-").and_then(|rest| rest.strip_suffix(".pdf"));
    number.is_some_and(|number| number.parse::<u16>().is_ok())
}

/// Takes away those of `before` that are not among `now`, and says so.
pub fn clear(out: &Path, before: Vec<String>, now: &[String]) {
    for name in before.into_iter().filter(|name| !now.contains(name)) {
        let place = out.join(&name);
        match fs::remove_file(&place) {
            Ok(()) => print::say(message!(
                "{} is gone: the edition has no such page any more",
                "已删去 {}：本期已没有这一版",
                place.display()
            )),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (),
            Err(error) => print::error(message!(
                "{} is of a page that the edition has no more, and cannot be removed: {error}",
                "本期已没有 {} 这一版，但删不掉：{error}",
                place.display()
            )),
        }
    }
}
