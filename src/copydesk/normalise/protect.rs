//! What the normaliser leaves alone: addresses of the web, e-mail, code, the links of Markdown.

/// How an address of the web begins.
const WEB: &[&str] = &["http://", "https://", "ftp://", "mailto:", "www."];
/// Marks at an address's end that belong to the sentence.
const TRAILING: &[char] = &[',', ';', '!', '?', ')', ']', '.', ':', '\'', '*'];

/// For every character of a line, whether it is protected.
pub fn protected(chars: &[char]) -> Vec<bool> {
    let mut kept = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| is_address(**c)).count();
        addresses(chars, (at, at + run), &mut kept);
        at += run + 1;
    }
    code(chars, &mut kept);
    links(chars, &mut kept);
    kept
}

fn is_address(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '`')
}

/// The addresses in a run of visible ASCII.
fn addresses(chars: &[char], (from, to): (usize, usize), kept: &mut [bool]) {
    if !chars[from..to].iter().any(|c| matches!(c, ':' | '@' | 'w' | 'W')) {
        return;
    }
    let lower: String = chars[from..to].iter().map(char::to_ascii_lowercase).collect();
    if let Some(at) = WEB.iter().filter_map(|p| lower.find(p)).min() {
        let words = lower[at..].trim_end_matches(TRAILING).len();
        kept[from + at..from + at + words].fill(true);
        return;
    }
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    for (at, _) in lower.match_indices('@') {
        let before = lower[..at].chars().rev().take_while(|c| name(*c)).count();
        let host = lower[at + 1..].chars().take_while(|c| name(*c)).count();
        let host = lower[at + 1..at + 1 + host].trim_end_matches('.');
        if before > 0 && host.contains('.') {
            kept[from + at - before..from + at + 1 + host.len()].fill(true);
        }
    }
}

/// `code`
fn code(chars: &[char], kept: &mut [bool]) {
    let ticks: Vec<usize> = (0..chars.len()).filter(|i| chars[*i] == '`').collect();
    for pair in ticks.chunks_exact(2) {
        kept[pair[0]..=pair[1]].fill(true);
    }
}

/// `[` and `](address)` of a link of Markdown; its words are copy.
fn links(chars: &[char], kept: &mut [bool]) {
    let mut open = None;
    for at in 0..chars.len() {
        match chars[at] {
            '[' => open = Some(at),
            ']' if chars.get(at + 1) == Some(&'(') => {
                let inside = |c: &&char| is_address(**c) && !matches!(**c, '[' | ']' | '(' | ')');
                let address = chars[at + 2..].iter().take_while(inside).count();
                let shut = at + 2 + address;
                if let Some(from) = open.take().filter(|_| chars.get(shut) == Some(&')')) {
                    kept[from] = true;
                    kept[at..=shut].fill(true);
                }
            }
            _ => (),
        }
    }
}
