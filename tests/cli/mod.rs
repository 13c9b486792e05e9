//! The program as a person runs it: what it prints, what it writes, how it ends.

mod again;
mod outside;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const EDITION: &str = r#"[paper]
name = "青川日报"

[issue]
date = 2026-11-20

[[page]]
number = 1
layout = "one"
[page.slots]
lead = "bridge"

[[page]]
number = 2
layout = "one"
[page.slots]
lead = "school"
"#;
const LAYOUT: &str = "preset = \"sikai\"\n[[slot]]\nname = \"lead\"\narea = \"1-6 x 1-20\"\n";
const BRIDGE: &str =
    "+++\nheadline = \"青川江大桥通车\"\n+++\n本报讯（记者 李明坤）青川江大桥11月20日正式通车。";
const SCHOOL: &str = "+++\nheadline = \"山里来了音乐老师\"\n+++\n山里来了一位音乐老师，孩子们唱起了歌。";

/// How a run ended.
struct Ended {
    status: i32,
    out: String,
    err: String,
}

fn paiban(args: &[&str]) -> Ended {
    paiban_in("C", args)
}

/// The program, run by someone with a locale.
fn paiban_in(locale: &str, args: &[&str]) -> Ended {
    let mut paiban = Command::new(env!("CARGO_BIN_EXE_paiban"));
    let done = paiban.args(args).env("LC_ALL", locale).env_remove("NO_COLOR").output();
    let done = done.expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Ended { status: done.status.code().expect("no signal"), out: text(done.stdout), err: text(done.stderr) }
}

/// An edition of two pages in a folder of its own; `lead` is the first page's story.
fn edition(lead: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |path: &str, text: &str| {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().expect("a parent")).expect("a folder");
        fs::write(place, text).expect("a file");
    };
    put("edition.toml", EDITION);
    put("layouts/one.toml", LAYOUT);
    put("stories/bridge.md", lead);
    put("stories/school.md", SCHOOL);
    folder
}

fn path(folder: &Path) -> &str {
    folder.to_str().expect("a temporary folder's name is UTF-8")
}

/// Every file of a folder, by name; none where there is no folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let file = |e: fs::DirEntry| {
        let bytes = fs::read(e.path()).expect("a plain file");
        (e.file_name().to_string_lossy().into_owned(), bytes)
    };
    entries.flatten().map(file).collect()
}

#[test]
fn help_teaches_the_commands() {
    let help = paiban(&["--help"]);
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    for word in ["new", "build", "check", "diff", "import", "fonts", "Exit status: 0 clean"] {
        assert!(help.out.contains(word), "{word} in {}", help.out);
    }
    assert!(paiban(&["build", "--help"]).out.contains("--jobs"));
    assert_eq!(paiban(&["--version"]).out, concat!("paiban ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn help_is_short_and_a_command_s_help_has_examples() {
    for command in
        ["new", "build", "check", "proof", "watch", "fit", "diff", "import", "fonts", "completions", "man"]
    {
        let (short, long) = (paiban(&[command, "-h"]), paiban(&["help", command]));
        assert_eq!((short.status, long.status), (0, 0), "{command}");
        let example = format!("\n  paiban {command} ");
        assert!(format!("{} ", long.out).replace('\n', " \n").contains(&example), "{command}: {}", long.out);
        assert!(!short.out.contains("Example"), "{command}: {}", short.out);
        assert!(!(short.out + &long.out).contains('\u{1b}'), "{command}: no colour into a pipe");
    }
}

#[test]
fn completions_know_commands_and_options() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = paiban(&["completions", shell]);
        assert_eq!((script.status, script.err.as_str()), (0, ""), "{shell}");
        for word in ["build", "diff", "overlay", "preset", "sikai"] {
            assert!(script.out.contains(word), "{word} for {shell}");
        }
    }
    assert_eq!(paiban(&["completions", "csh"]).status, 2);
}

