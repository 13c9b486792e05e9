//! The faces that ship: what they cover, how wide their marks are, what a chain falls back on.

mod book;
mod broken;
mod brought;
mod marks;

use paiban::compose::{Measures, Wish, prepare, set};
use paiban::edition::{Memory, read};
use paiban::finding::Code;
use paiban::style::{FaceChain, FaceId, FontEntry, ParaStyle, Run, TextStyle};
use paiban::typeface::{Faces, FontId, Metrics, coverage};
use paiban::units::{Em, Length};

use crate::support::{Chance, root};

const RARE: &str = "𬭎䶮㛃喆堃昇镕";
const NOWHERE: &str = "𡋾𤰉𢘐";

fn chain(name: &str, fonts: &[&str]) -> FaceChain {
    let entry = |font: &&str| FontEntry { name: (*font).to_owned(), only: None };
    FaceChain { name: name.to_owned(), fonts: fonts.iter().map(entry).collect() }
}

/// The faces of the stylesheet that ships.
fn shipped() -> (Vec<FaceChain>, Faces) {
    let sheet =
        "[paper]\nname = \"报\"\n[issue]\ndate = 2026-11-20\n[[page]]\nnumber = 1\nlayout = \"one\"\n";
    let layout = "preset = \"sikai\"\n[[slot]]\nname = \"a\"\narea = \"1-6 x 1-9\"\n";
    let files = [("edition.toml", sheet), ("layouts/one.toml", layout)];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    let edition = read(&Memory(files.into()), "edition.toml").edition.expect("the smallest edition");
    let (faces, findings) = Faces::open(&edition.house.faces, &[]);
    assert!(findings.is_empty(), "{findings:?}");
    (edition.house.faces, faces)
}

#[test]
fn every_shipped_font_has_the_8105_characters() {
    let (_, faces) = shipped();
    for font in (0..faces.count()).map(FontId) {
        let font = faces.font(font).expect("it ships");
        assert_eq!(coverage(font), (8105, 8105), "{}", font.name());
        assert_eq!(font.licence(), Some("OFL-1.1"));
    }
}

#[test]
fn names_of_people_are_found_and_the_rarest_are_in_no_font() {
    let (chains, faces) = shipped();
    for face in (0..chains.len() as u16).map(FaceId) {
        RARE.chars().for_each(|c| {
            assert!(faces.glyph(face, c).is_some(), "{c} in {}", chains[usize::from(face.0)].name)
        });
        NOWHERE.chars().for_each(|c| assert_eq!(faces.glyph(face, c), None, "{c}"));
    }
}

#[test]
fn a_character_in_no_font_is_told_and_keeps_its_place() {
    let (_, faces) = shipped();
    let run = Run { text: "王𡋾明".into(), style: TextStyle::new(FaceId(0), Length::pt(9)) };
    let matter = prepare(&[run], &ParaStyle::default(), &faces);
    assert_eq!(matter.missing(), [(0, 3, '𡋾')]);
    let lines = set(&matter, Measures(&[Length::pt(90)]), Wish::default());
    let at: Vec<Length> = lines[0].glyphs.iter().map(|g| g.x).collect();
    assert_eq!((&*lines[0].text, at), ("王𡋾明", vec![Length::pt(18), Length::pt(36)]));
}

#[test]
fn marks_are_an_em_wide_and_the_dash_two() {
    let (chains, faces) = shipped();
    for (i, chain) in chains.iter().enumerate() {
        let face = FaceId(i as u16);
        for c in "“”‘’，。、；：？！（）《》〈〉「」【】…国".chars() {
            let (font, glyph) = faces.glyph(face, c).expect("every face has it");
            assert_eq!(faces.advance(font, glyph), Em::ONE, "{c} in {}", chain.name);
        }
        let (font, dash) = faces.two_em_dash(face).expect("a dash of two em");
        assert_eq!(faces.advance(font, dash).0, 2 * Em::ONE.0, "—— in {}", chain.name);
        let (left, right) = faces.ink(font, dash);
        assert!(right.0 - left.0 > Em::ONE.0 * 3 / 2, "—— in {} is one stroke", chain.name);
    }
}

