//! 报头 and 报眉: the paper's name on page 1, and the line over every other page.
//!
//! 报纸出版形式差错数计算方法: the name stands larger than every other text of page 1; date, total issue,
//! number of pages and CN number stand at fixed places; every page bears its 版序.

use super::cells::bounds;
use super::desk::Desk;
use super::frame::line;
use super::furniture::text;
use super::page::{Block, Role, Thing};
use crate::compose::Line;
use crate::edition::{LineStyle, PageSpec, Slot, SlotKind};
use crate::style::{Align, Run, TextStyle};
use crate::units::{Length, Point, Rect};

const WEEKDAYS: [&str; 7] = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

/// 报头: the name as large as its slot allows, the strip of data under it.
pub fn nameplate(desk: &Desk, (index, slot): (usize, &Slot), page: &PageSpec) -> Block {
    let area = bounds(slot, &page.template.grid);
    let house = desk.house();
    let strip_style = house.furniture.masthead;
    let strip = Rect::from_edges(area.left(), area.bottom() - strip_style.pitch, area.right(), area.bottom());
    let mut things = vec![
        line(house, (area.left(), area.right()), strip.top(), house.boxes.frame),
        line(house, (area.left(), area.right()), area.bottom(), house.boxes.frame * 2),
    ];
    let upper = Rect::from_edges(area.left(), area.top(), area.right(), strip.top());
    things.extend(name(desk, upper));
    things.extend(along(desk, &strip_words(desk, page), (Role::Nameplate, strip_style), strip));
    Block { slot: Some(index as u16), area, things, ..Block::default() }
}

/// The size of the name in its slot.
pub fn name_size(desk: &Desk, area: Rect) -> Length {
    let step = desk.house().furniture.nameplate;
    let unit = TextStyle::new(step.face, step.max);
    let natural = desk.width(&desk.edition.paper.name, unit).max(Length(1));
    let by_width = step.max.scale(area.width.scale(96, 100).0.into(), natural.0.into());
    let lines = area.height - small_lines_depth(desk);
    by_width.min(step.max).min(lines.scale(92, 100)).max(step.min.min(lines))
}

/// What the Latin name and the publisher's line take under the name.
fn small_lines_depth(desk: &Desk) -> Length {
    let small = desk.house().furniture.masthead;
    let paper = &desk.edition.paper;
    small.pitch * (i32::from(paper.latin.is_some()) + i32::from(!paper.publisher.is_empty()))
}

/// The name, evenly spread, and the small lines under it.
fn name(desk: &Desk, area: Rect) -> Vec<Thing> {
    let house = desk.house();
    let (step, small) = (house.furniture.nameplate, house.furniture.masthead);
    let paper = &desk.edition.paper;
    let size = name_size(desk, area);
    let style = TextStyle { ink: step.ink, ..TextStyle::new(step.face, size) };
    let natural = desk.width(&paper.name, style);
    let gaps = paper.name.chars().count().saturating_sub(1) as i32;
    let measure = (natural + size.scale(30, 100) * gaps).min(area.width).max(natural);
    let run = Run { text: paper.name.clone(), style };
    let depth = size + small_lines_depth(desk);
    let mut y = area.top() + (area.height - depth).half();
    let mut things = Vec::new();
    if let Some(l) = desk.set(&[run], Align::Spread, measure).into_iter().next() {
        let x = area.left() + (area.width - measure).half();
        things.push(text(Role::Nameplate, Point::new(x, y + size.baseline()), l));
    }
    y += size;
    let larger = TextStyle { size: small.text.size.scale(5, 4), ..small.text };
    let latin = paper.latin.iter().cloned().map(|words| (words, LineStyle { text: larger, ..small }));
    let publisher = [(paper.publisher.join("　"), small)];
    for (words, style) in latin.chain(publisher).filter(|(words, _)| !words.is_empty()) {
        let strip = Rect { origin: Point::new(area.left(), y), width: area.width, height: small.pitch };
        things.extend(desk.line(&words, style.text).map(|l| centred(l, style, strip)));
        y += small.pitch;
    }
    things
}

fn centred(l: Line, style: LineStyle, at: Rect) -> Thing {
    let x = at.left() + (at.width - l.width).half();
    text(Role::Nameplate, Point::new(x, middle(style, at)), l)
}

/// The baseline of a line in the middle of a strip.
fn middle(style: LineStyle, at: Rect) -> Length {
    at.top() + (at.height - style.text.size).half() + style.text.size.baseline()
}

