//! Findings as people read them: file:line:column, the line, a mark under the place, and what to do.

use crate::finding::{Finding, Location, Severity, Sources};

/// A finding in full.
pub fn render(finding: &Finding, sources: &Sources, colour: bool) -> String {
    let severity = finding.severity();
    let name = paint(severity.name(), severity, colour);
    let code = finding.code.name();
    let head = |place: &str| format!("{place}{name}[{code}]: {}\n", finding.message);
    let help = format!("  = help: {}\n", finding.advice());
    let Some(span) = finding.at else {
        return head(&on_paper(finding)) + &help;
    };
    let at = sources.locate(span);
    let place = format!("{}:{}:{}: {}", at.file, at.line, at.column, on_paper(finding));
    head(&place) + &excerpt(&at) + &help
}

/// The page and slot, where they are known.
fn on_paper(finding: &Finding) -> String {
    let Some(spot) = &finding.spot else { return String::new() };
    match &spot.slot {
        Some(slot) => format!("page {}, {slot}: ", spot.page),
        None => format!("page {}: ", spot.page),
    }
}

/// The line, cut to what a terminal shows, and a mark under the place. 字 are two columns wide.
fn excerpt(at: &Location) -> String {
    if at.text.trim().is_empty() {
        return String::new();
    }
    const SHOWN: usize = 76;
    let chars: Vec<char> = at.text.chars().collect();
    let column = at.column.saturating_sub(1).min(chars.len());
    let width = |chars: &[char]| chars.iter().map(|c| columns(*c)).sum::<usize>();
    // The line from its head, if the place is then in sight; else from a little before the place.
    let whole = width(&chars[..(column + at.width).min(chars.len())]) <= SHOWN;
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
