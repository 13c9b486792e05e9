//! 电头 and 署名 (NEWSPAPER §1.7): who reports, from where.
//!
//! ```text
//! byline    = head [signature] | [mark] signers [work]
//! head      = 本报讯 | 本报…电 | 新华社…电 | 据…电          (… holds a date, and no mark of a sentence)
//! signature = （ signers [work] ）
//! signers   = role names (role names)*                     parted by spaces or 、
//! work      = 文/图 | 摄 | 摄影报道
//! ```

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Byline {
    /// 本报讯, 新华社北京11月1日电.
    pub head: Option<String>,
    /// The roles, each with its names; a role is empty where names stand alone.
    pub roles: Vec<(String, Vec<String>)>,
    /// What they made.
    pub work: Option<Work>,
}

/// What those who sign have made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// 文/图: the text and the pictures.
    TextAndPictures,
    /// 摄: the picture.
    Picture,
    /// 摄影报道: the picture story.
    PictureStory,
}

/// Where a dispatch's head and its signature stand in a paragraph, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Where 本报讯, 本报××电 ends.
    pub head: usize,
    /// The signature after it, brackets included: its start and end.
    pub signature: Option<(usize, usize)>,
}

/// How a role ends: 本报记者, 云南日报记者, 特约通讯员 …
const ROLES: &[&str] = &["记者", "通讯员", "评论员", "特派员", "撰稿人", "摄影师", "实习生", "特约撰稿"];
/// Marks before a byline on its own line.
const MARKS: &[char] = &['◆', '◇', '□', '■', '○', '●', '▢', '△', '▲'];
/// Words for what they made.
const WORKS: &[(&str, Work)] = &[
    ("文/图", Work::TextAndPictures),
    ("图/文", Work::TextAndPictures),
    ("文／图", Work::TextAndPictures),
    ("图文", Work::TextAndPictures),
    ("摄影报道", Work::PictureStory),
    ("摄影", Work::Picture),
    ("摄", Work::Picture),
];
/// How a head begins.
const HEADS: &[&str] = &["本报", "新华社", "据新华社", "中新社", "据"];
/// A dispatch's head is no longer than this, in characters.
const MOST: usize = 20;
/// A name or a role is no longer than this, in characters.
const LONGEST: usize = 12;
/// A name that follows its role without a space is no longer than this.
const GLUED: usize = 4;

/// Reads a byline that is all of a text; none if it is something else.
pub fn byline(text: &str) -> Option<Byline> {
    let text = text.trim_matches(blank);
    if let Some(line) = dateline(text) {
        let (from, to) = line.signature.unwrap_or((line.head, line.head));
        let rest = text[to..].trim_matches(blank).is_empty();
        let signed = if from < to { signers(inside(&text[from..to])?)? } else { Byline::default() };
        return rest.then(|| Byline { head: Some(text[..line.head].to_owned()), ..signed });
    }
    let marked = text.starts_with(MARKS);
    let bare = text.trim_start_matches(MARKS).trim_matches(blank);
    let line = signers(inside(bare).unwrap_or(bare))?;
    let has_role = line.roles.iter().any(|(role, _)| !role.is_empty());
    (has_role || line.work.is_some() || marked).then_some(line)
}

/// Where the head of a dispatch and its signature stand, if a paragraph begins so.
pub fn dateline(text: &str) -> Option<Dateline> {
    let head = head(text)?;
    let rest = text[head..].trim_start_matches(blank);
    let from = text.len() - rest.len();
    let shut = rest
        .find(['）', ')'])
        .map(|at| from + rest[..at].len() + rest[at..].chars().next().map_or(0, char::len_utf8));
    let signature = shut.filter(|to| inside(&text[from..*to]).is_some_and(signs)).map(|to| (from, to));
    Some(Dateline { head, signature })
}

/// Whether the words in a bracket sign: 记者 ××.
pub fn signs(inside: &str) -> bool {
    signers(inside).is_some_and(|line| line.roles.iter().any(|(role, _)| !role.is_empty()))
}

/// Names stand apart by an em; the parts of a Latin name by a space.
pub fn spaced_names(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split(blank).filter(|p| !p.is_empty()) {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && u32::from(c) < 0x250);
        match (latin(out.chars().next_back()), latin(part.chars().next())) {
            (true, true) => out.push(' '),
            // Between a Latin name and Han the gap is automatic.
            (true, false) | (false, true) => (),
            (false, false) if out.is_empty() => (),
            (false, false) => out.push('\u{3000}'),
        }
        out.push_str(part);
    }
    out
}

fn blank(c: char) -> bool {
    c.is_whitespace()
}

/// The length of a dispatch's head.
fn head(text: &str) -> Option<usize> {
    if text.starts_with("本报讯") {
        return Some("本报讯".len());
    }
    let begins = HEADS.iter().any(|p| text.starts_with(p));
    let (at, _) = text.char_indices().take(MOST).find(|(_, c)| *c == '电')?;
    let inside = &text[..at];
    let plain = !inside.contains(['，', '。', '“', '、', ',', '：']) && inside.ends_with('日');
    (begins && plain).then_some(at + '电'.len_utf8())
}

/// What stands in the bracket that is all of a text.
fn inside(text: &str) -> Option<&str> {
    text.strip_prefix(['（', '('])?.strip_suffix(['）', ')']).map(|t| t.trim_matches(blank))
}

/// `role names (role names)* [work]`
fn signers(text: &str) -> Option<Byline> {
    let mut line = Byline::default();
    let parts = |c: char| blank(c) || matches!(c, '、' | '：' | ':');
    for word in text.split(parts).filter(|w| !w.is_empty()) {
        match WORKS.iter().find(|(w, _)| *w == word) {
            Some((_, work)) if line.work.is_none() => line.work = Some(*work),
            _ => line.add(word)?,
        }
    }
    let mut names = line.roles.iter().flat_map(|(_, names)| names).peekable();
    (names.peek().is_some() && names.all(|n| n.chars().nth(1).is_some())).then_some(line)
}

impl Byline {
    /// Takes a role, a name, or both in one word; none if it is neither.
    fn add(&mut self, word: &str) -> Option<()> {
        let (role, name) = role_and_name(word)?;
        if !role.is_empty() || self.roles.is_empty() {
            self.roles.push((role.to_owned(), Vec::new()));
        }
        let (_, names) = self.roles.last_mut()?;
        let single = |n: &str| n.chars().count() == 1;
        match names.last_mut().filter(|last| single(last) && single(name)) {
            // 张 三, spread to the width of three.
            Some(last) => last.push_str(name),
            None => names.extend((!name.is_empty()).then(|| name.to_owned())),
        }
        Some(())
    }
}

/// 记者, 李明坤, 记者李明坤 or 李明坤/文.
fn role_and_name(word: &str) -> Option<(&str, &str)> {
    // A role, a name and what they made: longer words are none, and not searched.
    word.chars().nth(2 * LONGEST + 2).is_none().then_some(())?;
    let end = ROLES.iter().filter_map(|r| word.find(r).map(|at| at + r.len())).max().unwrap_or(0);
    let (role, name) = word.split_at(end);
    let name = ["/文", "/图", "/摄"].iter().find_map(|s| name.strip_suffix(s)).unwrap_or(name);
    let most = if role.is_empty() { LONGEST } else { GLUED };
    let short = role.chars().count() <= LONGEST && name.chars().count() <= most;
    let plain = |t: &str| t.chars().all(|c| c.is_alphabetic() || matches!(c, '·' | '.' | '-' | '\'' | '’'));
    (short && plain(role) && plain(name)).then_some((role, name))
}
