//! Everything on a page that is no story: nameplate, folio, section label, guide, imprint, advertisement.

use super::cells::{bounds, panels};
use super::desk::Desk;
use super::frame::{behind, line};
use super::jump::word;
use super::nameplate::along;
use super::page::{Block, Placed, Role, Thing};
use crate::compose::Line;
use crate::edition::{Filling, GuideEntry, LineStyle, PageSpec, PictureId, Slot};
use crate::finding::{Code, Finding, Findings, Spot, message};
use crate::style::{Align, Run};
use crate::units::{Ink, Length, Point, Rect};

/// Text set to a measure at a place, line under line; the depth it took.
pub fn text_at(
    desk: &Desk,
    words: &str,
    (role, style, align): (Role, LineStyle, Align),
    at: Rect,
) -> (Vec<Thing>, Length) {
    let run = Run { text: words.to_owned(), style: style.text };
    let lines = desk.set(&[run], align, at.width);
    let depth = style.pitch * lines.len() as i32;
    let first = at.top() + (style.pitch - style.text.size).half() + style.text.size.baseline();
    let placed = lines
        .into_iter()
        .enumerate()
        .map(|(i, line)| text(role, Point::new(at.left(), first + style.pitch * i as i32), line));
    (placed.collect(), depth)
}

/// A line of text in its place.
pub fn text(role: Role, at: Point, line: Line) -> Thing {
    Thing::Text(Placed { role, at, turn: None, line, leg: None, paragraph: None, span: None })
}

/// The block of a slot that holds furniture.
fn block(index: usize, area: Rect, things: Vec<Thing>) -> Block {
    Block { slot: Some(index as u16), area, things, ..Block::default() }
}

/// 栏题: its text in the middle of its slot, between two rules unless the slot has a frame.
pub fn label(desk: &Desk, (index, slot): (usize, &Slot), page: &PageSpec, words: &str) -> Block {
    let grid = &page.template.grid;
    let area = bounds(slot, grid);
    let house = desk.house();
    let style = house.furniture.label;
    let mut things = behind(house, slot, grid);
    if let Some(l) = desk.line(words, style.text) {
        let y = area.top() + (area.height - style.text.size).half() + style.text.size.baseline();
        let x = area.left() + (area.width - l.width).half();
        let gap = style.text.size;
        if !slot.frame.rule && !slot.frame.tint && x - gap > area.left() {
            let middle = area.top() + area.height.half();
            things.push(line(house, (area.left(), x - gap), middle, house.boxes.frame));
            things.push(line(house, (x + l.width + gap, area.right()), middle, house.boxes.frame));
        }
        things.push(text(Role::Label, Point::new(x, y), l));
    }
    block(index, area, things)
}

/// 导读: its heading, then a title a line with the page on which its story stands, spread over the slot.
pub fn guide(desk: &Desk, (index, slot): (usize, &Slot), page: &PageSpec, entries: &[GuideEntry]) -> Block {
    let grid = &page.template.grid;
    let house = desk.house();
    let area = bounds(slot, grid);
    let mut things = behind(house, slot, grid);
    let Some((panel, _)) = panels(slot, grid).first().copied() else { return block(index, area, things) };
    let (title, entry) = (house.furniture.guide_title, house.furniture.guide);
    let lines: Vec<GuideLine> =
        entries.iter().flat_map(|e| guide_lines(desk, e, panel.right - panel.left)).collect();
    let room = grid.y(panel.end) - (grid.pitch - grid.em) - grid.y(panel.top) - title.pitch;
    let starts = lines.iter().filter(|l| l.starts).count() as i32;
    let air = ((room - entry.pitch * lines.iter().filter(|l| l.drops).count() as i32) / starts.max(1))
        .clamp(Length::ZERO, entry.pitch);
    let heading =
        Rect::from_edges(panel.left, grid.y(panel.top), panel.right, grid.y(panel.top) + title.pitch);
    things.extend(text_at(desk, "导　读", (Role::Guide, title, Align::Centre), heading).0);
    let mut y = heading.bottom();
    for l in lines {
        y += if l.drops { entry.pitch } else { Length::ZERO };
        y += if l.starts { air } else { Length::ZERO };
        things.push(text(Role::Guide, Point::new(panel.left, y - (entry.pitch - entry.text.size)), l.line));
    }
    block(index, area, things)
}

/// A line of the guide: whether an entry starts with it, and whether it goes down a line.
struct GuideLine {
    line: Line,
    starts: bool,
    drops: bool,
}

/// An entry's title, and its page at the right of the title's last line, or under it where there is no room.
fn guide_lines(desk: &Desk, entry: &GuideEntry, width: Length) -> Vec<GuideLine> {
    let jump = &desk.house().jump;
    let style = desk.house().furniture.guide.text;
    let run = |text: String| Run { text, style };
    let title = desk.set(&[run(entry.title.clone())], Align::Left, width);
    let see = word(&jump.see, entry.page, &jump.numerals);
    let room = width - title.last().map_or(Length::ZERO, |l| l.width) - style.size;
    let drops = desk.width(&see, style) > room;
    let mut lines: Vec<GuideLine> = Vec::new();
    for line in title {
        lines.push(GuideLine { line, starts: lines.is_empty(), drops: true });
    }
    let see = desk.set(&[run(see)], Align::Right, width).into_iter().enumerate();
    lines.extend(see.map(|(i, line)| GuideLine { line, starts: false, drops: drops || i > 0 }));
    lines
}

