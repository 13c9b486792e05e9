//! Any text at any measure: nothing panics, nothing is lost, every line is exactly as wide as it must be.

use paiban::compose::{self, Glyph, Line, Measures, Wish, depth, prepare};
use paiban::style::{
    Align, Direction, FaceId, Hang, Kinsoku, ParaStyle, Policy, Punctuation, Run, TextStyle,
};
use paiban::units::{Em, Length};

use crate::support::{Chance, EM, Square, set};

const HAN: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处";
const MARKS: &str = "，。、；：！？“”‘’（）《》〈〉「」【】——……·～–/";
const NUMBERS: &str = "0123456789.,:%‰℃°¥$+-−";
const LATIN: &str = "abcdefgXYZ'’-/&éüßЖαfi";
const ODD: &str = "\u{301}\u{308}\u{20dd}\u{200d}\u{200b}\u{feff}\u{202e}\u{fe0f}\u{ad}\u{3000}\u{a0}\t\0\u{7}\u{85}\u{2028}\u{e000}\u{10ffff}\u{20000}\u{3164}שלוםمرحبا한국어ひらがなﬁ①㎡々〇〻";
const CLUSTERS: [&str; 9] = [
    "international",
    "www.example.cn/a?b=1",
    "−4℃～12%",
    "👨‍👩‍👧‍👦",
    "🏳️‍🌈",
    "葛󠄀",
    "e\u{301}\u{323}",
    "नमस्ते",
    "\r\n",
];

fn text(chance: &mut Chance, most: usize) -> String {
    let mut text = String::new();
    for _ in 0..chance.below(most) {
        match chance.below(20) {
            0..9 => text.push(chance.char(HAN)),
            9..12 => text.push(chance.char(MARKS)),
            12..14 => text.push(chance.char(NUMBERS)),
            14..16 => text.push(chance.char(LATIN)),
            16 => text.push(' '),
            17 => text.push(chance.char(ODD)),
            18 => text.push_str(chance.one(&CLUSTERS)),
            _ if chance.below(6) == 0 => text.push('\n'),
            _ => text.extend(char::from_u32(chance.below(0x11_0000) as u32)),
        }
    }
    text
}

fn style(chance: &mut Chance) -> ParaStyle {
    let aligns = [
        Align::Justify,
        Align::Justify,
        Align::Justify,
        Align::Left,
        Align::Centre,
        Align::Right,
        Align::Spread,
    ];
    ParaStyle {
        indent: Em(chance.below(3) as i32 * 65536),
        hanging: Em(chance.below(2) as i32 * 65536),
        align: aligns[chance.below(7)],
        kinsoku: [Kinsoku::None, Kinsoku::Basic, Kinsoku::Gb, Kinsoku::Strict][chance.below(4)],
        policy: [Policy::PushInFirst, Policy::PushOutFirst, Policy::PushOutOnly, Policy::LeastAdjustment]
            [chance.below(4)],
        hang: [Hang::None, Hang::Regular, Hang::Force][chance.below(3)],
        punctuation: [
            Punctuation::Quanjiao,
            Punctuation::Kaiming,
            Punctuation::Banjiao,
            Punctuation::Hangmobanjiao,
            Punctuation::Biaoti,
        ][chance.below(5)],
        trim_indented_opener: chance.below(2) == 0,
        hyphenate: chance.below(2) == 0,
        direction: [Direction::Horizontal, Direction::Vertical][chance.below(2)],
        ..ParaStyle::default()
    }
}

/// What must come out: all but spaces, controls, and characters that print nothing.
fn kept(text: &str) -> String {
    let blank = |c: &char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().filter(|c| !blank(c)).collect()
}

/// What stands between forced breaks, where anything does.
fn parts(text: &str) -> Vec<String> {
    text.split('\n').map(kept).filter(|part| !part.is_empty()).collect()
}

/// The same of lines.
fn paragraphs(lines: &[Line]) -> Vec<String> {
    let segments = lines.split_inclusive(|l| l.is_last);
    let text = |lines: &[Line]| kept(&lines.iter().map(|l| &*l.text).collect::<String>());
    segments.map(text).filter(|part| !part.is_empty()).collect()
}

