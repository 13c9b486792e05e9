//! 标题: label, kicker, headline, deck and byline over a story, in a whole number of body rows.

use super::breaks::break_headline;
use super::desk::Desk;
use super::page::{Placed, Role, Thing};
use crate::compose::Line;
use crate::edition::{Grid, HeadStyle, LadderStep, LineStyle};
use crate::finding::{Code, Finding, Findings, Span};
use crate::style::{Align, Run, TextStyle};
use crate::units::{Length, Point};

/// What stands over a story.
#[derive(Clone, Debug, Default)]
pub struct HeadParts {
    /// 栏题.
    pub label: Option<String>,
    /// 引题.
    pub kicker: Option<String>,
    /// 主题, a line each where the author broke it.
    pub main: Vec<String>,
    /// 副题.
    pub deck: Vec<String>,
    /// 署名.
    pub byline: Option<String>,
    /// （上接第N版）.
    pub jump: Option<(String, TextStyle)>,
    /// Where the headline stands in the files.
    pub at: Option<Span>,
}

/// A head, set to a width.
#[derive(Clone, Debug)]
pub struct Head {
    /// The rows it needs at least.
    pub rows: u16,
    /// The size of its headline.
    pub size: Length,
    /// Its lines from top to bottom.
    lines: Vec<HeadLine>,
    /// The depth of the lines with the space between them.
    depth: Length,
    /// Where kicker and deck stand.
    align: Align,
}

#[derive(Clone, Debug)]
struct HeadLine {
    role: Role,
    line: Line,
    size: Length,
    /// Space above it.
    above: Length,
}

/// Sets a head to `width`.
pub fn set_head(desk: &Desk, parts: &HeadParts, style: &HeadStyle, width: Length) -> (Head, Findings) {
    let align = if style.align == Align::Left { Align::Left } else { Align::Centre };
    let head = Head { align, ..Head::default() };
    let mut setter = Setter { desk, width, head, findings: Findings::new() };
    if let Some(label) = &parts.label {
        setter.add_text(Role::Label, label, desk.house().furniture.label);
    }
    if let Some(kicker) = &parts.kicker {
        setter.add_step(Role::Kicker, kicker, &style.kicker);
    }
    setter.add_main(parts, style);
    for deck in &parts.deck {
        setter.add_step(Role::Deck, deck, &style.deck);
    }
    if let Some((text, style)) = &parts.jump {
        setter.add_run(Role::Jump, text, *style);
    }
    if let Some(byline) = &parts.byline {
        setter.add_text(Role::Byline, byline, desk.house().byline);
    }
    let Setter { mut head, findings, .. } = setter;
    head.close(style, desk);
    (head, findings)
}

impl Default for Head {
    fn default() -> Head {
        Head { rows: 0, size: Length::ZERO, lines: Vec::new(), depth: Length::ZERO, align: Align::Centre }
    }
}

impl Head {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Puts the head's lines into `rows` rows from `top`, from `left` over `width`.
    pub fn place(&self, (at, width): (Point, Length), rows: u16, grid: &Grid) -> Vec<Thing> {
        let leading = grid.pitch - grid.em;
        let slack = grid.pitch * i32::from(rows) - self.depth;
        let mut y = at.y + ((slack - leading).half()).max(Length::ZERO);
        let mut things = Vec::new();
        for l in &self.lines {
            y += l.above;
            let x = at.x + (width - l.line.measure).half();
            let at = Point::new(x, y + l.size.scale(88, 100));
            let line = l.line.clone();
            things.push(Thing::Text(Placed {
                role: l.role,
                at,
                line,
                leg: None,
                paragraph: None,
                span: None,
            }));
            y += l.size;
        }
        things
    }

    fn push(&mut self, role: Role, line: Line, size: Length) {
        let above = self.space_above(role, size);
        self.depth += above + size;
        self.lines.push(HeadLine { role, line, size, above });
    }

    /// The space between two lines of a head, by what they are.
    fn space_above(&self, role: Role, size: Length) -> Length {
        let Some(last) = self.lines.last() else { return Length::ZERO };
        let larger = last.size.max(size);
        match (last.role, role) {
            (Role::Headline, Role::Headline) => size.scale(18, 100),
            (Role::Headline, _) | (_, Role::Headline) => {
                larger.scale(22, 100).max(last.size.min(size).scale(45, 100))
            }
            _ => larger.scale(40, 100),
        }
    }

    /// Rounds the depth up to whole rows, with air above and below.
    fn close(&mut self, style: &HeadStyle, desk: &Desk) {
        if self.lines.is_empty() {
            return;
        }
        let pitch = desk.house().body.pitch;
        let air = self.size.scale(30, 100).max(pitch.scale(45, 100)).min(pitch);
        let rows = (self.depth + air + air.half()).cover(pitch) as u16;
        self.rows = rows.max(style.min_rows);
    }
}

/// A head under way.
struct Setter<'a> {
    desk: &'a Desk<'a>,
    width: Length,
    head: Head,
    findings: Findings,
}

