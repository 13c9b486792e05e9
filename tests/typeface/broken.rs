//! Font files that are no fonts, or no longer: refused or read as they are, never a panic.

use paiban::style::FaceId;
use paiban::typeface::{Faces, Font, FontId, Label};

use super::book::chain;

const SANS: &[u8] = include_bytes!("../../fonts/NotoSansSC-Regular.otf");
const KAI: &[u8] = include_bytes!("../../fonts/NewsKaiSC-Regular.ttf");

fn label() -> Label {
    Label { name: "broken".into(), licence: None }
}

/// Opens a font and asks everything of it that composition would.
fn ask(bytes: Vec<u8>) {
    let Ok(font) = Font::open(label(), bytes.into(), 0) else { return };
    for c in "“——…，永A1é\u{e0100}𬭎".chars() {
        if let Some(glyph) = font.glyph(c) {
            (font.advance(glyph), font.ink(glyph));
        }
    }
    (font.two_em_dash(), font.shape("AVATAR’s fi", FontId(0)), font.own_names(), font.weight());
}

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// The table directory of a font: where each table begins, and how long it is.
fn tables(font: &[u8]) -> Vec<(usize, usize)> {
    let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    (0..count).map(|i| (number(12 + i * 16 + 8), number(12 + i * 16 + 12))).collect()
}

#[test]
fn bytes_changed_anywhere_do_not_panic() {
    let mut dice = Dice(20251123);
    for font in [SANS, KAI] {
        let tables = tables(font);
        for _ in 0..300 {
            let mut bytes = font.to_vec();
            for _ in 0..=dice.roll(6) {
                // Mostly heads of tables, where offsets and counts are; some of the directory, some anywhere.
                let (start, length) = tables[dice.roll(tables.len())];
                let at = match dice.roll(8) {
                    0 => dice.roll(12 + tables.len() * 16),
                    1 => dice.roll(bytes.len()),
                    _ => start + dice.roll(length.min(400)),
                };
                bytes[at] = [0, 0xff, 0x80, 0x7f, dice.roll(256) as u8][dice.roll(5)];
            }
            ask(bytes);
        }
    }
}

#[test]
fn a_file_cut_anywhere_does_not_panic() {
    let mut dice = Dice(7);
    for font in [SANS, KAI] {
        (0..300).for_each(|length| ask(font[..length].to_vec()));
        (0..40).for_each(|_| ask(font[..dice.roll(font.len())].to_vec()));
    }
}

#[test]
fn what_is_no_font_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let cases: [(&str, &[u8]); 5] = [
        ("empty.otf", b""),
        ("text.ttf", "这不是字体".as_bytes()),
        ("picture.otf", b"\x89PNG\r\n\x1a\n0000000000000000"),
        ("woff.otf", b"wOF2\0\x01\0\0\0\0\0\0"),
        ("cut.otf", &SANS[..1000]),
    ];
    for (name, bytes) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let stem = name.split('.').next().unwrap();
        let (faces, findings) = Faces::open(&[chain("own", &[stem])], &[path]);
        let codes: Vec<&str> = findings.iter().map(|f| f.code.name()).collect();
        assert_eq!(codes, ["face-broken"], "{name}: {findings:?}");
        // The face still sets text: with what ships.
        use paiban::typeface::Metrics;
        assert!(faces.glyph(FaceId(0), '永').is_some());
    }
}
