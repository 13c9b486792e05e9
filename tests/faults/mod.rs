//! Mistakes in an edition, and every word that is said of them.
//!
//! A case spoils a sound edition (`sound`, below): `swap: file | old => new` replaces a text once,
//! `put: file | text` writes a file (`⏎` breaks a line), `bytes: file | hex` writes bytes, `drop: file`
//! removes one, `windows: file` gives it a byte order mark and CRLF. What is printed then is `told`, and each
//! message once more in Chinese (`中文`);
//! `BLESS=1 cargo test faults` writes it anew, to be read before it is committed.

use std::collections::BTreeMap;
use std::io::Cursor;

use paiban::cli::console::{Reader, render};
use paiban::edition::{Files, Memory, read};
use paiban::finding::{Code, Severity, Tongue};

use crate::support::{Case, Chance, bless, blessing, cases};

const EDITION: &str = r#"style = "own"

[paper]
name = "青川日报"
number = "CN 53-0099"
publisher = ["青川日报社出版"]
imprint = ["社址：青川市河滨路18号", "零售每份1.00元"]

[issue]
date = 2026-11-20
lunar = "农历丙午年十月十二"
total = 8123
pages = 2

[[page]]
number = 1
section = "要闻"
layout = "front"
staff = { "责任编辑" = "林知夏" }

[page.slots]
lead = "bridge"
second = "school"
guide = { guide = ["tea", { story = "school", title = "山里来了音乐老师" }] }

[[page]]
number = 2
section = "综合"
layout = "inside"

[page.slots]
lead = "tea"
rest = { continues = "bridge" }
ad1 = { ad = "ads/tea.png" }
"#;

const FRONT: &str = r#"preset = "sikai"

[[slot]]
name = "nameplate"
kind = "nameplate"
area = "1-6 x 1-9"

[[slot]]
name = "lead"
area = "1-4 x 11-40"
head = "lead"

[[slot]]
name = "second"
area = "1-4 x 41-73"

[[slot]]
name = "guide"
kind = "guide"
area = "5-6 x 11-73"
"#;

const INSIDE: &str = r#"preset = "sikai"

[[slot]]
name = "lead"
area = "1-6 x 1-30"

[[slot]]
name = "rest"
area = "1-6 x 31-60"

[[slot]]
name = "ad1"
kind = "ad"
area = "1-6 x 61-73"
"#;

const STYLE: &str = "base = \"daily\"\n\n[body]\npitch = \"13.5pt\"\n";

const BRIDGE: &str = r#"+++
headline = "青川江大桥通车"
deck = "两岸往来只要五分钟"
short = "大桥通车"

[[picture]]
file = "pictures/bridge.png"
caption = "通车的大桥。"
columns = 2
focus = [0.5, 0.4]
+++
本报讯（记者 李明坤）青川江大桥11月20日正式通车。

## 五年

从开工到通车，用了五年。
"#;

const SCHOOL: &str = "+++\nheadline = \"音乐老师\"\n+++\n山里来了一位音乐老师。\n";
const TEA: &str = "+++\nheadline = \"茶山\"\n+++\n茶山上又是一年秋天。\n";

/// An edition without a mistake.
fn sound() -> Memory {
    let mut png = Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(8, 6, image::Rgb([90, 120, 60]));
    picture.write_to(&mut png, image::ImageFormat::Png).expect("memory is written to");
    let texts = [
        ("edition.toml", EDITION),
        ("layouts/front.toml", FRONT),
        ("layouts/inside.toml", INSIDE),
        ("styles/own.toml", STYLE),
        ("stories/bridge.md", BRIDGE),
        ("stories/school.md", SCHOOL),
        ("stories/tea.md", TEA),
    ];
    let mut files: BTreeMap<String, Vec<u8>> =
        texts.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    files.insert("pictures/bridge.png".into(), png.get_ref().clone());
    files.insert("ads/tea.png".into(), png.into_inner());
    Memory(files)
}

/// The edition of a case.
fn spoilt(case: &Case) -> Memory {
    let mut files = sound();
    for (key, value) in case.lines.iter().filter(|(key, _)| key != "told" && key != "中文") {
        let (path, rest) = value.split_once(" |").unwrap_or((value, ""));
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        match key.as_str() {
            "swap" => {
                let (old, new) = rest.split_once(" =>").expect("old => new");
                let new = new.strip_prefix(' ').unwrap_or(new);
                let text = String::from_utf8(files.0[path].clone()).expect("text is swapped");
                let (old, new) = (old.replace('⏎', "\n"), new.replace('⏎', "\n"));
                assert!(text.contains(&old), "{}: {path} has no {old}", case.title);
                files.0.insert(path.into(), text.replacen(&old, &new, 1).into_bytes());
            }
            "put" => drop(files.0.insert(path.into(), rest.replace('⏎', "\n").into_bytes())),
            "bytes" => {
                let byte = |word: &str| u8::from_str_radix(word, 16).expect("two hexadecimal digits");
                files.0.insert(path.into(), rest.split(' ').map(byte).collect());
            }
            "drop" => drop(files.0.remove(path).expect("the file is there")),
            "windows" => {
                let text = String::from_utf8(files.0[path].clone()).expect("text");
                files.0.insert(path.into(), format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes());
            }
            other => panic!("{}: no {other}", case.title),
        }
    }
    files
}

