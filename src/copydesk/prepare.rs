//! A story → clean copy: its Markdown read, its paragraphs mended, every run in its style.

use std::borrow::Cow;

use super::balance::unbalanced;
use super::byline::{Work, byline, spaced_names};
use super::letters::{self, Beside, Letter, Letters, Voice, is_control};
use super::markdown::{Block, blocks};
use super::normalise::{Change, Spaces, doubts, in_chinese, may_doubt, normalise};
use super::runs::{reported, voiced};
use super::{Caption, CleanCopy, Paragraph, Role};
use crate::edition::{House, LineStyle, Normalise, PictureRef, Story, StoryKind};
use crate::finding::{Code, Finding, Findings, Message, Span, message};
use crate::style::{Align, ParaStyle, Run, TextStyle};
use crate::units::{Em, Length};

/// Prepares a story's copy.
pub fn prepare(story: &Story, house: &House) -> (CleanCopy, Findings) {
    let mut desk = Desk { story, house, findings: Findings::new() };
    let at = story.headline_at;
    let head = |desk: &mut Desk, text: &String| desk.line(text, Spaces::Keep, at);
    let copy = CleanCopy {
        label: story.label.as_ref().map(|t| head(&mut desk, t)),
        kicker: story.kicker.as_ref().map(|t| head(&mut desk, t)),
        headline: story.headline.iter().map(|t| head(&mut desk, t)).collect(),
        deck: story.deck.iter().map(|t| head(&mut desk, t)).collect(),
        short: desk.short(),
        byline: story.byline.as_ref().map(|t| spaced_names(&head(&mut desk, t))),
        captions: story.pictures.iter().map(|p| desk.caption(p)).collect(),
        paragraphs: desk.body(),
    };
    (copy, desk.findings)
}

struct Desk<'a> {
    story: &'a Story,
    house: &'a House,
    findings: Findings,
}

