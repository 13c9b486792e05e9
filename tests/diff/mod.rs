//! `paiban diff` as a person runs it: what it says of a change, and how it ends.

mod bless;
mod report;
mod trouble;
mod world;

use world::{World, run};

const BRIDGE: &str = "stories/bridge.md";

#[test]
fn the_same_edition_has_no_news() {
    let world = World::new();
    let same = world.changes();
    assert_eq!((same.status, same.lines()), (0, vec!["nothing changed"]), "{}", same.err);
}

#[test]
fn a_changed_word_is_one_line_of_news() {
    let world = World::new();
    world.edit(BRIDGE, "老船工站在渡口", "老渔夫站在渡口");
    let changed = world.changes();
    assert_eq!(changed.status, 1);
    assert_eq!(
        changed.lines(),
        [
            "page 1, lead, bridge, leg 2, line 1: text “船工” → “渔夫” (热闹的人。老‸站在渡口，看)",
            "1 change on 1 page"
        ]
    );
}

#[test]
fn lines_that_flow_on_are_told_with_the_words_that_made_them() {
    let world = World::new();
    world.edit(BRIDGE, "全长1280米，", "");
    let changed = world.changes();
    let [news, count] = changed.lines()[..] else { panic!("{}", changed.out) };
    assert!(news.starts_with("page 1, lead, bridge, leg 1, line 2: text “全长1280米，” deleted"), "{news}");
    assert!(news.contains("; then ") && news.contains("reflowed"), "{news}");
    assert_eq!(count, "1 change on 1 page");
}

#[test]
fn a_story_that_jumps_is_one_text_and_its_further_page_is_told() {
    let world = World::new();
    let page = "[[page]]\nnumber = 2\nlayout = \"one\"\n[page.slots]\nsecond = \"school\"\n\
        lead = { continues = \"bridge\" }\n";
    world.edit("edition.toml", "second = \"school\"\n", page);
    world.edit(
        BRIDGE,
        "年底停航。",
        &format!("年底停航。\n\n{}", "两岸的人家都来看热闹，孩子们跑在最前面。".repeat(12)),
    );
    world.build("old");
    world.edit(BRIDGE, "双向六车道", "桥面最宽处有31米，双向六车道");
    let changed = world.changes();
    let [words, lines, count] = changed.lines()[..] else { panic!("{}", changed.out) };
    assert!(
        words.starts_with("page 1, lead, bridge, leg 1, line 3: text “桥面最宽处有31米，” added"),
        "{words}"
    );
    assert!(lines.starts_with("page 2, lead, bridge: ") && lines.contains(" lines "), "{lines}");
    assert_eq!(count, "2 changes on 2 pages");
}

#[test]
fn numbers_and_western_words_change_whole() {
    let world = World::new();
    world.edit(BRIDGE, "1280米", "1380米");
    let changed = world.changes();
    assert!(changed.out.contains("text “1280” → “1380”"), "{}", changed.out);
    assert_eq!(changed.lines().len(), 2, "{}", changed.out);
}

#[test]
fn stories_exchanged_are_told_with_where_they_went() {
    let world = World::new();
    world.edit(
        "edition.toml",
        "lead = \"bridge\"\nsecond = \"school\"",
        "lead = \"school\"\nsecond = \"bridge\"",
    );
    let changed = world.changes();
    assert_eq!(
        changed.lines(),
        [
            "page 1, lead, school: story “bridge” → “school”; it came from page 1, second; the old one went to page 1, second",
            "page 1, second, bridge: story “school” → “bridge”; it came from page 1, lead; the old one went to page 1, lead",
            "2 changes on 1 page"
        ]
    );
}

#[test]
fn a_headline_s_words_are_told_whole() {
    let world = World::new();
    world.edit(BRIDGE, "青川江大桥通车", "青川江新桥今天通车");
    let changed = world.changes();
    let told = "page 1, lead, bridge, line 1: headline “青川江大桥通车” → “青川江新桥今天通车”";
    assert_eq!(changed.lines(), [told, "1 change on 1 page"]);
}

#[test]
fn a_headline_s_size_is_told_in_points() {
    let world = World::new();
    world.edit("layouts/one.toml", "head = \"third\"", "head = \"second\"");
    let changed = world.changes();
    assert_eq!(changed.status, 1);
    assert_eq!(
        changed.lines(),
        [
            "page 1, lead, bridge: headline size 24 → 30 pt",
            "page 1, lead, bridge: picture pictures/half.png moved 4.76 mm down",
            "page 1, lead, bridge: 13 lines moved 4.76 mm down",
            "3 changes on 1 page"
        ]
    );
}

#[test]
fn a_headline_broken_otherwise_is_told_by_its_lines() {
    let world = World::new();
    let lines = |lines: &str| format!("headline = {lines}");
    world.edit(BRIDGE, &lines("\"青川江大桥通车\""), &lines("[\"青川江大桥\", \"通车\"]"));
    world.build("old");
    world.edit(BRIDGE, &lines("[\"青川江大桥\", \"通车\"]"), &lines("[\"青川江\", \"大桥通车\"]"));
    let changed = world.changes();
    let told = "page 1, lead, bridge: headline broken otherwise: 青川江大桥｜通车 → 青川江｜大桥通车";
    assert!(changed.status == 1 && changed.lines().contains(&told), "{}", changed.out);
}

