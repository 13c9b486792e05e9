//! The Markdown of a body → blocks of letters in voices. What cannot be set is named; its words are kept.
//!
//! Markdown takes `**` beside a mark of Chinese for plain text, and `[注]: 字` for an address. So the parser is
//! shown the body in disguise: the same bytes, with a letter for each such mark. The words come from the body.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Role;
use super::brackets::{Faults, marked};
use super::leader::rows;
use super::letters::{Beside, Letter, Letters, Voice, is_control};
use super::normalise::han;

/// A paragraph, a subhead or a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Its text; a line's end within is `\n`.
    pub letters: Letters,
    /// How many `>` stand before it.
    pub quotes: u8,
    /// Where it stands in the body.
    pub range: Range<usize>,
}

/// What cannot be set, in English and in Chinese.
type Unset = (&'static str, &'static str);

const HTML: Unset = ("HTML", "HTML");

/// What cannot be set, and what it is called.
pub type Ignored = Vec<(Range<usize>, Unset)>;

/// Reads a body.
pub fn blocks(body: &str) -> (Vec<Block>, Ignored, Faults) {
    let disguise = disguised(body);
    let mut reader = Reader { body, ..Reader::default() };
    for (event, range) in Parser::new_ext(&disguise, Options::ENABLE_TABLES).into_offset_iter() {
        reader.take(event, range);
    }
    reader.close();
    (reader.blocks, reader.ignored, reader.faults)
}

/// The body with the same bytes, and nothing in it that Markdown would take for another thing than it is.
fn disguised(body: &str) -> Cow<'_, str> {
    // What a sign stands beside matters to emphasis and links alone.
    let asks = |byte: u8| matches!(byte, b'*' | b'_' | b']' | b'<' | 0x7f) || byte < b' ' && byte != b'\n';
    if !body.bytes().any(asks) {
        return body.into();
    }
    let mut out = String::with_capacity(body.len());
    let mut chars = body.chars().peekable();
    let (mut before, mut link) = ('\n', false);
    while let Some(c) = chars.next() {
        link = c != '\n' && (link || (before == ']' && c == '('));
        let starred = before != '\\' && !link && (before == '*' || chars.peek() == Some(&'*'));
        let latin = starred && matches!(c, '"' | '\'' | ',' | ';' | ':' | '?' | '!' | '.' | '%' | '(' | ')');
        let definition = before == ']' && c == ':';
        // Letters of as many bytes.
        out.push(match c.len_utf8() {
            // The parser loses what follows a lone one after an indented line.
            1 if c == '\r' && chars.peek() != Some(&'\n') => '\n',
            1 if latin || definition || is_control(c) && c != '\r' => 'x',
            2 if !c.is_alphanumeric() => 'é',
            3 if !han(c) && !c.is_alphanumeric() && c != '\u{3000}' => '字',
            _ => c,
        });
        before = c;
    }
    out.into()
}

