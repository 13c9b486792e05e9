//! Builds one after another, and what programs are told.

use std::fs;

use super::{BRIDGE, EDITION, edition, files, paiban, path};

#[test]
fn a_page_that_is_no_more_leaves_the_folder_and_nothing_else_does() {
    let folder = edition(BRIDGE);
    let out = folder.path().join("out");
    assert_eq!(paiban(&["build", path(folder.path())]).status, 0);
    fs::write(out.join("page-9.pdf"), "not ours").expect("a file");
    let one = EDITION.split("[[page]]\nnumber = 2").next().expect("a page");
    fs::write(folder.path().join("edition.toml"), one).expect("a file");
    fs::remove_file(folder.path().join("stories/school.md")).expect("it is there");
    assert_eq!(paiban(&["build", path(folder.path()), "--pages", "1"]).status, 0);
    assert!(out.join("page-2.pdf").exists(), "with pages chosen the others stay");
    // That build's report names page 1 alone; a whole one names both again.
    fs::write(folder.path().join("stories/school.md"), BRIDGE).expect("a file");
    fs::write(folder.path().join("edition.toml"), EDITION).expect("a file");
    assert_eq!(paiban(&["build", path(folder.path())]).status, 0);
    fs::write(folder.path().join("edition.toml"), one).expect("a file");
    fs::remove_file(folder.path().join("stories/school.md")).expect("it is there");
    let ended = paiban(&["build", path(folder.path())]);
    assert!(ended.err.contains("page-2.pdf is gone: the edition has no such page any more"), "{}", ended.err);
    let left: Vec<String> = files(&out).into_keys().collect();
    assert_eq!(left, ["edition.pdf", "layout.json", "page-1.pdf", "page-9.pdf", "report.json"]);
}

#[test]
fn a_plant_may_ask_for_the_older_standard() {
    let folder = edition(BRIDGE);
    let out = folder.path().join("out");
    for (standard, begins) in [("x4", b"%PDF-1.6"), ("x1a", b"%PDF-1.4")] {
        assert_eq!(paiban(&["build", path(folder.path()), "--standard", standard]).status, 0);
        for pdf in ["page-1.pdf", "edition.pdf"] {
            assert!(fs::read(out.join(pdf)).expect("a file").starts_with(begins), "{standard} {pdf}");
        }
    }
}

#[test]
fn programs_are_told_why_an_edition_cannot_be_used() {
    let folder = edition(BRIDGE);
    let misspelt = EDITION.replace("lead = \"bridge\"", "lead = \"brigde\"");
    fs::write(folder.path().join("edition.toml"), misspelt).expect("a file");
    for command in ["check", "build"] {
        let ended = paiban(&[command, path(folder.path()), "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&ended.out).expect("JSON");
        assert_eq!((ended.status, report["findings"][0]["code"].as_str()), (2, Some("unknown-name")));
        assert_eq!(report["counts"]["errors"], 1);
        assert!(ended.err.ends_with("1 error, 0 warnings, 0 notes\n"), "{}", ended.err);
    }
}