#[test]
fn a_picture_s_crop_is_told_by_what_it_shows() {
    let world = World::new();
    world.edit(BRIDGE, "focus = [0.5, 0.5]", "focus = [0.3, 0.5]");
    let changed = world.changes();
    assert_eq!(
        changed.lines(),
        [
            "page 1, lead, bridge: picture pictures/half.png cropped otherwise: 3.8–96.2 % across, 0–100 % down → 0–92.4 % across, 0–100 % down",
            "1 change on 1 page"
        ]
    );
}

#[test]
fn a_focus_that_shows_the_same_is_no_news() {
    let world = World::new();
    world.edit(BRIDGE, "focus = [0.5, 0.5]", "focus = [0.5, 0.4]");
    assert_eq!(world.changes().lines(), ["nothing changed"]);
}

#[test]
fn a_picture_file_that_looks_otherwise_is_seen() {
    let world = World::new();
    world.picture([30, 160, 30]);
    let changed = world.changes();
    let [news, _] = changed.lines()[..] else { panic!("{}", changed.out) };
    let begins = "page 1, lead, bridge: picture pictures/half.png looks different, ";
    assert!(changed.status == 1 && news.starts_with(begins), "{news}");
}

#[test]
fn a_slot_that_moved_is_told_once() {
    let world = World::new();
    world.edit("layouts/one.toml", "1-3 x 22-40", "4-6 x 22-40");
    let changed = world.changes();
    assert!(changed.lines()[0].starts_with("page 1, second, school: the slot moved "), "{}", changed.out);
    assert!(changed.lines()[0].ends_with(" mm right"), "{}", changed.out);
    assert_eq!(changed.lines().len(), 2, "{}", changed.out);
}

#[test]
fn a_page_and_a_slot_that_are_new_or_gone_are_told() {
    let world = World::new();
    let page = "[[page]]\nnumber = 2\nlayout = \"one\"\n[page.slots]\nlead = \"school\"\n";
    world.edit("edition.toml", "second = \"school\"\n", page);
    let changed = world.changes();
    assert!(changed.out.contains("page 2: the page is new\n"), "{}", changed.out);
    let back = world.diff("new", "old", &[]);
    assert!(back.status == 1 && back.out.contains("page 2: the page is gone\n"), "{}", back.out);
    let gone = "page 1, second, school: the slot is gone\n";
    assert!(changed.out.contains(gone) && back.out.contains("page 1, second, school: the slot is new\n"));
}

#[test]
fn two_layouts_without_pages_are_compared_as_well() {
    let world = World::new();
    world.edit(BRIDGE, "老船工", "老渔夫");
    world.build("new");
    let changed = world.diff("old/layout.json", "new/layout.json", &[]);
    assert!(changed.status == 1 && changed.out.contains("“船工” → “渔夫”"), "{}", changed.out);
    assert_eq!(world.diff("old/layout.json", "old/layout.json", &[]).status, 0);
}

#[test]
fn any_two_pdfs_are_compared_by_what_is_seen() {
    let world = World::new();
    world.edit(BRIDGE, "老船工", "老渔夫");
    world.build("new");
    let changed = world.diff("old/page-1.pdf", "new/page-1.pdf", &[]);
    let [news, count] = changed.lines()[..] else { panic!("{}", changed.out) };
    assert!(changed.status == 1 && news.starts_with("page 1: looks different, "), "{news}");
    assert!(news.contains(" mm from the left and "), "{news}");
    assert_eq!(count, "1 change on 1 page");
    let same = world.diff("old/page-1.pdf", "old/edition.pdf", &[]);
    assert_eq!((same.status, same.out.as_str()), (0, "nothing changed\n"), "{}", same.err);
}

#[test]
fn what_is_within_the_tolerances_is_the_same() {
    let world = World::new();
    world.edit(BRIDGE, "老船工", "老渔夫");
    world.build("new");
    let pdfs = |more: &[&str]| world.diff("old/page-1.pdf", "new/page-1.pdf", more).status;
    assert_eq!([pdfs(&["--area", "500"]), pdfs(&["--delta-e", "120"]), pdfs(&[])], [0, 0, 1]);
}

#[test]
fn the_news_is_in_the_reader_s_language() {
    let world = World::new();
    world.edit(BRIDGE, "老船工站在渡口", "老渔夫站在渡口");
    world.build("new");
    let changed = run(&["diff", &world.name("old"), &world.name("new")], "zh_CN.UTF-8");
    assert_eq!(
        changed.lines(),
        [
            "第1版，lead，bridge，第2栏，第1行：正文“船工”改“渔夫” (热闹的人。老‸站在渡口，看)",
            "1 个版共 1 处改动"
        ]
    );
}