#[derive(Default)]
struct Reader<'b> {
    body: &'b str,
    blocks: Vec<Block>,
    ignored: Ignored,
    faults: Faults,
    open: Option<Block>,
    quotes: u8,
    bold: u32,
    emphasis: u32,
    in_row: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) if self.in_row => (),
            Event::Text(text) if text.len() == range.len() => self.words(range),
            Event::Text(text) => self.put(range.clone(), text.chars().map(|c| (c, range.clone()))),
            Event::Code(text) => {
                // The ticks around it are not copy.
                let from = range.start + (range.len() - text.len().min(range.len())) / 2;
                self.words(from..(from + text.len()).min(range.end));
            }
            Event::SoftBreak | Event::HardBreak => self.put(range.clone(), [('\n', range)]),
            Event::Rule => self.blocks_break(range),
            Event::Html(_) | Event::InlineHtml(_) => self.html(range),
            _ => self.ignored.push((range, ("this markup", "这种标记"))),
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(Role::Body, range),
            Tag::TableHead | Tag::TableRow => self.row(range),
            Tag::Item => self.item(range),
            Tag::Heading { .. } => self.begin(Role::Subhead, range),
            Tag::CodeBlock(kind) => {
                if let CodeBlockKind::Fenced(_) = kind {
                    self.ignored.push((range.clone(), ("a block of code", "代码块")));
                }
                self.begin(Role::Body, range);
            }
            Tag::Table(_) => self.ignored.push((range, ("a table", "表格"))),
            Tag::BlockQuote(_) => self.quotes = self.quotes.saturating_add(1),
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Image { .. } => self.ignored.push((range, ("a picture in the body", "正文里的图片"))),
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => (),
            Tag::Link { .. } => self.ignored.push((range, ("a link's address", "链接地址"))),
            _ => (),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.close(),
            TagEnd::TableHead | TagEnd::TableRow => self.in_row = false,
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::CodeBlock => self.close_lines(),
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            _ => (),
        }
    }

    fn begin(&mut self, role: Role, range: Range<usize>) {
        // The first paragraph of a list's item goes on after the item's number.
        let numbered = self.open.as_ref().is_some_and(|b| role == Role::Body && b.range.end >= range.end);
        if !numbered {
            self.close();
            self.open = Some(Block { role, letters: Vec::new(), quotes: self.quotes, range });
        }
    }

    /// An item of a list is a paragraph, with its number if it has one.
    fn item(&mut self, range: Range<usize>) {
        self.close();
        let source = &self.body[range.clone()];
        let number = source.chars().take_while(char::is_ascii_digit).count();
        self.open =
            Some(Block { role: Role::Body, letters: Vec::new(), quotes: self.quotes, range: range.clone() });
        if number > 0 {
            self.words(range.start..range.start + number + 1);
        } else {
            self.ignored.push((range.start..range.start + 1, ("the mark of a list", "列表的符号")));
        }
    }

    /// A row of a table is a paragraph, as it is written: Markdown would drop cells that are too many.
    fn row(&mut self, range: Range<usize>) {
        self.begin(Role::Body, range.clone());
        let source = self.body.get(range.clone()).unwrap_or_default();
        let cells = source.split('|').filter(|cell| !cell.trim().is_empty());
        for (n, cell) in cells.enumerate() {
            let cell = cell.trim();
            let at = range.start + (cell.as_ptr() as usize - source.as_ptr() as usize);
            if n > 0 {
                self.put(at..at, [('\u{3000}', at..at)]);
            }
            self.words(at..at + cell.len());
        }
        self.close();
        self.in_row = true;
    }

    fn blocks_break(&mut self, range: Range<usize>) {
        self.close();
        self.blocks.push(Block { role: Role::Break, letters: Vec::new(), quotes: 0, range });
    }

    fn close(&mut self) {
        let closed = self.open.take().filter(|b| b.letters.iter().any(|l| !l.c.is_whitespace()));
        let Some(mut block) = closed else { return };
        bold_by_hand(&mut block.letters);
        self.faults.extend(marked(&mut block.letters, self.body));
        let Block { role, quotes, range, letters } = block;
        let row = |letters| Block { role, quotes, range: range.clone(), letters };
        self.blocks.extend(rows(letters).into_iter().map(row));
    }

    /// `---` right under a paragraph is a blank row after it, not an underline that makes it a heading.
    fn close_heading(&mut self) {
        let Some(block) = &mut self.open else { return };
        let source = self.body[block.range.clone()].trim_end();
        let row =
            source.rfind('\n').filter(|at| source[at + 1..].trim_start_matches([' ', '>']).starts_with('-'));
        let row = row.map(|at| block.range.start + at + 1..block.range.start + source.len());
        if row.is_some() {
            block.role = Role::Body;
        }
        self.close();
        if let Some(range) = row {
            self.blocks_break(range);
        }
    }

    /// Code, or a paragraph that was indented by hand: every line is one.
    fn close_lines(&mut self) {
        let Some(block) = self.open.take() else { return };
        for line in block.letters.split(|l| l.c == '\n') {
            self.open = Some(Block { letters: line.to_vec(), ..block.clone() });
            self.close();
        }
    }

    fn words(&mut self, range: Range<usize>) {
        let words = self.body.get(range.clone()).unwrap_or_default();
        self.put(range.clone(), placed(words, range.start));
    }

    /// Takes characters, which stand in `range`, each with its place.
    fn put(&mut self, range: Range<usize>, chars: impl IntoIterator<Item = (char, Range<usize>)>) {
        let voice = match (self.bold > 0, self.emphasis > 0) {
            (true, _) => Voice::Bold,
            (_, true) => Voice::Emphasis,
            _ => Voice::Plain,
        };
        let mut chars = chars.into_iter().peekable();
        if chars.peek().is_none() {
            return;
        }
        let quotes = self.quotes;
        let open = self.open.get_or_insert_with(|| Block {
            role: Role::Body,
            letters: vec![],
            quotes,
            range: range.clone(),
        });
        open.range.end = open.range.end.max(range.end);
        open.letters.extend(chars.map(|(c, r)| Letter {
            c,
            at: r.start,
            end: r.end,
            voice,
            beside: Beside::default(),
        }));
    }

    /// Tags are left out, and what stands between them is kept.
    fn html(&mut self, range: Range<usize>) {
        let source = self.body.get(range.clone()).unwrap_or_default();
        let mut tag = false;
        let mut words = Vec::new();
        for (c, at) in placed(source, range.start) {
            tag |= c == '<';
            if !tag && c != '\r' {
                words.push((c, at));
            }
            tag &= c != '>';
        }
        match self.ignored.last_mut() {
            Some((last, HTML)) if last.end == range.start => last.end = range.end,
            _ => self.ignored.push((range.clone(), HTML)),
        }
        let place = |word: Option<&(char, Range<usize>)>| word.map_or(range.clone(), |(_, at)| at.clone());
        let (first, last) = (place(words.first()), place(words.last()));
        self.put(first.start..last.end, words);
    }
}

/// The characters of a text that stands at a byte, each with its place.
fn placed(text: &str, start: usize) -> impl Iterator<Item = (char, Range<usize>)> {
    text.char_indices().map(move |(i, c)| (c, start + i..start + i + c.len_utf8()))
}

/// `**` that Markdown left as plain text (`** 12月**`): paired here, unless they are odd or escaped.
fn bold_by_hand(letters: &mut Letters) {
    let star = |i: usize| letters.get(i).is_some_and(|l| l.c == '*' && l.voice == Voice::Plain);
    let doubled = |i: &usize| star(*i) && star(i + 1) && letters[i + 1].at == letters[*i].at + 1;
    let mut marks: Vec<usize> = Vec::new();
    for i in (0..letters.len()).filter(doubled) {
        if marks.last().is_none_or(|last| i > last + 1) {
            marks.push(i);
        }
    }
    let runs = marks.windows(2).any(|w| w[1] == w[0] + 2);
    if marks.is_empty() || marks.len() % 2 == 1 || runs {
        return;
    }
    for pair in marks.chunks_exact(2) {
        letters[pair[0]..pair[1]].iter_mut().for_each(|l| l.voice = Voice::Bold);
    }
    let mut marks = marks.iter().flat_map(|at| [*at, at + 1]).peekable();
    let mut at = 0;
    letters.retain(|_| {
        at += 1;
        marks.next_if_eq(&(at - 1)).is_none()
    });
}
