//! 制题: label, kicker, headline, deck and byline of a story, chosen and set by the ladder of the stylesheet.

use std::ops::Range;

use super::desk::Desk;
use super::head::Head;
use super::headline::{Copies, Headline, Order};
use super::page::Role;
use super::side;
use crate::compose;
use crate::edition::{HeadStyle, LadderStep, LineStyle, Shape, Slot};
use crate::finding::{Code, Finding, Findings, Span, message};
use crate::style::{Align, Direction, ParaStyle, Run, TextStyle};
use crate::units::{Ink, Length};

/// Kicker and deck are at most this part of the headline's size.
const BELOW_MAIN: (i64, i64) = (4, 5);
/// The most lines of a kicker or a deck.
const DECK_LINES: u16 = 6;

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
    /// The lines of the headline, where a fitting says so.
    pub lines: Option<u16>,
    /// （上接第N版）.
    pub jump: Option<(String, TextStyle)>,
    /// Where the headline stands in the files.
    pub at: Option<Span>,
}

/// What a head is set on.
#[derive(Clone, Copy, Debug)]
pub struct Bed {
    /// How wide it is.
    pub width: Length,
    /// In what all of it is set; as the stylesheet has it, unless it stands on a picture.
    pub ink: Option<Ink>,
}

/// What a slot's head is set from.
pub struct Titling<'a> {
    /// What make-up has on its table.
    pub desk: &'a Desk<'a>,
    /// What the head says.
    pub parts: &'a HeadParts,
    /// Its words, kept for the next time.
    pub copies: &'a Copies,
    /// The slot, which names the row of the ladder.
    pub slot: &'a Slot,
}

impl Titling<'_> {
    /// Over the text, or on a picture.
    pub fn over(&self, bed: Bed) -> (Head, Findings) {
        self.style().map(|style| self.set(style, bed)).unwrap_or_default()
    }

    /// Down the page.
    pub fn down(&self, measure: Length) -> (Head, Findings) {
        let Some(style) = self.style() else { return Default::default() };
        let style = HeadStyle { max_lines: style.max_lines.min(side::MOST_LINES), ..style.clone() };
        let lines = self.parts.lines.map(|lines| lines.min(side::MOST_LINES));
        let parts = HeadParts { lines, ..self.parts.clone() };
        let down = Titling { desk: &self.desk.facing(Direction::Vertical), parts: &parts, ..*self };
        down.set(&style, Bed { width: measure, ink: None })
    }

    /// Sets the parts to their bed, one under another.
    fn set(&self, style: &HeadStyle, Bed { width, ink }: Bed) -> (Head, Findings) {
        let Titling { desk, parts, copies, .. } = *self;
        let align = if style.align == Align::Left { Align::Left } else { Align::Centre };
        let (head, findings) = (Head::default(), Findings::new());
        let para = ParaStyle { align, punctuation: style.punctuation, ..desk.para() };
        let mut setter = Setter { desk, copies, width, para, ink, head, findings };
        if let Some(label) = &parts.label {
            setter.add_text(Role::Label, label, desk.house().furniture.label);
        }
        // The headline is chosen first: kicker and deck stay smaller.
        let main = setter.main(parts, style);
        if let Some(kicker) = &parts.kicker {
            setter.add_step(Role::Kicker, kicker, &style.kicker);
        }
        if let Some(main) = &main {
            setter.add_main(main, style);
        }
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
        head.close(style.min_rows, desk.house().body.pitch);
        (head, findings)
    }

    fn style(&self) -> Option<&HeadStyle> {
        let ladder = &self.desk.house().ladder;
        ladder.get(self.slot.head).or(ladder.last())
    }
}

/// A head under way.
struct Setter<'a> {
    desk: &'a Desk<'a>,
    copies: &'a Copies,
    width: Length,
    /// How kicker and deck are set.
    para: ParaStyle,
    ink: Option<Ink>,
    head: Head,
    findings: Findings,
}

