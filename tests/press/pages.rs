//! Pages: structure, text, places, the same bytes every time.

use paiban::press::{Press, PressError, Standard, publish};
use paiban::sheet::{Shape, Sheet};
use paiban::units::{Ink, Length};

use super::read::{Pdf, shown};
use super::world::{HEI, Hand, KAI, SONG, World, area, hand, mark, mm, sheet};

fn made(world: &World, sheets: &[Sheet]) -> Pdf {
    made_to(world, sheets, Standard::X4)
}

fn made_to(world: &World, sheets: &[Sheet], standard: Standard) -> Pdf {
    let press = Press::new(world.job(standard)).expect("the profile ships");
    let mut document = press.document(Vec::new()).expect("memory can be written");
    for sheet in sheets {
        let plate = press.plate(sheet).expect("a plate");
        document.add(&plate).expect("memory can be written");
    }
    Pdf(document.finish().expect("memory can be written").to)
}

fn page(world: &World, number: u16) -> Sheet {
    let lines = [
        world.line(hand(HEI, 36), mm(20, 40), "巧家打造服务品牌"),
        world.line(hand(SONG, 9), mm(20, 60), "本报讯 (记者 李明坤) 增长28.4%。"),
        world.line(hand(KAI, 12), mm(20, 70), "◆通讯员 张顺富 文/图"),
        mark(Shape::Fill { area: area(20, 80, 300, 1), ink: Ink::BLACK }),
    ];
    sheet(number, lines.into())
}

#[test]
fn boxes_intent_and_identity() {
    let world = World::new();
    let mut bled = page(&world, 3);
    bled.bleed = Length::pt(9);
    let pdf = made(&world, &[bled]);
    assert!(pdf.0.starts_with(b"%PDF-1.6\n%\xE7"));
    let numbers = |name: &str| {
        let text = pdf.between(&format!("/{name} ["), "]");
        text.split(' ').map(|n| n.parse::<f64>().expect("a number")).collect::<Vec<_>>()
    };
    let (width, height) = (390.0 * 72.0 / 25.4, 545.0 * 72.0 / 25.4);
    let near =
        |a: Vec<f64>, b: [f64; 4]| assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.001), "{a:?}");
    near(numbers("MediaBox"), [0.0, 0.0, width + 18.0, height + 18.0]);
    near(numbers("BleedBox"), [0.0, 0.0, width + 18.0, height + 18.0]);
    near(numbers("TrimBox"), [9.0, 9.0, width + 9.0, height + 9.0]);
    assert!(pdf.has(b"/S /GTS_PDFX") && pdf.has(b"/OutputConditionIdentifier (CGATS21_CRPC1)"));
    let (_, profile) = pdf.stream("/N 4");
    assert_eq!((profile.len(), &profile[36..40]), (3_705_784, b"acsp".as_slice()));
    let id = pdf.between("/ID[<", ">]");
    let (first, second) = id.split_once("><").expect("two strings");
    assert!(first != second && first.len() == 32 && second.len() == 32);
    // The page stays that page of the issue, whatever is printed on it; the file is another.
    let other = made(&world, &[sheet(3, vec![])]);
    let other = other.between("/ID[<", ">]");
    assert!(other.starts_with(first) && !other.ends_with(second));
    assert!(!pdf.has(b"DeviceRGB") && !pdf.has(b"/SMask") && !pdf.has(b"/Annots"));
}

#[test]
fn info_and_metadata_agree() {
    let world = World::new();
    let pdf = made(&world, &[page(&world, 1)]);
    let (dict, xmp) = pdf.stream("/Subtype/XML");
    let xmp = String::from_utf8(xmp).expect("XMP is UTF-8");
    assert!(!dict.contains("Filter"));
    let held = [
        ">PDF/X-4<",
        "昭通日报 2024-05-01 第1版",
        "2024-05-01T00:00:00+08:00",
        "False",
        "RenditionClass",
        "VersionID",
        "DocumentID",
    ];
    held.iter().for_each(|part| assert!(xmp.contains(part), "{part} in {xmp}"));
    assert!(pdf.has(b"(D:20240501000000+08'00)") || pdf.has(b"(D:20240501000000+08'00')"));
    assert!(pdf.has(b"/Trapped /False"));
}

#[test]
fn x1a_says_so() {
    let world = World::new();
    let pdf = made_to(&world, &[page(&world, 1)], Standard::X1a);
    assert!(pdf.0.starts_with(b"%PDF-1.4\n") && pdf.has(b"/GTS_PDFXVersion (PDF/X-1a:2003)"));
}

#[test]
fn text_reads_back_in_order_beyond_the_basic_plane_too() {
    let world = World::new();
    let text = "昭通𬭎字：2024年（增长）";
    let pdf = made(&world, &[sheet(1, vec![world.line(hand(SONG, 9), mm(20, 20), text)])]);
    let read = shown(&pdf.contents()[0], &pdf.cmaps()[0], 1000.0);
    assert_eq!(read.iter().map(|s| s.text.as_str()).collect::<String>(), text);
}

