//! 竖排 from copy to PDF: what runs down the page is read as it was written, in its order.

use std::fs;
use std::process::Command;

use super::read::Pdf;
use crate::support::root;

/// The specimen's page of vertical text, made by the program.
fn page() -> Pdf {
    let folder = tempfile::tempdir().expect("a folder");
    let mut paiban = Command::new(env!("CARGO_BIN_EXE_paiban"));
    let edition = root("examples/specimen");
    let done =
        paiban.arg("build").arg(edition).args(["-q", "--pages", "3", "-o"]).arg(folder.path()).status();
    assert!(done.expect("the program starts").success());
    Pdf(fs::read(folder.path().join("page-3.pdf")).expect("the page"))
}

/// A story's headline and body as it is in the file, marks of `[文字]{…}` left out.
fn copy(story: &str) -> (String, String) {
    let file = fs::read_to_string(root(&format!("examples/specimen/stories/{story}.md"))).expect("the story");
    let (front, body) = file.trim_start_matches("+++\n").split_once("\n+++\n").expect("front matter");
    let headline = front.lines().find_map(|l| l.strip_prefix("headline = \"")).expect("a headline");
    let mut body: String = body.lines().collect();
    for mark in [".dots", ".name"] {
        body = body.replace(&format!("]{{{mark}}}"), "");
    }
    (headline.trim_end_matches('"').to_owned(), body.replace('[', ""))
}

#[test]
fn vertical_text_and_vertical_headlines_read_in_the_order_of_the_copy() {
    let said: String = page().said().concat();
    let mut from = 0;
    for story in ["vertical", "beside", "column", "left", "right"] {
        let (headline, body) = copy(story);
        for part in [headline, body] {
            let at = said[from..].find(&part);
            from +=
                at.unwrap_or_else(|| panic!("“{part}” is not read after\n{}", &said[..from])) + part.len();
        }
    }
}
