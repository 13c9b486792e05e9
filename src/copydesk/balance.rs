//! Quotes and brackets have both halves; where one is missing, text may have been lost.

use crate::finding::{Code, Finding, Findings, Span};

const PAIRS: &[(char, char)] = &[('“', '”'), ('‘', '’'), ('（', '）'), ('《', '》'), ('「', '」')];

/// A finding for each mark without its other half. A quotation that runs over several paragraphs repeats its
/// opener at the head of each (CLREQ).
pub fn unbalanced(paragraphs: &[(&str, Span)]) -> Findings {
    PAIRS.iter().flat_map(|pair| unpaired(paragraphs, *pair)).collect()
}

fn unpaired(paragraphs: &[(&str, Span)], (open, shut): (char, char)) -> Findings {
    let mut findings = Findings::new();
    let mut since: Option<(u32, Span)> = None;
    for (text, at) in paragraphs {
        let repeats = since.is_some() && text.trim_start().starts_with(open);
        for c in text.chars().skip(usize::from(repeats)) {
            match (c, since) {
                (c, None) if c == open => since = Some((1, *at)),
                (c, Some((n, from))) if c == open => since = Some((n + 1, from)),
                (c, None) if c == shut => findings.push(lonely(shut, open, *at)),
                (c, Some((n, from))) if c == shut => since = (n > 1).then_some((n - 1, from)),
                _ => (),
            }
        }
    }
    findings.extend(since.map(|(_, at)| lonely(open, shut, at)));
    findings
}

fn lonely(mark: char, other: char, at: Span) -> Finding {
    Finding::new(Code::QuoteUnbalanced, format!("{mark} has no {other}")).at(at)
}