#[test]
fn any_text_is_set_without_loss() {
    for seed in 0..6_000 {
        let mut chance = Chance::new(seed);
        let style = style(&mut chance);
        let faces = chance.below(3) + 1;
        let runs: Vec<Run> = (0..faces)
            .map(|i| Run { text: text(&mut chance, 60), style: TextStyle::new(FaceId(i as u16), EM) })
            .collect();
        let width = |chance: &mut Chance| {
            EM * (2 + chance.below(18) as i32) + Length(chance.below(EM.0 as usize) as i32)
        };
        let measures: Vec<Length> = (0..1 + chance.below(3)).map(|_| width(&mut chance)).collect();
        let wish = chance.below(5) as i32 - 2;
        let tracking = [0, 0, -50, -10, 30][chance.below(5)];
        let matter = match tracking {
            0 => prepare(&runs, &style, &Square),
            _ => prepare(&runs, &style, &Square).tracked(tracking),
        };
        let lines = compose::set(&matter, Measures(&measures), Wish { lines: wish });
        let all: String = runs.iter().map(|r| r.text.as_str()).collect();
        let told = || format!("seed {seed}: {all:?}, {measures:?}, {tracking}, {style:?}\n{}", page(&lines));
        assert_eq!(paragraphs(&lines), parts(&all), "{}", told());
        assert_eq!(depth(&matter, Measures(&measures), Wish { lines: wish }), lines.len(), "{}", told());
        for (i, line) in lines.iter().enumerate() {
            let clusters = line.glyphs.windows(2).all(|g| g[0].cluster <= g[1].cluster);
            let inside = |g: &Glyph| line.text.is_char_boundary(g.cluster as usize);
            assert!(clusters && line.glyphs.iter().all(inside), "line {i}: clusters\n{}", told());
            let measure = measures.get(i).unwrap_or(&measures[measures.len() - 1]);
            assert_eq!(line.measure, *measure, "{}", told());
            if let Some(why) = wrong_width(line, &style).or_else(|| wrong_edge(&lines, i, style.kinsoku)) {
                panic!("line {i} {why}\n{}", told());
            }
        }
    }
}

fn page(lines: &[Line]) -> String {
    let line = |l: &Line| {
        let (m, n, w) = (l.measure.0, l.natural.0, l.width.0);
        format!(
            "{:?} {m} natural {n} wide {w} last {} broken {} loose {:?}\n",
            l.text, l.is_last, l.broken, l.loose
        )
    };
    lines.iter().map(line).collect()
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..'\u{9fff}').contains(&c)
}

/// A justified line that can open is as wide as its measure, to the unit; no legal line is wider.
fn wrong_width(line: &Line, style: &ParaStyle) -> Option<String> {
    if line.broken {
        return None;
    }
    if line.width > line.measure {
        return Some("is wider than its measure".into());
    }
    let chars: Vec<char> = line.text.chars().collect();
    let opens = chars.windows(2).any(|pair| is_han(pair[0]) && is_han(pair[1]));
    let spread = style.align == Align::Spread || style.align == Align::Justify && !line.is_last;
    (spread && opens && line.width != line.measure).then(|| "is not as wide as its measure".into())
}

/// No mark stands where the level forbids it, unless the line says that it breaks a rule.
fn wrong_edge(lines: &[Line], i: usize, level: Kinsoku) -> Option<String> {
    let line = &lines[i];
    let before = lines.get(i.checked_sub(1)?).filter(|before| !before.is_last)?;
    if level == Kinsoku::None || line.broken || before.broken {
        return None;
    }
    let first = line.text.chars().next().filter(|c| "，。、；：！？”）》〉」】·～％℃".contains(*c));
    let last = before.text.chars().next_back().filter(|c| "“‘（《〈「【".contains(*c));
    first.map(|c| format!("begins with {c}")).or(last.map(|c| format!("follows a line that ends with {c}")))
}

#[test]
fn settings_out_of_all_proportion_do_no_harm() {
    let huge = [Length(i32::MAX), Length(1), Length(0), Length(-5), Length(i32::MIN)];
    let text = "“十一月”，paiban 3.5%——……·\u{3000}新\n\n报";
    for measure in huge {
        for size in [Length(0), Length(1), EM, Length::pt(1000), Length(i32::MAX)] {
            for indent in [Em(0), Em(i32::MAX), Em(i32::MIN)] {
                let style = ParaStyle { indent, hanging: indent, ..ParaStyle::default() };
                let run = Run { text: text.into(), style: TextStyle::new(FaceId(0), size) };
                let lines = set(&[run], &style, &[measure], 1);
                let got: String = lines.iter().map(|l| &*l.text).collect();
                assert_eq!(kept(&got), kept(text));
            }
        }
    }
}

#[test]
fn nothing_makes_no_line_and_a_break_makes_one() {
    let lines = |text: &str| {
        let run = Run { text: text.into(), style: TextStyle::new(FaceId(0), EM) };
        set(&[run], &ParaStyle::default(), &[EM * 5], 0).len()
    };
    assert_eq!(
        [lines(""), lines("\u{feff} \u{200b}"), lines("\n"), lines("字\n"), lines("字\n\n字")],
        [0, 0, 1, 1, 3]
    );
    assert!(set(&[], &ParaStyle::default(), &[EM], 0).is_empty());
}