#[test]
fn every_command_has_a_man_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let man = folder.path().join("man1");
    assert_eq!(paiban(&["man", path(&man)]).status, 0);
    let pages = files(&man);
    for command in ["new", "build", "check", "proof", "diff", "import", "fonts", "completions", "man"] {
        let page = pages.get(&format!("paiban-{command}.1")).expect("its page");
        let text = String::from_utf8_lossy(page).replace("\\-", "-");
        assert!(text.contains(".TH") && text.contains(&format!("paiban {command}")), "{text}");
    }
    assert!(String::from_utf8_lossy(&pages["paiban.1"]).contains("diff"));
    fs::write(folder.path().join("file"), "").expect("a file");
    assert_eq!(paiban(&["man", path(&folder.path().join("file"))]).status, 3);
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    for args in [vec![], vec!["bulid"], vec!["build"], vec!["build", ".", "--pages", "one"]] {
        let wrong = paiban(&args);
        assert_eq!((wrong.status, wrong.out.as_str()), (2, ""), "{args:?}: {}", wrong.err);
        assert!(!wrong.err.is_empty());
    }
}

#[test]
fn a_new_edition_is_clean_as_it_is_in_either_format() {
    for preset in ["sikai", "duikai"] {
        let folder = tempfile::tempdir().expect("a folder");
        let paper = folder.path().join("paper");
        assert_eq!(paiban(&["new", path(&paper), "--preset", preset]).status, 0);
        let ended = paiban(&["check", path(&paper)]);
        assert_eq!(ended.status, 0, "{}", ended.err);
        assert!(ended.err.starts_with("0 errors, 0 warnings, "), "{}", ended.err);
    }
}

#[test]
fn an_edition_that_is_not_there_is_named() {
    for command in ["check", "build"] {
        let wrong = paiban(&[command, "no/such/edition"]);
        assert_eq!(wrong.status, 2);
        assert!(wrong.err.contains("there is no edition at no/such/edition"), "{}", wrong.err);
        assert!(wrong.err.contains("help:"), "{}", wrong.err);
    }
}

