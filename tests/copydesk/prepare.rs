//! Prepared copy against `prepare/*.case`: a `body` (`\n` breaks a line, `\u{..}` is a character), each `para`
//! with its runs by face, and `finds`: a code, how many of it, and `before>at`: where the first of them stands.

use paiban::copydesk::{CleanCopy, Role, prepare};
use paiban::edition::PictureId;
use paiban::edition::{House, Memory, Normalise, PicturePlace, PictureRef, Story, StoryKind, read};
use paiban::finding::{Code, Findings, SourceId, Span};
use paiban::style::{Align, FaceId, Run, Underline};
use paiban::units::Length;

use crate::support::{self, Case, Chance, cases};

const EDITION: &str = "style = \"daily\"\n[paper]\nname = \"昭川日报\"\nnumber = \"CN 53-0099\"\n\
    [issue]\ndate = 2026-11-20\ntotal = 1\npages = 1\n[[page]]\nnumber = 1\nsection = \"要闻\"\nlayout = \"front\"\n";
const FRONT: &str =
    "preset = \"sikai\"\n[[slot]]\nname = \"nameplate\"\nkind = \"nameplate\"\narea = \"1-6 x 1-9\"\n";
/// The faces of the house below, by their ids.
const FACES: &[&str] = &[
    "body", "notice", "verse", "bold", "kai", "dateline", "reporter", "subhead", "byline", "credit",
    "caption",
];
/// Where the body begins in the story's file.
const START: u32 = 100;

