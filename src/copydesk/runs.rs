//! A paragraph's letters → runs, each in its style.

use super::byline::{dateline, spaced_names};
use super::letters::{Letter, Letters, Voice, text};
use crate::edition::House;
use crate::style::{Run, TextStyle};

/// Runs of letters in their voices.
pub fn voiced(letters: &[Letter], base: TextStyle, house: &House) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for letter in letters {
        let style = spoken(*letter, base, house);
        match runs.last_mut() {
            Some(run) if run.style == style => run.text.push(letter.c),
            _ => runs.push(Run { text: letter.c.to_string(), style }),
        }
    }
    runs
}

/// Emphasis turns Han to Kai and makes Latin lean.
fn spoken(letter: Letter, base: TextStyle, house: &House) -> TextStyle {
    let latin = letter.c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&letter.c);
    match letter.voice {
        Voice::Plain => base,
        Voice::Bold => TextStyle { face: house.bold, ..base },
        Voice::Emphasis if latin => TextStyle { italic: true, ..base },
        Voice::Emphasis => TextStyle { face: house.kai, ..base },
    }
}

/// The same, with 本报讯（记者 ××）at the paragraph's head in its faces.
pub fn reported(letters: &[Letter], base: TextStyle, house: &House) -> Vec<Run> {
    let said = text(letters);
    let Some(line) = dateline(&said) else { return voiced(letters, base, house) };
    let styled = |face, text: &str| Run { text: text.to_owned(), style: TextStyle { face, ..base } };
    let mut runs = vec![styled(house.dateline, &said[..line.head])];
    let mut rest = line.head;
    if let Some((from, to)) = line.signature {
        runs.push(styled(house.reporter, &spaced_names(&said[from..to])));
        rest = to;
    }
    let after = said[..rest].chars().count();
    let after = letters[after..].iter().skip_while(|l| l.c.is_whitespace());
    runs.extend(voiced(&after.copied().collect::<Letters>(), base, house));
    runs
}
