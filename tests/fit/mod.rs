//! 凑版: what is said to make a story fit does so when it is written into the edition's files.
//!
//! One slot of three legs of 13 字 and 20 rows, and a free one on the next page. The face is
//! `support::Square`, where a 字 is an em.

mod depth;

use std::fs;

use paiban::edition::{Edition, Memory, read};
use paiban::finding::{Code, Tongue};
use paiban::hands::fitted;
use paiban::make_page;
use paiban::makeup::{Act, Block, Remedy};

use crate::support::{Square, root};

const EDITION: &str = r#"[paper]
name = "小报"
number = "CN 00-0000"

[issue]
date = 2026-11-20

# 要闻版
[[page]]
number = 1
layout = "one"   # 三栏
[page.slots]
lead = "river"

[[page]]
number = 2
layout = "two"
"#;
const ONE: &str = "preset = \"sikai\"\nrules = false\n[page]\ntrim = [\"160mm\", \"120mm\"]\n[grid]\ncolumns = 3\n\
    measure = \"13字\"\ngutter = \"1字\"\nrows = 20\ntop = \"10mm\"\n[[slot]]\nname = \"lead\"\narea = \"1-3 x 1-20\"\nhead = \"brief\"\n";

/// The files of an edition whose story has paragraphs of so many 字.
#[derive(Clone, Debug)]
struct Copy {
    entry: String,
    headline: &'static str,
    picture: &'static str,
    permitted: &'static str,
    paragraphs: Vec<usize>,
}

impl Copy {
    fn of(chars: usize) -> Copy {
        // Paragraphs of all lengths, so that their last lines differ.
        let lengths = (0..).map(|n| 30 + n * 7 % 40);
        let mut left = chars;
        let take = |length: usize| {
            let taken = length.min(left);
            left -= taken;
            (taken > 0).then_some(taken)
        };
        let paragraphs = lengths.map_while(take).collect();
        Copy {
            entry: EDITION.into(),
            headline: "春江水暖",
            picture: "",
            permitted: "\"picture\", \"headline\", \"legs\"",
            paragraphs,
        }
    }

    fn files(&self) -> Memory {
        let body: Vec<String> = self.paragraphs.iter().map(|n| "江".repeat(n - 1) + "。").collect();
        let story =
            format!("+++\nheadline = \"{}\"\n{}+++\n{}\n", self.headline, self.picture, body.join("\n\n"));
        let png = fs::read(root("tests/pages/picture/pictures/bridge.png")).unwrap();
        let style = format!("base = \"daily\"\n[fit]\npermitted = [{}]\ntracking = 30\n", self.permitted);
        let text = |t: &str| t.as_bytes().to_vec();
        let files = [
            ("edition.toml", text(&format!("style = \"own\"\n{}", self.entry))),
            ("styles/own.toml", text(&style)),
            ("layouts/one.toml", text(ONE)),
            ("layouts/two.toml", text(ONE)),
            ("stories/river.md", text(&story)),
            ("pictures/bridge.png", png),
        ];
        Memory(files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect())
    }

    fn edition(&self) -> Edition {
        let reading = read(&self.files(), "edition.toml");
        reading.edition.unwrap_or_else(|| panic!("{:?}", reading.findings))
    }

    /// The story's block on the first page.
    fn block(&self) -> Block {
        let edition = self.edition();
        make_page(&edition, &Square, &edition.pages[0])
            .page
            .blocks
            .into_iter()
            .find(|b| b.story.is_some())
            .unwrap()
    }

    fn fits(&self) -> bool {
        let edition = self.edition();
        let blocks = edition.pages.iter().flat_map(|p| make_page(&edition, &Square, p).page.blocks);
        let blocks: Vec<Block> = blocks.filter(|b| b.story.is_some()).collect();
        // What is left free in the slot of a jump was free before.
        let short = |b: &Block| blocks.len() == 1 && !b.remedies.ways.is_empty();
        blocks.iter().all(|b| b.fit.unwrap().overset_lines == 0 && !short(b))
    }

