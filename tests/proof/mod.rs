//! Proofs: an edition in memory, its page through press and renderer, and what is drawn on top.

mod contact;
mod office;

use paiban::edition::{self, Edition, Memory, PageSpec};
use paiban::finding::{Code, Finding, Message, Spot};
use paiban::press::{Job, Press, Standard};
use paiban::proof::{self, Hand, Layer, Pixels, ProofError};
use paiban::sheet::{Mark, Shape, Sheet, Source};
use paiban::typeface::Faces;
use paiban::units::{Ink, Length, Point, Rect};
use paiban::{Made, make_page};

const EDITION: &str = r#"
style = "daily"
[paper]
name = "样报"
[issue]
date = 2026-11-20
[[page]]
number = 7
layout = "one"
[page.slots]
lead = "story"
ad1 = { ad = "ads/half.png" }
"#;
const LAYOUT: &str = r#"
preset = "sikai"
[page]
bleed = "3mm"
[[slot]]
name = "lead"
area = "1-3 x 1-20"
[[slot]]
name = "ad1"
kind = "ad"
area = "1-6 x 31-60"
"#;
const STORY: &str = "+++\nheadline = \"周六上午免费磨刀\"\n+++\n本报讯　社区服务大厅门前举办便民服务日。\n";

struct World {
    edition: Edition,
    faces: Faces,
    files: Memory,
}

/// A picture: red above, blue below.
fn half() -> Vec<u8> {
    let colour = |_, y| image::Rgb(if y < 300 { [220, 30, 30] } else { [30, 30, 200] });
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(900, 600, colour).write_to(&mut png, image::ImageFormat::Png).expect("a PNG");
    png.into_inner()
}

impl World {
    fn new() -> World {
        let text = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
        let mut files = Memory::default();
        files.0.extend([
            text("edition.toml", EDITION),
            text("layouts/one.toml", LAYOUT),
            text("stories/story.md", STORY),
            ("ads/half.png".to_owned(), half()),
        ]);
        let reading = edition::read(&files, "edition.toml");
        let edition = reading.edition.unwrap_or_else(|| panic!("{:?}", reading.findings));
        let (faces, _) = Faces::open(&edition.house.faces, &[]);
        World { edition, faces, files }
    }

    fn page(&self) -> &PageSpec {
        &self.edition.pages[0]
    }

    fn made(&self) -> Made {
        make_page(&self.edition, &self.faces, self.page())
    }

    fn marks(&self, layers: &[Layer], found: &[Finding]) -> Vec<Mark> {
        proof::overlay(layers, self.page(), found, &Hand::new(&self.faces, &self.edition.house))
    }

    fn pixels(&self, sheet: &Sheet, dpi: u32) -> Result<Pixels, ProofError> {
        let job = Job {
            title: "样报",
            date: (2026, 11, 20),
            condition: &self.edition.house.condition,
            standard: Standard::X4,
            fonts: &self.faces,
            files: &self.files,
            pictures: &self.edition.pictures,
        };
        let press = Press::new(job).expect("the shipped profile");
        let plate = press.plate(sheet).expect("a plate");
        proof::render(&press.page_pdf(&plate, Vec::new()).expect("a PDF").to, dpi)
    }
}

fn mm(value: i64) -> Length {
    Length::micro_m(value * 1000)
}

fn sheet(marks: Vec<Mark>) -> Sheet {
    Sheet { number: 1, trim: (mm(254), mm(127)), bleed: Length::ZERO, marks }
}

fn block(at: (i64, i64), side: i64, ink: Ink) -> Mark {
    let area = Rect { origin: Point::new(mm(at.0), mm(at.1)), width: mm(side), height: mm(side) };
    Mark { shape: Shape::Fill { area, ink }, source: Source::default() }
}

/// Red, or blue, more than anything else.
fn is(colour: usize, [r, g, b]: [u8; 3]) -> bool {
    let all = [r, g, b];
    all.iter().enumerate().all(|(i, c)| i == colour || u16::from(*c) + 60 < u16::from(all[colour]))
}

fn texts(marks: &[Mark]) -> Vec<(&str, Point)> {
    let text = |m: &'_ Mark| matches!(m.shape, Shape::Text { .. });
    marks
        .iter()
        .filter(|m| text(m))
        .map(|m| match &m.shape {
            Shape::Text { at, text, .. } => (&**text, *at),
            _ => ("", Point::default()),
        })
        .collect()
}