impl Setter<'_> {
    /// A style in the ink of this head.
    fn inked(&self, style: TextStyle) -> TextStyle {
        TextStyle { ink: self.ink.unwrap_or(style.ink), ..style }
    }

    /// Lines of a fixed style: label, byline.
    fn add_text(&mut self, role: Role, text: &str, style: LineStyle) {
        let run = Run { text: text.to_owned(), style: self.inked(style.text) };
        let align = if style.para.align == Align::Justify { Align::Centre } else { style.para.align };
        for line in self.desk.set(&[run], align, self.width) {
            self.head.push(role, line, style.text.size);
        }
    }

    fn add_run(&mut self, role: Role, text: &str, style: TextStyle) {
        let run = Run { text: text.to_owned(), style: self.inked(style) };
        for line in self.desk.set(&[run], self.para.align, self.width) {
            self.head.push(role, line, style.size);
        }
    }

    /// A kicker or a deck: on one line as large as it goes, else on several at its least size.
    fn add_step(&mut self, role: Role, text: &str, step: &LadderStep) {
        let step = self.below_main(step);
        let most = (step.max, Shape::Even, (1, 1));
        let main = [text.to_owned()];
        let mut best = self.choose(&main, &LadderStep { max: step.max, ..step }, most);
        if best.over.is_some() {
            let least = LadderStep { max: step.min, ..step };
            best = self.choose(&main, &least, (step.min, Shape::Even, (2, DECK_LINES)));
        }
        let style = TextStyle { condense: best.condense, ..style_of(&step, best.size) };
        if best.over.is_some() {
            self.add_run(role, &best.text, style_of(&step, step.min));
            return;
        }
        let matter = self.desk.matter(&best.text, self.inked(style), self.para);
        for bytes in best.lines {
            self.head.push(role, compose::line(&matter, bytes, self.width), style.size);
        }
    }

    /// A step that stays a step below the headline (NEWSPAPER §1.5).
    fn below_main(&self, step: &LadderStep) -> LadderStep {
        if self.head.size == Length::ZERO {
            return *step;
        }
        let most = self.head.size.scale(BELOW_MAIN.0, BELOW_MAIN.1);
        LadderStep { max: step.max.min(most), min: step.min.min(most), ..*step }
    }

    fn choose(
        &self,
        main: &[String],
        step: &LadderStep,
        (comfort, shape, lines): (Length, Shape, (u16, u16)),
    ) -> Headline {
        let desk = self.desk;
        let para = self.para;
        let words = &desk.edition.words;
        // 字 are narrowed across the page only.
        let condense = if para.direction == Direction::Vertical { (1000, 1000) } else { step.condense };
        let step = LadderStep { condense, ..*step };
        let order = Order { step, comfort, width: self.width, lines, shape, words, para };
        self.copies.choose(main, &order, desk.metrics)
    }

    /// Chooses the headline's lines and size.
    fn main(&mut self, parts: &HeadParts, style: &HeadStyle) -> Option<Headline> {
        if parts.main.iter().all(|l| l.trim().is_empty()) {
            return None;
        }
        let step = &style.main;
        let comfort = step.min + (step.max - step.min).scale(35, 100);
        let lines = parts.lines.map_or((1, style.max_lines), |n| (n, n));
        let best = self.choose(&parts.main, step, (comfort, style.shape, lines));
        self.head.size = best.size;
        if let Some(over) = best.over {
            let lines = best.lines.len();
            let message = message!(
                "the headline “{}” is {over} 字 too long for its {lines} lines",
                "标题“{}”排 {lines} 行多 {over} 字",
                best.text
            );
            let finding = Finding::new(Code::HeadlineLong, message);
            self.findings.push(match parts.at {
                Some(at) => finding.at(at),
                None => finding,
            });
        }
        Some(best)
    }

    /// The headline's lines, spread a little where they are short: all of them alike.
    fn add_main(&mut self, best: &Headline, style: &HeadStyle) {
        let (desk, width) = (self.desk, self.width);
        let text = self.inked(TextStyle { condense: best.condense, ..style_of(&style.main, best.size) });
        let matter = desk.matter(&best.text, text, ParaStyle { align: style.align, ..self.para });
        let natural = |bytes: &Range<usize>| matter.width(bytes.clone());
        let gaps = |bytes: &Range<usize>| matter.openings(bytes.clone()) as i32;
        let room = |bytes: &Range<usize>| (gaps(bytes) > 0).then(|| (width - natural(bytes)) / gaps(bytes));
        let open = best.lines.iter().filter_map(room).chain([text.size.scale(12, 100)]).min();
        let open = open.unwrap_or_default().max(Length::ZERO);
        for bytes in &best.lines {
            let spread = natural(bytes) + open * gaps(bytes);
            let measure = if style.align == Align::Spread { spread } else { width };
            self.head.push(Role::Headline, compose::line(&matter, bytes.clone(), measure), text.size);
        }
    }
}

fn style_of(step: &LadderStep, size: Length) -> TextStyle {
    TextStyle { ink: step.ink, ..TextStyle::new(step.face, size) }
}
