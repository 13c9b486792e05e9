//! The book of faces, each shipped font a face of its own.

use paiban::style::{FaceChain, FaceId, FontEntry};
use paiban::typeface::{Faces, FontId, Metrics};

/// The shipped fonts, in the book's order.
pub const SHIPPED: [&str; 9] = [
    "NotoSerifSC-Regular",
    "NotoSerifSC-SemiBold",
    "NotoSerifSC-Bold",
    "NotoSerifSC-Black",
    "NotoSansSC-Regular",
    "NotoSansSC-Medium",
    "NotoSansSC-Bold",
    "NotoSansSC-Black",
    "NewsKaiSC-Regular",
];
/// The shipped Kai's place among them.
pub const KAI: u16 = 8;

/// A chain, written as names; `name=chars` limits a font to some characters.
pub fn chain(name: &str, fonts: &[&str]) -> FaceChain {
    let entry = |font: &&str| match font.split_once('=') {
        Some((name, only)) => FontEntry { name: name.into(), only: Some(only.into()) },
        None => FontEntry { name: (*font).into(), only: None },
    };
    FaceChain { name: name.into(), fonts: fonts.iter().map(entry).collect() }
}

/// Every shipped font as a face of its own, by its place in [`SHIPPED`].
pub fn shipped() -> Faces {
    let chains: Vec<FaceChain> = SHIPPED.iter().map(|name| chain(name, &[name])).collect();
    let (faces, findings) = Faces::open(&chains, &[]);
    assert_eq!(findings, []);
    faces
}

/// Whether the face's own font has the character.
fn own(faces: &Faces, face: u16, c: char) -> bool {
    faces.glyph(FaceId(face), c).is_some_and(|(font, _)| font == FontId(face))
}

#[test]
fn beyond_all_faces_there_is_nothing() {
    let faces = shipped();
    for c in "𡋾𤰉𢘐\u{e0100}\u{fe00}\u{10ffff}".chars() {
        assert_eq!(faces.glyph(FaceId(0), c), None, "{c:?}");
    }
}

#[test]
fn the_whole_song_helps_out() {
    let faces = shipped();
    let rare = '㐀';
    assert!(own(&faces, 0, rare) && !own(&faces, 7, rare));
    let (font, _) = faces.glyph(FaceId(7), rare).unwrap();
    assert_eq!(font, FontId(0));
    assert!(faces.is_first(FaceId(7), FontId(7)) && !faces.is_first(FaceId(7), font));
}

#[test]
fn han_is_one_em_and_its_ink_lies_within() {
    let faces = shipped();
    for face in 0..faces.count() {
        for c in "永国鬱一".chars() {
            let (font, glyph) = faces.glyph(FaceId(face), c).unwrap();
            assert_eq!(faces.advance(font, glyph).0, 1 << 16);
            let (left, right) = faces.ink(font, glyph);
            assert!(
                left.0 < right.0 && left.0 > -3000 && right.0 < (1 << 16) + 3000,
                "{c} {left:?} {right:?}"
            );
        }
    }
}

#[test]
fn threads_get_the_same_answers() {
    let ask = |faces: &Faces| -> Vec<_> {
        let text = ('一'..'丿').chain('A'..'z');
        let of = |c| {
            let (font, glyph) = faces.glyph(FaceId(3), c)?;
            Some((font, glyph, faces.advance(font, glyph), faces.ink(font, glyph)))
        };
        text.map(of).collect()
    };
    let alone = ask(&shipped());
    let faces = shipped();
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..4).map(|_| scope.spawn(|| ask(&faces))).collect();
        all.into_iter().for_each(|t| assert_eq!(t.join().unwrap(), alone));
    });
}
