//! Any slot, any pictures, any copy: a page is made, no character is lost, no line of the body leaves its slot.

use std::fmt::Write as _;
use std::io::Cursor;

use paiban::edition::{Edition, Memory, read};
use paiban::make_page;
use paiban::makeup::{Block, Placed, Role, Thing};
use paiban::units::{Length, Point, Rect};

use crate::support::{Chance, Square};

const EDITION: &str = "[paper]\nname = \"小报\"\n[issue]\ndate = 2026-11-20\n\
    [[page]]\nnumber = 1\nlayout = \"one\"\n[page.slots]\nlead = \"story\"\n";
const JUMP: &str = "[[page]]\nnumber = 2\nlayout = \"two\"\n[page.slots]\nrest = { continues = \"story\" }\n";
const PHRASES: [&str; 12] = [
    "山上有一条路，",
    "通到村里的小学。",
    "“今天讲什么？”",
    "老师说：",
    "河从山里来",
    "——经过3座桥",
    "、2个镇……",
    "GDP增长7.6%，",
    "（见第2版）",
    "《渡口记》",
    "**黑体字**",
    "[先撤人]{.dots}",
];
const PLACES: [&str; 9] =
    ["above", "top left", "top", "top right", "middle", "bottom left", "bottom", "bottom right", "top"];

/// A range of the grid, `from-to`.
fn range(chance: &mut Chance, most: usize) -> String {
    let from = 1 + chance.below(most);
    format!("{from}-{}", from + chance.below(most + 1 - from))
}

fn slot(chance: &mut Chance, name: &str, (columns, rows): (usize, usize)) -> String {
    let mut area = format!("\"{} x {}\"", range(chance, columns), range(chance, rows));
    if chance.below(4) == 0 {
        let (right, cut) = (1 + chance.below(columns), 1 + chance.below(rows.max(2) - 1));
        let foot = format!("1-{}", 1 + chance.below(columns));
        area = format!("[\"1-{right} x 1-{cut}\", \"{foot} x {}-{rows}\"]", (cut + 1).min(rows));
    }
    let head = chance.one(&["lead", "main", "second", "third", "brief"]);
    let frame = chance.one(&["none", "rule", "rule tint"]);
    let mut out =
        format!("[[slot]]\nname = \"{name}\"\narea = {area}\nhead = \"{head}\"\nbox = \"{frame}\"\n");
    let is_vertical = !area.starts_with('[') && chance.below(4) == 0;
    out +=
        if is_vertical { "direction = \"vertical\"\n" } else { chance.one(&["", "head-place = \"left\"\n"]) };
    if chance.below(3) == 0 {
        let mode = chance.one(&["绝对", "自由", "相对"]);
        write!(out, "mode = \"{mode}\"\nlegs = {}\n", 1 + chance.below(5)).expect("memory");
    }
    out
}

fn layout(chance: &mut Chance, name: &str) -> String {
    let (columns, rows) = (1 + chance.below(8), 1 + chance.below(60));
    let measure = 2 + chance.below(20);
    let page = "[page]\ntrim = [\"900mm\", \"400mm\"]\n";
    let grid = format!(
        "[grid]\ncolumns = {columns}\nmeasure = \"{measure}字\"\ngutter = \"1字\"\nrows = {rows}\ntop = \"9mm\"\n"
    );
    format!("preset = \"sikai\"\n{page}{grid}{}", slot(chance, name, (columns, rows)))
}

fn words(chance: &mut Chance, most: usize) -> String {
    (0..chance.below(most)).map(|_| PHRASES[chance.below(PHRASES.len())]).collect()
}

fn story(chance: &mut Chance) -> String {
    let kind = chance.one(&["news", "news", "verse", "notice", "pictures"]);
    let mut out = format!("+++\nkind = \"{kind}\"\nheadline = \"老师今天讲一条河\"\n");
    if chance.below(2) == 0 {
        out += "kicker = \"山里的小学——\"\ndeck = [\"十一个孩子\", \"一个也不少\"]\nbyline = \"□ 本报记者 林知夏\"\n";
    }
    for n in 0..chance.below(4) {
        out += "[[picture]]\nfile = \"bridge.png\"\ncaption = \"孩子们在桥上。\"\ncredit = \"林知夏 摄\"\n";
        let place = format!("place = \"{}\"\n", PLACES[chance.below(PLACES.len())]);
        out += if n == 0 && chance.below(4) == 0 { "head = \"bottom\"\n" } else { &place };
        for key in ["columns", "column", "rows"] {
            if chance.below(2) == 0 {
                writeln!(out, "{key} = {}", 1 + chance.below(if key == "rows" { 40 } else { 6 }))
                    .expect("memory");
            }
        }
    }
    out += "+++\n";
    for _ in 0..chance.below(12) {
        out += chance.one(&["", "", "", "## ", "> ", ">> "]);
        out += &words(chance, 40);
        out += "\n\n";
    }
    out
}

