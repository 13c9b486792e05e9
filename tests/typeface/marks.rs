//! Marks that a Chinese font may have narrow, and Latin beside them.

use paiban::style::FaceId;
use paiban::typeface::{Faces, FontId, Metrics, Shaped};
use paiban::units::Em;

use super::book::{KAI, SHIPPED, chain, shipped};

fn milli(em: Em) -> i32 {
    (i64::from(em.0) * 1000 / 65536) as i32
}

fn width(shaped: &[Shaped]) -> i32 {
    milli(Em(shaped.iter().map(|g| g.advance.0).sum()))
}

#[test]
fn quotes_dash_and_ellipsis_are_an_em_wide_in_song_and_hei() {
    let faces = shipped();
    for face in 0..KAI {
        for c in "“”‘’…—，。".chars() {
            let (font, glyph) = faces.glyph(FaceId(face), c).unwrap();
            assert_eq!(font, FontId(face));
            assert_eq!(milli(faces.advance(font, glyph)), 1000, "{c} in {}", SHIPPED[usize::from(face)]);
        }
    }
}

#[test]
fn opening_quotes_stand_at_the_right_of_their_em_and_closing_ones_at_the_left() {
    let faces = shipped();
    for face in 0..KAI {
        let ink = |c| faces.glyph(FaceId(face), c).map(|(f, g)| faces.ink(f, g)).unwrap();
        assert!(ink('“').0 > Em::HALF && ink('”').1 < Em::HALF);
    }
}

#[test]
fn the_joined_dash_is_two_em_wide_everywhere() {
    let faces = shipped();
    for face in 0..faces.count() {
        let (font, glyph) = faces.two_em_dash(FaceId(face)).unwrap();
        assert_eq!(milli(faces.advance(font, glyph)), 2000);
        let (left, right) = faces.ink(font, glyph);
        assert!(milli(left) < 100 && milli(right) > 1900, "{left:?} {right:?}");
    }
}

#[test]
fn kai_borrows_its_marks_from_song() {
    let kai = chain("kai", &["NotoSerifSC-Regular=“”‘’…—·", "NewsKaiSC-Regular"]);
    let (faces, _) = Faces::open(&[kai], &[]);
    let font = |c| faces.glyph(FaceId(0), c).unwrap().0;
    assert_eq!(
        (font('“'), font('…'), font('人'), font('，')),
        (FontId(0), FontId(0), FontId(KAI), FontId(KAI))
    );
    assert_eq!(faces.two_em_dash(FaceId(0)).unwrap().0, FontId(0));
    // Both are the face's own: neither is a fallback to tell of.
    assert!(faces.is_first(FaceId(0), FontId(0)) && faces.is_first(FaceId(0), FontId(KAI)));
}

#[test]
fn an_apostrophe_in_a_word_is_narrow_and_of_the_words_own_font() {
    let kai = chain("kai", &["NotoSerifSC-Regular=“”‘’…—·", "NewsKaiSC-Regular"]);
    let (faces, _) = Faces::open(&[kai, chain("song", &["NotoSerifSC-Regular"])], &[]);
    for face in [0, 1] {
        let shaped = faces.shape(FaceId(face), "it’s");
        assert!(shaped.iter().all(|g| g.font == shaped[0].font));
        let mark = shaped.iter().find(|g| g.cluster == 2).unwrap();
        assert!(milli(mark.advance) < 400, "{}", milli(mark.advance));
    }
}

#[test]
fn latin_is_kerned() {
    let faces = shipped();
    let apart: i32 = ["A", "V", "A"].iter().map(|c| width(&faces.shape(FaceId(0), c))).sum();
    assert!(width(&faces.shape(FaceId(0), "AVA")) < apart - 50);
}

#[test]
fn a_run_is_divided_where_its_font_ends_and_keeps_its_bytes() {
    let hei = chain("hei", &["NotoSansSC-Black"]);
    let (faces, _) = Faces::open(&[hei], &[]);
    let text = "GDP㐀2025";
    let shaped = faces.shape(FaceId(0), text);
    let clusters: Vec<u32> = shaped.iter().map(|g| g.cluster).collect();
    assert_eq!(clusters, [0, 1, 2, 3, 6, 7, 8, 9]);
    assert_eq!(shaped[3].font, FontId(0));
    assert!(shaped.iter().enumerate().all(|(i, g)| i == 3 || g.font == FontId(7)));
    assert!(shaped.iter().all(|g| g.glyph.0 != 0));
}

#[test]
fn marks_that_combine_and_selectors_stay_with_their_letter() {
    let faces = shipped();
    let lone = faces.shape(FaceId(0), "葛");
    let chosen = faces.shape(FaceId(0), "葛\u{e0100}");
    assert_eq!(width(&chosen), width(&lone));
    assert!(chosen.iter().all(|g| g.font == FontId(0)));
    let accent = faces.shape(FaceId(KAI), "e\u{301}");
    assert!(accent.iter().all(|g| g.font == accent[0].font && g.cluster == 0));
}

#[test]
fn digits_need_no_shaper_and_say_the_same() {
    let faces = shipped();
    let digits = faces.shape(FaceId(0), "2025");
    assert_eq!(digits.iter().map(|g| g.cluster).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert!(digits.iter().all(|g| g.shift == Em(0)));
    assert_eq!(faces.shape(FaceId(0), ""), []);
}
