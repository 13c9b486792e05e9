//! The proof for the office printer: A3, the page smaller on it, what is said of it beside and beneath.

use paiban::finding::{Code, Finding, Sources};
use paiban::proof::{self, Hand, Office};
use paiban::sheet::{Shape, Sheet};
use paiban::units::{Length, Rect};

use super::{World, mm, texts};

fn proof_of(world: &World, findings: &[Finding], mark: Option<&str>) -> Sheet {
    let made = world.made();
    let (edition, sources) = (&world.edition, &Sources::default());
    let of = Office { edition, sources, spec: world.page(), page: &made.page, findings, mark };
    proof::office(&of, &made.sheet, &Hand::new(&world.faces, &world.edition.house))
}

fn all_words(sheet: &Sheet) -> String {
    texts(&sheet.marks).into_iter().map(|(words, _)| format!("{words}\n")).collect()
}

#[test]
fn it_is_a3_and_shows_the_page_whole_and_smaller() {
    let world = World::new();
    let (page, proof) = (world.made().sheet, proof_of(&world, &[], None));
    assert_eq!(proof.trim, (mm(297), mm(420)));
    let size = |sheet: &Sheet, words: &str| {
        sheet.marks.iter().find_map(|m| match &m.shape {
            Shape::Text { text, glyphs, .. } if **text == *words => Some(glyphs[0].size),
            _ => None,
        })
    };
    let headline = "周六上午免费磨刀";
    let (large, small) =
        (size(&page, headline).expect("it is there"), size(&proof, headline).expect("it is there"));
    let ratio = f64::from(small.0) / f64::from(large.0);
    assert!((0.8..0.9).contains(&ratio), "a page of 275 mm on A3 with its table at its side: {ratio}");
    let picture = |sheet: &Sheet| {
        sheet
            .marks
            .iter()
            .find_map(|m| if let Shape::Picture { area, .. } = m.shape { Some(area) } else { None })
    };
    let (before, after) = (picture(&page).expect("an ad"), picture(&proof).expect("an ad"));
    let shrunk = f64::from(after.width.0) / f64::from(before.width.0);
    assert!((shrunk - ratio).abs() < 0.001, "all is smaller by one ratio");
}

#[test]
fn nothing_on_it_leaves_the_paper_however_much_is_to_be_said() {
    let world = World::new();
    let long = "这一段太长了，请删去几个字或者换一个短些的说法，".repeat(4);
    let findings: Vec<Finding> =
        (0..200).map(|_| Finding::new(Code::LooseLine, (long.as_str(), long.as_str()))).collect();
    let proof = proof_of(&world, &findings, Some("小样"));
    let paper = Rect { origin: Default::default(), width: proof.trim.0, height: proof.trim.1 };
    for (words, at) in texts(&proof.marks) {
        assert!(at.x >= Length::ZERO && at.y <= paper.bottom(), "{words}");
    }
    let told = all_words(&proof);
    assert!(told.contains("\n1警 这一段太长了"), "{told}");
    let rest = told.lines().find(|l| l.starts_with("……还有")).expect("the rest is counted");
    assert!(rest.contains("条，见"), "{rest}");
}

#[test]
fn how_the_stories_fit_stands_beside_the_page_and_the_mark_behind_it() {
    let world = World::new();
    let proof = proof_of(&world, &[], Some("大样"));
    let told = all_words(&proof);
    assert!(told.contains("样报　2026年11月20日　第7版"), "{told}");
    assert!(told.contains("大样　错0　警0　注0"), "{told}");
    assert!(told.contains("凑版\nlead　story　"), "{told}");
    let mark =
        proof.marks.iter().position(|m| matches!(&m.shape, Shape::Text { text, .. } if &**text == "大样"));
    let picture = proof.marks.iter().position(|m| matches!(m.shape, Shape::Picture { .. }));
    assert!(mark.expect("it is there") < picture.expect("an ad"), "the mark lies under the page");
    assert!(!all_words(&proof_of(&world, &[], None)).contains("大样"));
}
