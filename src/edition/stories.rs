//! A story file → [`Story`]: TOML between two lines of `+++`, then a Markdown body.

use std::ops::Range;

use super::house::House;
use super::measure::fraction;
use super::node::{self, Node, Value};
use super::pictures::Album;
use super::story::{HeadEdge, HeadOn, PicturePlace, PictureRef, Story, StoryId, StoryKind};
use super::table::{Table, Tray, list, meant, text};
use crate::finding::{Code, Finding, SourceId, Span, message};
use crate::units::Ink;

const KINDS: &[(&str, StoryKind)] = &[
    ("news", StoryKind::News),
    ("verse", StoryKind::Verse),
    ("notice", StoryKind::Notice),
    ("pictures", StoryKind::Pictures),
];

/// A picture's depth in body lines.
pub const ROWS: std::ops::RangeInclusive<i64> = 2..=400;

const PLACES: &[(&str, PicturePlace)] = &[
    ("above", PicturePlace::Above),
    ("top left", PicturePlace::TopLeft),
    ("top", PicturePlace::Top),
    ("top right", PicturePlace::TopRight),
    ("middle", PicturePlace::Middle),
    ("bottom left", PicturePlace::BottomLeft),
    ("bottom", PicturePlace::Bottom),
    ("bottom right", PicturePlace::BottomRight),
];

const EDGES: &[(&str, HeadEdge)] = &[("top", HeadEdge::Top), ("bottom", HeadEdge::Bottom)];

const HEAD_INKS: &[(&str, Ink)] =
    &[("white", Ink::PAPER), ("白", Ink::PAPER), ("black", Ink::BLACK), ("黑", Ink::BLACK)];

/// A story file's text, its front matter cut off.
struct Cut<'a> {
    front: &'a str,
    front_at: usize,
    body_at: usize,
}

/// Reads a story.
pub fn story(
    (id, name): (StoryId, &str),
    (source, copy): (SourceId, &str),
    (album, house): (&mut Album, &House),
) -> Option<Story> {
    let tray = album.tray();
    let Some(cut) = cut(copy) else {
        let begins = copy.lines().next().is_some_and(|line| line.trim_end() == "+++");
        let message = match begins {
            true => (
                "the second line of +++ is missing, between the headline and the like and the text",
                "缺第二行 +++：它把标题等与正文分开",
            ),
            false => (
                "a story begins with a line of +++, its headline and the like in TOML, and a line of +++",
                "稿件以一行 +++ 开头，接着是 TOML 写的标题等，再一行 +++",
            ),
        };
        let at = Span { source, start: 0, end: copy.lines().next().unwrap_or_default().len() as u32 };
        tray.borrow_mut().push(Finding::new(Code::Syntax, message).at(at));
        return None;
    };
    let front = node::parse(cut.front, source, cut.front_at as u32, &mut tray.borrow_mut());
    let table = Table::new(&front, tray);
    let headline_at = table.get("headline").map_or(table.at(), |v| v.at);
    let words = |key: &str| table.text(key).map(str::to_owned).filter(|t| !t.trim().is_empty());
    let (pictures, pictures_named) = table.get("picture").map_or((vec![], 0), |v| pictures(v, album));
    let story = Story {
        id,
        name: name.to_owned(),
        source,
        kind: table.word("kind", KINDS).unwrap_or_default(),
        style: table.get("style").and_then(|v| style(v, house, tray)),
        headline: table.texts("headline"),
        kicker: words("kicker"),
        deck: table.texts("deck"),
        short: words("short"),
        label: words("label"),
        byline: words("byline"),
        pictures,
        pictures_named,
        body: copy[cut.body_at..].to_owned(),
        body_start: cut.body_at as u32,
        headline_at,
    };
    let has_none = story.headline.iter().all(|line| line.trim().is_empty());
    if let Some(picture) = story.pictures.iter().find(|p| has_none && p.head.is_some()) {
        let message =
            ("the story has no headline that could stand on the picture", "稿件没有标题可以压在图上");
        table.tell(Finding::new(Code::BadValue, message).at(picture.at));
    }
    if story.body.trim().is_empty() && story.pictures_named == 0 {
        let message = message!("{name} has no text", "{name} 没有正文");
        table.tell(Finding::new(Code::StoryEmpty, message).at(headline_at));
    }
    table.finish();
    Some(story)
}