#[test]
fn marks_have_their_ink_in_their_own_half() {
    let (chains, faces) = shipped();
    for (i, chain) in chains.iter().enumerate() {
        let middle = |c: char| {
            let (font, glyph) = faces.glyph(FaceId(i as u16), c).expect("every face has it");
            let (left, right) = faces.ink(font, glyph);
            (left.0 + right.0) / 2
        };
        "“‘（《〈「【".chars().for_each(|c| assert!(middle(c) > Em::HALF.0, "{c} in {}", chain.name));
        "”’）》〉」】，。、".chars().for_each(|c| assert!(middle(c) < Em::HALF.0, "{c} in {}", chain.name));
    }
}

#[test]
fn an_apostrophe_in_a_latin_word_is_no_full_width_quote() {
    let (chains, faces) = shipped();
    for (i, chain) in chains.iter().enumerate() {
        let run = Run { text: "it’s".into(), style: TextStyle::new(FaceId(i as u16), Length::pt(10)) };
        let style = ParaStyle { indent: Em(0), ..ParaStyle::default() };
        let line = &set(&prepare(&[run], &style, &faces), Measures(&[Length::pt(90)]), Wish::default())[0];
        assert!(
            line.width < Length::pt(17),
            "it’s is {} thousandths of a point in {}",
            line.width.to_milli_pt(),
            chain.name
        );
    }
}

#[test]
fn a_chain_falls_back_in_its_order_and_then_on_any_font() {
    let only = FontEntry { name: "NotoSansSC-Bold".into(), only: Some("—“”".into()) };
    let mut mixed = chain("mixed", &["NewsKaiSC-Regular", "NotoSerifSC-Regular"]);
    mixed.fonts.insert(0, only);
    let (faces, findings) = Faces::open(&[mixed, chain("none", &[])], &[]);
    assert!(findings.is_empty());
    let font = |face: u16, c: char| {
        let (font, _) = faces.glyph(FaceId(face), c)?;
        Some((faces.font(font)?.name().to_owned(), faces.is_first(FaceId(face), font)))
    };
    assert_eq!(font(0, '“'), Some(("NotoSansSC-Bold".into(), true)));
    assert_eq!(font(0, '字'), Some(("NewsKaiSC-Regular".into(), true)));
    assert_eq!(font(1, '字'), Some(("NotoSerifSC-Regular".into(), false)));
    assert_eq!(font(7, '字'), Some(("NotoSerifSC-Regular".into(), false)));
}

#[test]
fn a_font_that_is_not_there_is_told_with_the_one_that_was_meant() {
    let (_, findings) = Faces::open(&[chain("song", &["NotoSerifSC-Regula"])], &["no/such.otf".into()]);
    let said: Vec<&str> = findings.iter().map(|f| f.message.en.as_str()).collect();
    assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::FaceMissing, Code::FaceMissing]);
    assert!(said[0].contains("no/such.otf"), "{said:?}");
    assert!(said[1].contains("NotoSerifSC-Regular was meant?"), "{said:?}");
}

#[test]
fn a_spoilt_font_is_refused_or_read_and_never_panics() {
    let bytes = std::fs::read(root("fonts/NewsKaiSC-Regular.ttf")).expect("the face ships");
    // The tables' directory and heads, where a mistake matters most; then anywhere.
    let mut refused = 0;
    for seed in 0..40 {
        let mut chance = Chance::new(seed);
        let mut spoilt = bytes.clone();
        for _ in 0..8 {
            let near = if chance.below(2) == 0 { 400 } else { spoilt.len() };
            let at = chance.below(near);
            spoilt[at] = chance.below(256) as u8;
        }
        if chance.below(4) == 0 {
            spoilt.truncate(chance.below(bytes.len()));
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("spoilt.ttf");
        std::fs::write(&path, spoilt).expect("room for a font");
        let (faces, findings) = Faces::open(&[chain("spoilt", &["spoilt"])], &[path]);
        if findings.iter().any(|f| f.code == Code::FaceBroken) {
            refused += 1;
            continue;
        }
        let font = faces.font(FontId(0)).expect("it was read");
        for c in "国，“—·Ag1fi".chars() {
            let glyph = font.glyph(c).unwrap_or_default();
            let _ = (font.advance(glyph), font.ink(glyph));
        }
        let _ = (font.two_em_dash(), font.shape("Affine 12", FontId(0)), font.weight());
    }
    assert!((1..40).contains(&refused), "{refused} refused");
}
