//! A page as it really comes. Its text is no part of the project: PAIBAN_REFERENCE names the file.

use paiban::copydesk::import::{Imported, import};
use paiban::copydesk::{Spaces, normalise};
use paiban::finding::{Code, SourceId, Sources};

fn page() -> (String, Imported) {
    let path = std::env::var("PAIBAN_REFERENCE").expect("PAIBAN_REFERENCE names the reference page");
    let text = std::fs::read_to_string(path).expect("the reference page can be read");
    let imported = import(&[("page.txt".to_owned(), text.clone())]);
    (text, imported)
}

fn told<'a>(imported: &'a Imported, begins: &str) -> Vec<&'a str> {
    imported.decisions.iter().map(|d| d.text.en.as_str()).filter(|t| t.starts_with(begins)).collect()
}

#[test]
fn every_mark_is_mended_and_no_point() {
    let (text, imported) = page();
    let count = |rule: &str| imported.changes.iter().filter(|c| c.rule == rule).count();
    let counts = ["comma", "bracket", "semicolon", "colon"].map(count);
    assert_eq!(counts, [173, 26, 5, 2]);
    assert_eq!(imported.changes.len(), 206);
    for change in &imported.changes {
        let line = text.lines().nth(change.line - 1).unwrap_or_default();
        assert_eq!(line.chars().nth(change.column - 1).map(String::from).as_ref(), Some(&change.before));
    }
    let bodies: String = imported.stories.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(bodies.matches('.').count(), 22);
    assert_eq!(bodies.matches([',', ';', ':', '(', ')']).count(), 0);
}

#[test]
fn the_page_comes_apart_as_it_was_made() {
    let (_, imported) = page();
    assert_eq!(imported.stories.len(), 7);
    assert_eq!(told(&imported, "joined with").len(), 6);
    assert_eq!(told(&imported, "栏题").len(), 2);
    assert_eq!(told(&imported, "主题").len(), 1);
    assert_eq!(told(&imported, "byline").len(), 1);
    assert_eq!(told(&imported, "credit").len(), 1);
    assert_eq!(told(&imported, "a new dispatch").len(), 1);
    assert_eq!(imported.orphans.len(), 1);
    let guide = imported.guide.as_deref().unwrap_or_default();
    assert_eq!(guide.matches("page = ").count(), 3);
}

#[test]
fn one_loss_and_one_caption_are_told() {
    let (text, imported) = page();
    let mut sources = Sources::default();
    assert_eq!(sources.add("page.txt", text), SourceId(0));
    let found: Vec<(Code, usize)> =
        imported.findings.iter().map(|f| (f.code, f.at.map_or(0, |at| sources.locate(at).line))).collect();
    assert_eq!(found, [(Code::TextLost, 75), (Code::CaptionOrphan, 123)]);
}

#[test]
fn a_second_run_of_the_normaliser_changes_nothing() {
    let (_, imported) = page();
    for story in &imported.stories {
        let (front, body) = story.text.trim_start_matches("+++\n").split_once("+++\n").expect("a story file");
        let front: toml::Table = front.parse().expect("front matter");
        for line in front.values().filter_map(|v| v.as_str()) {
            assert_eq!(normalise(line, Spaces::Keep), (line.to_owned(), vec![]));
        }
        for line in body.lines() {
            assert_eq!(normalise(line, Spaces::Close), (line.to_owned(), vec![]));
        }
    }
}

#[test]
fn nothing_is_lost() {
    let (text, imported) = page();
    let whole: String = imported.stories.iter().map(|s| s.text.as_str()).collect::<String>()
        + imported.guide.as_deref().unwrap_or_default()
        + &imported.orphans.concat();
    let written: String = whole.chars().filter(|c| !c.is_whitespace()).collect();
    for (number, line) in text.lines().enumerate() {
        let words = line.trim_start_matches('#').trim();
        let mended: String =
            normalise(words, Spaces::Keep).0.chars().filter(|c| !c.is_whitespace()).collect();
        let named = || imported.decisions.iter().any(|d| d.line == number + 1 && d.text.en.contains(words));
        assert!(written.contains(&mended) || named(), "line {}: {line}", number + 1);
    }
}
