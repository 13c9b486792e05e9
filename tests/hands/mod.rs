//! 改版: what is done by hand is written into the files as a person would write it.
//!
//! A case does one thing to the edition below: `do: edit`, after `swap: file | old => new` (`⏎` breaks a line) or
//! `windows: file` (CRLF). `file` lists what was changed, `wrote` each line that is gone (-) or new (+), or
//! `refused` why nothing is done; `then` what is said of the edition afterwards. `BLESS=1 cargo test hands`.

use std::collections::BTreeMap;

use paiban::edition::{Draft, Memory, read};
use paiban::hands::{Change, Edit, edited};

use crate::support::{Case, Chance, bless, blessing, cases};

const EDITION: &str = r#"# 小报，两版
[paper]
name = "小报"
number = "CN 00-0000"

[issue]
date = 2026-11-20

[[page]]
number = 1
layout = "own"   # 要闻版

[page.slots]
lead = "river"   # 头条
second = "school"
label = { text = "要闻" }

# 凑版
[page.fit]
lead = { pictures = { 1 = 12, 2 = "out" }, legs = 2, headline-lines = 1 }
second = { legs = 1 }

[[page]]
number = 2
layout = "sikai-news"

[page.slots]
lead = { continues = "river" }
second = "tea"
"#;

const LAYOUT: &str = r#"# 一版
preset = "sikai"
rules = true   # 细线

# 头条
[[slot]]
name = "lead"
area = "1-4 x 1-40"   # 四栏
head = "lead"

[[slot]]
name = "second"
area = "5-6 x 1-40"
box = "rule"

# 下半版
[[slot]]
area = "1-6 x 42-70"
name = "brief1"

[[slot]]
name = "label"
kind = "label"
area = "1-2 x 72-73"
"#;

const RIVER: &str = r#"+++
headline = "春江水暖 两岸新桥连成片"   # 主题
deck = "副题"

[[picture]]
file = "bridge.png"
caption = "江上新桥"   # 说明

[[picture]]
file = "bridge.png"
rows = 9
focus = [0.5, 0.25]
+++
正文一段。

+++
headline = "不是题"
+++
"#;

const SCHOOL: &str =
    "+++\nheadline = [\"山里来了\", \"音乐老师\"]\npicture = [{ file = \"bridge.png\" }]\n+++\n正文。\n";

/// A picture of one dot.
const DOT: &[u8] = include_bytes!("../pages/picture/pictures/bridge.png");

