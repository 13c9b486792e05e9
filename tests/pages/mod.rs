//! Whole small pages: each folder here is an edition, and its `sheet.txt` what is said of it and every mark on
//! its pages, in points from the top left of the trim. The face is `support::Square`, where a 字 is an em.
//! `BLESS=1 cargo test pages` writes the goldens anew, to be read before they are committed.

mod any;

use std::fs;
use std::path::{Path, PathBuf};

use paiban::cli::console::{Reader, render};
use paiban::edition::{Disk, Reading, read};
use paiban::finding::{Finding, Severity};
use paiban::makeup::{Role, Thing};
use paiban::style::Direction;
use paiban::{make_page, sheet};

use crate::support::{Square, blessing, root};

fn editions() -> Vec<PathBuf> {
    let entries = fs::read_dir(root("tests/pages")).unwrap().map(|e| e.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

/// What a golden holds.
fn made(folder: &Path) -> String {
    let Reading { edition, sources, findings } = read(&Disk::new(folder), "edition.toml");
    let told = |found: &[Finding]| {
        let heard = found.iter().filter(|f| f.severity() > Severity::Note);
        heard.map(|f| render(f, &sources, Reader::default())).collect::<String>()
    };
    let mut out = told(&findings);
    let edition = edition.unwrap_or_else(|| panic!("{} cannot be used:\n{out}", folder.display()));
    for spec in &edition.pages {
        let made = make_page(&edition, &Square, spec);
        out += &told(&made.findings);
        out += &sheet::dump(&made.sheet);
    }
    out
}

#[test]
fn every_mark_stands_where_the_golden_has_it() {
    let mut wrong = Vec::new();
    for folder in editions() {
        let (golden, made) = (folder.join("sheet.txt"), made(&folder));
        if blessing() {
            fs::write(&golden, &made).unwrap();
        }
        let held = fs::read_to_string(&golden).unwrap_or_default();
        let differs = |(a, b): &(&str, &str)| a != b;
        if held != made {
            let pair = held.lines().zip(made.lines()).find(differs).unwrap_or(("the end", "or beyond it"));
            wrong.push(format!("{}:\n  {}\nis\n  {}", golden.display(), pair.0, pair.1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_line_leaves_the_trim_and_no_two_lines_of_text_meet() {
    for folder in editions() {
        let edition = read(&Disk::new(&folder), "edition.toml").edition.unwrap();
        for spec in &edition.pages {
            let sheet = make_page(&edition, &Square, spec).sheet;
            let boxes: Vec<[i32; 4]> = sheet.marks.iter().filter_map(text_box).collect();
            let (width, height) = (sheet.trim.0.0, sheet.trim.1.0);
            for (i, [left, top, right, bottom]) in boxes.iter().enumerate() {
                assert!(
                    *left >= 0 && *top >= 0 && *right <= width && *bottom <= height,
                    "{}",
                    folder.display()
                );
                let meets = |b: &&[i32; 4]| b[0] < *right && *left < b[2] && b[1] < *bottom && *top < b[3];
                let met = boxes[..i].iter().find(meets);
                assert_eq!(met, None, "page {} of {}", spec.number, folder.display());
            }
        }
    }
}

#[test]
fn kicker_and_deck_stay_a_step_below_their_headline() {
    let shipped = ["chenglan", "luting"].map(|name| root("examples").join(name));
    for folder in editions().into_iter().chain(shipped) {
        let edition = read(&Disk::new(&folder), "edition.toml").edition.unwrap();
        for spec in &edition.pages {
            for block in make_page(&edition, &Square, spec).page.blocks {
                let sizes = |role: Role| {
                    let texts = block.things.iter().filter_map(Thing::text).filter(move |t| t.role == role);
                    texts.filter_map(|t| t.line.glyphs.first()).map(|g| g.size).collect::<Vec<_>>()
                };
                let Some(headline) = sizes(Role::Headline).into_iter().min() else { continue };
                let most = headline.scale(4, 5);
                let others = [sizes(Role::Kicker), sizes(Role::Deck)].concat();
                assert!(others.iter().all(|s| *s <= most), "{} {:?}", folder.display(), block.story);
            }
        }
    }
}

/// The box of a line of text: from its first to its last glyph, 0.88 em over its baseline to 0.12 em under.
fn text_box(mark: &sheet::Mark) -> Option<[i32; 4]> {
    let sheet::Shape::Text { at, direction, glyphs, .. } = &mark.shape else { return None };
    let (first, last) = (glyphs.first()?, glyphs.last()?);
    let size = first.size.0;
    if *direction == Direction::Vertical {
        let left = at.x.0 - (size - first.size.baseline().0);
        return Some([left, at.y.0 + first.x.0, left + size, at.y.0 + last.x.0 + size / 2]);
    }
    let top = at.y.0 - first.size.baseline().0;
    Some([at.x.0 + first.x.0, top, at.x.0 + last.x.0 + size / 2, top + size])
}
