//! Goldens: made, compared with, accepted anew.

use std::fs;

use super::world::{World, files};

#[test]
fn a_golden_is_made_and_a_build_is_held_to_it() {
    let world = World::new();
    let blessed = world.diff("golden", "old", &["--bless"]);
    assert_eq!(blessed.status, 0, "{}", blessed.err);
    assert_eq!(files(&world.path("golden")), ["layout.json", "page-1.png"]);
    let same = world.diff("golden", "old", &[]);
    assert_eq!((same.status, same.out.as_str()), (0, "nothing changed\n"), "{}", same.err);
}

#[test]
fn a_change_is_told_then_accepted_then_no_news() {
    let world = World::new();
    world.diff("golden", "old", &["--bless"]);
    world.edit("stories/bridge.md", "老船工", "老渔夫");
    world.build("new");
    assert_eq!(world.diff("golden", "new", &[]).status, 1);
    let blessed = world.diff("golden", "new", &["--bless"]);
    assert!(blessed.status == 0 && blessed.out.contains("“船工” → “渔夫”"), "{}", blessed.out);
    assert_eq!(world.diff("golden", "new", &[]).status, 0);
    assert_eq!(world.diff("golden", "old", &[]).status, 1);
}

#[test]
fn a_golden_s_pictures_show_what_its_text_does_not() {
    let world = World::new();
    world.diff("golden", "old", &["--bless"]);
    world.diff("text", "old", &["--bless=text"]);
    assert_eq!(files(&world.path("text")), ["layout.json"]);
    world.picture([30, 160, 30]);
    world.build("new");
    assert_eq!(world.diff("golden", "new", &[]).status, 1);
    assert_eq!(world.diff("text", "new", &[]).status, 0);
}

#[test]
fn pages_that_are_gone_leave_the_golden() {
    let world = World::new();
    world.diff("golden", "old", &["--bless"]);
    fs::copy(world.path("golden/page-1.png"), world.path("golden/page-7.png")).expect("a copy");
    world.put("golden/notes.md", "ours");
    world.diff("golden", "old", &["--bless"]);
    assert_eq!(files(&world.path("golden")), ["layout.json", "notes.md", "page-1.png"]);
}

#[test]
fn a_layout_alone_can_be_a_golden() {
    let world = World::new();
    assert_eq!(world.diff("golden/one.json", "old", &["--bless"]).status, 0);
    assert_eq!(world.diff("golden/one.json", "old", &[]).status, 0);
}

#[test]
fn a_layout_json_of_others_is_not_written_over() {
    let world = World::new();
    for place in ["others/layout.json", "mine.json"] {
        world.put(place, "{ \"my\": \"data\" }");
        let golden = place.trim_end_matches("/layout.json");
        let blessed = world.diff(golden, "old", &["--bless"]);
        assert!(blessed.status == 2 && blessed.err.contains("is no golden"), "{}", blessed.err);
        assert_eq!(fs::read_to_string(world.path(place)).expect("a file"), "{ \"my\": \"data\" }");
    }
}

#[test]
fn what_is_no_golden_is_not_written_over() {
    let world = World::new();
    let before = fs::read(world.path("old/layout.json")).expect("the layout");
    world.edit("stories/bridge.md", "老船工", "老渔夫");
    world.build("new");
    for old in ["old", "edition", "old/page-1.pdf"] {
        let refused = world.diff(old, "new", &["--bless"]);
        assert!(refused.status == 2 && refused.err.contains("is no golden"), "{old}: {}", refused.err);
    }
    assert_eq!(fs::read(world.path("old/layout.json")).expect("the layout"), before);
    let textless = world.diff("golden", "new/page-1.pdf", &["--bless=text"]);
    assert!(
        textless.status == 2 && textless.err.contains("has no layout.json to accept"),
        "{}",
        textless.err
    );
    assert!(files(&world.path("golden")).is_empty());
}
