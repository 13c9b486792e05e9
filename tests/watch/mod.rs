//! The live preview, in this process on a free port: who may come in, what is served, what a save brings.

mod hands;
mod world;

use std::io::Read;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use paiban::preview::{self, Refused};
use world::{HALF, STORY, World};

#[test]
fn the_page_and_its_parts_come_from_the_program_alone() {
    let world = World::new();
    let page = world.get("/");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("Content-Security-Policy: default-src 'none'"), "{}", page.head);
    for part in world.parts() {
        let part = world.get(&part);
        assert_eq!(part.status, 200);
        assert!(!part.text().contains("http://") || part.text().contains("www.w3.org/2000/svg"));
    }
    let png = world.picture();
    assert_eq!(png.status, 200);
    assert_eq!(png.body[..4], *b"\x89PNG");
}

#[test]
fn a_part_of_a_page_is_what_the_whole_has_there() {
    let world = World::new();
    let key = world.key();
    let read = |more: &str| {
        let png = world.get(&format!("/page.png?page=1&key={key}&dpi=72{more}"));
        image::load_from_memory(&png.body).expect("a PNG").to_rgb8()
    };
    let (whole, part) = (read(""), read("&x=100&y=40&w=200&h=150"));
    assert_eq!(part.dimensions(), (200, 150));
    let inked = part.pixels().filter(|p| p.0[1] < 128).count();
    let near =
        |x: u32, y: u32| whole.get_pixel(x + 100, y + 40).0[1].abs_diff(part.get_pixel(x, y).0[1]) < 60;
    let alike = part.enumerate_pixels().filter(|(x, y, _)| near(*x, *y)).count();
    assert!(inked > 50 && alike > 200 * 150 * 97 / 100, "{inked} {alike}");
}

#[test]
fn a_page_is_drawn_plate_by_plate_and_as_heat() {
    let world = World::new();
    let key = world.key();
    let ink = |look: &str| {
        let png = world.get(&format!("/page.png?page=1&key={key}&dpi=40&look={look}"));
        let image = image::load_from_memory(&png.body).expect("a PNG").to_rgb8();
        image.pixels().map(|p| 255 - u64::from(p.0[0])).sum::<u64>()
    };
    assert!(ink("black") > 10_000, "its text is black");
    assert_eq!([ink("cyan"), ink("magenta"), ink("yellow")], [0; 3], "and stands on no other plate");
    assert!(ink("total") > 1000);
    assert_eq!(world.get(&format!("/page.png?page=1&key={key}&dpi=40&look=gold")).status, 404);
}

#[test]
fn an_older_build_is_shown_with_what_has_changed_since() {
    let world = World::new();
    assert_eq!(world.json("/builds.json"), serde_json::json!([]));
    assert_eq!(world.get("/since.json?build=0&page=1").status, 404);
    world.build("out");
    let first = world.json("/since.json?build=0&page=1");
    assert_eq!(first["news"], serde_json::json!([]), "{first}");
    assert_eq!(first["changed"], serde_json::json!([]));
    let before = world.key();
    world.put("stories/story.md", &STORY.replace("服务大厅", "广场"));
    assert!(world.until(|| world.key() != before));
    let since = world.json("/since.json?build=0&page=1");
    assert!(since["news"][0]["words"][0].as_str().expect("English").contains("广场"), "{since}");
    assert!(!since["changed"].as_array().expect("areas").is_empty());
    assert_eq!(world.json("/since.json?build=0&page=2")["news"], serde_json::json!([]));
    let key = since["key"].as_str().expect("a picture");
    let older = |more: &str| world.get(&format!("/older.png?page=1&key={key}&{more}"));
    assert_eq!(older("build=0&dpi=40").body[..4], *b"\x89PNG");
    for none in ["build=1&dpi=40", "build=0&dpi=9", "build=0&dpi=2000", "build=0&dpi=40&x=1"] {
        assert_eq!(older(none).status, 404, "{none}");
    }
}

#[test]
fn a_build_leads_to_no_file_outside_its_folder() {
    let world = World::new();
    world.build("out");
    let layout = world.read("out/layout.json");
    world.put("secret.pdf", "not of the build");
    for outside in ["../secret.pdf", "/etc/passwd", "..\\\\secret.pdf"] {
        world.put("out/layout.json", &layout.replace("page-1.pdf", outside));
        assert_eq!(world.json("/since.json?build=0&page=1")["key"], serde_json::Value::Null, "{outside}");
    }
    world.put("out/layout.json", "{\"schema\": 2, \"pages\"");
    assert_eq!(world.get("/since.json?build=0&page=1").status, 404);
}

#[test]
fn another_name_and_another_site_are_turned_away() {
    let world = World::new();
    let port = world.port();
    let asked = |lines: &str| world.send(&format!("GET /state.json HTTP/1.1\r\n{lines}\r\n\r\n")).status;
    assert_eq!(asked(&format!("Host: 127.0.0.1:{port}")), 200);
    assert_eq!(asked(&format!("Host: localhost:{port}\r\nOrigin: http://localhost:{port}")), 200);
    assert_eq!(asked(&format!("Host: evil.example:{port}")), 403);
    assert_eq!(asked("Host: 127.0.0.1:1"), 403);
    assert_eq!(asked("Accept: */*"), 403);
    assert_eq!(asked(&format!("Host: 127.0.0.1:{port}\r\nOrigin: http://evil.example")), 403);
    assert_eq!(asked(&format!("Host: 127.0.0.1:{port}\r\nOrigin: null")), 403);
    assert_eq!(asked(&format!("Host: 127.0.0.1:{port}\r\nSec-Fetch-Site: cross-site")), 403);
}

