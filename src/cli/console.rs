//! Findings as people read them: file:line:column, the line, a mark under the place, and what to do.

use std::borrow::Cow;

use crate::finding::{Finding, Location, Severity, Sources, Tongue};

/// Who reads, and on what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The language.
    pub tongue: Tongue,
    /// Whether there is colour.
    pub colour: bool,
}

/// A finding in full.
pub fn render(finding: &Finding, sources: &Sources, reader: Reader) -> String {
    let Reader { tongue, colour } = reader;
    let severity = finding.severity();
    let name = paint(&said(severity, tongue), severity, colour);
    let code = finding.code.name();
    let head = |place: &str| format!("{place}{name}[{code}]: {}\n", plain(finding.message.of(tongue)));
    let help = format!("  = {}: {}\n", tongue.pick("help", "办法"), plain(finding.advice(tongue)));
    let on_paper = plain(&on_paper(finding, tongue)).into_owned();
    let Some(span) = finding.at else {
        return head(&on_paper) + &help;
    };
    let at = sources.locate(span);
    let place = format!("{}:{}:{}: {on_paper}", plain(at.file), at.line, at.column);
    head(&place) + &excerpt(&at) + &help
}

/// Words without what a terminal would obey: names come from files, and may hold anything.
pub fn plain(words: &str) -> Cow<'_, str> {
    let obeyed = |c: char| c.is_control() && c != '\n' && c != '\t';
    if !words.contains(obeyed) {
        return Cow::Borrowed(words);
    }
    let shown = |c: char| if obeyed(c) { c.escape_default().collect() } else { c.to_string() };
    Cow::Owned(words.chars().map(shown).collect())
}

fn said(severity: Severity, tongue: Tongue) -> String {
    let chinese = match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "提示",
    };
    tongue.pick(severity.name(), chinese)
}

/// The page and slot, where they are known.
fn on_paper(finding: &Finding, tongue: Tongue) -> String {
    let Some(spot) = &finding.spot else { return String::new() };
    let page = tongue.pick(format!("page {}", spot.page), format!("第 {} 版", spot.page));
    match &spot.slot {
        Some(slot) => tongue.pick(format!("{page}, {slot}: "), format!("{page} {slot}: ")),
        None => format!("{page}: "),
    }
}

/// The line, cut to what a terminal shows, and a mark under the place. 字 are two columns wide.
fn excerpt(at: &Location) -> String {
    if at.text.trim().is_empty() {
        return String::new();
    }
    const SHOWN: usize = 76;
    // As much of the line around the place as could be shown.
    let (before, after) = at.text.split_at(at.byte.min(at.text.len()));
    let mut chars: Vec<char> = before.chars().rev().take(SHOWN).collect();
    let column = chars.len();
    chars.reverse();
    chars.extend(after.chars().take(SHOWN + 1));
    let width = |chars: &[char]| chars.iter().map(|c| columns(*c)).sum::<usize>();
    // The line from its head, if the place is then in sight; else from a little before the place.
    let is_near = before.len() == chars[..column].iter().map(|c| c.len_utf8()).sum::<usize>();
    let whole = is_near && width(&chars[..(column + at.width).min(chars.len())]) <= SHOWN;
    let from = if whole { 0 } else { column.saturating_sub(SHOWN / 4) };
    let fits = (from..chars.len()).take_while(|i| width(&chars[from..=*i]) <= SHOWN).count();
    let shown: String =
        chars[from..from + fits].iter().map(|c| if c.is_control() { ' ' } else { *c }).collect();
    let before = width(&chars[from..column]);
    let end = (column + at.width).min(from + fits);
    let under = width(&chars[column..end.max(column)]).max(1);
    let gutter = at.line.to_string().len();
    format!(
        "{0:1$} |\n{2} | {shown}\n{0:1$} | {3}{4}\n",
        "",
        gutter,
        at.line,
        " ".repeat(before),
        "^".repeat(under)
    )
}

fn columns(c: char) -> usize {
    let wide = matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3ffff);
    if wide { 2 } else { 1 }
}

fn paint(word: &str, severity: Severity, colour: bool) -> String {
    let code = match severity {
        Severity::Error => "31;1",
        Severity::Warning => "33;1",
        Severity::Note => "36",
    };
    if colour { format!("\x1b[{code}m{word}\x1b[0m") } else { word.to_owned() }
}