    /// The files when a way is gone as it says.
    fn gone(&self, way: &Remedy) -> Copy {
        let mut copy = self.clone();
        match &way.act {
            Act::Cut { chars, ends } => {
                let named: u32 = ends.iter().map(|end| end.chars).sum();
                ends.iter().for_each(|end| copy.paragraphs[end.paragraph as usize] -= end.chars as usize);
                // More than the last lines come to: whole lines, wherever they are.
                for _ in 0..(chars - named) / 13 {
                    *copy.paragraphs.iter_mut().max().unwrap() -= 13;
                }
            }
            Act::Write { chars } => *copy.paragraphs.last_mut().unwrap() += *chars as usize,
            act => {
                copy.entry =
                    fitted(&self.entry, &self.edition(), &[(self.block().story.unwrap(), act)]).unwrap()
            }
        }
        copy.paragraphs.retain(|n| *n > 0);
        copy
    }
}

const PICTURE: &str = "[[picture]]\nfile = \"pictures/bridge.png\"\ncaption = \"江上新桥\"\ncolumns = 2\n";

const PICTURES: &str = "[[picture]]\nfile = \"pictures/bridge.png\"\ncaption = \"江上新桥\"\ncolumns = 1\n\
    [[picture]]\nfile = \"pictures/bridge.png\"\ncaption = \"江上旧桥\"\ncolumns = 1\nplace = \"bottom left\"\n";

/// Copy of many lengths, with no picture, one and two, under a headline of one line and of two.
fn copies() -> Vec<Copy> {
    let long = "春江水暖两岸新桥一夜之间连成一片万家灯火映江天";
    let lengths = (250..900).step_by(17).map(Copy::of);
    lengths
        .flat_map(|copy| {
            let pictured = Copy { picture: PICTURE, ..copy.clone() };
            [
                Copy { headline: long, ..copy.clone() },
                Copy { headline: long, picture: PICTURES, ..copy.clone() },
                copy,
                pictured,
            ]
        })
        .collect()
}

#[test]
fn what_is_said_to_be_enough_is_enough() {
    let mut seen = std::collections::BTreeMap::new();
    for copy in copies() {
        for way in copy.block().remedies.ways.iter().filter(|way| way.fits) {
            *seen.entry(way.act.name()).or_insert(0) += 1;
            // How much is to be written is told about.
            if way.act.name() != "write" {
                assert!(
                    copy.gone(way).fits(),
                    "{} 字: {}",
                    copy.paragraphs.iter().sum::<usize>(),
                    way.says.en
                );
            }
        }
    }
    for act in ["picture", "headline", "legs", "tracking", "jump", "out", "cut", "write"] {
        assert!(seen.contains_key(act), "no copy here is fitted by {act}: {seen:?}");
    }
}

/// The edition's file after `paiban fit`, and whether anything was done.
fn run(copy: &Copy) -> (Copy, bool) {
    let block = copy.block();
    let acts: Vec<_> = block.remedies.plan.iter().map(|way| (block.story.unwrap(), &way.act)).collect();
    let entry = fitted(&copy.entry, &copy.edition(), &acts).unwrap();
    (Copy { entry, ..copy.clone() }, !acts.is_empty())
}

#[test]
fn a_plan_fits_the_story_and_a_second_has_nothing_to_do() {
    let (mut plans, mut together) = (0, 0);
    for permitted in [
        "\"picture\", \"headline\", \"legs\"",
        "\"out\", \"jump\"",
        "\"headline\", \"picture\"",
        "\"tracking\", \"picture\"",
    ] {
        for copy in copies().into_iter().map(|copy| Copy { permitted, ..copy }) {
            let (after, done) = run(&copy);
            if done {
                plans += 1;
                together += usize::from(copy.block().remedies.plan.len() > 1);
                assert!(after.fits(), "{}", after.entry);
                assert!(!run(&after).1);
            }
        }
    }
    assert!(plans > 20 && together > 0, "{plans} plans, {together} of several acts");
}

