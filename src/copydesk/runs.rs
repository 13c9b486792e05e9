//! A paragraph's letters → runs, each in its style.

use super::byline::{dateline, spaced_names};
use super::letters::{Beside, Letter, Voice, plain, text};
use crate::edition::House;
use crate::style::{Marks, Over, Run, TextStyle};

/// Runs of letters in their voices.
pub fn voiced(letters: &[Letter], base: TextStyle, house: &House) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for alike in letters.chunk_by(is_alike) {
        let style = spoken(alike, base, house);
        match runs.last_mut() {
            Some(run) if run.style == style => run.text.push_str(&text(alike)),
            last => {
                // The composer takes these two spaces for the leader.
                let is_led = style.marks.leader && !last.is_some_and(|run| run.style.marks.leader);
                let said = text(alike);
                runs.push(Run { text: if is_led { format!("\u{3000}\u{3000}{said}") } else { said }, style });
            }
        }
    }
    runs
}

/// Whether two characters have one style.
fn is_alike(a: &Letter, b: &Letter) -> bool {
    let is_one = a.voice != Voice::Emphasis || is_latin(a.c) == is_latin(b.c);
    a.voice == b.voice && is_one && a.beside == b.beside
}

fn is_latin(c: char) -> bool {
    c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c)
}

/// Emphasis turns Han and its numbers to Kai and makes Latin lean.
fn spoken(alike: &[Letter], base: TextStyle, house: &House) -> TextStyle {
    let letter = alike[0];
    let beside = letter.beside;
    let size = if beside.is_small { house.marks.note.min(base.size) } else { base.size };
    let over = |syllable| Over { syllable, face: house.marks.pinyin, size: house.marks.pinyin_of(size) };
    let over = beside.over.map(over);
    let marks = Marks {
        dotted: beside.dotted,
        line: beside.line,
        spread: beside.spread,
        over,
        leader: beside.is_led,
    };
    let base = TextStyle { size, marks, ..base };
    let latin = is_latin(letter.c) && alike.iter().any(|l| l.c.is_alphabetic());
    match letter.voice {
        Voice::Plain => base,
        Voice::Bold => TextStyle { face: house.bold, ..base },
        Voice::Emphasis if latin => TextStyle { italic: true, ..base },
        Voice::Emphasis => TextStyle { face: house.kai, ..base },
    }
}

/// The same, with 本报讯（记者 ××）at the paragraph's head in its faces.
pub fn reported((letters, said): (&[Letter], &str), base: TextStyle, house: &House) -> Vec<Run> {
    let Some(line) = dateline(said) else { return voiced(letters, base, house) };
    let styled = |face, text: &str| Run { text: text.to_owned(), style: TextStyle { face, ..base } };
    let mut runs = vec![styled(house.dateline, &said[..line.head])];
    let mut rest = line.head;
    if let Some((from, to)) = line.signature {
        let signed = &letters[said[..from].chars().count()..said[..to].chars().count()];
        if signed.iter().any(|l| l.beside != Beside::default()) {
            runs.extend(voiced(&plain(signed), TextStyle { face: house.reporter, ..base }, house));
        } else {
            runs.push(styled(house.reporter, &spaced_names(&said[from..to])));
        }
        rest = to;
    }
    let after = &letters[said[..rest].chars().count()..];
    let blanks = after.iter().take_while(|l| l.c.is_whitespace()).count();
    runs.extend(voiced(&after[blanks..], base, house));
    runs
}