impl Desk<'_> {
    /// A line of front matter, mended if the house says so.
    fn line(&mut self, text: &str, spaces: Spaces, at: Span) -> String {
        for c in text.chars().filter(|c| is_control(*c)) {
            self.control(c, at);
        }
        let text: String = text.chars().filter(|c| !is_control(*c)).collect();
        let (mended, changes) = normalise(&text, spaces);
        for change in &changes {
            self.tell(change, at);
        }
        for doubt in doubts(&mended) {
            self.findings.push(Finding::new(doubt.code, doubt.message).at(at));
        }
        if self.house.normalise == Normalise::On { mended } else { text }
    }

    fn control(&mut self, c: char, at: Span) {
        let message = message!(
            "U+{:04X} is no character of copy and was left out",
            "U+{:04X} 不是文稿用字，已略去",
            u32::from(c)
        );
        self.findings.push(Finding::new(Code::ControlChar, message).at(at));
    }

    fn tell(&mut self, change: &Change, at: Span) {
        let (before, after, rule, zh) = (&change.before, &change.after, change.rule, in_chinese(change.rule));
        let (became, to) = match self.house.normalise {
            Normalise::Off => return,
            Normalise::On => ("became", "改为"),
            Normalise::Check => ("should become", "应改为"),
        };
        let en = format!("{rule}: “{before}” {became} “{after}”");
        let mut finding =
            Finding::new(Code::Normalised, Message { en, zh: format!("{zh}：“{before}”{to}“{after}”") });
        if self.house.normalise == Normalise::Check {
            finding = finding.help((
                "write it so in the story, or let the stylesheet say normalise = \"on\"",
                "在稿件里这样写，或在样式表写 normalise = \"on\"",
            ));
        }
        self.findings.push(finding.at(at));
    }

    /// The headline over a jumped rest. The headline itself has been told of already.
    fn short(&mut self) -> String {
        if let Some(short) = &self.story.short {
            return self.line(short, Spaces::Keep, self.story.headline_at);
        }
        let whole = self.story.headline.join("\u{3000}").replace(is_control, "");
        if self.house.normalise == Normalise::On { normalise(&whole, Spaces::Keep).0 } else { whole }
    }

    fn caption(&mut self, picture: &PictureRef) -> Caption {
        let text = picture.caption.as_ref().map(|t| self.line(t, Spaces::Close, picture.at));
        let credit = picture.credit.as_ref().map(|t| self.line(t, Spaces::Keep, picture.at));
        Caption { text, credit: credit.map(|c| spaced_names(&c)) }
    }

    fn body(&mut self) -> Vec<Paragraph> {
        let (mut blocks, ignored, faults) = blocks(&self.story.body);
        for (range, fault) in faults {
            self.findings.push(Finding::new(Code::MarkWrong, fault).at(self.span(range)));
        }
        self.findings.extend(self.pinyin_room(&blocks));
        for (range, (en, zh)) in ignored {
            let message = Message {
                en: format!("{en} cannot be set; its words are kept as plain text"),
                zh: format!("{zh}不能排，文字照排"),
            };
            let at = self.span(range);
            self.findings.push(Finding::new(Code::MarkupIgnored, message).at(at));
        }
        for block in &mut blocks {
            self.mend(block);
        }
        self.lint(&blocks);
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for block in blocks.iter().filter(|b| b.role == Role::Break || !b.letters.is_empty()) {
            if self.parts_stanzas(&paragraphs, block) {
                let (at, style) = (self.span(block.range.clone()), self.base().para);
                paragraphs.push(Paragraph { role: Role::Break, runs: Vec::new(), style, leads: false, at });
            }
            paragraphs.extend(self.lines(block).iter().map(|b| self.paragraph(b)));
        }
        paragraphs
    }

    /// Between two stanzas there is a blank row.
    fn parts_stanzas(&self, before: &[Paragraph], next: &Block) -> bool {
        let after = before.last().is_some_and(|p| p.role == Role::Body);
        self.story.kind == StoryKind::Verse && after && next.role == Role::Body
    }

    /// A line of a verse is a paragraph: where it is turned over, the rest hangs.
    fn lines<'b>(&self, block: &'b Block) -> Vec<Cow<'b, Block>> {
        if self.story.kind != StoryKind::Verse || block.role != Role::Body {
            return vec![Cow::Borrowed(block)];
        }
        let line = |letters: &[Letter]| Cow::Owned(Block { letters: letters.to_vec(), ..block.clone() });
        block.letters.split(|l| l.c == '\n').filter(|l| !l.is_empty()).map(line).collect()
    }

    /// Pinyin stands in the line gap; where that is too small for it, it is said once.
    fn pinyin_room(&self, blocks: &[Block]) -> Option<Finding> {
        let base = self.base();
        let (gap, size) =
            (self.house.body.pitch - base.text.size, self.house.marks.pinyin_of(base.text.size));
        let first = blocks.iter().find_map(|b| b.letters.iter().find(|l| l.beside.over.is_some()));
        let at = self.span(letters::range(&[*first.filter(|_| size > gap)?]));
        let points = |l: Length| format!("{}.{}", l.to_milli_pt() / 1000, l.to_milli_pt() % 1000 / 100);
        let message = message!(
            "pinyin of {} pt does not fit in a line gap of {} pt",
            "{} 点的拼音放不进 {} 点的行间",
            points(size),
            points(gap)
        );
        Some(Finding::new(Code::MarkCrowded, message).at(at))
    }

    /// A stretch of the body, in the file.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let place = |at: usize| self.story.body_start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        Span { source: self.story.source, start: place(range.start), end: place(range.end) }
    }

    /// Takes out what is not printed, joins the lines, and mends the marks.
    fn mend(&mut self, block: &mut Block) {
        for letter in block.letters.iter().filter(|l| is_control(l.c)) {
            self.control(letter.c, self.span(letters::range(&[*letter])));
        }
        let verse = self.story.kind == StoryKind::Verse;
        let letters = joined(std::mem::take(&mut block.letters), verse);
        let changes = letters::changes(&letters, if verse { Spaces::Em } else { Spaces::Close });
        for (change, range) in &changes {
            self.tell(change, self.span(range.clone()));
        }
        let changes: Vec<Change> = changes.into_iter().map(|(change, _)| change).collect();
        let on = self.house.normalise == Normalise::On;
        block.letters = if on && !changes.is_empty() { letters::mended(&letters, &changes) } else { letters };
    }

    /// What only a person can decide, and marks without their other halves.
    fn lint(&mut self, blocks: &[Block]) {
        for block in blocks.iter().filter(|b| may_doubt(b.letters.iter().map(|l| l.c))) {
            let said = letters::text(&block.letters);
            let (mut nth, mut counted) = (0, 0);
            for doubt in doubts(&said) {
                nth += said[counted..doubt.offset].chars().count();
                counted = doubt.offset;
                let letter = block.letters.get(nth).copied();
                let at = letter.map_or(block.range.clone(), |l| letters::range(&[l]));
                self.findings.push(Finding::new(doubt.code, doubt.message).at(self.span(at)));
            }
        }
        let paragraphs: Vec<&[Letter]> = blocks.iter().map(|b| b.letters.as_slice()).collect();
        for lonely in unbalanced(&paragraphs) {
            let message = message!("{} has no {}", "{} 缺 {}", lonely.mark, lonely.other);
            let place = letters::range(&blocks[lonely.paragraph].letters[lonely.at..=lonely.at]);
            self.findings.push(Finding::new(Code::QuoteUnbalanced, message).at(self.span(place)));
        }
    }

    fn base(&self) -> LineStyle {
        if let Some((_, style)) = self.story.style.and_then(|at| self.house.styles.get(at)) {
            return *style;
        }
        match self.story.kind {
            StoryKind::Verse => self.house.verse,
            StoryKind::Notice => self.house.notice,
            StoryKind::News | StoryKind::Pictures => self.house.body,
        }
    }

    fn paragraph(&self, block: &Block) -> Paragraph {
        let (runs, style) = match block.role {
            Role::Break => (Vec::new(), self.base().para),
            Role::Subhead => {
                let style = self.house.subhead;
                let runs = voiced(&letters::plain(&block.letters), style.text, self.house);
                (runs, style.para)
            }
            Role::Body => {
                let said = letters::text(&block.letters);
                self.signed(block, &said).unwrap_or_else(|| self.spoken(block, &said))
            }
        };
        let leads = block.role == Role::Body && block.letters.iter().all(|l| l.voice == Voice::Bold);
        Paragraph { role: block.role, runs, style, leads, at: self.span(block.range.clone()) }
    }

    fn spoken(&self, block: &Block, said: &str) -> (Vec<Run>, ParaStyle) {
        let LineStyle { text, para, .. } = self.base();
        let kai = TextStyle { face: self.house.kai, ..text };
        match block.quotes {
            0 if self.story.kind == StoryKind::Verse => (voiced(&block.letters, text, self.house), para),
            0 => (reported((&block.letters, said), text, self.house), para),
            1 => (voiced(&block.letters, kai, self.house), para),
            _ => (
                voiced(&block.letters, text, self.house),
                ParaStyle { indent: Em(0), align: Align::Right, ..para },
            ),
        }
    }

    /// A byline or a photographer's credit that is a paragraph of its own.
    fn signed(&self, block: &Block, said: &str) -> Option<(Vec<Run>, ParaStyle)> {
        let line = byline(said).filter(|l| l.head.is_none() && self.story.kind != StoryKind::Verse)?;
        let (text, para) = match line.work {
            Some(Work::Picture) => {
                let text = TextStyle { face: self.house.credit, ..self.house.caption.text };
                (text, ParaStyle { indent: Em(0), align: Align::Right, ..self.base().para })
            }
            _ if block.quotes > 0 => return None,
            _ => (self.house.byline.text, self.house.byline.para),
        };
        if block.letters.iter().any(|l| l.beside != Beside::default()) {
            return Some((voiced(&block.letters, text, self.house), para));
        }
        Some((vec![Run { text: spaced_names(said), style: text }], para))
    }
}