/// 报尾: the paper's address, telephone, price and printer, evenly on as few lines as they need.
pub fn imprint(desk: &Desk, (index, slot): (usize, &Slot), page: &PageSpec) -> Block {
    let area = bounds(slot, &page.template.grid);
    let house = desk.house();
    let style = house.furniture.imprint;
    let parts = &desk.edition.paper.imprint;
    let words = parts.join("　");
    // In a slot of one row the rule goes up into the leading, off the words.
    let grid = &page.template.grid;
    let is_tight = area.height - style.text.size < Length::pt(4);
    let rule = if is_tight { area.top() - (grid.pitch - grid.em).half() } else { area.top() };
    let mut things = vec![line(house, (area.left(), area.right()), rule, house.boxes.frame)];
    if desk.width(&words, style.text) <= area.width {
        things.extend(along(desk, parts, (Role::Imprint, style), area));
        return block(index, area, things);
    }
    let run = Run { text: words.clone(), style: style.text };
    let lines = desk.set(&[run], Align::Centre, area.width).len() as i32;
    let top = area.top() + (area.height - style.pitch * lines).half();
    let at = Rect { origin: Point::new(area.left(), top), width: area.width, height: Length::ZERO };
    things.extend(text_at(desk, &words, (Role::Imprint, style, Align::Centre), at).0);
    block(index, area, things)
}

/// 广告: the picture, whole, within a thin rule, with its label at the top right corner.
pub fn ad(desk: &Desk, (index, slot): (usize, &Slot), page: &PageSpec, ad: (PictureId, &str)) -> Block {
    let area = bounds(slot, &page.template.grid);
    let house = desk.house();
    let frame = house.boxes.rule;
    let inner = area.inset(frame, frame);
    let mut things =
        vec![Thing::Picture { picture: ad.0, area: whole(desk, ad.0, inner), focus: (500, 500) }];
    things.push(Thing::Frame { area, thickness: frame, ink: house.boxes.frame_ink });
    let style = house.furniture.ad_label;
    if let Some(l) = desk.line(ad.1, style.text) {
        let pad = style.text.size.scale(35, 100);
        let (w, h) = (l.width + pad * 2, style.text.size + pad);
        let corner = Rect::from_edges(inner.right() - w, inner.top(), inner.right(), inner.top() + h);
        let at = Point::new(corner.left() + pad, corner.top() + pad.half() + style.text.size.baseline());
        things.push(Thing::Tint { area: corner, ink: Ink::PAPER });
        things.push(text(Role::AdLabel, at, l));
    }
    block(index, area, things)
}

/// An advertiser pays for the whole of his slot: this much of it at the least is to be printed, in percent.
const FILLED: i64 = 85;

/// A finding for each advertisement of another shape than its slot.
pub fn misfits(desk: &Desk, page: &PageSpec) -> Findings {
    let slots = page.template.slots.iter().zip(&page.fillings);
    let told = |(slot, filling): (&Slot, &Option<Filling>)| {
        let Some(Filling::Ad { picture, .. }) = filling else { return None };
        let file = desk.edition.pictures.get(picture.0 as usize)?;
        let area = bounds(slot, &page.template.grid);
        let printed = whole(desk, *picture, area);
        let percent = |part: Length, of: Length| i64::from(part.0) * 100 / i64::from(of.0.max(1));
        let filled = percent(printed.width, area.width) * percent(printed.height, area.height) / 100;
        let shape = |w: i64, h: i64| format!("{}.{}", w / h.max(1), w * 10 / h.max(1) % 10);
        let (own, slots) =
            (shape(file.width.into(), file.height.into()), shape(area.width.0.into(), area.height.0.into()));
        let message = message!(
            "{} is {own} times as wide as deep, slot {} {slots} times: {} % of it stay white",
            "{} 的宽高比是 {own}，版位 {} 是 {slots}：有 {}% 空白",
            file.path,
            slot.name,
            100 - filled
        );
        let spot = Spot { page: page.number, slot: Some(slot.name.clone()), story: None, area: Some(area) };
        (filled < FILLED).then(|| Finding::new(Code::AdShape, message).at(file.at).on(spot))
    };
    slots.filter_map(told).collect()
}

/// The largest area of a picture's own proportion in the middle of `area`; nearly its own fills it.
fn whole(desk: &Desk, picture: PictureId, area: Rect) -> Rect {
    let Some(file) = desk.edition.pictures.get(picture.0 as usize) else { return area };
    let (w, h) = (i64::from(file.width.max(1)), i64::from(file.height.max(1)));
    let height = area.width.scale(h, w);
    let width = area.height.scale(w, h);
    if height.0.abs_diff(area.height.0) < (area.height.0 / 100) as u32 {
        area
    } else if height < area.height {
        area.inset(Length::ZERO, (area.height - height).half())
    } else {
        area.inset((area.width - width).half(), Length::ZERO)
    }
}