fn frames(marks: &[Mark]) -> Vec<Rect> {
    let frame = |m: &Mark| match m.shape {
        Shape::Frame { area, .. } => Some(area),
        _ => None,
    };
    marks.iter().filter_map(frame).collect()
}

#[test]
fn a_proof_has_the_page_s_size_in_pixels_and_white_where_nothing_is() {
    let world = World::new();
    for (dpi, size) in [(20, (200, 100)), (110, (1100, 550)), (300, (3000, 1500))] {
        let pixels = world.pixels(&sheet(vec![]), dpi).expect("pixels");
        assert_eq!((pixels.width, pixels.height), size, "{dpi}");
        assert!(pixels.rgb.iter().all(|v| *v == 255));
        assert_eq!(pixels.rgb.len() as u32, size.0 * size.1 * 3);
    }
}

#[test]
fn ink_is_where_it_was_put_and_to_the_corners() {
    let world = World::new();
    let red = Ink([0, 1000, 1000, 0]);
    let marks = vec![block((0, 0), 20, red), block((234, 107), 20, Ink::BLACK)];
    let pixels = world.pixels(&sheet(marks), 100).expect("pixels");
    let at = |x, y| pixels.at(x, y).expect("inside");
    assert!(is(0, at(0, 0)) && is(0, at(77, 77)));
    assert_eq!([at(81, 10), at(10, 81), at(999, 0), at(0, 499)], [[255; 3]; 4]);
    assert!(at(999, 499).iter().all(|v| *v < 70), "{:?}", at(999, 499));
    assert_eq!(pixels.at(1000, 0), None);
    assert_eq!(pixels.at(0, 500), None);
}

#[test]
fn a_png_holds_the_same_pixels() {
    let world = World::new();
    let pixels = world.pixels(&sheet(vec![block((10, 10), 50, Ink([900, 0, 200, 0]))]), 40).expect("pixels");
    let read = image::load_from_memory(&proof::png(&pixels).expect("a PNG")).expect("it reads").to_rgb8();
    assert_eq!((read.width(), read.height()), (pixels.width, pixels.height));
    assert_eq!(read.into_raw(), pixels.rgb);
}

#[test]
fn a_made_page_is_whole_upright_and_has_its_bleed() {
    let world = World::new();
    let sheet = world.made().sheet;
    let pixels = world.pixels(&sheet, 72).expect("pixels");
    let size = |side: Length| ((side + sheet.bleed * 2).to_milli_pt() as f64 / 1000.0).round() as u32;
    assert_eq!((pixels.width, pixels.height), (size(sheet.trim.0), size(sheet.trim.1)));
    let ad = world.page().template.grid.rect(world.page().template.slots[1].areas[0]);
    let point = |l: Length| ((l + sheet.bleed).to_milli_pt() / 1000) as u32;
    let across = point(ad.left() + ad.width.half());
    let (above, below) = (point(ad.top() + ad.height / 4), point(ad.bottom() - ad.height / 4));
    assert!(is(0, pixels.at(across, above).expect("inside")));
    assert!(is(2, pixels.at(across, below).expect("inside")));
    let story = world.page().template.grid.rect(world.page().template.slots[0].areas[0]);
    let dark =
        |y| (point(story.left())..point(story.right())).any(|x| pixels.at(x, y).is_some_and(|p| p[1] < 90));
    assert!((point(story.top())..point(story.bottom())).any(dark), "the story is set");
}

#[test]
fn what_is_no_pdf_and_what_is_too_large_is_told() {
    let world = World::new();
    assert_eq!(proof::render(b"no PDF", 110), Err(ProofError::Unreadable));
    assert_eq!(proof::render(b"", 110), Err(ProofError::Unreadable));
    let vast = Sheet { trim: (mm(4000), mm(4000)), ..sheet(vec![]) };
    assert_eq!(world.pixels(&vast, 600), Err(ProofError::TooLarge { dpi: 600 }));
}

#[test]
fn the_grid_has_both_edges_of_columns_and_every_row() {
    let world = World::new();
    let grid = world.page().template.grid;
    let marks = world.marks(&[Layer::Grid], &[]);
    assert_eq!(marks.len(), usize::from(grid.columns) * 2 + usize::from(grid.rows) + 1);
    let stands = |x: Length| {
        marks.iter().any(|m| match m.shape {
            Shape::Fill { area, .. } => area.left() < x && x < area.right() && area.width < Length::pt(1),
            _ => false,
        })
    };
    assert!((0..grid.columns).all(|c| stands(grid.x(c)) && stands(grid.x(c) + grid.measure)));
    assert!(marks.iter().all(|m| m.source == Source::default()));
}