#[test]
fn nothing_outside_the_edition_is_served_or_opened() {
    let world = World::new();
    for path in ["/../Cargo.toml", "/edition.toml", "/stories/story.md", "/%2e%2e/etc/passwd", "//etc/passwd"]
    {
        assert_eq!(world.get(path).status, 404, "{path}");
    }
    for file in ["/etc/passwd", "../secret", "stories/../../secret", "nothing.md"] {
        assert_eq!(world.open(file, true).status, 404, "{file}");
    }
    assert_eq!(world.open("stories/story.md", false).status, 403, "without Origin");
    assert!(!world.opened(), "no editor was started");
    assert_eq!(world.open("stories/story.md", true).status, 200);
    assert!(world.until(|| world.opened()), "the editor was started");
}

#[test]
fn what_is_no_request_is_told_so() {
    let world = World::new();
    for odd in
        ["\r\n\r\n\0", "DELETE / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\nHost: a\r\n\r\n"]
    {
        assert_eq!(world.send(odd).status, 400, "{odd:?}");
    }
    assert_eq!(world.get("/page.png?page=1&dpi=999999&key=x").status, 404);
    let key = world.key();
    for part in ["dpi=72&x=0&y=0&w=70000&h=1", "dpi=72&x=0", "dpi=2000", "dpi=0", ""] {
        assert_eq!(world.get(&format!("/page.png?page=1&key={key}&{part}")).status, 404, "{part}");
    }
}

#[test]
fn an_address_others_can_reach_wants_a_token() {
    let folder = world::folder();
    for token in [None, Some("short"), Some("sixteen letters; and more")] {
        let settings = world::settings(folder.path(), "0.0.0.0", token);
        assert!(matches!(preview::start(settings), Err(Refused::Token)), "{token:?}");
    }
    let world = World::with_token("a-secret-of-sixteen");
    assert_eq!(world.get("/").status, 401);
    assert_eq!(world.get("/state.json?token=a-secret-of-sixteen").status, 401);
    assert_eq!(world.get("/?token=a-secret-of-seventeen").status, 401);
    let admitted = world.get("/?token=a-secret-of-sixteen");
    assert_eq!(admitted.status, 303);
    assert!(admitted.head.contains("Set-Cookie: paiban=a-secret-of-sixteen; HttpOnly; SameSite=Strict"));
    assert_eq!(world.get_with("/state.json", "Cookie: a=b; paiban=a-secret-of-sixteen\r\n").status, 200);
}

#[test]
fn a_save_is_told_and_shows_the_new_page() {
    let world = World::new();
    let mut events = world.events();
    let first = events.next();
    let (key, untouched) = (world.key(), world.state()["pages"][1]["key"].clone());
    world.put("stories/story.md", &STORY.replace("便民服务", "磨刀修伞"));
    assert_ne!(events.next(), first);
    assert_ne!(world.key(), key);
    assert_eq!(world.state()["pages"][1]["key"], untouched, "the other page stays");
    assert!(world.get("/page.json?page=1").text().contains("磨刀修伞"));
    assert_eq!(world.get(&format!("/page.png?page=1&dpi=48&key={key}")).status, 404, "the old one is gone");
}

#[test]
fn a_file_replaced_by_rename_is_seen() {
    let world = World::new();
    let key = world.key();
    world.put("stories/.story.md.swp", &STORY.replace("便民服务", "换文件名"));
    world.rename("stories/.story.md.swp", "stories/story.md");
    assert!(world.until(|| world.key() != key));
}

#[test]
fn a_mistake_shows_its_message_and_keeps_the_last_good_page() {
    let world = World::new();
    let key = world.key();
    for broken in [HALF, "", "+++\nheadlin = \"错\"\n+++\n"] {
        world.put("stories/story.md", broken);
        assert!(world.until(|| world.troubles() > 0), "{broken:?}");
        assert_eq!(world.key(), key);
        assert_eq!(world.picture().status, 200);
        world.put("stories/story.md", STORY);
        assert!(world.until(|| world.troubles() == 0));
    }
    world.put("stories/story.md", HALF);
    assert!(world.until(|| world.troubles() > 0));
    assert_eq!(world.state()["trouble"][0]["at"]["file"], "stories/story.md");
}

#[test]
fn many_saves_end_in_the_last_one() {
    let world = World::new();
    for i in 0..120 {
        world.put("stories/story.md", &STORY.replace("便民服务", &format!("第{i}次")));
        std::thread::sleep(Duration::from_millis(3));
    }
    assert!(world.until(|| world.get("/page.json?page=1").text().contains("第119次")));
}

#[test]
fn clients_by_the_hundred_and_clients_that_go_away_do_no_harm() {
    let world = World::new();
    let silent: Vec<TcpStream> = (0..40).map(|_| world.connect()).collect();
    let mut listening: Vec<_> = (0..200).map(|_| world.events()).collect();
    let seen: Vec<String> = listening.iter_mut().map(world::Events::next).collect();
    drop(listening.split_off(100));
    world.put("stories/story.md", &STORY.replace("便民服务", "人来人往"));
    for (client, seen) in listening.iter_mut().zip(&seen) {
        assert_ne!(client.next(), *seen);
    }
    assert_eq!(world.get("/").status, 200);
    drop(silent);
}

#[test]
fn the_preview_ends_when_it_is_dropped() {
    let world = World::new();
    let mut client = world.events();
    client.next();
    drop(world);
    let begun = Instant::now();
    let mut rest = Vec::new();
    let _ = client.stream().read_to_end(&mut rest);
    assert!(begun.elapsed() < Duration::from_secs(5));
}