fn files(case: &Case) -> Memory {
    let story = |headline: &str| format!("+++\nheadline = \"{headline}\"\n+++\n正文。\n");
    let mut files: BTreeMap<String, String> = [
        ("edition.toml", EDITION.to_owned()),
        ("layouts/own.toml", LAYOUT.to_owned()),
        ("stories/river.md", RIVER.to_owned()),
        ("stories/school.md", SCHOOL.to_owned()),
        ("stories/tea.md", story("茶山")),
        ("stories/rain.md", story("雨")),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into();
    for swap in case.all("swap") {
        let (file, swap) = swap.split_once(" | ").unwrap();
        let (old, new) = swap.split_once(" => ").unwrap();
        let text = files.get_mut(file).unwrap();
        assert!(text.contains(&old.replace('⏎', "\n")), "{}: {old}", case.title);
        *text = text.replacen(&old.replace('⏎', "\n"), &new.replace('⏎', "\n"), 1);
    }
    for file in case.all("windows") {
        let text = files.get_mut(file).unwrap();
        *text = text.replace('\n', "\r\n");
    }
    let bytes = files.into_iter().map(|(name, text)| (name, text.into_bytes()));
    Memory(bytes.chain([("bridge.png".to_owned(), DOT.to_vec())]).collect())
}

/// The lines that are gone and those that are new, in the order of the text.
fn difference(before: &str, after: &str) -> Vec<String> {
    let shown = |sign: char, line: &str| format!("{sign}{}", line.replace('\r', "␍").trim_end_matches('\n'));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let mut lengths = vec![vec![0; new.len() + 1]; old.len() + 1];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            lengths[i][j] =
                if a == b { lengths[i + 1][j + 1] + 1 } else { lengths[i + 1][j].max(lengths[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || i < old.len() && lengths[i + 1][j] >= lengths[i][j + 1] {
            lines.push(shown('-', old[i]));
            i += 1;
        } else {
            lines.push(shown('+', new[j]));
            j += 1;
        }
    }
    lines
}

/// What comes of a case, as it is told.
fn told(case: &Case) -> Vec<(String, String)> {
    let told = |key: &str, value: String| (key.to_owned(), value);
    let files = files(case);
    let reading = read(&files, "edition.toml");
    let edition = reading.edition.unwrap_or_else(|| panic!("{}: {:?}", case.title, reading.findings));
    let edit: Edit = serde_json::from_str(case.get("do").unwrap()).expect(&case.title);
    let changes = match edited(&edit, &edition, &reading.sources) {
        Ok(changes) => changes,
        Err(error) => return vec![told("refused", error.to_string())],
    };
    let mut lines = Vec::new();
    for Change { file, before, after } in &changes {
        let is_new = if before.is_none() { " (new)" } else { "" };
        lines.push(told("file", format!("{file}{is_new}")));
        let shipped = paiban::edition::shipped(file).unwrap_or_default();
        let wrote = difference(before.as_deref().unwrap_or(shipped), after.as_deref().unwrap_or_default());
        lines.extend(wrote.into_iter().map(|line| told("wrote", line)));
    }
    let over = changes.into_iter().map(|change| (change.file, change.after)).collect();
    let known: Vec<String> = reading.findings.iter().map(|f| f.message.en.clone()).collect();
    let again = read(&Draft { under: &files, over }, "edition.toml");
    let news = again.findings.into_iter().map(|f| f.message.en).filter(|message| !known.contains(message));
    lines.extend(news.map(|message| told("then", message)));
    lines
}

#[test]
fn every_edit_is_written_as_a_person_would() {
    let mut cases = cases("tests/hands");
    let mut wrong = Vec::new();
    for case in &mut cases {
        let is = told(case);
        let (input, should): (Vec<_>, Vec<_>) =
            case.lines.drain(..).partition(|(key, _)| ["do", "swap", "windows"].contains(&key.as_str()));
        if is != should {
            wrong.push(format!("{}\n  is {is:#?}\n  should be {should:#?}", case.title));
        }
        case.lines = input.into_iter().chain(is).collect();
    }
    if blessing() {
        return bless("tests/hands", &cases);
    }
    assert!(wrong.is_empty(), "{} of {} cases\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// A text, `before` made `after`, as others have it now: what it is when that is taken back.
fn back((before, after): (&str, &str), current: &str) -> Option<String> {
    let text = |text: &str| Some(text.to_owned());
    let change = Change { file: "a.md".into(), before: text(before), after: text(after) };
    change.taken_back(Some(current))?.after
}

#[test]
fn a_change_is_taken_back_from_what_others_have_written_since() {
    let (before, after) = ("a\nb\nc\nd\n", "a\nB1\nB2\nc\nd\n");
    for (current, is) in [
        (after, Some(before)),
        ("a\nB1\nB2\nc\nD\n", Some("a\nb\nc\nD\n")),
        ("0\na\nB1\nB2\nc\nd\n", Some("0\na\nb\nc\nd\n")),
        ("0\nB1\nB2\nc\nd\n", Some("0\nb\nc\nd\n")),
        ("a\nB1\nB2\nc\nd\ne", Some("a\nb\nc\nd\ne")),
        ("a\nB1\nB3\nc\nd\n", None),
        ("a\nb\nc\nd\n", None),
        ("", None),
    ] {
        assert_eq!(back((before, after), current).as_deref(), is, "{current}");
    }
}

#[test]
fn a_new_file_is_gone_again_unless_others_wrote_into_it() {
    let new = Change { file: "a.toml".into(), before: None, after: Some("a\n".into()) };
    let gone = new.taken_back(Some("a\n")).unwrap();
    assert_eq!((gone.before.as_deref(), gone.after.as_deref()), (Some("a\n"), None));
    assert_eq!(gone.taken_back(None).unwrap(), new, "and comes again");
    assert_eq!(new.taken_back(Some("a\nb\n")), None);
    assert_eq!(gone.taken_back(Some("b\n")), None);
}

#[test]
fn taking_back_keeps_every_line_of_others() {
    let mut chance = Chance::new(20);
    let mut kept = 0;
    for _ in 0..4000 {
        let before: Vec<String> = (0..chance.below(8)).map(|n| format!("{n}\n")).collect();
        let spoil = |lines: &[String], sign: &str, chance: &mut Chance| {
            let mut lines = lines.to_vec();
            let at = chance.below(lines.len() + 1);
            match chance.below(3) {
                0 => lines.insert(at, format!("{sign}\n")),
                1 if at < lines.len() => lines[at] = format!("{sign}{}", lines[at]),
                _ if at < lines.len() => drop(lines.remove(at)),
                _ => (),
            }
            lines
        };
        let after = spoil(&before, "ours", &mut chance);
        let current = spoil(&after, "theirs", &mut chance);
        let Some(back) = back((&before.concat(), &after.concat()), &current.concat()) else { continue };
        kept += 1;
        assert_eq!(back.contains("theirs"), current.concat().contains("theirs"));
        assert!(!back.contains("ours"), "{before:?} {after:?} {current:?} {back:?}");
    }
    assert!(kept > 2000, "{kept}");
}