/// Words spread along a strip, the first at its left end, the last at its right.
pub fn along(desk: &Desk, words: &[String], (role, style): (Role, LineStyle), at: Rect) -> Vec<Thing> {
    let lines: Vec<Line> = words.iter().filter_map(|w| desk.line(w, style.text)).collect();
    let natural: Length = lines.iter().map(|l| l.width).sum();
    let gaps = lines.len().saturating_sub(1).max(1) as i32;
    let gap = ((at.width - natural) / gaps).max(Length::ZERO);
    let mut x = if lines.len() == 1 { at.left() + (at.width - natural).half() } else { at.left() };
    let mut things = Vec::new();
    for l in lines {
        let next = x + l.width + gap;
        things.push(text(role, Point::new(x, middle(style, at)), l));
        x = next;
    }
    things
}

/// What stands in the strip: date, weekday, lunar date, CN number, total issue, pages, this page.
fn strip_words(desk: &Desk, page: &PageSpec) -> Vec<String> {
    let (issue, paper) = (&desk.edition.issue, &desk.edition.paper);
    let mut words = vec![date(issue.date), weekday(issue.date).to_owned()];
    words.extend(issue.lunar.clone());
    words.extend((!paper.number.is_empty()).then(|| format!("国内统一连续出版物号：{}", paper.number)));
    words.extend((issue.total > 0).then(|| format!("第{}期", issue.total)));
    words.push(format!("今日{}版", issue.pages));
    words.extend(issue.note.clone());
    words.push(format!("第{}版·{}", page.number, page.section).trim_end_matches('·').to_owned());
    words
}

/// `2026年11月20日`.
pub fn date((year, month, day): (u16, u8, u8)) -> String {
    format!("{year}年{month}月{day}日")
}

/// The weekday of a date of the Gregorian calendar (Sakamoto's rule).
pub fn weekday((year, month, day): (u16, u8, u8)) -> &'static str {
    const SHIFT: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let y = u32::from(year) - u32::from(month < 3 && year > 0);
    let shift = SHIFT[usize::from(month.clamp(1, 12) - 1)];
    WEEKDAYS[((y + y / 4 - y / 100 + y / 400 + shift + u32::from(day)) % 7) as usize]
}

/// 报眉: the page's number and section, the date, the staff, over a rule; under page 1 the staff alone.
pub fn folio(desk: &Desk, page: &PageSpec) -> Block {
    let template = &page.template;
    let area = template.grid.type_area();
    if template.slots.iter().any(|s| s.kind == SlotKind::Nameplate) {
        return staff_line(desk, page, area);
    }
    let house = desk.house();
    let (small, big) = (house.furniture.folio, house.furniture.folio_section);
    let bottom = area.top() - template.grid.pitch.scale(55, 100);
    let strip = Rect::from_edges(area.left(), bottom - big.pitch, area.right(), bottom);
    let base = strip.bottom() - big.text.size.scale(34, 100);
    let mut things = vec![line(house, (area.left(), area.right()), bottom, house.boxes.frame)];
    let mut put = |words: &str, style: LineStyle, place: fn(Rect, Length) -> Length| {
        if let Some(l) = desk.line(words, style.text) {
            let x = place(strip, l.width);
            things.push(text(Role::Folio, Point::new(x, base), l));
        }
    };
    let issue = &desk.edition.issue;
    put(&section(page), big, |strip, width| strip.left() + (strip.width - width).half());
    put(&staff(page), small, |strip, width| strip.right() - width);
    // Name, date and weekday stand apart by an em and a half.
    let mut x = strip.left();
    for words in [desk.edition.paper.name.clone(), date(issue.date), weekday(issue.date).to_owned()] {
        if let Some(l) = desk.line(&words, small.text) {
            let next = x + l.width + small.text.size.scale(3, 2);
            things.push(text(Role::Folio, Point::new(x, base), l));
            x = next;
        }
    }
    Block { area: strip, things, ..Block::default() }
}

fn section(page: &PageSpec) -> String {
    format!("第{}版　{}", page.number, page.section).trim_end_matches('　').to_owned()
}

fn staff(page: &PageSpec) -> String {
    page.staff.iter().map(|(role, name)| format!("{role}：{name}")).collect::<Vec<_>>().join("　")
}

/// The staff of page 1, under the type area.
fn staff_line(desk: &Desk, page: &PageSpec, area: Rect) -> Block {
    let style = desk.house().furniture.folio;
    let strip = Rect {
        origin: Point::new(area.left(), area.bottom() + style.pitch.half()),
        width: area.width,
        height: style.pitch,
    };
    let line = desk.line(&staff(page), style.text);
    let things =
        line.map(|l| text(Role::Folio, Point::new(strip.right() - l.width, middle(style, strip)), l));
    Block { area: strip, things: things.into_iter().collect(), ..Block::default() }
}
