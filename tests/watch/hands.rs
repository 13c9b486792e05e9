//! Hands on the page: what a client does is written, shown, taken back, and never over what others wrote.

use std::fs;

use serde_json::{Value, json};

use super::world::{EDITION, HALF, LAYOUT, STORY, World};

/// The lead's lower edge, drawn from row 20 to another.
fn edge(from: u16, to: u16) -> Value {
    let area = |row: u16| json!([format!("1-3 x 1-{row}")]);
    json!({ "do": "shape", "page": 1, "slots": [{ "slot": "lead", "was": area(from), "now": area(to) }] })
}

/// What comes of bringing something: the status, and what is said.
fn post(world: &World, path: &str, body: &Value) -> (u16, Value) {
    let answer = world.post(path, &body.to_string(), true);
    (answer.status, serde_json::from_slice(&answer.body).unwrap_or_default())
}

fn refused(world: &World, path: &str, body: &Value) -> String {
    let (status, said) = post(world, path, body);
    assert_eq!(status, 409, "{said}");
    said["refused"].as_str().expect("why").to_owned()
}

/// The cells of the first page's slot, as they are shown.
fn shown(world: &World) -> Value {
    world.json("/page.json?page=1")["slots"][0]["cells"].clone()
}

#[test]
fn an_act_is_written_and_shown_and_taken_back_and_done_again() {
    let world = World::new();
    let (status, came) = post(&world, "/act", &edge(20, 4));
    assert_eq!(status, 200, "{came}");
    let lead = &came["pages"][0]["slots"][0];
    assert_eq!((&came["pages"][0]["number"], &lead["name"]), (&json!(1), &json!("lead")));
    assert!(lead["now"][3].as_u64() < lead["was"][3].as_u64(), "{lead}");
    assert_eq!(world.read("layouts/one.toml"), LAYOUT.replace("1-20", "1-4"));
    assert!(world.until(|| shown(&world) == json!(["1-3 x 1-4"])));
    assert_eq!(world.state()["back"], edge(20, 4));
    assert_eq!(post(&world, "/back", &Value::Null).0, 200);
    assert_eq!(world.read("layouts/one.toml"), LAYOUT);
    assert!(world.until(|| shown(&world) == json!(["1-3 x 1-20"])));
    assert_eq!((&world.state()["back"], &world.state()["again"]), (&Value::Null, &edge(20, 4)));
    assert_eq!(refused(&world, "/back", &Value::Null), "nothing");
    assert_eq!(post(&world, "/again", &Value::Null).0, 200);
    assert_eq!(world.read("layouts/one.toml"), LAYOUT.replace("1-20", "1-4"));
    assert_eq!(refused(&world, "/again", &Value::Null), "nothing");
    assert_eq!(post(&world, "/act", &edge(4, 5)).0, 200);
    assert_eq!(post(&world, "/back", &Value::Null).0, 200, "one act, one way back");
    assert_eq!(post(&world, "/back", &Value::Null).0, 200);
    assert_eq!(world.read("layouts/one.toml"), LAYOUT);
}

#[test]
fn a_trial_says_what_would_come_and_writes_nothing() {
    let world = World::new();
    let fit = |rows: u16| {
        let (status, came) = post(&world, "/try", &edge(20, rows));
        assert_eq!(status, 200, "{came}");
        came["pages"][0]["slots"][0]["now"].clone()
    };
    assert!(fit(60)[3].as_u64() > fit(30)[3].as_u64(), "more lines are free in a deeper slot");
    assert_eq!(world.read("layouts/one.toml"), LAYOUT);
    assert_eq!(world.state()["back"], Value::Null);
}

#[test]
fn what_would_be_wrong_is_not_written() {
    let world = World::new();
    for (path, edit) in [("/act", edge(20, 200)), ("/try", edge(20, 200)), ("/act", edge(20, 0))] {
        assert_eq!(refused(&world, path, &edit), "wrong", "{edit}");
    }
    assert_eq!(refused(&world, "/act", &edge(19, 30)), "meanwhile", "it was seen otherwise");
    assert_eq!(world.post("/act", "{\"do\":\"burn\"}", true).status, 400);
    assert_eq!(world.post("/act", &edge(20, 10).to_string(), false).status, 403, "without Origin");
    world.put("stories/story.md", HALF);
    assert_eq!(refused(&world, "/act", &edge(20, 10)), "broken");
    assert_eq!(world.read("layouts/one.toml"), LAYOUT);
}