/// A house whose every kind of text has a face of its own.
fn house() -> House {
    let files = [("edition.toml", EDITION), ("layouts/front.toml", FRONT)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let reading = read(&Memory(files.into()), "edition.toml");
    let mut house = reading.edition.expect("a sound edition").house;
    house.body.text.face = FaceId(0);
    house.notice.text.face = FaceId(1);
    house.verse.text.face = FaceId(2);
    (house.bold, house.kai, house.dateline, house.reporter) = (FaceId(3), FaceId(4), FaceId(5), FaceId(6));
    house.subhead.text.face = FaceId(7);
    house.byline.text.face = FaceId(8);
    house.credit = FaceId(9);
    house.caption.text.face = FaceId(10);
    house
}

fn story(body: &str) -> Story {
    let headline_at = Span { source: SourceId(0), start: 4, end: 9 };
    Story { body_start: START, headline_at, ..support::story(body) }
}

fn unfolded(text: &str) -> String {
    let mut out = text.replace("\\n", "\n");
    while let Some((before, after)) = out.split_once("\\u{") {
        let (code, rest) = after.split_once('}').expect("a closed escape");
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character");
        out = format!("{before}{c}{rest}");
    }
    out.replace("\\\\", "\\")
}

fn run(run: &Run) -> String {
    let face = if run.style.italic { "italic" } else { FACES[usize::from(run.style.face.0)] };
    format!("[{face}{}]{}", marks(run), run.text.replace('\n', "\\n"))
}

/// What stands beside a run: the mark under it, the gap between its 字, its pinyin.
fn marks(run: &Run) -> String {
    let marks = &run.style.marks;
    let dots = if marks.dotted { " dots" } else { "" };
    let line = match marks.line {
        Some((Underline::Name, _)) => " name",
        Some((Underline::Book, _)) => " book",
        None => "",
    };
    let spread = marks.spread.map_or(String::new(), |(gap, _)| format!(" +{}", gap.0 * 1000 / 65536));
    let over = marks.over.map_or(String::new(), |o| format!(" {}", o.syllable.as_str()));
    let small = if run.style.size == Length::milli_pt(7500) { " small" } else { "" };
    format!("{dots}{line}{spread}{over}{small}{}", if marks.leader { " led" } else { "" })
}

fn paragraphs(copy: &CleanCopy) -> Vec<String> {
    let told = copy.paragraphs.iter().map(|p| {
        let runs: String = p.runs.iter().map(run).collect();
        match (p.role, p.style.align) {
            (Role::Break, _) => "break".to_owned(),
            (Role::Subhead, _) => format!("subhead {runs}"),
            (Role::Body, Align::Right) => format!("right {runs}"),
            (Role::Body, _) => runs,
        }
    });
    told.collect()
}

/// `code count before>at`
fn finds(wanted: &str, body: &str, findings: &Findings) -> Result<(), String> {
    let mut parts = wanted.splitn(3, ' ');
    let code = parts.next().unwrap_or_default();
    let count: usize = parts.next().and_then(|n| n.parse().ok()).expect("a count");
    let of: Vec<_> = findings.iter().filter(|f| f.code.name() == code).collect();
    if of.len() != count {
        return Err(format!("{} of {code}: {of:?}", of.len()));
    }
    let Some((before, at)) = parts.next().and_then(|p| p.split_once('>')) else { return Ok(()) };
    let (before, at) = (unfolded(before), unfolded(at));
    assert!(body.starts_with(&(before.clone() + &at)), "the case names a place of its body");
    let start = START + before.len() as u32;
    let wanted = Span { source: SourceId(0), start, end: start + at.len() as u32 };
    if of[0].at == Some(wanted) { Ok(()) } else { Err(format!("{code} at {:?}, not {wanted:?}", of[0].at)) }
}

fn check(case: &Case) -> Vec<String> {
    let body = unfolded(case.get("body").expect("a case has a body"));
    let kind = match case.get("kind") {
        Some("verse") => StoryKind::Verse,
        Some("notice") => StoryKind::Notice,
        _ => StoryKind::News,
    };
    let normalise = match case.get("normalise") {
        Some("check") => Normalise::Check,
        Some("off") => Normalise::Off,
        _ => Normalise::On,
    };
    let (copy, findings) = prepare(&Story { kind, ..story(&body) }, &House { normalise, ..house() });
    let wanted: Vec<&str> = case.all("para").collect();
    let mut wrong: Vec<String> = Vec::new();
    if paragraphs(&copy) != wanted {
        wrong.push(format!("is     {:#?}\n  should {wanted:#?}", paragraphs(&copy)));
    }
    wrong.extend(case.all("finds").filter_map(|f| finds(f, &body, &findings).err()));
    wrong.into_iter().map(|w| format!("{}\n  {w}", case.title)).collect()
}

#[test]
fn every_case_of_prepared_copy() {
    let wrong: Vec<String> = cases("tests/copydesk/prepare").iter().flat_map(check).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn heads_and_captions_are_mended_too() {
    let at = Span { source: SourceId(0), start: 30, end: 40 };
    let picture = PictureRef {
        picture: PictureId(0),
        caption: Some("大桥通车,人来人往。".to_owned()),
        credit: Some("记者 周明 摄".to_owned()),
        columns: None,
        column: None,
        rows: None,
        place: PicturePlace::Top,
        head: None,
        focus: (500, 500),
        at,
    };
    let story = Story {
        headline: vec!["刘老师:走进GDP 服务 3 县".to_owned()],
        kicker: Some("巧手,成事--".to_owned()),
        deck: vec!["一\u{2}二;三".to_owned()],
        label: Some("能源·强市".to_owned()),
        byline: Some("◆通讯员 张顺富 文/图".to_owned()),
        pictures: vec![picture],
        ..story("")
    };
    let (copy, findings) = prepare(&story, &house());
    assert_eq!(copy.headline, ["刘老师：走进GDP 服务 3 县"]);
    assert_eq!(copy.short, "刘老师：走进GDP 服务 3 县");
    assert_eq!(copy.kicker.as_deref(), Some("巧手，成事——"));
    assert_eq!(copy.deck, ["一二；三"]);
    assert_eq!(copy.byline.as_deref(), Some("◆通讯员　张顺富　文/图"));
    assert_eq!(copy.captions[0].text.as_deref(), Some("大桥通车，人来人往。"));
    assert_eq!(copy.captions[0].credit.as_deref(), Some("记者　周明　摄"));
    let codes: Vec<(Code, Option<Span>)> = findings.iter().map(|f| (f.code, f.at)).collect();
    let head = Some(story.headline_at);
    let wanted = [
        (Code::Normalised, head),
        (Code::Normalised, head),
        (Code::Normalised, head),
        (Code::ControlChar, head),
        (Code::Normalised, head),
        (Code::Normalised, Some(at)),
    ];
    assert_eq!(codes, wanted);
}

#[test]
fn a_very_long_paragraph_takes_no_longer_than_it_must() {
    for piece in [
        "青,",
        "青.川",
        "** 青**。",
        "“",
        "（记者 ",
        "[青]{.dots}",
        "[",
        "[青]{",
        "青 .... ",
        "青\u{1}",
        "a\n",
        "> ",
        "|青",
    ] {
        prepare(&story(&piece.repeat(100_000)), &house());
    }
}

#[test]
fn any_body_is_prepared_and_keeps_its_han() {
    const PIECES: &[&str] = &[
        "青",
        "川",
        "本报讯",
        "（记者 李明）",
        "a",
        "7",
        ",",
        ".",
        "\"",
        "“",
        "”",
        "(",
        ")",
        "[",
        "]",
        "[注]:",
        "](",
        "*",
        "**",
        "`",
        "```\n",
        "<b>",
        "<!--",
        "-->",
        "&amp;",
        "\\",
        "#",
        "> ",
        ">> ",
        "- ",
        "1. ",
        "---\n",
        "===\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "|",
        "|--|--|\n",
        "    ",
        "　",
        "\t",
        "\u{0}",
        "\u{200b}",
        "\u{e000}",
        "😀",
        "—",
        "~~",
        "]{.dots}",
        "]{width=3 pinyin=\"a\"}",
        "]{",
        "}",
        " ...... ",
        "_",
    ];
    let (house, mut chance) = (house(), Chance::new(30));
    for _ in 0..20000 {
        let body: String = (0..=chance.below(16)).map(|_| chance.one(PIECES)).collect();
        let kind = [StoryKind::News, StoryKind::Verse][chance.below(2)];
        let (copy, findings) = prepare(&Story { kind, ..story(&body) }, &house);
        let said: String =
            copy.paragraphs.iter().flat_map(|p| p.runs.iter().map(|r| r.text.as_str())).collect();
        let han = |t: &str| t.chars().filter(|c| "青川本报讯注".contains(*c)).collect::<String>();
        if !body.contains(['<', '[', '`']) {
            assert_eq!(han(&said), han(&body), "{body:?}");
        }
        let end = START + body.len() as u32;
        let inside = |s: Span| START <= s.start && s.start <= s.end && s.end <= end;
        assert!(findings.iter().filter_map(|f| f.at).all(inside), "{body:?} {findings:?}");
        assert!(copy.paragraphs.iter().all(|p| inside(p.at)), "{body:?}");
        assert!(!said.contains(['\u{0}', '\u{200b}']));
    }
}