#[test]
fn what_windows_put_into_the_file_stays() {
    let copy = Copy::of(700);
    let block = copy.block();
    let way = block.remedies.ways.iter().find(|way| way.act.name() == "legs").unwrap();
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let acts = [(block.story.unwrap(), &way.act)];
    let plain = fitted(&copy.entry, &copy.edition(), &acts).unwrap();
    assert_ne!(plain, copy.entry);
    assert_eq!(fitted(&windows(&copy.entry), &copy.edition(), &acts).unwrap(), windows(&plain));
}

#[test]
fn what_nobody_permits_is_said_and_not_done() {
    let copy = Copy { permitted: "", picture: PICTURE, ..Copy::of(700) };
    let remedies = copy.block().remedies;
    assert!(remedies.plan.is_empty());
    assert!(
        remedies.ways.iter().any(|way| way.fits && way.act.name() == "picture" || way.act.name() == "out")
    );
    // Only people cut: what they may do comes before what the stylesheet does not name.
    assert_eq!(remedies.ways[0].act.name(), "cut");
}

#[test]
fn the_file_keeps_all_that_was_in_it() {
    let copy = Copy { permitted: "\"jump\"", ..Copy::of(800) };
    let (after, done) = run(&copy);
    assert!(done);
    let added = "# 凑版 by paiban fit: a line taken out takes it back\n[page.slots]\nlead = { continues = \"river\" } # paiban fit\n";
    assert_eq!(after.entry, format!("{EDITION}\n{added}"));
    let copy = Copy { permitted: "\"out\"", picture: PICTURE, ..Copy::of(560) };
    let (after, done) = run(&copy);
    assert!(done);
    let lines: Vec<&str> = after.entry.lines().collect();
    assert!(EDITION.lines().all(|line| lines.contains(&line)), "{}", after.entry);
    assert!(lines.contains(&"lead = { pictures = { 1 = \"out\" } }"), "{}", after.entry);
}

#[test]
fn a_picture_with_the_head_on_it_is_never_cropped_under_it() {
    let carrier = "deck = [\"一江春水\", \"两岸新桥\"]\n[[picture]]\nfile = \"pictures/bridge.png\"\ncolumns = 1\n\
        head = \"bottom\"\nrows = 8\n";
    let headline = "春江水暖两岸新桥";
    for copy in (250..900).step_by(7).map(|n| Copy { picture: carrier, headline, ..Copy::of(n) }) {
        let edition = run(&copy).0.edition();
        let told = make_page(&edition, &Square, &edition.pages[0]).findings;
        let deeper = told.iter().find(|finding| finding.code == Code::SlotTooSmall);
        assert!(deeper.is_none(), "{copy:?}: {deeper:?}");
    }
}

#[test]
fn a_picture_wider_than_its_slot_is_told_of() {
    let reaches = [
        ("[[picture]]\nfile = \"pictures/bridge.png\"\nrows = 4\ncolumns = 3\n", false),
        ("[[picture]]\nfile = \"pictures/bridge.png\"\nrows = 4\ncolumns = 4\n", true),
        ("[[picture]]\nfile = \"pictures/bridge.png\"\nrows = 4\ncolumns = 2\ncolumn = 3\n", true),
    ];
    for (picture, is_told) in reaches {
        let edition = Copy { picture, ..Copy::of(300) }.edition();
        let told = make_page(&edition, &Square, &edition.pages[0]).findings;
        assert_eq!(told.iter().any(|finding| finding.code == Code::PictureNarrowed), is_told, "{picture}");
    }
}

#[test]
fn where_no_way_is_enough_the_best_is_said_and_what_else_would_do() {
    let copy = Copy { picture: PICTURE, permitted: "\"picture\"", ..Copy::of(3_000) };
    let edition = copy.edition();
    let told = make_page(&edition, &Square, &edition.pages[0]).findings;
    let overset = told.iter().find(|finding| finding.code == Code::Overset).expect("it is too long");
    let help = overset.advice(Tongue::English);
    assert!(help.contains("字, ") && help.contains(" of them the last lines “"), "{help}");
}
