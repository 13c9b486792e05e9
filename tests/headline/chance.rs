//! Any text at all: nothing panics, nothing is lost.

use paiban::compose::{self, Measures, Wish};
use paiban::style::{Align, FaceId, ParaStyle, Run, TextStyle};
use paiban::units::{Em, Length};

use super::{order, set};
use crate::support::{Chance, EM, Square};

const LETTERS: &[char] = &[
    '的', '了', '我', '市', '桥', '一', '十', '万', '欧', '元', '第', '个', '2', '0', '.', '%', 'A', 'b',
    ' ', '\u{3000}', '“', '”', '《', '》', '，', '。', '—', '…', '·', '之', '张', '国', '家', '\u{301}',
    '😀', '\u{200d}', '龘', '、', '：', '-', '/', '〇',
];

#[test]
fn no_character_is_lost_from_any_headline() {
    let mut chance = Chance::new(7);
    for _ in 0..3000 {
        let length = chance.below(24);
        let text: String = (0..length).map(|_| LETTERS[chance.below(LETTERS.len())]).collect();
        let zi = 1 + chance.below(20) as i32;
        let lines = (1, 1 + chance.below(4) as u16);
        let headline = set(&text, &order(zi, lines, &[]));
        let kept = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let all: String = headline.texts().collect();
        assert_eq!(kept(&all), kept(&text), "{text:?} in {zi}字, {lines:?} lines");
    }
}

#[test]
fn no_line_begins_with_a_particle_where_it_can_be_helped() {
    for case in crate::support::cases("tests/headline") {
        let text = case.get("headline").expect("a headline");
        for lines in 2..=3 {
            let headline = set(text, &order(30, (lines, lines), &[]));
            let wrong = headline
                .texts()
                .find(|line| line.starts_with(['的', '了', '们', '，', '”', '》', '万', '个']));
            assert_eq!(wrong, None, "{text} in {lines} lines");
        }
    }
}

#[test]
fn a_line_that_is_not_searched_for_is_as_the_search_would_have_it() {
    let style = ParaStyle { indent: Em(0), align: Align::Left, ..ParaStyle::default() };
    let wide = Length::pt(20_000);
    let mut chance = Chance::new(11);
    for _ in 0..2000 {
        let text: String = (0..1 + chance.below(20)).map(|_| LETTERS[chance.below(LETTERS.len())]).collect();
        let run = Run { text: text.clone(), style: TextStyle::new(FaceId(0), EM) };
        let matter = compose::prepare(&[run], &style, &Square);
        let searched = compose::set(&matter, Measures(&[wide]), Wish::default());
        let all = 0..matter.text().len();
        let Some(searched) = searched.first() else { continue };
        let plain = compose::line(&matter, all.clone(), wide);
        assert_eq!((&plain.glyphs, plain.natural), (&searched.glyphs, searched.natural), "{text:?}");
        if !text.starts_with(char::is_whitespace) {
            assert_eq!(matter.width(all), searched.natural, "{text:?}");
        }
    }
}
