//! What a line is by its words: a byline, a credit, a caption, a line of the guide.

use super::lines::blank;

/// Whoever signs.
const ROLES: &[&str] = &["记者", "通讯员", "评论员", "特派员", "撰稿人", "文/图", "文／图", "摄影报道"];
/// Marks before a byline.
const MARKS: &[char] = &['◆', '◇', '□', '■', '○', '●', '▢', '△'];
/// How a credit ends.
const CREDITS: &[&str] = &["摄", "摄影", "摄影报道", "供图", "文/图", "文／图", "制图"];
/// How a caption begins.
const CAPTIONS: &[&str] =
    &["图为", "图片说明：", "图片说明:", "图说：", "图说:", "▲", "▼", "图①", "图②", "图③"];
/// Marks of a sentence.
const MARKS_OF_SENTENCE: &[char] =
    &['，', '。', '；', '：', '！', '？', ',', ';', ':', '!', '?', '“', '”', '…'];
/// A line that signs is no longer than this, in characters.
const SIGNED: usize = 30;
/// A line without marks that stands on its own is no longer than this, in characters.
const ALONE: usize = 20;

/// What a label says of the words after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 栏题.
    Label,
    /// 引题.
    Kicker,
    /// 主题.
    Headline,
    /// 副题.
    Deck,
    /// Who wrote it.
    Byline,
    /// The body begins here.
    Body,
    /// What the newsroom notes of it and the page does not print.
    Note,
}

/// The labels that newsrooms write before the parts of a story.
const LABELS: &[(&str, Part)] = &[
    ("栏目", Part::Label),
    ("栏题", Part::Label),
    ("引题", Part::Kicker),
    ("肩题", Part::Kicker),
    ("眉题", Part::Kicker),
    ("标题", Part::Headline),
    ("主标题", Part::Headline),
    ("正题", Part::Headline),
    ("副题", Part::Deck),
    ("副标题", Part::Deck),
    ("子题", Part::Deck),
    ("作者", Part::Byline),
    ("署名", Part::Byline),
    ("记者", Part::Byline),
    ("通讯员", Part::Byline),
    ("正文", Part::Body),
    ("来源", Part::Note),
    ("稿源", Part::Note),
    ("责编", Part::Note),
    ("编辑", Part::Note),
    ("责任编辑", Part::Note),
    ("校对", Part::Note),
    ("审核", Part::Note),
    ("签发", Part::Note),
    ("字数", Part::Note),
    ("版面", Part::Note),
    ("图片", Part::Note),
    ("配图", Part::Note),
    ("关键词", Part::Note),
    ("导语", Part::Body),
];
/// What a label names is no longer than this, in characters: more is a paragraph that happens to begin so.
const NAMED: usize = 60;

/// The part that a line names, and its words: `标题：……`, `【副题】……`, `正 文：`.
pub fn named(text: &str) -> Option<(Part, &str)> {
    let (label, words) = match text.strip_prefix('【') {
        Some(rest) => rest.split_once('】')?,
        None => text.split_once(['：', ':'])?,
    };
    let label: String = label.chars().filter(|c| !blank(*c)).take(5).collect();
    let (_, part) = LABELS.iter().find(|(name, _)| *name == label)?;
    let words = words.trim_start_matches(['：', ':']).trim_matches(blank);
    let is_short = *part == Part::Body || words.chars().count() <= NAMED;
    is_short.then_some((*part, words))
}

fn short(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.contains(MARKS_OF_SENTENCE)
}

/// `◆通讯员 张顺富 文/图`, `本报记者 ××`
pub fn is_byline(text: &str) -> bool {
    let marked = text.starts_with(MARKS);
    let bare = text.trim_start_matches(MARKS).trim_start_matches(blank);
    let signed = ROLES.iter().any(|r| bare.contains(r));
    let begins =
        ["本报", "记者", "通讯员", "特约", "实习", "首席", "见习"].iter().any(|p| bare.starts_with(p));
    short(bare, SIGNED) && if marked { signed || bare.chars().count() <= ALONE } else { signed && begins }
}

/// `实习记者 田银川 摄`
pub fn is_credit(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', '（', '）']);
    let apart = |end: &str| bare.strip_suffix(end).is_some_and(|names| names.ends_with(blank));
    short(bare, SIGNED) && CREDITS.iter().any(|end| apart(end))
}

/// `图为……`
pub fn is_caption(text: &str) -> bool {
    CAPTIONS.iter().any(|p| text.starts_with(p))
}

/// A short line without marks: a list's, a poem's, a signature; not a paragraph that was cut.
pub fn stands_alone(text: &str) -> bool {
    let open = |(o, s): &(char, char)| text.matches(*o).count() > text.matches(*s).count();
    short(text, ALONE) && ![('《', '》'), ('（', '）'), ('(', ')'), ('‘', '’')].iter().any(open)
}

/// A dispatch begins here.
pub fn begins_dispatch(text: &str) -> bool {
    crate::copydesk::byline::dateline(text).is_some()
}

/// A headline's words, if a line is one by its looks: short, no sentence's end.
pub fn is_headline(text: &str) -> bool {
    text.chars().count() <= 40 && !text.ends_with(['。', '！', '？', '，', '；', '：', ',', ';', '.', ':'])
}

/// 为您导读, 今日导读
pub fn is_guide(heading: &str) -> bool {
    heading.ends_with("导读") && heading.chars().count() <= 8
}

/// A line ending in `——`: 引题.
pub fn is_kicker(heading: &str) -> bool {
    heading.ends_with("——") || heading.ends_with("--")
}

/// The title (often empty) and the page of `——详见第3版`.
pub fn refers(text: &str) -> Option<(&str, u16)> {
    let bare = text.trim_end_matches(['）', ')', '】', ']']);
    let (before, number) = bare.strip_suffix('版')?.rsplit_once('第')?;
    let page = number.trim_matches(blank).parse().ok().or_else(|| han_number(number))?;
    let before = before.trim_end_matches("详见").trim_end_matches("见");
    let edge = |c: char| blank(c) || matches!(c, '—' | '-' | '（' | '(' | '…' | '.' | '·' | '【' | '[' | '▶');
    Some((before.trim_matches(edge), page))
}

/// 一 to 十九.
fn han_number(text: &str) -> Option<u16> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|i| i as u16 + 1);
    let mut chars = text.chars();
    match (chars.next()?, chars.next(), chars.next()) {
        ('十', None, _) => Some(10),
        ('十', Some(c), None) => digit(c).map(|d| 10 + d),
        (c, None, _) => digit(c),
        _ => None,
    }
}