fn edition(chance: &mut Chance) -> Option<Edition> {
    let mut png = Cursor::new(Vec::new());
    image::GrayImage::new(90, 60).write_to(&mut png, image::ImageFormat::Png).expect("memory");
    let jumps = chance.below(3) == 0;
    let mut files = Memory::default();
    let text = if jumps { format!("{EDITION}{JUMP}") } else { EDITION.to_owned() };
    files.0.extend([
        ("edition.toml".to_owned(), text.into_bytes()),
        ("layouts/one.toml".to_owned(), layout(chance, "lead").into_bytes()),
        ("layouts/two.toml".to_owned(), layout(chance, "rest").into_bytes()),
        ("stories/story.md".to_owned(), story(chance).into_bytes()),
        ("bridge.png".to_owned(), png.into_inner()),
    ]);
    read(&files, "edition.toml").edition
}

/// A line of the body that stands outside its slot by more than a mark that hangs.
fn outside(block: &Block) -> Option<(&str, Point, Rect)> {
    let em = Length::pt(9);
    let body = block.things.iter().filter_map(Thing::text).filter(|t| t.role == Role::Body);
    let out = |t: &&Placed| {
        let area = t.turn.map_or(block.area, |turn| turn.back(block.area));
        let right = t.at.x + t.line.width;
        let aside = t.at.x < area.left() || right > area.right() + em && !t.line.broken;
        aside || t.at.y > area.bottom()
    };
    let mut found = body.filter(out).map(|t| (&*t.line.text, t.at, block.area));
    found.next()
}

/// A line that stands on a picture of its story, the head among them unless it is meant to.
fn on_a_picture(edition: &Edition, block: &Block) -> Option<(String, Point, Rect)> {
    let story = &edition.stories[block.story?.0 as usize];
    let is_meant = story.pictures.iter().any(|picture| picture.head.is_some());
    let pictures: Vec<Rect> = block
        .things
        .iter()
        .filter_map(|t| if let Thing::Picture { area, .. } = t { Some(*area) } else { None })
        .collect();
    let is_body = |role: Role| matches!(role, Role::Body | Role::Subhead);
    let is_head = |role: Role| matches!(role, Role::Kicker | Role::Headline | Role::Deck | Role::Byline);
    let texts = block.things.iter().filter_map(Thing::text);
    let mut met = texts.filter(|t| is_body(t.role) || is_head(t.role) && !is_meant).filter_map(|t| {
        let at = |x: Length| t.point(Point::new(t.at.x + x, t.at.y - Length::pt(3)));
        let places = [Length::pt(1), t.line.width.half(), t.line.width - Length::pt(1)].map(at);
        let holds = |p: &&Rect| {
            let is_in =
                |at: &Point| p.left() < at.x && at.x < p.right() && p.top() < at.y && at.y < p.bottom();
            places.iter().any(is_in)
        };
        pictures.iter().find(holds).map(|p| (t.line.text.to_string(), t.at, *p))
    });
    met.next()
}

#[test]
fn any_page_is_made_and_nothing_of_its_copy_is_lost() {
    let mut made = 0;
    for seed in 0..400 {
        let Some(edition) = edition(&mut Chance::new(seed)) else { continue };
        let (mut counts, mut over) = ((0, 0), 0);
        for spec in &edition.pages {
            let page = make_page(&edition, &Square, spec).page;
            for block in page.blocks.iter().filter(|b| b.story.is_some()) {
                assert_eq!(outside(block), None, "seed {seed}");
                assert_eq!(on_a_picture(&edition, block), None, "seed {seed}");
                let lines = block.things.iter().filter_map(Thing::text);
                let body = lines.filter(|t| matches!(t.role, Role::Body | Role::Subhead));
                counts.0 +=
                    body.map(|t| t.line.text.chars().filter(|c| !c.is_whitespace()).count()).sum::<usize>();
                let fit = block.fit.expect("a story has one");
                counts.1 += fit.set_chars as usize;
                over = over.max(fit.overset_chars as usize);
            }
        }
        made += 1;
        let whole = whole(&edition);
        assert_eq!((counts.1 + over, seed), (whole, seed), "set and overset are the story");
        assert_eq!((counts.0, seed), (counts.1, seed), "what is set is drawn");
    }
    assert!(made > 200, "only {made} editions could be used");
}

/// The 字 of the story: what it counts where there is room for all of it.
fn whole(edition: &Edition) -> usize {
    let mut roomy = edition.clone();
    let spec = &mut roomy.pages[0];
    spec.template.grid.rows = 400;
    spec.template.grid.columns = 1;
    let slot = &mut spec.template.slots[0];
    slot.columns = paiban::edition::Columns::Auto;
    slot.areas = vec![paiban::edition::Area { column: 0, row: 0, columns: 1, rows: 400 }];
    roomy.stories[0].pictures.clear();
    roomy.pages.truncate(1);
    let page = make_page(&roomy, &Square, &roomy.pages[0]).page;
    let fit = page.blocks.iter().find_map(|b| b.fit).expect("a story has one");
    (fit.set_chars + fit.overset_chars) as usize
}
