//! `停水时间 ...... 24日22时`: a label and its value with dots between them, a line of a table to itself.

use super::letters::{Letter, Letters};

/// So many full stops are a leader, or so many …: two are an ellipsis.
const STOPS: usize = 4;
const ELLIPSES: usize = 3;
/// A line that has one of these is a sentence, and its dots are an ellipsis.
const SENTENCE: [char; 4] = ['。', '！', '？', '；'];

/// The rows of a paragraph: its lines, where one has a leader; else the whole paragraph.
pub fn rows(letters: Letters) -> Vec<Letters> {
    if !letters.iter().any(|l| matches!(l.c, '.' | '…')) {
        return vec![letters];
    }
    let lines: Vec<&[Letter]> = letters.split(|l| l.c == '\n').collect();
    let leaders: Vec<_> = lines.iter().map(|line| leader(line)).collect();
    if leaders.iter().all(Option::is_none) {
        return vec![letters];
    }
    let row = |(line, leader): (&&[Letter], &Option<(usize, usize)>)| {
        let Some((from, to)) = *leader else { return line.to_vec() };
        let mut row = line[..from].to_vec();
        row.extend_from_slice(&line[to..]);
        row[from..].iter_mut().for_each(|l| l.beside.is_led = true);
        row
    };
    lines.iter().zip(&leaders).map(row).filter(|row| !row.is_empty()).collect()
}

/// Where a line's leader begins and ends, its blanks with it. Before and after it there is text.
fn leader(line: &[Letter]) -> Option<(usize, usize)> {
    let is_dot = |l: &Letter| matches!(l.c, '.' | '…');
    let is_blank = |l: &Letter| matches!(l.c, ' ' | '\t' | '\u{3000}');
    if line.iter().any(|l| SENTENCE.contains(&l.c)) {
        return None;
    }
    let mut at = 0;
    while at < line.len() {
        let dots = line[at..].iter().take_while(|l| is_dot(l)).count();
        if dots == 0 {
            at += 1;
            continue;
        }
        let enough = dots >= if line[at].c == '.' { STOPS } else { ELLIPSES };
        let blanks = line[at + dots..].iter().take_while(|l| is_blank(l)).count();
        let text = line[..at].iter().rposition(|l| !is_blank(l));
        let to = at + dots + blanks;
        if let Some(text) = text.filter(|t| enough && *t + 1 < at && blanks > 0 && to < line.len()) {
            return Some((text + 1, to));
        }
        at += dots;
    }
    None
}
