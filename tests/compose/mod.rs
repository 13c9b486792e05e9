//! Composition, as someone at a paper would check it: a measure in 字, a text, the lines it must make.
//!
//! A case says `measure` (several for successive lines), any setting that is not the usual one, `text`
//! (`⏎` breaks a line, `{…}` is in another face), and its lines. After ` | ` a line may say more:
//! `natural 5.5` and `wide 6` in 字, `loose`, `broken`, and `@` with the place of every glyph: an opener
//! that has lost its blank half begins half a 字 before its ink, so it stands at −0.5 where a line begins.

mod chance;

use paiban::compose::Line;
use paiban::style::{
    Align, Direction, FaceId, Hang, Kinsoku, ParaStyle, Policy, Punctuation, Run, TextStyle,
};
use paiban::units::{Em, Length};

use crate::support::{Case, EM, cases, ems, set, zi};

#[test]
fn lines_are_as_the_cases_say() {
    let cases: Vec<Case> = ["tests/compose", "tests/suites"].into_iter().flat_map(cases).collect();
    assert!(cases.len() > 80, "{} cases", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(judge).collect();
    assert!(wrong.is_empty(), "{} of {} cases\n\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// What is wrong with a case, if anything.
fn judge(case: &Case) -> Option<String> {
    let measures: Vec<Length> = case.get("measure").expect("a measure").split(' ').map(ems).collect();
    let wish = case.get("wish").map_or(0, |w| w.parse().expect("a number of lines"));
    let runs = runs(case.get("text").expect("a text"));
    let lines = set(&runs, &style(case), &measures, wish);
    let expected: Vec<&str> = case.all("line").collect();
    let same = lines.len() == expected.len() && lines.iter().zip(&expected).all(|(l, e)| shown(l, e) == **e);
    if same {
        return None;
    }
    let wanted: Vec<&str> =
        expected.iter().copied().chain(std::iter::repeat(" | ")).take(lines.len()).collect();
    let got: Vec<String> =
        lines.iter().zip(wanted).map(|(l, e)| format!("  line: {}\n", shown(l, e))).collect();
    let expected: String = expected.iter().map(|l| format!("  line: {l}\n")).collect();
    Some(format!("{}: {}\n expected\n{expected} got\n{}", case.file, case.title, got.concat()))
}

/// A line, with what the expected one tells of it; `loose` and `broken` are always told.
fn shown(line: &Line, expected: &str) -> String {
    let mut shown = line.text.to_string();
    let told = expected.split_once(" | ").map_or("", |(_, told)| told);
    let places = || line.glyphs.iter().map(|g| format!(" {}", zi(g.x))).collect::<String>();
    let mut facts = Vec::new();
    if told.contains("natural") {
        facts.push(format!("natural {}", zi(line.natural)));
    }
    if told.contains("wide") {
        facts.push(format!("wide {}", zi(line.width)));
    }
    if line.loose.is_some() {
        facts.push("loose".to_owned());
    }
    if line.broken {
        facts.push("broken".to_owned());
    }
    if told.contains('@') {
        facts.push(format!("@{}", places()));
    }
    if !facts.is_empty() {
        shown += &format!(" | {}", facts.join(" "));
    }
    shown
}

fn style(case: &Case) -> ParaStyle {
    let em = |key: &str| {
        case.get(key).map_or(Em(0), |v| Em::milli((v.parse::<f64>().expect("em") * 1000.0) as i32))
    };
    let of = |key: &str, usual: &'static str| case.get(key).unwrap_or(usual).to_owned();
    ParaStyle {
        indent: em("indent"),
        hanging: em("hanging"),
        direction: match of("direction", "horizontal").as_str() {
            "horizontal" => Direction::Horizontal,
            "vertical" => Direction::Vertical,
            other => panic!("no direction {other}"),
        },
        align: match of("align", "justify").as_str() {
            "justify" => Align::Justify,
            "left" => Align::Left,
            "centre" => Align::Centre,
            "right" => Align::Right,
            "spread" => Align::Spread,
            other => panic!("no alignment {other}"),
        },
        kinsoku: match of("kinsoku", "gb").as_str() {
            "none" => Kinsoku::None,
            "basic" => Kinsoku::Basic,
            "gb" => Kinsoku::Gb,
            "strict" => Kinsoku::Strict,
            other => panic!("no kinsoku {other}"),
        },
        policy: match of("policy", "push-in-first").as_str() {
            "push-in-first" => Policy::PushInFirst,
            "push-out-first" => Policy::PushOutFirst,
            "push-out-only" => Policy::PushOutOnly,
            "least-adjustment" => Policy::LeastAdjustment,
            other => panic!("no policy {other}"),
        },
        hang: match of("hang", "none").as_str() {
            "none" => Hang::None,
            "regular" => Hang::Regular,
            "force" => Hang::Force,
            other => panic!("no hanging {other}"),
        },
        punctuation: match of("punctuation", "quanjiao").as_str() {
            "quanjiao" => Punctuation::Quanjiao,
            "kaiming" => Punctuation::Kaiming,
            "banjiao" => Punctuation::Banjiao,
            "hangmobanjiao" => Punctuation::Hangmobanjiao,
            "biaoti" => Punctuation::Biaoti,
            other => panic!("no punctuation {other}"),
        },
        trim_indented_opener: case.get("trim") == Some("yes"),
        hyphenate: case.get("hyphenate") == Some("yes"),
        ..ParaStyle::default()
    }
}

/// A text's runs: what stands in braces is in another face.
fn runs(text: &str) -> Vec<Run> {
    let text = text.replace('⏎', "\n");
    let parts = text.split(['{', '}']).enumerate().filter(|(_, t)| !t.is_empty());
    let run =
        |(i, t): (usize, &str)| Run { text: t.to_owned(), style: TextStyle::new(FaceId((i % 2) as u16), EM) };
    parts.map(run).collect()
}
