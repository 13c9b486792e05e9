//! What cannot be compared: told in words, with status 2, and nothing is written.

use std::fs;

use super::world::{World, files, paiban};

/// Compares `old` with something wrong; gives what was said.
fn refused(world: &World, wrong: &str) -> String {
    for (old, new) in [("old", wrong), (wrong, "old")] {
        let ended = world.diff(old, new, &["-o", &world.name("report")]);
        assert_eq!((ended.status, ended.out.as_str()), (2, ""), "{wrong}: {}", ended.err);
        assert!(ended.err.contains("help:") && !ended.err.contains("panicked"), "{}", ended.err);
        assert!(files(&world.path("report")).is_empty(), "nothing is written");
    }
    world.diff("old", wrong, &[]).err
}

#[test]
fn what_is_not_there_or_is_no_build_is_named() {
    let world = World::new();
    assert!(refused(&world, "nowhere").contains("there is nothing at"));
    fs::create_dir(world.path("empty")).expect("a folder");
    assert!(refused(&world, "empty").contains("has no layout.json, no page-1.pdf and no edition.pdf"));
    assert!(refused(&world, "edition/edition.toml").contains("is no PDF and no layout.json"));
}

#[test]
fn a_layout_that_cannot_be_read_is_told_by_line_and_column() {
    let world = World::new();
    let wrong = [
        ("{\"schema\": 2, \"pages\": [", "EOF while parsing"),
        ("{\"schema\": 2, \"pages\": [{\"number\": \"one\"}]}", "expected u16 at line 1 column 40"),
        ("{\"schema\": 9, \"pages\": []}", "it has schema 9; this program reads schema 2"),
        ("{}", "missing field `schema`"),
    ];
    for (text, said) in wrong {
        world.put("wrong/layout.json", text);
        let err = refused(&world, "wrong/layout.json");
        assert!(err.contains(said), "{said} in {err}");
        assert_eq!(refused(&world, "wrong"), err, "the folder as the file");
    }
    let page = "{\"number\": 3, \"pdf\": \"\", \"trim\": [9, 9], \"grid\": [0, 0], \"slots\": []}";
    world.put("wrong/layout.json", &format!("{{\"schema\": 2, \"pages\": [{page}, {page}]}}"));
    assert!(refused(&world, "wrong").contains("it has page 3 twice"));
}

#[test]
fn a_pdf_that_cannot_be_read_is_named() {
    let world = World::new();
    world.put("broken.pdf", "%PDF-1.6\nno more");
    assert!(refused(&world, "broken.pdf").contains("broken.pdf cannot be read"));
    let whole = fs::read(world.path("old/page-1.pdf")).expect("the page");
    for keep in [9, 500, whole.len() / 3] {
        fs::write(world.path("cut.pdf"), &whole[..keep]).expect("a file");
        let ended = world.diff("old/page-1.pdf", "cut.pdf", &[]);
        assert!(matches!(ended.status, 1 | 2) && !ended.err.contains("panicked"), "{keep}: {}", ended.err);
    }
    fs::create_dir(world.path("new")).expect("a folder");
    fs::copy(world.path("old/layout.json"), world.path("new/layout.json")).expect("a copy");
    world.put("new/page-1.pdf", "nothing");
    assert!(refused(&world, "new").contains("page-1.pdf cannot be read"));
}

#[test]
fn a_layout_alone_and_a_pdf_have_nothing_in_common() {
    let world = World::new();
    let ended = world.diff("old/layout.json", "old/page-1.pdf", &[]);
    assert!(ended.status == 2 && ended.err.contains("have nothing to compare"), "{}", ended.err);
}

#[test]
fn tolerances_are_numbers_from_nothing_up() {
    for wrong in ["-1", "NaN", "inf", "much"] {
        let ended = paiban(&["diff", "a", "b", &format!("--delta-e={wrong}")]);
        assert!(ended.status == 2 && ended.err.contains("is no number from 0 up"), "{}", ended.err);
    }
}

#[test]
fn numbers_out_of_all_measure_are_compared_all_the_same() {
    let world = World::new();
    let page = |n: &str| {
        format!(
            "{{\"number\": 1, \"pdf\": \"\", \"trim\": [{n}, 0], \"grid\": [{n}, {n}], \"slots\": [{{\"slot\": \
             \"a\", \"area\": [{n}, {n}, -1, 0], \"story\": null, \"lines\": [{{\"role\": \"?\", \"baseline\": {n}, \
             \"x\": {n}, \"measure\": 0, \"width\": 0, \"natural\": 0, \"size\": {n}, \"text\": \"\"}}]}}]}}"
        )
    };
    for (file, n) in [("a.json", "1e308"), ("b.json", "-1e308")] {
        world.put(file, &format!("{{\"schema\": 2, \"pages\": [{}]}}", page(n)));
    }
    let ended = world.diff("a.json", "b.json", &["-o", &world.name("report")]);
    assert_eq!(ended.status, 1, "{}", ended.err);
}
