//! 电头 and signatures: 本报讯（记者 ××）, 新华社北京×月×日电 (NEWSPAPER §1.7).

/// The parts of a paragraph that begins with a dispatch's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// 本报讯, 本报××电: its length in bytes.
    pub head: usize,
    /// The signature after it, brackets included: its start and end in bytes.
    pub signature: Option<(usize, usize)>,
}

/// Roles that sign.
const ROLES: &[&str] = &["记者", "通讯员", "评论员", "特派员", "撰稿人"];
/// A dispatch's head is no longer than this.
const MOST: usize = 20;

/// The dateline of a paragraph, if it has one.
pub fn dateline(text: &str) -> Option<Dateline> {
    let head = head(text)?;
    let rest = &text[head..];
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
    let signature = signed(&rest[gap..]).map(|length| (head + gap, head + gap + length));
    Some(Dateline { head, signature })
}

fn head(text: &str) -> Option<usize> {
    if text.starts_with("本报讯") {
        return Some("本报讯".len());
    }
    let begins = ["本报", "新华社", "据新华社", "中新社", "据"].iter().any(|p| text.starts_with(p));
    let (at, _) = text.char_indices().take(MOST).find(|(_, c)| *c == '电')?;
    let inside = &text[..at];
    let plain = !inside.contains(['，', '。', '“', '、', ',', '：']) && inside.contains('日');
    (begins && plain).then_some(at + '电'.len_utf8())
}

/// The length of `（记者 ××）` at the head of a text.
fn signed(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('（')?;
    let shut = inner.find('）')?;
    ROLES.iter().any(|r| inner[..shut].contains(r)).then_some('（'.len_utf8() + shut + '）'.len_utf8())
}

/// Names stand apart by an em; the parts of a Latin name by a space.
pub fn spaced_names(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split([' ', '\u{3000}']).filter(|p| !p.is_empty()) {
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
