//! 题压图: a head that is hard to read on its picture is told of, with the ink that would do.

use image::{GrayImage, ImageFormat, Luma};
use paiban::press::{Faint, Press, Standard};
use paiban::sheet::{Mark, Shape, Source};
use paiban::units::Ink;

use super::photos::encoded;
use super::world::{HEI, Hand, World, area, hand, mark, mm, sheet};

/// A head of `ink` in the upper half of a picture of 90 × 60 mm, whose upper and lower halves are so light.
fn faint(head: (Ink, u32), halves: [u8; 2]) -> Vec<Faint> {
    on(head, GrayImage::from_fn(600, 400, |_, y| Luma([halves[usize::from(y >= 200)]])))
}

fn on((ink, story): (Ink, u32), grey: GrayImage) -> Vec<Faint> {
    let world = World::new().with_picture("photos/one", encoded(grey, ImageFormat::Png));
    let picture = Shape::Picture { picture: 0, area: area(20, 20, 90, 60), focus: (500, 500) };
    let head = world.line(Hand { ink, ..hand(HEI, 24) }, mm(30, 35), "雾中栈桥");
    let of = |mark: Mark, story: u32| Mark { source: Source { story: Some(story), ..mark.source }, ..mark };
    let press = Press::new(world.job(Standard::X4)).expect("a profile");
    let sheet = sheet(1, vec![of(mark(picture), 3), of(head, story)]);
    press.plate(&sheet).expect("a plate").faint().to_vec()
}

#[test]
fn what_stands_out_is_not_told_of() {
    assert_eq!(faint((Ink::PAPER, 3), [20, 20]), []);
    assert_eq!(faint((Ink::BLACK, 3), [230, 230]), []);
}

#[test]
fn what_does_not_is_told_of_with_the_ink_that_would_do() {
    for (ink, ground, instead) in [(Ink::PAPER, 230, Ink::BLACK), (Ink::BLACK, 20, Ink::PAPER)] {
        let told = faint((ink, 3), [ground, ground]);
        assert_eq!(told.len(), 1);
        assert_eq!((&*told[0].text, told[0].story, told[0].instead), ("雾中栈桥", 3, Some(instead)));
        assert!(told[0].tenths < 20, "{}", told[0].tenths);
    }
}

#[test]
fn on_light_and_dark_together_neither_ink_would_do() {
    let stripes = GrayImage::from_fn(600, 400, |x, _| Luma([if x / 50 % 2 == 0 { 20 } else { 230 }]));
    let told = on((Ink::BLACK, 3), stripes);
    assert_eq!(told.first().map(|f| f.instead), Some(None));
}

#[test]
fn only_what_lies_under_the_head_counts() {
    assert_eq!(faint((Ink::PAPER, 3), [20, 255]), []);
    assert_eq!(faint((Ink::PAPER, 3), [255, 20]).len(), 1);
}

#[test]
fn a_line_of_another_story_is_not_the_picture_s_head() {
    assert_eq!(faint((Ink::PAPER, 4), [230, 230]), []);
}
