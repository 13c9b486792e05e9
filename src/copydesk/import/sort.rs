//! Lines → stories in draft, guides, orphans: by the headings.

use super::lines::{Kind, Line};
use super::log::Log;
use super::words::{self, Part};
use crate::finding::{Code, Message, message};

/// A story whose body is not laid yet.
#[derive(Clone, Debug, Default)]
pub struct Draft<'a> {
    /// 栏题.
    pub labels: Vec<Line<'a>>,
    /// 引题.
    pub kicker: Option<Line<'a>>,
    /// 主题.
    pub headline: Option<Line<'a>>,
    /// 副题.
    pub deck: Vec<Line<'a>>,
    /// A byline that the copy names as one.
    pub byline: Option<Line<'a>>,
    /// The lines of its body, headings among them.
    pub items: Vec<Line<'a>>,
}

/// 导读.
#[derive(Clone, Debug)]
pub struct Guide<'a> {
    /// Its heading.
    pub head: Line<'a>,
    /// Its entries: titles, and the page each stands on.
    pub entries: Vec<(Vec<Line<'a>>, u16)>,
}

/// What the copy consists of.
#[derive(Clone, Debug, Default)]
pub struct Sorted<'a> {
    /// Stories.
    pub drafts: Vec<Draft<'a>>,
    /// Guides.
    pub guides: Vec<Guide<'a>>,
    /// Lines of no story.
    pub orphans: Vec<Line<'a>>,
}

/// What the lines belong to as they come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Nowhere,
    Story,
    Guide,
}

/// Sorts a file's lines.
pub fn file<'a>(lines: &[Line<'a>], sorted: &mut Sorted<'a>, log: &mut Log) {
    let first = sorted.drafts.len();
    let (waiting, titles) = (vec![], vec![]);
    let mut sorter = Sorter { sorted, log, place: Place::Nowhere, waiting, titles, awaited: None };
    for line in lines {
        sorter.take(*line);
    }
    sorter.end_guide();
    for label in std::mem::take(&mut sorter.waiting) {
        match sorter.sorted.drafts[first..].last_mut() {
            Some(draft) => draft.items.push(label),
            None => sorter.orphan(label, ("a heading without a story", "没有稿件的标题")),
        }
    }
}

/// What sorts a file's lines.
pub(super) struct Sorter<'s, 'a, 'f> {
    sorted: &'s mut Sorted<'a>,
    /// Where decisions are told.
    pub log: &'s mut Log<'f>,
    place: Place,
    /// Lower headings that came before any story, and 栏题 that the copy names.
    pub waiting: Vec<Line<'a>>,
    /// Lines of the guide whose page has not come yet.
    titles: Vec<Line<'a>>,
    /// A part whose label stood alone on a line: the next line is it.
    pub awaited: Option<Part>,
}

impl<'a> Sorter<'_, 'a, '_> {
    fn take(&mut self, line: Line<'a>) {
        if matches!(line.kind, Kind::Head(_) | Kind::Text) && self.is_named(line) {
            return;
        }
        match line.kind {
            Kind::Rule | Kind::Comment => {
                self.log.decide(&line, message!("left out, no copy: {}", "略去，不是文稿：{}", line.text));
                let is_rule = line.kind == Kind::Rule;
                if let Some(draft) = self.open().filter(|draft| is_rule && !draft.items.is_empty()) {
                    draft.items.push(line);
                }
            }
            Kind::Head(level) if line.text.is_empty() => {
                self.log.decide(
                    &line,
                    message!("left out, a heading without words: {}", "略去，空标题：{}", "#".repeat(level)),
                );
            }
            Kind::Picture => {
                self.orphan(
                    line,
                    ("a picture; name its file in a story's front matter", "图片；请在稿件开头写上文件名"),
                );
            }
            Kind::Head(_) if words::is_guide(line.text) => self.begin_guide(line),
            Kind::Head(1 | 2) => self.head(line),
            Kind::Head(_) => self.lower(line),
            Kind::Text => self.text(line),
        }
    }

    fn orphan(&mut self, line: Line<'a>, (en, zh): (&str, &str)) {
        let (en, zh) = (
            format!("put among the orphans, {en}: {}", line.text),
            format!("归入无主文字，{zh}：{}", line.text),
        );
        self.log.decide(&line, Message { en, zh });
        self.set_aside(line);
    }

    /// A line of no story; whoever calls tells of it.
    pub fn set_aside(&mut self, line: Line<'a>) {
        self.sorted.orphans.push(line);
    }

