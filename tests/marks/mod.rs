//! What stands beside the text, from the copy to the sheet, against `*.case`: a `body`, a `measure` in 字, each
//! `line` with its text, and under it each mark of it, places in 字 from the line's left edge.

use paiban::compose::{Beside, Line, Reach};
use paiban::copydesk::prepare;
use paiban::edition::{House, Memory, Story, StoryKind, read};
use paiban::finding::Code;
use paiban::makeup::{Block, Page, Placed, Role, Thing, crowded};
use paiban::sheet::{Shape, draw};
use paiban::style::Underline;
use paiban::units::{Length, Point};

use crate::support::{self, Case, Chance, EM, cases, ems, set, zi};

const EDITION: &str = "[paper]\nname = \"昭川日报\"\nnumber = \"CN 53-0099\"\n[issue]\ndate = 2026-11-20\n\
    total = 1\npages = 1\n[[page]]\nnumber = 1\nsection = \"要闻\"\nlayout = \"front\"\n";
const FRONT: &str = "preset = \"sikai\"\n[grid]\nrows = 40\n[[slot]]\nname = \"nameplate\"\nkind = \"nameplate\"\narea = \"1-6 x 1-9\"\n";
const STYLE: &str = "base = \"daily\"\n[body]\nsize = \"10pt\"\npitch = \"15pt\"\nindent = 0\n\
    [notice]\nsize = \"10pt\"\npitch = \"15pt\"\n[verse]\nsize = \"10pt\"\npitch = \"15pt\"\n[marks]\nnote = \"8pt\"\n";

