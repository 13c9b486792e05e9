//! The report for eyes and the report for programs.

use std::fs;

use super::world::World;

fn changed() -> World {
    let world = World::new();
    world.edit("stories/bridge.md", "老船工", "老<渔夫>&");
    world.build("new");
    world
}

#[test]
fn the_page_shows_before_after_and_difference_and_fetches_nothing() {
    let world = changed();
    let ended = world.diff("old", "new", &["-o", &world.name("report")]);
    assert_eq!(ended.status, 1, "{}", ended.err);
    let html = fs::read_to_string(world.path("report/diff.html")).expect("the report");
    assert_eq!(html.matches("src=\"data:image/png;base64,iVBORw0KGgo").count(), 3);
    for part in ["class=\"before\"", "class=\"after\"", "class=\"difference\"", "default-src 'none'"] {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains("http://") && !html.contains("https://") && !html.contains("@import"));
    assert!(html.contains("老‸站在渡口") && html.contains("&lt;渔夫&gt;&amp;") && !html.contains("<渔夫>"));
}

#[test]
fn the_page_speaks_both_languages_and_works_by_keyboard() {
    let world = changed();
    world.diff("old", "new", &["-o", &world.name("report")]);
    let html = fs::read_to_string(world.path("report/diff.html")).expect("the report");
    assert_eq!(
        html.matches("lang=\"en\">").count(),
        html.matches("lang=\"zh-CN\">").count() + 1,
        "and the root"
    );
    assert!(html.contains("navigator.language"));
    assert_eq!(html.matches("type=\"radio\"").count(), 4, "one view of four");
    assert_eq!(html.matches("<img alt=\"1 ").count(), 3);
    assert!(html.contains("<li id=\"n1\"") && html.contains("<a href=\"#n1\" aria-label=\"1\""));
}

#[test]
fn the_same_change_gives_the_same_bytes() {
    let world = changed();
    let report = |to: &str| {
        world.diff("old", "new", &["-o", &world.name(to)]);
        fs::read(world.path(to).join("diff.html")).expect("the report")
    };
    assert!(report("one") == report("two"));
}

#[test]
fn programs_read_the_news_as_json() {
    let world = changed();
    let ended = world.diff("old", "new", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!((json["schema"].as_u64(), json["same"].as_bool()), (Some(1), Some(false)));
    let news = &json["news"][0];
    assert_eq!((news["kind"].as_str(), news["page"].as_u64()), (Some("words"), Some(1)));
    assert_eq!((news["slot"].as_str(), news["story"].as_str()), (Some("lead"), Some("bridge")));
    assert_eq!((news["role"].as_str(), news["old"].as_str()), (Some("body"), Some("船工")));
    assert_eq!(news["new_mm"].as_array().map(Vec::len), Some(4));
    let same = world.diff("old", "old", &["--format", "json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&same.out).expect("JSON")["same"], true);
}
