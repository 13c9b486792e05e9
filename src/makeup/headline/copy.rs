//! A headline prepared once: the width of any piece of it, and its words, once it is to be broken.

use std::cell::OnceCell;
use std::ops::Range;

use super::Order;
use super::lines::Way;
use super::price;
use crate::compose::{self, Matter};
use crate::style::{Align, ParaStyle, Run, TextStyle};
use crate::typeface::Metrics;
use crate::units::{Em, Length};
use crate::words::{self, Kind, Word};

/// The size at which pieces are measured.
const UNIT: Length = Length::pt(1);
/// Past so many characters nothing is broken: no headline is so long.
const MOST: usize = 200;

/// A headline, prepared.
pub struct Copy {
    matter: Matter,
    sense: OnceCell<Sense>,
    /// The author's lines, where he made them.
    own: Option<Vec<Range<usize>>>,
}

/// Where a headline may be broken, and at what price.
pub struct Sense {
    words: Vec<Word>,
    /// The byte at which each character begins, and the end.
    bytes: Vec<usize>,
    /// What a line's end costs before each word.
    prices: Vec<Option<i64>>,
}

impl Copy {
    pub fn prepare(main: &[String], order: &Order, metrics: &dyn Metrics) -> Copy {
        let lines: Vec<String> = main.iter().map(|line| one_line(line)).filter(|l| !l.is_empty()).collect();
        let style = TextStyle::new(order.step.face, UNIT);
        let para = ParaStyle { indent: Em(0), hanging: Em(0), align: Align::Left, ..order.para };
        let run = Run { text: lines.join("\u{3000}"), style };
        let matter = compose::prepare(&[run], &para, metrics);
        let own = (lines.len() > 1).then(|| authors(matter.text(), &lines)).flatten();
        Copy { own, ..Copy::of(matter) }
    }

    /// A text that is one line.
    pub fn of(matter: Matter) -> Copy {
        Copy { matter, sense: OnceCell::new(), own: None }
    }

    /// Where it may be broken; `own` are the edition's words, always the same.
    pub fn sense(&self, own: &[String]) -> &Sense {
        self.sense.get_or_init(|| Sense::of(self.text(), own))
    }

    pub fn text(&self) -> &str {
        self.matter.text()
    }

    /// The width of a piece, in thousandths of the em.
    pub fn width(&self, bytes: Range<usize>) -> i64 {
        self.thousandths(self.matter.width(bytes))
    }

    /// A width in thousandths of the em at which pieces are measured, rounded up.
    pub fn thousandths(&self, width: Length) -> i64 {
        let em = i64::from(self.matter.em().0.max(1));
        (i64::from(width.0) * 1000 + em - 1) / em
    }

    /// The lines that the author made.
    pub fn authors(&self) -> Option<Way> {
        Some(Way { lines: self.own.clone()?, price: 0 })
    }

    /// All on one line.
    pub fn unbroken(&self) -> Way {
        let all = 0..self.text().len();
        Way { lines: vec![all], price: 0 }
    }
}

impl Sense {
    fn of(text: &str, own: &[String]) -> Sense {
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let words = if bytes.len() <= MOST { words::cut(text, own) } else { Vec::new() };
        let prices = price::prices(text, &words);
        Sense { words, bytes, prices }
    }

    /// The places before, between and after words.
    pub fn places(&self) -> usize {
        self.words.len() + 1
    }

    /// What a line's end costs at a place; `None` where there may be none.
    pub fn price(&self, place: usize) -> Option<i64> {
        self.prices.get(place).copied().flatten()
    }

    /// The text from one place to another, without spaces at its ends.
    pub fn piece(&self, places: Range<usize>) -> Range<usize> {
        let words = self.words.get(places).unwrap_or_default();
        let is_text = |word: &&Word| word.kind != Kind::Space;
        let (Some(first), Some(last)) = (words.iter().find(is_text), words.iter().rfind(is_text)) else {
            return 0..0;
        };
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or_default();
        byte(first.chars.start)..byte(last.chars.end)
    }
}

/// A headline's words on one line: spaces in the copy are one em, between Western words a word space.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if !line.is_empty() {
            let ends = [line.chars().next_back(), part.chars().next()];
            let within = ends.into_iter().flatten().all(words::is_western);
            line.push(if within { ' ' } else { '\u{3000}' });
        }
        line += part;
    }
    line
}

/// Where the author's lines stand in the text; `None` where they are not found, so that nothing is lost.
fn authors(text: &str, lines: &[String]) -> Option<Vec<Range<usize>>> {
    let mut at = 0;
    let find = |line: &String| {
        let start = at + text.get(at..)?.find(line.as_str())?;
        at = start + line.len();
        Some(start..at)
    };
    let found: Option<Vec<Range<usize>>> = lines.iter().map(find).collect();
    found
}