#[test]
fn every_glyph_stands_where_it_was_set() {
    let world = World::new();
    for (size, tracking) in [(9, 8_191), (9, 3), (48, 101), (6, -777), (120, 12_345)] {
        let spread = Hand { tracking: Length(tracking), ..hand(SONG, size) };
        let line = world.line(spread, mm(21, 200), "一二三四五六七八九十一二三四五六七八");
        let Shape::Text { at, ref glyphs, .. } = line.shape else { panic!("a line") };
        let wanted: Vec<f64> = glyphs.iter().map(|g| f64::from((at.x + g.x).0) / 65_536.0).collect();
        let pdf = made(&world, &[sheet(1, vec![line])]);
        let read = shown(&pdf.contents()[0], &pdf.cmaps()[0], 1000.0);
        for (shown, wanted) in read.iter().zip(wanted) {
            assert!(
                (shown.x - wanted).abs() <= 0.001,
                "{size} pt: {} at {}, not {wanted}",
                shown.text,
                shown.x
            );
        }
    }
}

#[test]
fn a_glyph_with_two_texts_is_read_as_each() {
    let world = World::new();
    let mut other = world.line(hand(SONG, 9), mm(20, 30), "一");
    let Shape::Text { text, .. } = &mut other.shape else { panic!("a line") };
    *text = "⼀".into();
    let pdf = made(&world, &[sheet(1, vec![world.line(hand(SONG, 9), mm(20, 20), "一"), other])]);
    let mut said: Vec<String> = pdf.cmaps().into_iter().flat_map(|map| map.into_values()).collect();
    said.sort();
    assert_eq!(said, ["⼀", "一"]);
    assert_eq!(pdf.streams().iter().filter(|(dict, _)| dict.contains("CIDFontType0C")).count(), 1);
}

#[test]
fn black_overprints_and_everything_else_knocks_out() {
    let world = World::new();
    let white = Hand { ink: Ink::PAPER, ..hand(HEI, 20) };
    let marks = vec![
        world.line(hand(SONG, 9), mm(20, 20), "黑"),
        mark(Shape::Fill { area: area(20, 30, 100, 50), ink: Ink::BLACK }),
        world.line(white, mm(30, 50), "白"),
        mark(Shape::Fill { area: area(20, 90, 100, 1), ink: Ink::BLACK }),
        mark(Shape::Fill { area: area(20, 95, 100, 1), ink: Ink([0, 1000, 1000, 0]) }),
    ];
    let pdf = made(&world, &[sheet(1, marks)]);
    let states: Vec<String> = pdf.contents()[0]
        .lines()
        .filter(|line| line.ends_with(" gs") || line.ends_with(" k"))
        .map(str::to_owned)
        .collect();
    let wanted =
        ["/On gs", "0 0 0 1 k", "/Off gs", "0 0 0 0 k", "/On gs", "0 0 0 1 k", "/Off gs", "0 1 1 0 k"];
    assert_eq!(states, wanted);
    assert!(pdf.has(b"/OPM 1"));
}

#[test]
fn the_same_sheets_give_the_same_bytes_whoever_makes_the_plates() {
    let world = World::new();
    let sheets: Vec<Sheet> = (1..=4).map(|n| page(&world, n)).collect();
    let one = made(&world, &sheets);
    let press = Press::new(world.job(Standard::X4)).expect("the profile ships");
    let plates = std::thread::scope(|scope| {
        let started: Vec<_> = sheets.iter().rev().map(|s| scope.spawn(|| press.plate(s))).collect();
        started.into_iter().rev().map(|t| t.join().expect("no panic").expect("a plate")).collect::<Vec<_>>()
    });
    let mut document = press.document(Vec::new()).expect("memory can be written");
    plates.iter().for_each(|plate| document.add(plate).expect("memory can be written"));
    assert!(one.0 == document.finish().expect("memory can be written").to);
    let alone = |plate| press.page_pdf(plate, Vec::new()).expect("memory can be written").to;
    assert!(alone(&plates[1]) == alone(&plates[1]) && alone(&plates[1]) != alone(&plates[2]));
    assert_eq!(one.contents()[1], Pdf(alone(&plates[1])).contents()[0]);
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("page.pdf");
    std::fs::write(&path, "last good").expect("the folder can be written");
    let full = || PressError::Write(std::io::Error::other("no space left"));
    let failed = publish(&path, |mut to| {
        std::io::Write::write_all(&mut to, b"half")?;
        Err::<_, PressError>(full())
    });
    assert_eq!(failed.expect_err("it failed").to_string(), "cannot write: no space left");
    assert_eq!(std::fs::read(&path).expect("it is there"), b"last good");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
    publish(&path, |mut to| {
        std::io::Write::write_all(&mut to, b"new")?;
        Ok::<_, PressError>(to)
    })
    .expect("it can be written");
    assert_eq!(std::fs::read(&path).expect("it is there"), b"new");
}

#[test]
fn what_cannot_be_printed_is_said_in_words() {
    let mut world = World::new();
    let huge = Sheet { trim: (Length::MAX, Length::pt(10)), ..sheet(1, Vec::new()) };
    let press = Press::new(world.job(Standard::X4)).expect("the profile ships");
    let error = press.plate(&huge).err().expect("no page is so wide").to_string();
    assert!(error.starts_with("page 1: ") && error.contains("no page size"), "{error}");
    drop(press);
    world.condition.profile = "profiles/none.icc".to_owned();
    let error = Press::new(world.job(Standard::X4)).err().expect("there is no such file").to_string();
    assert!(error.starts_with("output profile profiles/none.icc: there is no such file"), "{error}");
}
