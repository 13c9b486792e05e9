//! Sizes, widths and what is too long.

use paiban::edition::{LadderStep, Shape};
use paiban::makeup::Order;
use paiban::units::Length;

use super::{STEP, order, set, shown};

const TEN: &str = "澄岚大桥今日建成通车";

#[test]
fn the_size_is_the_largest_whole_point_that_fits() {
    let size = |zi| set(TEN, &order(zi, (1, 1), &[])).size;
    assert_eq!(size(20), Length::pt(40), "no larger than the step's greatest");
    assert_eq!(size(10), Length::pt(40));
    assert_eq!(size(8), Length::pt(32));
    let odd = Order { width: Length::pt(329), ..order(1, (1, 1), &[]) };
    assert_eq!(set(TEN, &odd).size, Length::pt(32));
}

#[test]
fn one_line_while_it_is_comfortable_two_when_it_is_not() {
    assert_eq!(set(TEN, &order(7, (1, 2), &[])).lines.len(), 1, "28 pt");
    assert_eq!(set(TEN, &order(6, (1, 2), &[])).lines.len(), 2, "24 pt on one line, 40 on two");
    assert_eq!(set(TEN, &order(6, (1, 1), &[])).lines.len(), 1, "the ladder allows one");
}

#[test]
fn words_that_interlock_stay_on_one_line() {
    let text = "全国人民代表大会";
    let set = set(text, &order(5, (1, 2), &[text.to_owned()]));
    assert_eq!(shown(&set), text);
    assert_eq!(set.size, Length::pt(25));
}

#[test]
fn too_long_says_by_how_many() {
    let over = |zi| set(TEN, &order(zi, (1, 1), &[])).over;
    assert_eq!(over(5), None, "20 pt, the least");
    assert_eq!(over(4), Some(2), "8 字 of the least size fit");
    assert_eq!(over(1), Some(8));
}

#[test]
fn letters_are_narrowed_only_as_far_as_the_step_allows() {
    let narrowed = |least: u16, zi: i32| {
        let step = LadderStep { condense: (least, 1000), ..STEP };
        set(TEN, &Order { step, ..order(zi, (1, 1), &[]) })
    };
    assert_eq!(narrowed(1000, 6).condense, 1000);
    let fits = narrowed(850, 6);
    assert_eq!((fits.size, fits.condense), (Length::pt(27), 888), "to the comfortable size, no further");
    let least = narrowed(850, 4);
    assert_eq!(least.over, Some(1), "9.4 字 of the least size fit when narrowed");
    assert!((850..=1000).contains(&least.condense));
}

#[test]
fn letters_are_widened_where_the_step_allows() {
    let step = LadderStep { condense: (1000, 1150), ..STEP };
    let wide = |zi| set(TEN, &Order { step, ..order(zi, (1, 1), &[]) });
    assert_eq!((wide(11).size, wide(11).condense), (Length::pt(40), 1100));
    assert_eq!(wide(20).condense, 1150);
}

#[test]
fn the_authors_lines_are_obeyed() {
    let set = |text| set(text, &order(6, (1, 2), &[]));
    assert_eq!(shown(&set("澄岚⏎大桥今日建成通车")), "澄岚/大桥今日建成通车");
    assert_eq!(shown(&set("一⏎二⏎三")), "一/二/三", "also past the ladder's number");
    assert_eq!(shown(&set("的⏎的")), "的/的");
}

#[test]
fn a_space_is_an_em_on_one_line() {
    assert_eq!(shown(&set("把岸让给水 把水还给人", &order(12, (1, 2), &[]))), "把岸让给水\u{3000}把水还给人");
}

#[test]
fn the_editions_words_are_whole() {
    let text = "新芦汀云上时间银行开张";
    let words = ["云上时间银行".to_owned()];
    let lines = shown(&set(text, &order(30, (2, 2), &words)));
    assert!(lines.contains("云上时间银行"), "{lines}");
}

#[test]
fn the_shape_is_the_ladders() {
    let set = |shape| {
        shown(&set("甲，乙，丙，丁，戊，己，庚，辛，壬，癸", &Order { shape, ..order(30, (2, 2), &[]) }))
    };
    assert_eq!(set(Shape::LongShort), "甲，乙，丙，丁，戊，己，/庚，辛，壬，癸");
    assert_eq!(set(Shape::ShortLong), "甲，乙，丙，丁，/戊，己，庚，辛，壬，癸");
    assert_eq!(set(Shape::Even), "甲，乙，丙，丁，戊，/己，庚，辛，壬，癸");
}

#[test]
fn a_very_long_headline_is_told_at_once() {
    let text = "长".repeat(20_000);
    let set = set(&text, &order(20, (1, 4), &[]));
    assert_eq!(set.over, Some(19_960));
    assert_eq!(shown(&set), text);
}
