//! An edition for outside judges, and the time it takes:
//! `PAIBAN_TRIAL=folder PAIBAN_PAGES=16 cargo test --release trial -- --nocapture` writes its PDFs there.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::{Duration, Instant};

use paiban::press::{Plate, Press, PressError, Standard, publish};
use paiban::sheet::{Mark, Shape, Sheet};
use paiban::units::{Ink, Length, Point};

use super::world::{HEI, Hand, KAI, SONG, World, area, hand, mark, mm, sheet};

/// Some 5,000 characters, a thousand different ones, in eight legs, each line spread by its own amount.
fn page(world: &World, number: u16) -> Sheet {
    let mut marks =
        vec![world.line(hand(HEI, 40), mm(20, 60), &format!("精准送服务 暖心解民忧 第{number}版"))];
    marks.push(mark(Shape::Fill { area: area(20, 70, 350, 1), ink: Ink::BLACK }));
    marks.push(mark(Shape::Fill { area: area(200, 440, 100, 30), ink: Ink([0, 0, 200, 0]) }));
    marks.push(mark(Shape::Fill { area: area(310, 440, 60, 30), ink: Ink::BLACK }));
    let white = Hand { ink: Ink::PAPER, ..hand(HEI, 18) };
    marks.push(world.line(white, mm(315, 458), "反白标题"));
    let frame = Shape::Frame { area: area(200, 440, 100, 30), thickness: Length::pt(1), ink: Ink::BLACK };
    marks.push(mark(frame));
    marks.push(world.line(hand(KAI, 12), mm(205, 455), "◆通讯员 张顺富 文/图 (Yiliang, 2024)"));
    marks.extend(odd(world));
    marks.extend(legs(world, number));
    for (k, _) in world.pictures.iter().enumerate().filter(|_| number == 1) {
        let area = area(20 + 60 * k as i64, 480, 55, 40);
        marks.push(mark(Shape::Picture { picture: k as u32, area, focus: (500, 400) }));
    }
    sheet(number, marks)
}

/// What is seldom met: leaning and narrow type, a glyph with a second text, two glyphs for one character.
fn odd(world: &World) -> Vec<Mark> {
    let mut leaning = world.line(hand(HEI, 24), mm(20, 440), "斜体与窄体 Condensed");
    let mut second = world.line(hand(SONG, 12), mm(20, 450), "一部首");
    let mut pair = world.line(hand(SONG, 12), mm(20, 460), "cafe法国");
    if let Shape::Text { glyphs, .. } = &mut leaning.shape {
        let (head, tail) = std::sync::Arc::make_mut(glyphs).split_at_mut(3);
        head.iter_mut().for_each(|g| g.italic = true);
        let from = tail[0].x;
        tail.iter_mut().for_each(|g| {
            g.condense = 800;
            g.x = from + (g.x - from).scale(4, 5);
        });
    }
    if let Shape::Text { text, .. } = &mut second.shape {
        *text = "⼀部首".into();
    }
    if let Shape::Text { text, glyphs, .. } = &mut pair.shape {
        *text = "caé法国".into();
        std::sync::Arc::make_mut(glyphs)[3].cluster = 2;
    }
    vec![leaning, second, pair]
}

fn legs(world: &World, number: u16) -> Vec<Mark> {
    let mut seed = u32::from(number);
    let mut next = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // Common characters come more often: the lesser of two draws.
        let draw = |bits: u32| (bits >> 8) % 1000;
        char::from_u32(0x4E00 + 7 * draw(seed).min(draw(seed.rotate_left(11)))).unwrap_or('一')
    };
    let line = |i: i32| {
        let text: String = (0..12).map(|_| next()).chain(['。']).collect();
        let tracked = Hand { tracking: Length(i * 977 % 9000), ..hand(SONG, 9) };
        let from = mm(20 + i64::from(i / 50) * 44, 80);
        world.line(tracked, Point::new(from.x, from.y + Length::milli_pt(13_500) * (i % 50)), &text)
    };
    (0..390).map(line).collect()
}

fn with_pictures(folder: &Path) -> World {
    let mut world = World::new();
    let mut names: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
    names.sort_by_key(|entry| entry.file_name());
    for entry in names {
        let bytes = std::fs::read(entry.path()).expect("a picture can be read");
        world = world.with_picture(&entry.file_name().to_string_lossy(), bytes);
    }
    world
}

#[derive(Default)]
struct Times {
    plates: Duration,
    pages: Duration,
    edition: Duration,
}

#[test]
fn trial() -> Result<(), PressError> {
    let Some(folder) = std::env::var_os("PAIBAN_TRIAL") else { return Ok(()) };
    let folder = Path::new(&folder);
    let count = std::env::var("PAIBAN_PAGES").ok().and_then(|n| n.parse().ok()).unwrap_or(2);
    let mut world = with_pictures(&folder.join("pictures"));
    if let Ok(profile) = std::fs::read(folder.join("profile.icc")) {
        world.files.0.insert("profile.icc".to_owned(), profile.into());
        world.condition.profile = "profile.icc".to_owned();
        world.condition.ink_limit = 300;
    }
    let standard = if std::env::var_os("PAIBAN_X1A").is_some() { Standard::X1a } else { Standard::X4 };
    let (mut times, start) = (Times::default(), Instant::now());
    let press = Press::new(world.job(standard))?;
    let mut whole = press.document(BufWriter::new(File::create(folder.join("edition.pdf"))?))?;
    println!("ready {:?}", start.elapsed());
    for number in 1..=count {
        let sheet = page(&world, number);
        let start = Instant::now();
        let plate: Plate = press.plate(&sheet)?;
        times.plates += start.elapsed();
        let start = Instant::now();
        publish(&folder.join(format!("page-{number:03}.pdf")), |to| {
            press.page_pdf(&plate, to).map(|written| written.to)
        })?;
        times.pages += start.elapsed();
        let start = Instant::now();
        whole.add(&plate)?;
        times.edition += start.elapsed();
        if number == 1 || number == count {
            println!(
                "{number}: plates {:?}, pages {:?}, edition {:?}",
                times.plates, times.pages, times.edition
            );
        }
    }
    let start = Instant::now();
    whole.finish()?;
    println!("finish {:?}", start.elapsed());
    Ok(())
}
