//! `paiban fonts`: faces, weights, coverage of 通用规范汉字表, licences.

use std::path::Path;

use serde::Serialize;

use super::args::Format;
use super::exit::Exit;
use super::open::Opened;
use super::print;
use crate::report;
use crate::typeface::{Faces, Font, FontId, coverage};

/// A font in the list.
#[derive(Serialize)]
struct Row {
    name: String,
    weight: u16,
    covered: usize,
    of: usize,
    licence: String,
}

/// Lists the shipped faces, or an edition's.
pub fn run(edition: Option<&Path>, format: Format) -> Exit {
    let faces = match edition {
        None => Faces::open(&[], &[]).0,
        Some(path) => match Opened::open(path) {
            Ok(opened) => opened.faces,
            Err(exit) => return exit,
        },
    };
    let rows: Vec<Row> = (0..faces.count()).filter_map(|i| faces.font(FontId(i))).map(row).collect();
    print::out(&match format {
        Format::Json => report::json(&rows) + "\n",
        Format::Text => table(&rows),
    });
    Exit::Clean
}

fn row(font: &Font) -> Row {
    let (covered, of) = coverage(font);
    let licence = font.licence().unwrap_or("the edition's own").to_owned();
    Row { name: font.name().to_owned(), weight: font.weight(), covered, of, licence }
}

fn table(rows: &[Row]) -> String {
    let head = format!("{:<24}{:>7}  {:>15}  {}\n", "face", "weight", "of 8105", "licence");
    let line = |r: &Row| {
        format!(
            "{:<24}{:>7}  {:>8} {:>5.1}%  {}\n",
            r.name,
            r.weight,
            r.covered,
            100.0 * r.covered as f64 / r.of.max(1) as f64,
            r.licence
        )
    };
    head + &rows.iter().map(line).collect::<String>()
}
