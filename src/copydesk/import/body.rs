//! The body of a draft: paragraphs whole again, 栏题 and byline taken out, sections parted.

use super::joint::{Joint, joint, open_after, unfinished};
use super::lines::{Kind, Line};
use super::log::{Log, together};
use super::sort::Draft;
use super::words;
use crate::finding::{Code, message};

/// What a block of the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A paragraph.
    Text,
    /// 小标题.
    Subhead,
    /// A credit, at the right.
    Credit,
    /// A blank row.
    Break,
}

/// A block of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// What it is.
    pub role: Role,
    /// The lines that make it.
    pub pieces: Vec<Line<'a>>,
}

/// A story, ready to be written.
#[derive(Clone, Debug)]
pub struct Laid<'a> {
    /// Its heads; its lines have gone into the blocks.
    pub draft: Draft<'a>,
    /// A byline on its own line.
    pub byline: Option<Line<'a>>,
    /// The body.
    pub blocks: Vec<Block<'a>>,
}

/// Lays the body of a draft.
pub fn lay<'a>(mut draft: Draft<'a>, orphans: &mut Vec<Line<'a>>, log: &mut Log) -> Laid<'a> {
    let items = std::mem::take(&mut draft.items);
    let text = items.iter().rposition(|i| i.kind == Kind::Text).map_or(0, |i| i + 1);
    let (items, after) = items.split_at(text);
    let signed = items.first().filter(|i| draft.byline.is_none() && words::is_byline(i.text)).copied();
    if let Some(line) = &signed {
        log.decide(
            line,
            message!(
                "byline, as it stands right under the headline: {}",
                "署名，紧接标题之下：{}",
                line.text
            ),
        );
    }
    let mut bed = Bed { blocks: vec![], open: None, held: vec![], quotes: 0, labels: vec![], orphans, log };
    for item in &items[usize::from(signed.is_some())..] {
        bed.take(*item);
    }
    bed.end();
    let (blocks, labels) = (bed.blocks, bed.labels);
    draft.labels.extend(labels);
    let after = after.iter().filter(|item| item.kind != Kind::Rule);
    for label in after.clone() {
        log.decide(
            label,
            message!(
                "栏题 of the story before it, as its text ends here: {}",
                "前一稿的栏题，其正文到此为止：{}",
                label.text
            ),
        );
    }
    draft.labels.extend(after);
    if blocks.is_empty()
        && let Some(head) = &draft.headline
    {
        log.decide(head, message!("a story without text: {}", "没有正文的稿件：{}", head.text));
    }
    Laid { byline: draft.byline.or(signed), draft, blocks }
}

struct Bed<'b, 'a, 'f> {
    blocks: Vec<Block<'a>>,
    /// The paragraph that may go on.
    open: Option<Vec<Line<'a>>>,
    /// What stood in the middle of it and comes after it.
    held: Vec<Block<'a>>,
    /// Quotations open before it.
    quotes: usize,
    labels: Vec<Line<'a>>,
    orphans: &'b mut Vec<Line<'a>>,
    log: &'b mut Log<'f>,
}

impl<'a> Bed<'_, 'a, '_> {
    fn take(&mut self, line: Line<'a>) {
        if line.kind == Kind::Rule {
            self.close();
        } else if line.kind != Kind::Text {
            self.heading(line);
        } else if words::is_caption(line.text) {
            let message = message!(
                "“{}” is a caption, and the story names no picture",
                "“{}”是图片说明，而稿件没有写图片",
                line.text
            );
            self.log.find(Code::CaptionOrphan, message, line.span());
            self.log.decide(
                &line,
                message!(
                    "put among the orphans, a caption without its picture: {}",
                    "归入无主文字，图片说明缺图片：{}",
                    line.text
                ),
            );
            self.orphans.push(line);
        } else if words::is_credit(line.text) {
            self.log.decide(
                &line,
                message!(
                    "credit, set at the right as a paragraph of its own: {}",
                    "来源，自成一段居右：{}",
                    line.text
                ),
            );
            self.aside(Block { role: Role::Credit, pieces: vec![line] });
        } else {
            self.text(line);
        }
    }

