//! The Markdown of a body → blocks of text in voices.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Role;

/// How a piece of a paragraph is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// As the body.
    Plain,
    /// `**…**`
    Bold,
    /// `*…*`
    Emphasis,
}

/// A paragraph, a subhead or a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Its text in voices; a line's end within is `\n`.
    pub pieces: Vec<(String, Voice)>,
    /// How many `>` stand before it.
    pub quotes: u8,
    /// Where it stands in the body.
    pub range: Range<usize>,
}

impl Block {
    /// All it says.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(t, _)| t.as_str()).collect()
    }
}

/// What was left out, and what it is called.
pub type Ignored = Vec<(Range<usize>, &'static str)>;

/// Reads a body.
pub fn blocks(body: &str) -> (Vec<Block>, Ignored) {
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(body, Options::empty()).into_offset_iter() {
        reader.take(event, range);
    }
    reader.close();
    (reader.blocks, reader.ignored)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    ignored: Ignored,
    open: Option<Block>,
    quotes: u8,
    bold: u32,
    emphasis: u32,
}

impl Reader {
    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text, range),
            Event::SoftBreak | Event::HardBreak => self.text("\n", range),
            Event::Rule => self.put(Role::Break, range),
            Event::Html(_) | Event::InlineHtml(_) => self.ignored.push((range, "HTML")),
            _ => self.ignored.push((range, "this markup")),
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::Item => self.begin(Role::Body, range),
            Tag::Heading { .. } => self.begin(Role::Subhead, range),
            Tag::CodeBlock(_) => self.begin(Role::Body, range),
            Tag::BlockQuote(_) => self.quotes = self.quotes.saturating_add(1),
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Image { .. } => self.ignored.push((range, "a picture in the body")),
            Tag::Link { .. } => self.ignored.push((range, "a link's address")),
            _ => (),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock => self.close(),
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            _ => (),
        }
    }

    fn begin(&mut self, role: Role, range: Range<usize>) {
        self.close();
        self.open = Some(Block { role, pieces: Vec::new(), quotes: self.quotes, range });
    }

    fn put(&mut self, role: Role, range: Range<usize>) {
        self.close();
        self.blocks.push(Block { role, pieces: Vec::new(), quotes: 0, range });
    }

    fn close(&mut self) {
        let closed = self.open.take().filter(|b| !b.text().trim().is_empty());
        self.blocks.extend(closed.map(|block| Block { pieces: bold_by_hand(block.pieces), ..block }));
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let voice = match (self.bold > 0, self.emphasis > 0) {
            (true, _) => Voice::Bold,
            (_, true) => Voice::Emphasis,
            _ => Voice::Plain,
        };
        let quotes = self.quotes;
        let block =
            self.open.get_or_insert_with(|| Block { role: Role::Body, pieces: vec![], quotes, range });
        match block.pieces.last_mut() {
            Some((last, same)) if *same == voice => last.push_str(text),
            _ => block.pieces.push((text.to_owned(), voice)),
        }
    }
}

/// `**` that Markdown takes for plain text, since it stands between a mark and a 字 (`**。**12月`): paired here.
fn bold_by_hand(pieces: Vec<(String, Voice)>) -> Vec<(String, Voice)> {
    let plain = || pieces.iter().filter(|(_, v)| *v == Voice::Plain);
    let marks: usize = plain().map(|(t, _)| t.matches("**").count()).sum();
    if marks == 0 || marks % 2 == 1 {
        return pieces;
    }
    let mut bold = false;
    let mut out = Vec::new();
    for (text, voice) in pieces {
        if voice != Voice::Plain {
            out.push((text, voice));
            continue;
        }
        for (n, part) in text.split("**").enumerate() {
            bold ^= n > 0;
            let voice = if bold { Voice::Bold } else { Voice::Plain };
            out.extend((!part.is_empty()).then(|| (part.to_owned(), voice)));
        }
    }
    out
}

/// A text cut where `is` changes.
pub fn split_by(text: &str, is: impl Fn(char) -> bool) -> Vec<(&str, bool)> {
    let mut parts: Vec<(&str, bool)> = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let end = chars.peek().map_or(text.len(), |(i, _)| *i);
        if chars.peek().is_none_or(|(_, next)| is(*next) != is(c)) {
            parts.push((&text[start..end], is(c)));
            start = end;
        }
    }
    parts
}
