//! Parts that the copy itself names: `标题：……`, `作者：……`, as newsrooms send them.

use super::lines::{Kind, Line};
use super::sort::{Draft, Sorter};
use super::words::{self, Part};
use crate::finding::message;

impl<'a> Sorter<'_, 'a, '_> {
    /// Takes a line that the copy names, or that a label alone on the line before it names.
    pub fn is_named(&mut self, line: Line<'a>) -> bool {
        let awaited = self.awaited.take();
        let (part, words) = match (words::named(line.text), awaited) {
            (Some(named), _) => named,
            (None, Some(part)) => (part, line.text),
            (None, None) => return false,
        };
        if words.is_empty() && part != Part::Body {
            self.awaited = Some(part);
            self.log.decide(
                &line,
                message!("left out, it names the next line: {}", "略去，指下一行：{}", line.text),
            );
            return true;
        }
        let is_taken = self.put(part, Line { kind: Kind::Text, ..line.only(words) });
        if is_taken {
            let (en, zh) = said(part);
            self.log
                .decide(&line, message!("{en}, as the copy names it: {}", "{zh}，原稿标明：{}", line.text));
        }
        is_taken
    }

    /// Puts a part where it belongs; only a headline and a 引题 begin a story where none is at its head.
    pub fn put(&mut self, part: Part, line: Line<'a>) -> bool {
        let heads = self.open().filter(|draft| draft.items.is_empty());
        match (part, heads) {
            (Part::Headline, Some(draft)) if draft.headline.is_none() => draft.headline = Some(line),
            (Part::Headline, _) => self.begin(Draft { headline: Some(line), ..Draft::default() }),
            (Part::Kicker, Some(draft)) if draft.kicker.is_none() => draft.kicker = Some(line),
            (Part::Kicker, _) => self.begin(Draft { kicker: Some(line), ..Draft::default() }),
            (Part::Deck, Some(draft)) => draft.deck.push(line),
            (Part::Byline, Some(draft)) if draft.byline.is_none() => draft.byline = Some(line),
            (Part::Label, Some(draft)) => draft.labels.push(line),
            (Part::Label, None) => self.waiting.push(line),
            (Part::Body, Some(_)) if line.text.is_empty() => (),
            (Part::Body, Some(draft)) => draft.items.push(line),
            (Part::Note, Some(_)) => self.set_aside(line),
            (Part::Deck | Part::Byline | Part::Body | Part::Note, _) => return false,
        }
        true
    }
}

fn said(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Label => ("栏题", "栏题"),
        Part::Kicker => ("引题", "引题"),
        Part::Headline => ("主题", "主题"),
        Part::Deck => ("副题", "副题"),
        Part::Byline => ("byline", "署名"),
        Part::Body => ("the body", "正文"),
        Part::Note => ("a note of the newsroom, put among the orphans", "编辑部的备注，归入无主文字"),
    }
}
