//! Font files that an edition brings.

use std::path::{Path, PathBuf};

use paiban::finding::Findings;
use paiban::style::FaceId;
use paiban::typeface::{Faces, FontId, Metrics};
use tempfile::TempDir;

use super::book::chain;

fn font_bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name)).unwrap()
}

fn bring(name: &str, bytes: &[u8], asked: &str) -> (TempDir, Faces, Findings) {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let (faces, findings) = Faces::open(&[chain("own", &[asked])], &[path]);
    (folder, faces, findings)
}

/// The place of a table's bytes in a font file.
fn table(font: &[u8], tag: &[u8; 4]) -> usize {
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let entry = (0..count).map(|i| 12 + i * 16).find(|at| &font[*at..at + 4] == tag).unwrap();
    u32::from_be_bytes(font[entry + 8..entry + 12].try_into().unwrap()) as usize
}

#[test]
fn it_is_found_by_file_stem_path_and_its_own_names() {
    let bytes = font_bytes("NewsKaiSC-Regular.ttf");
    for asked in ["手札", "手札.ttf", "fonts/手札.ttf", "NewsKaiSC-Regular", "News Kai SC", "newskaisc"]
    {
        let (_folder, faces, findings) = bring("手札.ttf", &bytes, asked);
        assert_eq!(findings, [], "{asked}");
        assert_eq!(faces.glyph(FaceId(0), '永').unwrap().0, FontId(0), "{asked}");
        assert_eq!(faces.font(FontId(0)).unwrap().name(), "手札");
    }
}

#[test]
fn its_own_comes_before_a_shipped_font_of_the_same_name() {
    let bytes = font_bytes("NewsKaiSC-Regular.ttf");
    let (_folder, faces, _) = bring("NotoSerifSC-Regular.ttf", &bytes, "NotoSerifSC-Regular");
    assert_eq!(faces.glyph(FaceId(0), '永').unwrap().0, FontId(0));
    // What it lacks comes from the whole Song that ships.
    assert_eq!(faces.glyph(FaceId(0), '㐀').unwrap().0, FontId(1));
}

#[test]
fn a_collection_brings_all_its_faces() {
    let one = font_bytes("NewsKaiSC-Regular.ttf");
    let head = 12 + 2 * 4;
    let mut bytes = b"ttcf\0\x01\0\0\0\0\0\x02".to_vec();
    (0..2).for_each(|_| bytes.extend((head as u32).to_be_bytes()));
    bytes.extend(&one);
    let count = usize::from(u16::from_be_bytes([one[4], one[5]]));
    for i in 0..count {
        let at = head + 12 + i * 16 + 8;
        let offset = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) + head as u32;
        bytes[at..at + 4].copy_from_slice(&offset.to_be_bytes());
    }
    let (_folder, faces, findings) = bring("two.ttc", &bytes, "News Kai SC");
    assert_eq!(findings, []);
    assert_eq!(faces.count(), 11);
    assert_eq!(faces.font(FontId(1)).unwrap().index(), 1);
}

#[test]
fn a_licence_against_embedding_is_kept() {
    let mut bytes = font_bytes("NewsKaiSC-Regular.ttf");
    let at = table(&bytes, b"OS/2") + 8;
    for (fs_type, refused) in
        [(0x0000_u16, false), (0x0002, true), (0x0004, false), (0x0008, false), (0x0100, true)]
    {
        bytes[at..at + 2].copy_from_slice(&fs_type.to_be_bytes());
        let (_folder, _, findings) = bring("own.ttf", &bytes, "own");
        assert_eq!(findings.iter().any(|f| f.code.name() == "face-broken"), refused, "{fs_type:#06x}");
        assert!(findings.iter().all(|f| f.message.en.contains("fsType")), "{findings:?}");
    }
}

#[test]
fn a_missing_file_is_told_once() {
    let path = PathBuf::from("fonts/none.otf");
    let (_, findings) = Faces::open(&[chain("own", &["none"])], &[path]);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code.name(), "face-missing");
}

#[test]
fn asking_for_the_mainlands_forms_changes_none_of_a_mainland_font() {
    let bytes = font_bytes("NotoSansSC-Black.otf");
    let (_folder, own, findings) = bring("own.otf", &bytes, "own");
    assert_eq!(findings, []);
    let (shipped, _) = Faces::open(&[chain("hei", &["NotoSansSC-Black"])], &[]);
    let table = include_str!("../../fonts/tgh8105.txt");
    let marks = "，。、；：？！（）《》〈〉【】〔〕「」“”‘’…—·～　２Ａ％①㎡ⅡA1é";
    for c in table.chars().chain(marks.chars()).filter(|c| *c != '\n') {
        let glyph = |faces: &Faces| faces.glyph(FaceId(0), c).map(|(_, glyph)| glyph);
        assert_eq!(glyph(&own), glyph(&shipped), "{c}");
    }
}
