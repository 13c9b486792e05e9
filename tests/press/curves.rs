//! Dots and waves in a content stream: black that overprints, within their area, through their middles.

use paiban::press::{Press, Standard};
use paiban::sheet::{Shape, Sheet};
use paiban::units::{Ink, Length, Point};

use super::read::Pdf;
use super::world::{World, area, mark, mm, sheet};

fn content(shape: Shape) -> String {
    let world = World::new();
    let press = Press::new(world.job(Standard::X4)).expect("the profile ships");
    let mut document = press.document(Vec::new()).expect("memory can be written");
    let sheet: Sheet = sheet(1, vec![mark(shape)]);
    document.add(&press.plate(&sheet).expect("a plate")).expect("memory can be written");
    Pdf(document.finish().expect("memory can be written").to).contents().concat()
}

/// The numbers before each operator of that name.
fn operands(content: &str, op: &str) -> Vec<Vec<f64>> {
    let lines = content.lines().filter_map(|l| l.strip_suffix(op));
    let numbers = |l: &str| l.split_whitespace().map(|n| n.parse().expect("a number")).collect();
    lines.map(numbers).collect()
}

#[test]
fn a_dot_is_a_filled_circle() {
    let centre = mm(20, 40);
    let said = content(Shape::Dot { centre, radius: Length::pt(2), ink: Ink::BLACK });
    assert!(
        said.contains("/On gs") && said.contains("0 0 0 1 k") && said.trim_end().ends_with('f'),
        "{said}"
    );
    let (x, y) = (20.0 * 72.0 / 25.4, 505.0 * 72.0 / 25.4);
    let curves = operands(&said, " c");
    assert_eq!(curves.len(), 4);
    for curve in curves {
        let (dx, dy) = (curve[4] - x, curve[5] - y);
        assert!(((dx * dx + dy * dy).sqrt() - 2.0).abs() < 0.01, "{curve:?}");
    }
}

#[test]
fn a_wave_goes_up_and_down_about_its_middle_from_end_to_end() {
    let place = area(20, 40, 30, 2);
    let said =
        content(Shape::Wave { area: place, halves: 5, thickness: Length::milli_pt(400), ink: Ink::BLACK });
    assert!(said.contains("/On gs") && said.contains("0 0 0 1 K") && said.contains("\n.4 w"), "{said}");
    let points = |l: f64| l * 72.0 / 25.4;
    let curves = operands(&said, " c");
    assert_eq!(curves.len(), 5);
    let middle = points(545.0 - 41.0);
    assert!(curves.iter().all(|c| (c[5] - middle).abs() < 0.01));
    // A curve's crest is three quarters of the way to its control points.
    let crests: Vec<f64> = curves.iter().map(|c| (c[1] - middle) * 0.75).collect();
    let wanted = points(1.0);
    assert!(
        crests.iter().enumerate().all(|(n, c)| (c - if n % 2 == 0 { wanted } else { -wanted }).abs() < 0.01)
    );
    assert!((curves[4][4] - points(50.0)).abs() < 0.01);
}

#[test]
fn what_has_no_size_is_not_drawn() {
    let dot =
        Shape::Dot { centre: Point::new(Length::ZERO, Length::ZERO), radius: Length::ZERO, ink: Ink::BLACK };
    let wave = |halves, thickness| Shape::Wave { area: area(1, 1, 9, 1), halves, thickness, ink: Ink::BLACK };
    for shape in [dot, wave(0, Length::pt(1)), wave(3, Length::ZERO)] {
        let said = content(shape);
        assert!(!said.contains(" c\n"), "{said}");
    }
}