/// The lines of a paragraph run together: between Latin words a space, else nothing. A verse keeps its lines.
fn joined(letters: Letters, verse: bool) -> Letters {
    let asks = |l: &Letter| l.c < ' ' || is_control(l.c);
    let is_bare = |end: Option<&Letter>| end.is_none_or(|l| !l.c.is_whitespace());
    if is_bare(letters.first()) && is_bare(letters.last()) && !letters.iter().any(asks) {
        return letters;
    }
    let mut out: Letters = Vec::with_capacity(letters.len());
    let mut letters = letters.into_iter().filter(|l| !is_control(l.c)).peekable();
    while let Some(mut letter) = letters.next() {
        if letter.c == '\t' {
            letter.c = ' ';
        }
        if letter.c == '\n' && !verse {
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && u32::from(c) < 0x250);
            letter.c = ' ';
            if !latin(out.last().map(|l| l.c)) || !latin(letters.peek().map(|l| l.c)) {
                continue;
            }
        }
        out.push(letter);
    }
    let blank = |c: char| c.is_whitespace() && !(verse && c == '\u{3000}');
    let end = out.iter().rposition(|l| !l.c.is_whitespace()).map_or(0, |i| i + 1);
    out.truncate(end);
    let start = out.iter().position(|l| !blank(l.c)).unwrap_or(end);
    out.drain(..start);
    out
}