#[test]
fn baselines_are_numbered_in_the_left_margin() {
    let world = World::new();
    let grid = world.page().template.grid;
    let marks = world.marks(&[Layer::Lines], &[]);
    let numbers = texts(&marks);
    let words: Vec<&str> = numbers.iter().map(|(w, _)| *w).collect();
    assert_eq!(words[..4], ["1", "5", "10", "15"]);
    assert!(numbers.iter().all(|(_, at)| at.x < grid.origin.x && at.x > Length::ZERO));
    assert_eq!(numbers[1].1.y, grid.baseline(4));
    assert_eq!(marks.len() - numbers.len(), usize::from(grid.rows));
}

#[test]
fn slots_are_outlined_and_named() {
    let world = World::new();
    let template = &world.page().template;
    let marks = world.marks(&[Layer::Slots], &[]);
    let areas: Vec<Rect> = template.slots.iter().map(|s| template.grid.rect(s.areas[0])).collect();
    for (frame, area) in frames(&marks).iter().zip(&areas) {
        assert!(frame.contains(area) && frame.width < area.width + Length::pt(3));
    }
    let names = texts(&marks);
    assert_eq!(names.iter().map(|(w, _)| *w).collect::<Vec<_>>(), ["lead", "ad1"]);
    assert!(names.iter().zip(&areas).all(|((_, at), a)| at.y < a.top() && a.top() - at.y < Length::pt(9)));
}

#[test]
fn findings_are_framed_numbered_and_never_on_one_another() {
    let world = World::new();
    let area = Rect { origin: Point::new(mm(50), mm(60)), width: mm(40), height: mm(5) };
    let on = |page, area: Option<Rect>, slot: Option<&str>| Spot {
        page,
        area,
        slot: slot.map(str::to_owned),
        story: None,
    };
    let found = [
        Finding::new(Code::LooseLine, Message::same("a")).on(on(7, Some(area), None)),
        Finding::new(Code::LooseLine, Message::same("elsewhere")).on(on(8, Some(area), None)),
        Finding::new(Code::BrokenRule, Message::same("b")).on(on(7, Some(area), None)),
        Finding::new(Code::SlotEmpty, Message::same("c")).on(on(7, None, Some("ad1"))),
        Finding::new(Code::HeadAboveNameplate, Message::same("d")).on(on(7, None, None)),
        Finding::new(Code::Normalised, Message::same("a note without a place")).on(on(7, None, None)),
    ];
    let marks = world.marks(&[Layer::Findings], &found);
    let labels = texts(&marks);
    let words: Vec<&str> = labels.iter().map(|(w, _)| *w).collect();
    assert_eq!(words, ["1 loose-line", "2 broken-rule", "3 slot-empty", "4 head-above-nameplate"]);
    assert_eq!(frames(&marks).len(), 3);
    assert!(frames(&marks)[0].contains(&area) && frames(&marks)[0] == frames(&marks)[1]);
    assert!(labels[1].1.y - labels[0].1.y >= Length::pt(9), "one under the other");
    let grid = world.page().template.grid;
    assert!(labels[3].1.y > grid.type_area().bottom(), "in the foot margin");
    assert_eq!(proof::numbered(world.page(), &found).len(), 5);
}

#[test]
fn layers_are_drawn_in_one_order_and_none_unasked() {
    let world = World::new();
    assert!(world.marks(&[], &[]).is_empty());
    let (a, b) =
        (world.marks(&[Layer::Slots, Layer::Grid], &[]), world.marks(&[Layer::Grid, Layer::Slots], &[]));
    assert_eq!(a, b);
}

#[test]
fn an_overlay_shows_on_the_page() {
    let world = World::new();
    let plain = world.made().sheet;
    let mut marked = plain.clone();
    marked.marks.extend(world.marks(&[Layer::Slots], &[]));
    let (plain, marked) =
        (world.pixels(&plain, 110).expect("pixels"), world.pixels(&marked, 110).expect("pixels"));
    assert_eq!((plain.width, plain.height), (marked.width, marked.height));
    assert_ne!(plain.rgb, marked.rgb);
}