/// A line of a case: its key and its words.
type Line = (String, String);

/// All that is said of an edition, in English in full, the messages in Chinese too; a line between says whether
/// it can be used.
fn told(files: &Memory) -> Vec<Line> {
    let reading = read(files, "edition.toml");
    let said: String =
        reading.findings.iter().map(|f| render(f, &reading.sources, Reader::default())).collect();
    let usable = if reading.edition.is_some() { "(it can be made)" } else { "(it cannot be used)" };
    let line = |key: &str, words: &str| (key.to_owned(), words.trim_end().to_owned());
    let english = said.lines().chain([usable]).map(|words| line("told", words));
    english.chain(reading.findings.iter().map(|f| line("中文", f.message.of(Tongue::Chinese)))).collect()
}

#[test]
fn every_mistake_is_told_as_the_cases_have_it() {
    let mut cases = cases("tests/faults");
    assert!(cases.len() > 40, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &mut cases {
        let is = told(&spoilt(case));
        let is_said = |line: &Line| line.0 == "told" || line.0 == "中文";
        let (was, done): (Vec<Line>, Vec<Line>) = case.lines.drain(..).partition(is_said);
        if was != is {
            wrong.push(format!("{}: {}\n{is:#?}\nnot\n{was:#?}\n", case.file, case.title));
        }
        case.lines = done.into_iter().chain(is).collect();
    }
    if blessing() {
        return bless("tests/faults", &cases);
    }
    assert!(wrong.is_empty(), "{} of {} cases\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_sound_edition_has_nothing_said_of_it() {
    assert_eq!(told(&sound()), [("told".to_owned(), "(it can be made)".to_owned())]);
}

#[test]
fn a_reading_that_cannot_be_used_has_an_error_and_every_place_lies_in_a_file() {
    for case in cases("tests/faults") {
        let reading = read(&spoilt(&case), "edition.toml");
        let errors = reading.findings.iter().any(|f| f.severity() == Severity::Error);
        assert!(reading.edition.is_some() || errors, "{}", case.title);
        for at in reading.findings.iter().filter_map(|f| f.at) {
            let text = reading.sources.text(at.source);
            assert!(at.start <= at.end && at.end as usize <= text.len(), "{}: {at:?}", case.title);
        }
    }
}

#[test]
fn a_spoilt_edition_is_read_or_refused_and_never_panics() {
    let sound = sound();
    let paths: Vec<&str> = sound.0.keys().map(String::as_str).collect();
    let mut usable = 0;
    for seed in 0..2_000 {
        let mut chance = Chance::new(seed);
        let mut files = sound.clone();
        for _ in 0..=chance.below(2) {
            let path = chance.one(&paths);
            let spoilt = chance.spoil(&files.0[path]);
            files.0.insert(path.to_owned(), spoilt);
        }
        let reading = read(&files, "edition.toml");
        let colourful = Reader { colour: true, ..Reader::default() };
        let said: String = reading.findings.iter().map(|f| render(f, &reading.sources, colourful)).collect();
        assert!(reading.edition.is_some() || said.contains("error"), "seed {seed}: refused without a word");
        usable += usize::from(reading.edition.is_some());
    }
    assert!((100..1_900).contains(&usable), "{usable} could be made");
}

#[test]
fn no_path_leads_out_of_the_edition() {
    let inside = Memory([("a".to_owned(), vec![1])].into());
    for path in ["../a", "/a", "a/../a", "./a", "", "b//a", "C:\\a", "c:a", "a\0", "con", "AUX.toml", "a/"] {
        assert!(inside.read(path).is_err(), "{path:?}");
    }
    assert_eq!(inside.read("a"), Ok(vec![1]));
}

#[test]
fn every_code_has_its_own_name_and_help() {
    let names: std::collections::BTreeSet<&str> = Code::ALL.iter().map(|c| c.name()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    let helps = |tongue| Code::ALL.iter().all(|c| c.help(tongue).chars().count() >= 5);
    assert!(helps(Tongue::English) && helps(Tongue::Chinese));
}