    fn breaks_off(&self) -> bool {
        self.open.as_ref().is_some_and(|p| {
            let (text, _) = together(p);
            unfinished(&text) && (p.len() > 1 || !words::stands_alone(&text))
        })
    }

    /// A heading in mid-sentence is furniture of the page; else it is a subhead.
    fn heading(&mut self, line: Line<'a>) {
        if self.breaks_off() {
            self.log.decide(
                &line,
                message!(
                    "栏题 of the story it stands in: taken out of the sentence: {}",
                    "所在稿件的栏题，从句中取出：{}",
                    line.text
                ),
            );
            self.labels.push(line);
        } else {
            self.log.decide(
                &line,
                message!(
                    "小标题, as it stands between whole paragraphs: {}",
                    "小标题，在两个完整段落之间：{}",
                    line.text
                ),
            );
            self.aside(Block { role: Role::Subhead, pieces: vec![line] });
        }
    }

    /// What is no text comes after a paragraph that goes on.
    fn aside(&mut self, block: Block<'a>) {
        if self.breaks_off() {
            return self.held.push(block);
        }
        self.close();
        self.blocks.push(block);
    }

    fn text(&mut self, line: Line<'a>) {
        let Some(pieces) = &mut self.open else { return self.begin(line) };
        let Some(last) = pieces.last().copied() else { return self.begin(line) };
        let (text, _) = together(pieces);
        let joined = pieces.len() > 1;
        match joint((self.quotes, joined), &text, line.text) {
            Joint::Alone => {
                self.log.decide(
                    &last,
                    message!(
                        "kept as a line of its own, though no mark ends it: {}",
                        "自成一行，虽无标点收尾：{}",
                        last.text
                    ),
                );
            }
            Joint::Join => {
                let (before, after) = (tail(last.text), head(line.text));
                self.log.decide(
                    &line,
                    message!(
                        "joined with line {}: …{before}|{after}…",
                        "与第 {} 行相接：…{before}|{after}…",
                        last.number
                    ),
                );
                return pieces.push(line);
            }
            Joint::Lost(why) => self.lost(&last, (&line, why)),
            Joint::Apart => (),
        }
        self.close();
        self.begin(line);
    }

    fn lost(&mut self, last: &Line, (next, why): (&Line, (&str, &str))) {
        let (before, after) = (tail(last.text), head(next.text));
        let message = message!(
            "text is missing between …{before} and {after}…: ",
            "…{before} 与 {after}… 之间缺文字："
        )
        .and(&why.into());
        self.log.find(Code::TextLost, message, last.end());
        self.log.decide(
            next,
            message!(
                "not joined with line {}, text is missing: …{before}✂{after}…",
                "不与第 {} 行相接，中间缺文字：…{before}✂{after}…",
                last.number
            ),
        );
    }

    fn begin(&mut self, line: Line<'a>) {
        if words::begins_dispatch(line.text) {
            self.quotes = 0;
            if self.blocks.iter().any(|b| b.role == Role::Text) {
                self.log.decide(
                    &line,
                    message!(
                        "a new dispatch under the same headline: a blank row before {}…",
                        "同题下的另一条消息：{}… 之前空一行",
                        head(line.text)
                    ),
                );
                self.blocks.push(Block { role: Role::Break, pieces: vec![] });
            }
        }
        self.open = Some(vec![line]);
    }

    /// The story ends.
    fn end(&mut self) {
        let last = self.open.as_ref().and_then(|p| p.last()).copied();
        if let Some(last) = last.filter(|_| self.breaks_off()) {
            let message =
                message!("the story ends in mid-sentence: …{}", "稿件在句中结束：…{}", tail(last.text));
            self.log.find(Code::TextLost, message, last.end());
        }
        self.close();
    }

    fn close(&mut self) {
        if let Some(pieces) = self.open.take() {
            let (text, _) = together(&pieces);
            self.quotes = open_after(self.quotes, &text);
            self.blocks.push(Block { role: Role::Text, pieces });
        }
        self.blocks.append(&mut self.held);
    }
}

/// The last few characters.
fn tail(text: &str) -> String {
    let count = text.chars().count();
    text.chars().skip(count.saturating_sub(8)).collect()
}

/// The first few characters.
fn head(text: &str) -> String {
    text.chars().take(8).collect()
}