#[test]
fn what_others_write_stays() {
    let world = World::new();
    assert_eq!(post(&world, "/act", &edge(20, 10)).0, 200);
    let mine = world.read("layouts/one.toml");
    let others = format!("# 改过\n{mine}box = \"rule\"\n");
    world.put("layouts/one.toml", &others);
    assert_eq!(post(&world, "/back", &Value::Null).0, 200);
    assert_eq!(world.read("layouts/one.toml"), others.replace("1-10", "1-20"));
    assert_eq!(post(&world, "/again", &Value::Null).0, 200);
    let theirs = others.replace("1-10", "1-11");
    world.put("layouts/one.toml", &theirs);
    assert_eq!(refused(&world, "/back", &Value::Null), "meanwhile");
    assert_eq!(world.read("layouts/one.toml"), theirs);
}

#[test]
fn a_layout_that_ships_is_written_beside_the_edition_and_gone_again() {
    let world = World::new();
    world.put("edition.toml", &EDITION.replacen("\"one\"", "\"sikai-news\"", 1));
    assert!(world.until(|| world.json("/page.json?page=1")["slots"].as_array().is_some_and(|s| s.len() > 3)));
    let edit = json!({ "do": "shape", "page": 1,
        "slots": [{ "slot": "third", "was": ["1-3 x 47-72"], "now": ["1-3 x 48-72"] }] });
    assert_eq!(post(&world, "/act", &edit).0, 200);
    assert!(world.read("layouts/sikai-news.toml").contains("\"1-3 x 48-72\""));
    assert_eq!(post(&world, "/back", &Value::Null).0, 200);
    assert!(!world.path().join("layouts/sikai-news.toml").exists());
}

#[test]
fn a_story_that_waits_is_listed_and_placed() {
    let world = World::new();
    world.put("stories/late.md", &STORY.replace("周六", "周日"));
    assert!(world.until(|| world.state()["unplaced"][0]["story"] == "late"));
    assert_eq!(world.state()["unplaced"][0]["headline"], "周日上午免费磨刀");
    assert_eq!(world.troubles(), 0, "the pages are made without it");
    let place =
        json!({ "do": "place", "at": { "page": 2, "slot": "lead" }, "story": "late", "was": "other" });
    assert_eq!(post(&world, "/act", &place).0, 200);
    assert!(world.until(|| world.state()["unplaced"][0]["story"] == "other"));
    assert_eq!(world.state()["pages"][1]["stories"], json!([["lead", "late"]]));
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_mark_and_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    let path = world.path().join("layouts/one.toml");
    world.put("layouts/one.toml", &format!("\u{feff}{LAYOUT}"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).expect("permissions");
    assert_eq!(post(&world, "/act", &edge(20, 10)).0, 200);
    assert_eq!(world.read("layouts/one.toml"), format!("\u{feff}{}", LAYOUT.replace("1-20", "1-10")));
    assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o660);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_the_edition() {
    let world = World::new();
    let outside = tempfile::tempdir().expect("a folder");
    world.put("edition.toml", &EDITION.replace("\"one\"", "\"sikai-news\""));
    fs::remove_dir_all(world.path().join("layouts")).expect("it goes");
    std::os::unix::fs::symlink(outside.path(), world.path().join("layouts")).expect("a link");
    let edit = json!({ "do": "shape", "page": 1,
        "slots": [{ "slot": "third", "was": ["1-3 x 47-72"], "now": ["1-3 x 48-72"] }] });
    assert_eq!(refused(&world, "/act", &edit), "broken");
    assert_eq!(fs::read_dir(outside.path()).expect("a folder").count(), 0);
}

#[test]
fn a_headline_breaks_where_the_story_begins_and_not_over_its_rest() {
    let world = World::new();
    world.put("stories/story.md", &format!("{STORY}{}", "磨刀的老人来了，街坊围了一圈。".repeat(120)));
    world.put("edition.toml", &EDITION.replace("\"other\"", "{ continues = \"story\" }"));
    let lines = |page: u16| -> Vec<Value> {
        let lines =
            world.json(&format!("/page.json?page={page}"))["lines"].as_array().expect("lines").clone();
        lines.into_iter().filter(|line| line["text"] == "周六上午免费磨刀").collect()
    };
    assert!(world.until(|| !lines(2).is_empty()));
    let breaks = lines(1)[0]["breaks"].as_array().expect("breaks").clone();
    let letters: Vec<u64> = breaks.iter().filter_map(|place| place[0].as_u64()).collect();
    assert_eq!(letters, [1, 2, 3, 4, 5, 6, 7, 8]);
    assert!(breaks.windows(2).all(|pair| pair[0][1].as_f64() < pair[1][1].as_f64()), "{breaks:?}");
    assert_eq!(lines(2)[0]["breaks"], Value::Null);
}
