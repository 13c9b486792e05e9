//! One plate alone, and the total of all: what lies where, from the page's own inks.

use jpeg_encoder::ColorType;
use paiban::press::{Press, Separation, Standard};
use paiban::proof::{self, Pixels};
use paiban::sheet::{Mark, Shape};
use paiban::units::Ink;

use super::photos::adobe;
use super::world::{World, area, mark, sheet};

const TINT: Ink = Ink([500, 200, 0, 0]);

/// A tint with a rule, a panel and a white panel on it, and a picture beside it; in mm.
fn page() -> Vec<Mark> {
    let fill = |x, y, w, h, ink| mark(Shape::Fill { area: area(x, y, w, h), ink });
    let picture = Shape::Picture { picture: 0, area: area(60, 10, 40, 40), focus: (500, 500) };
    vec![
        fill(10, 10, 40, 40, TINT),
        fill(10, 14, 40, 2, Ink::BLACK),
        fill(15, 20, 10, 10, Ink::BLACK),
        fill(30, 20, 10, 10, Ink([0; 4])),
        mark(picture),
    ]
}

/// Places in mm: the tint, the thin rule, the thick panel, the white one, the picture, bare paper.
const PLACES: [(u32, u32); 6] = [(12, 45), (30, 15), (20, 25), (35, 25), (80, 30), (55, 30)];

fn drawn() -> Vec<Pixels> {
    let picture = adobe([102, 51, 0, 204], ColorType::CmykAsYcck);
    let world = World::new().with_picture("photos/one", picture);
    let sheet = sheet(1, page());
    let plate = |only: &Separation| {
        let press = Press::new(world.job(Standard::X4)).expect("a profile").only(Some(*only));
        let plate = press.plate(&sheet).expect("the page is whole");
        assert!(plate.unprinted().is_empty());
        let pdf = press.page_pdf(&plate, Vec::new()).expect("memory can be written").to;
        proof::render(&pdf, 100).expect("a picture")
    };
    Separation::ALL.iter().map(plate).collect()
}

fn at(pixels: &Pixels, (x, y): (u32, u32)) -> [u8; 3] {
    pixels.at(x * 1000 / 254, y * 1000 / 254).expect("it is on the page")
}

#[test]
fn each_plate_has_its_own_ink_and_black_overprints() {
    let inks =
        drawn().iter().map(|p| PLACES.map(|place| 255 - i32::from(at(p, place)[0]))).collect::<Vec<_>>();
    let expected = [
        [128, 128, 0, 0, 102, 0], // cyan: under the rule it goes on, thick black knocks it out
        [51, 51, 0, 0, 51, 0],
        [0, 0, 0, 0, 0, 0],
        [0, 255, 255, 0, 204, 0],
    ];
    for (plate, (got, wanted)) in inks.iter().zip(expected).enumerate() {
        let near = got.iter().zip(wanted).all(|(g, w)| (g - w).abs() <= 3);
        assert!(near, "plate {plate}: {got:?}, expected {wanted:?}");
    }
}

#[test]
fn the_heat_of_total_ink_is_red_over_the_limit_alone() {
    let drawn = drawn();
    let heat = |limit| proof::heat([&drawn[0], &drawn[1], &drawn[2], &drawn[3]], limit).expect("one size");
    let is_red = |[r, g, b]: [u8; 3]| r > 200 && g < 60 && b < 60;
    let hot = |limit| PLACES.map(|place| is_red(at(&heat(limit), place)));
    // The tint has 70 %, black on it 170, the picture 140.
    assert_eq!(hot(60), [true, true, true, false, true, false]);
    assert_eq!(hot(120), [false, true, false, false, true, false]);
    assert_eq!(hot(160), [false, true, false, false, false, false]);
    assert_eq!(hot(240), [false; 6]);
    assert_eq!(at(&heat(240), PLACES[5]), [255; 3], "paper is paper");
    let other = Pixels { width: 1, height: 1, rgb: vec![0; 3] };
    assert_eq!(proof::heat([&drawn[0], &other, &drawn[2], &drawn[3]], 240), None);
}
