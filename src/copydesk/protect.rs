//! What the normaliser leaves alone: addresses of the web, e-mail, code.

/// For every character of a line, whether it is protected.
pub fn protected(text: &str) -> Vec<bool> {
    let chars: Vec<char> = text.chars().collect();
    let mut kept = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let end = at + length(&chars[at..]);
        kept[at..end].fill(true);
        at = end.max(at + 1);
    }
    kept
}

/// The length of an address or a stretch of code at the head of a text; 0 for none.
fn length(chars: &[char]) -> usize {
    if chars.first() == Some(&'`') {
        return chars[1..].iter().position(|c| *c == '`').map_or(0, |n| n + 2);
    }
    let run = chars.iter().take_while(|c| is_address(**c)).count();
    let word: String = chars[..run].iter().collect();
    let lower = word.to_ascii_lowercase();
    let web = ["http://", "https://", "ftp://", "mailto:", "www."].iter().any(|p| lower.starts_with(p));
    let mail = word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if web || mail { run - trailing(&chars[..run]) } else { 0 }
}

fn is_address(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '`')
}

/// Marks at an address's end that belong to the sentence.
fn trailing(chars: &[char]) -> usize {
    chars.iter().rev().take_while(|c| matches!(c, ',' | ';' | '!' | '?' | ')' | '.' | ':' | '\'')).count()
}