impl Setter<'_> {
    /// Lines of a fixed style: label, byline.
    fn add_text(&mut self, role: Role, text: &str, style: LineStyle) {
        let run = Run { text: text.to_owned(), style: style.text };
        let align = if style.para.align == Align::Justify { Align::Centre } else { style.para.align };
        for line in self.desk.set(&[run], align, self.width) {
            self.head.push(role, line, style.text.size);
        }
    }

    fn add_run(&mut self, role: Role, text: &str, style: TextStyle) {
        let run = Run { text: text.to_owned(), style };
        for line in self.desk.set(&[run], self.head.align, self.width) {
            self.head.push(role, line, style.size);
        }
    }

    /// A kicker or a deck: on one line as large as it goes, else on several at its least size.
    fn add_step(&mut self, role: Role, text: &str, step: &LadderStep) {
        let (desk, width) = (self.desk, self.width);
        let text = text.trim().replace(' ', "\u{3000}");
        let natural = desk.width(&text, style_of(step, step.max));
        let size = whole_points(step.max.scale(width.0.into(), natural.0.max(1).into()).min(step.max));
        if size >= step.min {
            self.add_run(role, &text, style_of(step, size));
            return;
        }
        let style = style_of(step, step.min);
        let em = |t: &str| i64::from(desk.width(t, style).0) * 100 / i64::from(step.min.0.max(1));
        let lines = natural.scale(step.min.0.into(), step.max.0.max(1).into()).cover(width).max(2);
        match (lines..lines + 3)
            .find_map(|n| fitting(break_headline(&text, n as usize, &em)?, desk, style, width))
        {
            Some(broken) => broken.iter().for_each(|l| self.add_run(role, l, style)),
            None => self.add_run(role, &text, style),
        }
    }

    fn add_main(&mut self, parts: &HeadParts, style: &HeadStyle) {
        let desk = self.desk;
        if parts.main.iter().all(|l| l.trim().is_empty()) {
            return;
        }
        let fit = fit_main(desk, &parts.main, style, self.width);
        if let Some(over) = fit.over {
            let head = parts.main.concat();
            let message =
                format!("the headline “{head}” is {over} 字 too long for its {} lines", fit.lines.len());
            let finding = Finding::new(Code::HeadlineLong, message);
            self.findings.push(match parts.at {
                Some(at) => finding.at(at),
                None => finding,
            });
        }
        self.head.size = fit.size;
        let text = style_of(&style.main, fit.size);
        for line in &fit.lines {
            self.findings.extend(desk.check(line, text));
            self.spread(line, text, style.align);
        }
    }

    /// One line of a headline, spread a little where it is short.
    fn spread(&mut self, line: &str, text: TextStyle, align: Align) {
        let (desk, width) = (self.desk, self.width);
        let natural = desk.width(line, text);
        let gaps = line.chars().count().saturating_sub(1) as i32;
        let open = natural + text.size.scale(12, 100) * gaps;
        let measure = if align == Align::Spread { open.min(width).max(natural) } else { width };
        let run = Run { text: line.to_owned(), style: text };
        if let Some(line) = desk.set(&[run], align, measure).into_iter().next() {
            self.head.push(Role::Headline, line, text.size);
        }
    }
}

struct MainFit {
    lines: Vec<String>,
    size: Length,
    /// By how many 字 it is too long.
    over: Option<i32>,
}

/// The lines and the size of a headline: as large as fits, on as few lines as look well.
fn fit_main(desk: &Desk, main: &[String], style: &HeadStyle, width: Length) -> MainFit {
    let step = &style.main;
    let unit = style_of(step, step.max);
    let em = |t: &str| i64::from(desk.width(t, unit).0) * 100 / i64::from(step.max.0.max(1));
    let own = main.len() > 1;
    let most = if own { 1 } else { usize::from(style.max_lines.max(1)) };
    let options: Vec<Vec<String>> = if own {
        vec![main.iter().map(|l| l.trim().replace(' ', "\u{3000}")).collect()]
    } else {
        (1..=most).filter_map(|n| break_headline(&main.concat(), n, &em)).collect()
    };
    let size_of = |lines: &[String]| {
        let longest = lines.iter().map(|l| em(l)).max().unwrap_or(0).max(1);
        whole_points(width.scale(100, longest).min(step.max))
    };
    let comfortable = step.min + (step.max - step.min).scale(35, 100);
    let sized = options.into_iter().map(|lines| (size_of(&lines), lines));
    let sized: Vec<(Length, Vec<String>)> = sized.collect();
    let good = sized.iter().find(|(size, _)| *size >= comfortable);
    let best = good.or_else(|| sized.iter().max_by_key(|(size, lines)| (*size, usize::MAX - lines.len())));
    let (size, lines) = best.cloned().unwrap_or((step.min, vec![main.concat()]));
    let over = (size < step.min).then(|| over_by(&lines, &em, width, step.min));
    MainFit { lines, size: size.max(Length::pt(6)), over }
}

/// How many 字 would have to go for every line to fit at the least size.
fn over_by(lines: &[String], em: &dyn Fn(&str) -> i64, width: Length, size: Length) -> i32 {
    let room = i64::from(width.0) * 100 / i64::from(size.0.max(1));
    let over: i64 = lines.iter().map(|l| (em(l) - room).max(0)).sum();
    ((over + 99) / 100).max(1) as i32
}

/// The lines, if each fits.
fn fitting(lines: Vec<String>, desk: &Desk, style: TextStyle, width: Length) -> Option<Vec<String>> {
    lines.iter().all(|l| desk.width(l, style) <= width).then_some(lines)
}

fn style_of(step: &LadderStep, size: Length) -> TextStyle {
    TextStyle { ink: step.ink, ..TextStyle::new(step.face, size) }
}

/// Sizes of headlines are whole points.
fn whole_points(size: Length) -> Length {
    Length::pt(size.whole(Length::pt(1)))
}