#[test]
fn check_finds_nothing_wrong_and_writes_nothing() {
    let folder = edition(BRIDGE);
    let before = files(&folder.path().join("stories"));
    let check = paiban(&["check", path(folder.path())]);
    assert_eq!(check.status, 0, "{}", check.err);
    assert_eq!(check.out, "");
    assert_eq!(files(&folder.path().join("stories")), before);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn check_prints_json_that_programs_read() {
    let folder = edition(BRIDGE);
    let check = paiban(&["check", path(folder.path()), "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&check.out).expect("JSON");
    assert_eq!(check.status, 0, "{}", check.err);
    assert_eq!(report["pages"].as_array().map(Vec::len), Some(2), "{report}");
}

#[test]
fn build_writes_the_same_bytes_whatever_the_threads() {
    let folder = edition(BRIDGE);
    let build = |out: &str, jobs: &str| {
        let out = folder.path().join(out);
        let built = paiban(&["build", path(folder.path()), "-o", path(&out), "-j", jobs]);
        assert_eq!(built.status, 0, "{}", built.err);
        files(&out)
    };
    let (one, two) = (build("one", "1"), build("two", "2"));
    let names: Vec<&str> = one.keys().map(String::as_str).collect();
    assert_eq!(names, ["edition.pdf", "layout.json", "page-1.pdf", "page-2.pdf", "report.json"]);
    assert!(
        one == two,
        "{:?}",
        one.iter().filter(|(name, bytes)| two.get(*name) != Some(bytes)).map(|(n, _)| n)
    );
    assert!(one["edition.pdf"].starts_with(b"%PDF-1.6"));
    // Built again over itself, nothing is left over and nothing changes.
    assert!(build("one", "2") == one);
}

#[test]
fn only_the_chosen_pages_are_built() {
    let folder = edition(BRIDGE);
    let built = paiban(&["build", path(folder.path()), "--pages", "2"]);
    assert_eq!(built.status, 0, "{}", built.err);
    let out = files(&folder.path().join("out"));
    assert!(out.contains_key("page-2.pdf") && !out.contains_key("page-1.pdf"), "{:?}", out.keys());
    assert_eq!(paiban(&["build", path(folder.path()), "--pages", "7"]).status, 2);
}

#[test]
fn a_story_too_long_is_told_in_characters_and_lines() {
    let long = format!("{BRIDGE}\n\n{}", "大桥连着两岸的人家，桥上桥下都是看热闹的人。".repeat(200));
    let folder = edition(&long);
    let check = paiban(&["check", path(folder.path())]);
    assert_eq!(check.status, 1, "{}", check.err);
    let told = check.err.lines().find(|l| l.contains("error[overset]")).expect("it is told");
    assert!(told.contains('字') && told.contains('行'), "{told}");
    let build = paiban(&["build", path(folder.path())]);
    assert_eq!(build.status, 1, "{}", build.err);
    assert!(files(&folder.path().join("out")).contains_key("page-2.pdf"));
}

#[test]
fn a_picture_that_breaks_off_is_told_and_the_rest_of_its_page_is_printed() {
    let picture =
        "+++\nheadline = \"青川江大桥通车\"\n[[picture]]\nfile = \"half.png\"\ncaption = \"大桥\"\n";
    let folder = edition(&BRIDGE.replacen("+++\nheadline = \"青川江大桥通车\"\n", picture, 1));
    let mut png = Vec::new();
    let whole = image::GrayImage::from_fn(900, 600, |x, y| image::Luma([(x * 7 + y * y) as u8]));
    whole.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).expect("a picture");
    fs::write(folder.path().join("half.png"), &png[..png.len() / 2]).expect("a file");
    for command in ["check", "build"] {
        let ended = paiban(&[command, path(folder.path())]);
        assert_eq!(ended.status, 1, "{}", ended.err);
        let told = ended.err.lines().find(|l| l.contains("error[picture-broken]")).expect("it is told");
        assert!(told.starts_with("stories/bridge.md:4:8: page 1: "), "{told}");
        assert!(told.contains("half.png was not printed, a tint stands in its place: "), "{told}");
    }
    let built = files(&folder.path().join("out"));
    assert!(["page-1.pdf", "page-2.pdf", "edition.pdf"].iter().all(|name| built.contains_key(*name)));
}

#[test]
fn a_proof_for_the_office_printer_has_every_page_on_a3() {
    let folder = edition(BRIDGE);
    let ended = paiban(&["proof", path(folder.path()), "--pdf", "--mark", "小样"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    let built = files(&folder.path().join("out"));
    assert_eq!(built.keys().collect::<Vec<_>>(), ["proof.pdf"]);
    let pdf = &built["proof.pdf"];
    assert_eq!(paiban::proof::page_count(pdf), Ok(2));
    let pixels = paiban::proof::render_page(pdf, 1, 72).expect("it can be read");
    assert_eq!((pixels.width, pixels.height), (842, 1191));
}

#[test]
fn nothing_is_written_for_an_edition_that_cannot_be_used() {
    let folder = edition(BRIDGE);
    let text = EDITION.replace("\"school\"", "\"scholo\"");
    fs::write(folder.path().join("edition.toml"), text).expect("a file");
    let build = paiban(&["build", path(folder.path())]);
    assert_eq!(build.status, 2, "{}", build.err);
    assert!(build.err.contains("there is no story scholo; was `school` meant?"), "{}", build.err);
    assert!(!folder.path().join("out").exists());
    assert!(!build.err.contains('\u{1b}'), "no colour into a pipe");
}

#[test]
fn messages_are_in_the_reader_s_language_and_files_are_not() {
    let folder = edition(&format!("{BRIDGE}{}", "大桥连着两岸的人家。".repeat(300)));
    let (out, other) = (folder.path().join("a"), folder.path().join("b"));
    let build =
        |locale: &str, out: &Path| paiban_in(locale, &["build", path(folder.path()), "-o", path(out)]);
    let (english, chinese) = (build("en_GB.UTF-8", &out), build("zh_CN.UTF-8", &other));
    assert!(english.err.contains("error[overset]: bridge is overset"), "{}", english.err);
    assert!(chinese.err.contains("第 1 版 lead: 错误[overset]: bridge 溢出"), "{}", chinese.err);
    assert!(chinese.err.contains("  = 办法: 删 ") && chinese.err.contains(" 个错误，"), "{}", chinese.err);
    assert_eq!(files(&out), files(&other), "what is written is for everybody");
    let none = paiban_in("zh_CN.UTF-8", &["check", "/nowhere"]);
    assert!(none.err.starts_with("错误：/nowhere 处没有版次\n  = 办法："), "{}", none.err);
}

#[test]
fn quiet_prints_errors_alone() {
    let folder = edition(BRIDGE);
    let check = paiban(&["check", "--quiet", path(folder.path())]);
    assert_eq!((check.status, check.err.as_str()), (0, ""));
}

#[test]
fn fonts_lists_the_faces_that_ship() {
    let fonts = paiban(&["fonts"]);
    assert_eq!(fonts.status, 0, "{}", fonts.err);
    for word in ["NotoSerifSC-Regular", "NewsKaiSC-Regular", "8105", "OFL-1.1"] {
        assert!(fonts.out.contains(word), "{word} in {}", fonts.out);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    for args in [vec!["--help"], vec!["fonts"]] {
        let program = Command::new(env!("CARGO_BIN_EXE_paiban"))
            .args(&args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut program = program.expect("the program starts");
        drop(program.stdout.take());
        let done = program.wait_with_output().expect("it ends");
        assert_eq!((done.status.code(), done.stderr), (Some(0), vec![]), "{args:?}");
    }
}

#[test]
fn fit_says_what_it_does_and_writes_it_once() {
    let long = "+++\nheadline = \"青川江大桥通车\"\n+++\n".to_owned() + &"江水缓缓东流去。".repeat(165);
    let folder = edition(&long);
    let at = path(folder.path());
    let entry = || fs::read_to_string(folder.path().join("edition.toml")).unwrap();
    let said = "page 1, lead: bridge: set 4 legs, not 6\n1 stories fitted, 0 left";
    let dry = paiban(&["fit", at, "--pages", "1", "--dry-run"]);
    assert_eq!((dry.status, dry.out), (0, format!("{said} (nothing was written)\n")), "{}", dry.err);
    assert_eq!(entry(), EDITION);
    let done = paiban(&["fit", at, "--pages", "1"]);
    assert_eq!((done.status, done.out), (0, format!("{said}\n")), "{}", done.err);
    let after = entry();
    assert!(after.contains("\n[page.fit]\nlead = { legs = 4 }\n"), "{after}");
    let again = paiban(&["fit", at, "--pages", "1"]);
    assert_eq!(again.out, "0 stories fitted, 0 left\n");
    assert_eq!(entry(), after);
}

#[test]
fn fit_leaves_the_copy_alone_and_says_what_to_cut() {
    let long = "+++\nheadline = \"青川江大桥通车\"\n+++\n".to_owned() + &"江水缓缓东流去。".repeat(180);
    let folder = edition(&long);
    let done = paiban(&["fit", path(folder.path()), "--pages", "1"]);
    assert_eq!(done.status, 1);
    assert!(done.out.starts_with("page 1, lead: bridge: left as it is; cut 144 字"), "{}", done.out);
    assert_eq!(fs::read_to_string(folder.path().join("edition.toml")).unwrap(), EDITION);
    assert_eq!(fs::read_to_string(folder.path().join("stories/bridge.md")).unwrap(), long);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_told_of() {
    let (folder, outside) = (edition(BRIDGE), tempfile::tempdir().expect("a folder"));
    fs::rename(folder.path().join("layouts"), outside.path().join("layouts")).expect("it moves");
    std::os::unix::fs::symlink(outside.path().join("layouts"), folder.path().join("layouts"))
        .expect("a link");
    let ended = paiban(&["check", &folder.path().to_string_lossy()]);
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("error[path-outside]: “layouts” leads out of the edition"), "{}", ended.err);
    fs::rename(outside.path().join("layouts"), outside.path().join("gone")).expect("it moves");
    let ended = paiban(&["check", &folder.path().to_string_lossy()]);
    assert!(ended.err.contains("layouts cannot be read: it is a link that leads nowhere"), "{}", ended.err);
}

#[cfg(unix)]
#[test]
fn a_build_that_the_machine_stops_changes_nothing() {
    let folder = edition(BRIDGE);
    let path = folder.path().to_string_lossy().into_owned();
    assert_eq!(paiban(&["build", &path, "-q"]).status, 0);
    let files = || -> BTreeMap<_, _> {
        let entries =
            fs::read_dir(folder.path().join("out")).expect("a folder").map(|e| e.expect("an entry"));
        entries.map(|e| (e.file_name(), fs::read(e.path()).expect("a file"))).collect()
    };
    let before = files();
    fs::write(folder.path().join("stories/bridge.md"), SCHOOL).expect("a file");
    // No file may be longer than the profile that each page has in it.
    let limited = "trap '' XFSZ; ulimit -f 3000; exec \"$0\" build \"$1\" -q";
    let done = Command::new("sh").args(["-c", limited, env!("CARGO_BIN_EXE_paiban"), &path]).output();
    assert_eq!(done.expect("a shell").status.code(), Some(3));
    assert_eq!(files(), before);
}

#[test]
fn notes_are_counted_and_shown_when_asked_for() {
    let folder = edition(BRIDGE);
    let path = folder.path().to_string_lossy().into_owned();
    let counted = paiban(&["check", &path]).err;
    assert!(counted.contains("notes (--notes shows them)") && !counted.contains("lone-line"), "{counted}");
    let shown = paiban(&["check", &path, "--notes"]).err;
    assert!(shown.contains("note[lone-line]") && !shown.contains("(--notes"), "{shown}");
}

#[test]
fn a_story_without_text_and_a_hole_in_a_page_are_warnings() {
    let folder = edition("+++\nheadline = \"青川江大桥通车\"\n+++\n\n");
    let said = paiban(&["check", path(folder.path())]).err;
    assert!(said.contains("stories/bridge.md:2:12: warning[story-empty]: bridge has no text"), "{said}");
    assert!(said.contains("page 2, lead: warning[hole]: "), "{said}");
}

#[test]
fn two_heads_of_one_size_side_by_side_are_told_of() {
    let folder = edition(BRIDGE);
    let put = |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("a file");
    let slot = |name: &str, area: &str, head: &str| {
        format!("[[slot]]\nname = \"{name}\"\narea = \"{area}\"\nhead = \"{head}\"\n")
    };
    let told = |head: &str| {
        let slots = slot("lead", "1-3 x 1-20", "third") + &slot("second", "4-6 x 1-20", head);
        put("layouts/one.toml", &format!("preset = \"sikai\"\n{slots}"));
        paiban(&["check", &folder.path().to_string_lossy(), "--notes"]).err
    };
    put(
        "edition.toml",
        &EDITION[..EDITION.rfind("[[page]]").expect("a second page")]
            .replace("lead = \"bridge\"", "lead = \"bridge\"\nsecond = \"school\""),
    );
    assert!(
        told("third").contains("“青川江大桥通车” and “山里来了音乐老师” stand side by side"),
        "{}",
        told("third")
    );
    assert!(!told("brief").contains("side by side"), "{}", told("brief"));
}

#[test]
fn a_character_that_no_face_has_is_told_of_wherever_it_stands() {
    let folder = edition("+++\nheadline = \"一𠮷\"\nkicker = \"二𠮷\"\nbyline = \"□ 三𠮷\"\n+++\n四𠮷。");
    let page = "number = 2\nstaff = { \"责任编辑\" = \"𠮷\" }";
    fs::write(folder.path().join("edition.toml"), EDITION.replace("number = 2", page)).expect("a file");
    let said = paiban(&["check", path(folder.path())]).err;
    let told = |place: &str| {
        let wanted = format!("{place}error[glyph-missing]: no face has the character 𠮷 (U+20BB7)");
        assert_eq!(said.matches(&wanted).count(), 1, "{place} in {said}");
    };
    told("stories/bridge.md:2:12: page 1, lead: ");
    told("stories/bridge.md:6:1: page 1: ");
    told("edition.toml:14:10: page 2: ");
}

#[test]
fn a_line_over_the_page_whose_parts_meet_is_told_of() {
    let folder = edition(BRIDGE);
    let long = format!("number = 2\nsection = \"{}\"", "山里的学校".repeat(6));
    fs::write(folder.path().join("edition.toml"), EDITION.replace("number = 2", &long)).expect("a file");
    let ended = paiban(&["check", path(folder.path())]);
    assert_eq!(ended.status, 1, "{}", ended.err);
    assert!(ended.err.contains("error[slot-too-small]: the line over the page"), "{}", ended.err);
    assert!(ended.err.contains("” and “2026年11月20日” meet"), "{}", ended.err);
}

#[test]
fn an_advertisement_of_another_shape_than_its_slot_is_told_of() {
    let folder = edition(BRIDGE);
    let put = |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("a file");
    image::GrayImage::new(900, 300).save(folder.path().join("ad.png")).expect("a picture");
    put("edition.toml", &EDITION.replace("lead = \"school\"", "lead = \"school\"\nad = { ad = \"ad.png\" }"));
    let told = |area: &str| {
        put(
            "layouts/one.toml",
            &format!("{LAYOUT}[[slot]]\nname = \"ad\"\nkind = \"ad\"\narea = \"{area}\"\n"),
        );
        paiban(&["check", &folder.path().to_string_lossy()]).err
    };
    assert!(
        told("1-6 x 60-65").contains("warning[ad-shape]: ad.png is 3.0 times as wide as deep"),
        "{}",
        told("1-6 x 60-65")
    );
    assert!(!told("1-3 x 60-68").contains("ad-shape"), "{}", told("1-3 x 60-68"));
}