/// A style of the stylesheet by its name.
fn style(value: &Value, house: &House, tray: &Tray) -> Option<usize> {
    let name = text(value, tray)?;
    let at = house.styles.iter().position(|(n, _)| n == name);
    if at.is_none() {
        let meant = meant(name, house.styles.iter().map(|(n, _)| n.as_str()));
        let message =
            message!("the stylesheet has no style “{name}” in [styles]", "样式表的 [styles] 没有“{name}”")
                .and(&meant);
        tray.borrow_mut().push(Finding::new(Code::UnknownName, message).at(value.at));
    }
    at
}

/// Where a story's front matter lies in its text, in bytes: what is between the two lines of `+++`.
pub fn front_matter(text: &str) -> Option<Range<usize>> {
    let cut = cut(text)?;
    Some(cut.front_at..cut.front_at + cut.front.len())
}

fn cut(text: &str) -> Option<Cut<'_>> {
    let front_at = text.strip_prefix("+++")?.find('\n')? + 4;
    let mut at = front_at;
    for line in text[front_at..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            let body_at = at + line.len();
            return Some(Cut { front: &text[front_at..at], front_at, body_at });
        }
        at += line.len();
    }
    None
}

/// The pictures that can be used, and how many are named.
fn pictures(value: &Value, album: &mut Album) -> (Vec<PictureRef>, usize) {
    let tray = album.tray();
    let named = list(value, tray);
    let pictures: Vec<PictureRef> =
        named.iter().filter_map(|v| picture(&Table::new(v, tray), album)).collect();
    if let Some(second) = pictures.iter().filter(|p| p.head.is_some()).nth(1) {
        let message = ("the head stands on another picture already", "标题已经压在另一张图上");
        tray.borrow_mut().push(Finding::new(Code::BadValue, message).at(second.at));
    }
    (pictures, named.len())
}

fn picture(table: &Table, album: &mut Album) -> Option<PictureRef> {
    let file = table.need("file")?;
    let at = file.at;
    let words = |key: &str| table.text(key).map(str::to_owned).filter(|t| !t.trim().is_empty());
    let (place, head) = place(table);
    let picture = PictureRef {
        picture: album.picture(file)?,
        caption: words("caption"),
        credit: words("credit"),
        columns: table.whole("columns", 1..=40).map(|n| n as u16),
        column: table.whole("column", 1..=40).map(|n| n as u16),
        rows: table.whole("rows", ROWS).map(|n| n as u16),
        place,
        head,
        focus: table.get("focus").and_then(|v| focus(v, album.tray())).unwrap_or((500, 500)),
        at,
    };
    table.report_unknown();
    Some(picture)
}

/// Where it stands; one that carries the head stands at the slot's head.
fn place(table: &Table) -> (PicturePlace, Option<HeadOn>) {
    let place = table.word("place", PLACES);
    let Some(edge) = table.word("head", EDGES) else { return (place.unwrap_or_default(), None) };
    let ink = table.word("head-ink", HEAD_INKS).unwrap_or(Ink::PAPER);
    if place.is_some_and(|place| place != PicturePlace::Above) {
        let message = (
            "a picture with the head on it stands at the slot's head; leave `place` out",
            "压标题的图排在版位最上；请删去 `place`",
        );
        let at = table.get("place").map_or(table.at(), |value| value.at);
        table.tell(Finding::new(Code::BadValue, message).at(at));
    }
    (PicturePlace::Above, Some(HeadOn { edge, ink }))
}

fn focus(value: &Value, tray: &Tray) -> Option<(u16, u16)> {
    let parts: Vec<u16> = match &value.node {
        Node::List(list) => list.iter().filter_map(fraction).collect(),
        _ => Vec::new(),
    };
    match parts.as_slice() {
        [x, y] => Some((*x, *y)),
        _ => {
            let message = (
                "a focus is two fractions of the picture's width and height, 0 to 1 each: [0.5, 0.4]",
                "焦点是图片宽和高的两个分数，各为 0 到 1：[0.5, 0.4]",
            );
            tray.borrow_mut().push(Finding::new(Code::BadValue, message).at(value.at));
            None
        }
    }
}