/// The shipped house with an em of ten points and no indent.
fn house() -> House {
    let edition = format!("style = \"own\"\n{EDITION}");
    let files =
        [("edition.toml", edition.as_str()), ("layouts/front.toml", FRONT), ("styles/own.toml", STYLE)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    read(&Memory(files.into()), "edition.toml").edition.expect("a sound edition").house
}

fn story(body: &str, kind: StoryKind) -> Story {
    Story { kind, ..support::story(body) }
}

/// The lines of a body, all paragraphs after one another.
fn lines(body: &str, kind: StoryKind, measure: Length) -> Vec<Line> {
    let (copy, _) = prepare(&story(body, kind), &house());
    copy.paragraphs.iter().flat_map(|p| set(&p.runs, &p.style, &[measure], 0)).collect()
}

fn mark(beside: &Beside) -> String {
    let along = |reach: &Reach| format!("{} to {}", zi(reach.from), zi(reach.to));
    match beside {
        Beside::Dot(reach, under_line) => {
            format!("{} {}", if *under_line { "low dot" } else { "dot" }, along(reach))
        }
        Beside::Line(Underline::Name, reach) => format!("name {}", along(reach)),
        Beside::Line(Underline::Book, reach) => format!("book {}", along(reach)),
        Beside::Leader(reach) => format!("leader {}", along(reach)),
        Beside::Over(over) => {
            format!("{} at {}", over.text, over.glyphs.first().map_or(String::new(), |g| zi(g.x)))
        }
    }
}

fn told(line: &Line) -> Vec<String> {
    let size = |l: &Line| l.glyphs.iter().map(|g| g.size).min().filter(|s| *s < EM);
    let text = match size(line) {
        Some(least) => {
            format!("line {} ({} to {}, least {})", line.text, zi(first(line)), zi(line.width), zi(least))
        }
        None => format!("line {} ({} to {})", line.text, zi(first(line)), zi(line.width)),
    };
    std::iter::once(text).chain(line.beside.iter().map(mark)).collect()
}

/// Where a line's first character stands.
fn first(line: &Line) -> Length {
    line.glyphs.first().map_or(Length::ZERO, |g| g.x)
}

fn check(case: &Case) -> Option<String> {
    let body = case.get("body").expect("a case has a body").replace("\\n", "\n");
    let kind = match case.get("kind") {
        Some("verse") => StoryKind::Verse,
        Some("notice") => StoryKind::Notice,
        _ => StoryKind::News,
    };
    let measure = ems(case.get("measure").expect("a case has a measure"));
    let is: Vec<String> = lines(&body, kind, measure).iter().flat_map(told).collect();
    let should: Vec<&str> = case.all("is").collect();
    (is != should).then(|| format!("{}\n  is     {is:#?}\n  should {should:#?}", case.title))
}

#[test]
fn every_case_of_marks() {
    let wrong: Vec<String> = cases("tests/marks").iter().filter_map(check).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A line in its place.
fn placed(line: Line, y: Length) -> Placed {
    let at = Point::new(Length::pt(100), y);
    Placed { role: Role::Body, at, turn: None, line, leg: Some(0), paragraph: None, span: None }
}

/// A line on a page, drawn.
fn drawn(line: Line) -> Vec<Shape> {
    let placed = placed(line, Length::pt(200));
    let block = Block { things: vec![Thing::Text(placed)], ..Block::default() };
    let page = Page { number: 1, blocks: vec![block], ..Page::default() };
    draw(&page).marks.into_iter().map(|m| m.shape).collect()
}

/// CLREQ §3.1.8: the line gap is the same throughout; what stands beside the text stands in it.
#[test]
fn marks_stand_clear_of_the_characters_and_within_the_gap() {
    let body = "[山]{.dots}[水]{.name}[月]{.book}[明]{pinyin=\"míng\"}";
    let line = lines(body, StoryKind::News, ems("9")).remove(0);
    let baseline = Length::pt(200);
    let (bottom, next) = (baseline + EM.scale(12, 100), baseline + EM.scale(62, 100));
    let (top, before) = (baseline - EM.scale(88, 100), baseline - EM.scale(138, 100));
    let mut counts = [0; 4];
    for shape in drawn(line) {
        match shape {
            Shape::Dot { centre, radius, .. } => {
                assert!(bottom < centre.y - radius && centre.y + radius < next);
                counts[0] += 1;
            }
            Shape::Fill { area, .. } => {
                assert!(bottom < area.top() && area.bottom() < next);
                counts[1] += 1;
            }
            Shape::Wave { area, thickness, .. } => {
                assert!(bottom < area.top() - thickness && area.bottom() + thickness < next);
                counts[2] += 1;
            }
            Shape::Text { at, glyphs, .. } if at.y < baseline => {
                // A face's letters go from 0.24 em under the line to 0.76 over it.
                let size = glyphs[0].size;
                assert_eq!(size, EM.half());
                // Parts of an em are rounded.
                let near = EM.scale(1, 1000);
                let (foot, head) = (at.y + size.scale(24, 100), at.y - size.scale(76, 100));
                assert!(foot <= top + near && before <= head + near);
                counts[3] += 1;
            }
            _ => {}
        }
    }
    assert_eq!(counts, [1, 1, 1, 1]);
}

/// The base text is one line of text, in order and whole; the pinyin follows it.
#[test]
fn a_search_finds_the_sentence() {
    let body = "[汉字]{pinyin=\"hàn zì\"}写得[真好]{.dots}。";
    let texts: Vec<String> = drawn(lines(body, StoryKind::News, ems("20")).remove(0))
        .into_iter()
        .filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(texts, ["汉字写得真好。", "hàn", "zì"]);
}

/// Marks take part in no rule: a text with them breaks where it breaks without.
#[test]
fn marks_under_the_text_move_nothing() {
    const PIECES: &[&str] = &["山", "水月", "，", "。", "“", "”", "GDP", "7", "《", "》", "——", "/", "·"];
    let mut chance = Chance::new(7);
    for _ in 0..600 {
        let parts: Vec<&str> = (0..=chance.below(30)).map(|_| chance.one(PIECES)).collect();
        let plain: String = parts.concat();
        let mut marked = String::new();
        for part in &parts {
            marked += &match chance.below(4) {
                0 => format!("[{part}]{{.dots}}"),
                1 => format!("[{part}]{{.name}}"),
                2 => format!("[{part}]{{.book}}"),
                _ => (*part).to_owned(),
            };
        }
        let measure = ems(&format!("{}", 3 + chance.below(12)));
        let (a, b) = (lines(&plain, StoryKind::News, measure), lines(&marked, StoryKind::News, measure));
        let places = |lines: &[Line]| -> Vec<(String, Vec<Length>)> {
            lines.iter().map(|l| (l.text.to_string(), l.glyphs.iter().map(|g| g.x).collect())).collect()
        };
        assert_eq!(places(&a), places(&b), "{marked}");
    }
}

/// However lines break, two syllables stand a quarter of their em apart, and none leaves its line.
#[test]
fn pinyin_never_collides() {
    const PIECES: &[(&str, &str)] =
        &[("双", "shuāng"), ("闯", "chuǎng"), ("阿", "ā"), ("山", "shān"), ("恩", "ēn")];
    let mut chance = Chance::new(8);
    for _ in 0..300 {
        let mut body = String::new();
        for _ in 0..=chance.below(24) {
            let (han, pinyin) = PIECES[chance.below(PIECES.len())];
            body += &match chance.below(3) {
                0 => han.to_owned(),
                1 => format!("[{han}]{{pinyin={pinyin}}}，"),
                _ => format!("[{han}]{{pinyin={pinyin}}}"),
            };
        }
        for line in lines(&body, StoryKind::News, ems(&format!("{}", 5 + chance.below(9)))) {
            let mut end = Length::ZERO - EM;
            for beside in &line.beside {
                let Beside::Over(over) = beside else { continue };
                // In this face a letter is half its em wide.
                let (from, letters) = (over.glyphs[0].x, over.text.chars().count() as i32);
                assert!(from >= Length::ZERO && from - end >= EM.scale(124, 1000), "{body}");
                end = from + EM.scale(250, 1000) * letters;
            }
            assert!(end <= line.measure || line.broken, "{body}");
        }
    }
}

/// Pinyin larger than the line gap is told, once a story.
#[test]
fn pinyin_that_does_not_fit_is_told() {
    let body = "山[水]{pinyin=shuǐ}[月]{pinyin=yuè}";
    let told = |pinyin_size: u16| {
        let mut house = house();
        house.marks.pinyin_size = pinyin_size;
        let (_, findings) = prepare(&story(body, StoryKind::News), &house);
        findings.iter().map(|f| (f.code, f.at.map(|at| at.start))).collect::<Vec<_>>()
    };
    assert_eq!(told(500), []);
    assert_eq!(told(510), [(Code::MarkCrowded, Some(4))]);
}

/// Dots and the pinyin of the next line share the gap: side by side they may, under one another not.
#[test]
fn marks_that_meet_the_next_lines_pinyin_are_told() {
    let told = |body: &str, pitch: i32| {
        let lines = lines(body, StoryKind::News, ems("4"));
        let at = |n: usize| Length::pt(200 + pitch * n as i32);
        let things: Vec<Thing> =
            lines.into_iter().enumerate().map(|(n, l)| Thing::Text(placed(l, at(n)))).collect();
        crowded(&things).into_iter().map(|f| f.code).collect::<Vec<_>>()
    };
    assert_eq!(told("山[水]{.dots}月明风[清]{pinyin=ā}江湖", 15), [Code::MarkCrowded]);
    assert_eq!(told("山[水]{.dots}月明风清[江]{pinyin=ā}湖", 15), []);
    assert_eq!(told("山[水]{.dots}月明风[清]{pinyin=ā}江湖", 18), []);
}