    /// The story that lines go to.
    pub fn open(&mut self) -> Option<&mut Draft<'a>> {
        self.sorted.drafts.last_mut().filter(|_| self.place == Place::Story)
    }

    /// A heading that begins a story, unless it is the 主题 under a 引题.
    fn head(&mut self, line: Line<'a>) {
        let kicked = self.open().is_some_and(|d| awaits_headline(d));
        if kicked {
            return self.lower(line);
        }
        self.put(Part::Headline, line);
    }

    /// A story begins, under the 栏题 that waited for one.
    pub fn begin(&mut self, draft: Draft<'a>) {
        self.end_guide();
        let labels = std::mem::take(&mut self.waiting);
        for label in labels.iter().filter(|label| label.kind != Kind::Text) {
            self.log.decide(
                label,
                message!(
                    "栏题 of the story after it, as none stands before it: {}",
                    "后一稿的栏题，前面没有稿件：{}",
                    label.text
                ),
            );
        }
        self.sorted.drafts.push(Draft { labels, ..draft });
        self.place = Place::Story;
    }

    /// A heading below a story's own.
    fn lower(&mut self, line: Line<'a>) {
        let Some(draft) = self.open() else {
            self.end_guide();
            self.place = Place::Nowhere;
            return self.waiting.push(line);
        };
        if !draft.items.is_empty() {
            return draft.items.push(line);
        }
        if awaits_headline(draft) {
            draft.kicker = draft.headline.replace(line);
            self.log.decide(
                &line,
                message!(
                    "主题; the heading before it ends in —— and is its 引题: {}",
                    "主题；前一标题以 —— 结尾，是它的引题：{}",
                    line.text
                ),
            );
        } else {
            draft.deck.push(line);
            self.log.decide(
                &line,
                message!(
                    "副题, as it stands right under the headline: {}",
                    "副题，紧接主题之下：{}",
                    line.text
                ),
            );
        }
    }

    fn text(&mut self, line: Line<'a>) {
        match self.place {
            Place::Guide => self.guide_line(line),
            Place::Story => {
                if let Some(draft) = self.open() {
                    draft.items.push(line);
                }
            }
            Place::Nowhere => self.headless(line),
        }
    }

    /// Words where no story has begun: under a lower heading, under a first line that looks like a headline, or
    /// under none.
    fn headless(&mut self, line: Line<'a>) {
        // A 栏题 that the copy names is none.
        let headline = self.waiting.pop_if(|line| line.kind != Kind::Text);
        let mut draft = Draft { headline, labels: std::mem::take(&mut self.waiting), ..Draft::default() };
        if let Some(head) = &draft.headline {
            self.log.decide(
                head,
                message!("headline, as text follows it: {}", "标题，其后是正文：{}", head.text),
            );
            draft.items.push(line);
        } else if words::is_headline(line.text) {
            self.log.decide(
                &line,
                message!(
                    "headline by its looks, as no heading stands before it: {}",
                    "看样子是标题，前面没有标题：{}",
                    line.text
                ),
            );
            draft.headline = Some(line);
        } else {
            self.log.decide(&line, ("a story without a headline begins here", "没有标题的稿件从这里开始"));
            draft.items.push(line);
        }
        self.sorted.drafts.push(draft);
        self.place = Place::Story;
    }

    fn begin_guide(&mut self, head: Line<'a>) {
        self.end_guide();
        self.log.decide(&head, message!("the guide begins here: {}", "导读从这里开始：{}", head.text));
        self.sorted.guides.push(Guide { head, entries: Vec::new() });
        self.place = Place::Guide;
    }

    fn guide_line(&mut self, line: Line<'a>) {
        let Some((title, page)) = words::refers(line.text) else {
            return self.titles.push(line);
        };
        let mut titles = std::mem::take(&mut self.titles);
        if !title.is_empty() {
            titles.push(line.only(title));
        }
        self.log.decide(
            &line,
            message!("the guide's entry for page {page}: {}", "导读的第 {page} 版条目：{}", line.text),
        );
        if let Some(guide) = self.sorted.guides.last_mut() {
            guide.entries.push((titles, page));
        }
    }

    /// Lines of the guide without a page belong to something else.
    fn end_guide(&mut self) {
        for line in std::mem::take(&mut self.titles) {
            let message = message!(
                "“{}” stands after the guide and belongs to no story: a caption without its picture?",
                "“{}”在导读之后，不属于任何稿件：是缺图片的图片说明？",
                line.text
            );
            self.log.find(Code::CaptionOrphan, message, line.span());
            self.orphan(line, ("a caption without its picture", "图片说明缺图片"));
        }
    }
}

/// A story that has a 引题 and nothing else yet.
fn awaits_headline(draft: &Draft) -> bool {
    let kicks = draft.headline.is_some_and(|h| words::is_kicker(h.text));
    kicks && draft.kicker.is_none() && draft.deck.is_empty() && draft.items.is_empty()
}
