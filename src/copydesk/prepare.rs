//! A story → clean copy: normalised, its Markdown read, every run in its style.

use super::balance::unbalanced;
use super::dateline::{dateline, spaced_names};
use super::markdown::{Block, Voice, blocks};
use super::normalise::{Change, Spaces, normalise};
use super::{Caption, CleanCopy, Paragraph, Role};
use crate::edition::{House, LineStyle, Normalise, Story, StoryKind};
use crate::finding::{Code, Finding, Findings, Span};
use crate::style::{Align, ParaStyle, Run, TextStyle};
use crate::units::Em;

/// Prepares a story's copy.
pub fn prepare(story: &Story, house: &House) -> (CleanCopy, Findings) {
    let mut desk = Desk { story, house, findings: Findings::new() };
    let line = |desk: &mut Desk, text: &String| desk.line(text, Spaces::Keep);
    let copy = CleanCopy {
        label: story.label.as_ref().map(|t| line(&mut desk, t)),
        kicker: story.kicker.as_ref().map(|t| line(&mut desk, t)),
        headline: story.headline.iter().map(|t| line(&mut desk, t)).collect(),
        deck: story.deck.iter().map(|t| line(&mut desk, t)).collect(),
        short: desk.short(),
        byline: story.byline.as_ref().map(|t| spaced_names(&line(&mut desk, t))),
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
    fn line(&mut self, text: &str, spaces: Spaces) -> String {
        let (mended, changes) = normalise(text, spaces);
        for change in &changes {
            self.tell(change, self.story.headline_at);
        }
        if self.house.normalise == Normalise::On { mended } else { text.to_owned() }
    }

    fn tell(&mut self, change: &Change, at: Span) {
        if self.house.normalise == Normalise::Off {
            return;
        }
        let done = if self.house.normalise == Normalise::On { "became" } else { "should become" };
        let message = format!("{}: “{}” {done} “{}”", change.rule, change.before, change.after);
        self.findings.push(Finding::new(Code::Normalised, message).at(at));
    }

    fn short(&mut self) -> String {
        let short = self.story.short.clone();
        let whole = || self.story.headline.join("\u{3000}");
        self.line(&short.unwrap_or_else(whole), Spaces::Keep)
    }

    fn caption(&mut self, picture: &crate::edition::PictureRef) -> Caption {
        let text = picture.caption.as_ref().map(|t| self.line(t, Spaces::Close));
        let credit = picture.credit.as_ref().map(|t| spaced_names(&self.line(t, Spaces::Keep)));
        Caption { text, credit }
    }

    fn body(&mut self) -> Vec<Paragraph> {
        let (body, changes) = self.normalised_body();
        let (blocks, ignored) = blocks(&body);
        for (range, what) in ignored {
            let finding = Finding::new(Code::MarkupIgnored, format!("{what} cannot be set and was left out"));
            let at = self.span(range, &changes);
            self.findings.push(finding.at(at));
        }
        let spans: Vec<(String, Span)> =
            blocks.iter().map(|b| (b.text(), self.span(b.range.clone(), &changes))).collect();
        let texts: Vec<(&str, Span)> = spans.iter().map(|(t, s)| (t.as_str(), *s)).collect();
        self.findings.extend(unbalanced(&texts));
        self.doubts(&texts);
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for (block, (_, at)) in blocks.iter().zip(&spans) {
            if self.story.kind == StoryKind::Verse && !paragraphs.is_empty() {
                paragraphs.push(self.stanza_break(*at));
            }
            paragraphs.push(self.paragraph(block, *at));
        }
        paragraphs
    }

    /// A blank row between two stanzas.
    fn stanza_break(&self, at: Span) -> Paragraph {
        Paragraph { role: Role::Break, runs: Vec::new(), style: self.base().para, at }
    }

    /// The body, line by line; the changes' offsets are those of the whole body.
    fn normalised_body(&mut self) -> (String, Vec<Change>) {
        let mut out = String::with_capacity(self.story.body.len() + self.story.body.len() / 8);
        let mut all = Vec::new();
        let mut start = 0;
        for line in self.story.body.split_inclusive('\n') {
            let (mended, changes) = normalise(line, Spaces::Close);
            for mut change in changes {
                change.offset += start;
                let from = self.story.body_start + change.offset as u32;
                let at =
                    Span { source: self.story.source, start: from, end: from + change.before.len() as u32 };
                self.tell(&change, at);
                all.push(change);
            }
            out.push_str(&mended);
            start += line.len();
        }
        if self.house.normalise == Normalise::On { (out, all) } else { (self.story.body.clone(), Vec::new()) }
    }

    /// A stretch of the mended body, as the file has it.
    fn span(&self, range: std::ops::Range<usize>, changes: &[Change]) -> Span {
        let original = |at: usize| {
            let mut shift = 0i64;
            for change in changes {
                if change.offset as i64 + shift >= at as i64 {
                    break;
                }
                shift += change.after.len() as i64 - change.before.len() as i64;
            }
            self.story.body_start + (at as i64 - shift).max(0) as u32
        };
        Span { source: self.story.source, start: original(range.start), end: original(range.end) }
    }

    /// A full stop of Latin after Han is probably 。, and is only told of.
    fn doubts(&mut self, texts: &[(&str, Span)]) {
        for (text, at) in texts {
            let chars: Vec<char> = text.chars().collect();
            let han = |c: Option<&char>| c.is_some_and(|c| ('\u{3400}'..='\u{9fff}').contains(c));
            let doubt = |i: &usize| {
                chars[*i] == '.'
                    && *i > 0
                    && han(chars.get(i - 1))
                    && (chars.get(i + 1).is_none() || han(chars.get(i + 1)))
            };
            if (0..chars.len()).any(|i| doubt(&i)) {
                self.findings.push(
                    Finding::new(Code::FullStopDoubt, "a . stands after Han, where 。 may be meant").at(*at),
                );
            }
        }
    }

    fn base(&self) -> LineStyle {
        match self.story.kind {
            StoryKind::Verse => self.house.verse,
            StoryKind::Notice => self.house.notice,
            StoryKind::News | StoryKind::Pictures => self.house.body,
        }
    }

    fn paragraph(&self, block: &Block, at: Span) -> Paragraph {
        let base = self.base();
        if block.role == Role::Subhead {
            let style = self.house.subhead;
            let runs = vec![Run { text: block.text(), style: style.text }];
            return Paragraph { role: Role::Subhead, runs, style: style.para, at };
        }
        let kai = block.quotes == 1;
        let text = if kai { TextStyle { face: self.house.kai, ..base.text } } else { base.text };
        let mut style = base.para;
        if block.quotes >= 2 {
            style = ParaStyle { indent: Em(0), align: Align::Right, ..style };
        }
        let runs = self.runs(block, text);
        Paragraph { role: block.role, runs, style, at }
    }

    fn runs(&self, block: &Block, base: TextStyle) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let verse = self.story.kind == StoryKind::Verse;
        for (n, (text, voice)) in block.pieces.iter().enumerate() {
            let text = if verse { text.clone() } else { text.replace('\n', "") };
            let opened = if n == 0 && block.quotes == 0 { self.opening(&text, base) } else { None };
            match (opened, voice) {
                (Some(opening), Voice::Plain) => runs.extend(opening),
                (_, voice) => runs.extend(self.voiced(&text, *voice, base)),
            }
        }
        runs
    }

    /// 本报讯（记者 ××）in its faces, if the paragraph begins so.
    fn opening(&self, text: &str, base: TextStyle) -> Option<Vec<Run>> {
        let line = dateline(text)?;
        let styled = |face, text: &str| Run { text: text.to_owned(), style: TextStyle { face, ..base } };
        let mut runs = vec![styled(self.house.dateline, &text[..line.head])];
        let mut rest = line.head;
        if let Some((from, to)) = line.signature {
            runs.push(styled(self.house.reporter, &spaced_names(&text[from..to])));
            rest = to;
        }
        runs.push(Run { text: text[rest..].trim_start_matches([' ', '\u{3000}']).to_owned(), style: base });
        Some(runs)
    }

    fn voiced(&self, text: &str, voice: Voice, base: TextStyle) -> Vec<Run> {
        let run = |text: &str, style| Run { text: text.to_owned(), style };
        match voice {
            Voice::Plain => vec![run(text, base)],
            Voice::Bold => vec![run(text, TextStyle { face: self.house.bold, ..base })],
            // Han turns to Kai, Latin leans.
            Voice::Emphasis => {
                let latin = |c: char| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c);
                let kai = TextStyle { face: self.house.kai, ..base };
                let parts = super::markdown::split_by(text, latin);
                parts
                    .into_iter()
                    .map(|(part, is)| run(part, if is { TextStyle { italic: true, ..base } } else { kai }))
                    .collect()
            }
        }
    }
}
