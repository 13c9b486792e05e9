//! Paragraphs as they were set and headlines as they were cut, kept for all trials of a story.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::desk::ParagraphMatter;
use super::headline::{Copies, parted};
use crate::compose::{self, Draft, Line, Measures, Wish};
use crate::copydesk::Role;
use crate::style::Align;
use crate::units::Length;

/// A paragraph's lines, shared by every trial.
pub type Lines = Rc<[Line]>;

/// What is kept of a story.
#[derive(Default)]
pub struct Memo {
    /// Its paragraphs at the measures that were asked for.
    paragraphs: RefCell<BTreeMap<(usize, Length), Ways>>,
    /// Its headlines.
    pub copies: Copies,
}

/// A paragraph at a measure.
struct Ways {
    plain: Lines,
    /// None for a subhead.
    draft: Option<Draft>,
    /// A line shorter and a line longer, once that was asked.
    bent: Option<[Lines; 2]>,
}

impl Memo {
    /// The lines of a story's paragraph at one measure: as it comes, a line shorter, a line longer.
    pub fn lines(&self, (i, paragraph): (usize, &ParagraphMatter), width: Length, wish: i8) -> Lines {
        let mut memo = self.paragraphs.borrow_mut();
        let ways = memo.entry((i, width)).or_insert_with(|| Ways::new(paragraph, width));
        if wish == 0 { Rc::clone(&ways.plain) } else { ways.bent((paragraph, width), wish) }
    }
}

impl Ways {
    fn new(paragraph: &ParagraphMatter, width: Length) -> Ways {
        if paragraph.role != Role::Body {
            return Ways { plain: set(paragraph, &[width], 0), draft: None, bent: None };
        }
        let draft = Draft::new(&paragraph.matter, Measures(&[width]));
        let plain = share(draft.lines(&paragraph.matter, Measures(&[width])));
        Ways { plain, draft: Some(draft), bent: None }
    }

    /// A line shorter or longer; as it comes, where that cannot be.
    fn bent(&mut self, (paragraph, width): (&ParagraphMatter, Length), wish: i8) -> Lines {
        let (plain, draft) = (&self.plain, &self.draft);
        let bend = || {
            let bent = draft.as_ref().map(|d| d.bent(&paragraph.matter, Measures(&[width])));
            bent.unwrap_or_default().map(|lines| lines.map_or_else(|| Rc::clone(plain), share))
        };
        Rc::clone(&self.bent.get_or_insert_with(bend)[usize::from(wish > 0)])
    }
}

/// The lines of a paragraph from a place where measures differ.
pub fn set(paragraph: &ParagraphMatter, measures: &[Length], wish: i8) -> Lines {
    if let (Role::Subhead, Some(measure)) = (paragraph.role, measures.first()) {
        return share(balanced(paragraph, *measure));
    }
    share(compose::set(&paragraph.matter, Measures(measures), Wish { lines: wish.into() }))
}

fn share(lines: Vec<Line>) -> Lines {
    lines.into()
}

/// A subhead on several lines: parted by sense, like a headline; where that cannot be, as even as they go, set to
/// the narrowest measure that makes no more of them.
fn balanced(paragraph: &ParagraphMatter, measure: Length) -> Vec<Line> {
    let matter = &paragraph.matter;
    let at = |m: Length| compose::set(matter, Measures(&[m]), Wish::default());
    let wide = at(measure);
    if wide.len() < 2 {
        return wide;
    }
    let is_centred = matter.align() == Align::Centre;
    let by_sense = is_centred.then(|| parted(matter, measure)).flatten();
    if let Some(parts) = by_sense.filter(|parts| parts.len() <= wide.len()) {
        return parts.into_iter().map(|bytes| compose::line(matter, bytes, measure)).collect();
    }
    let step = measure / 26;
    let narrower = (1..13).map(|n| measure - step * n);
    let good = |lines: &[Line]| lines.len() == wide.len() && lines.iter().all(|l| !l.broken);
    let even = narrower.map(|m| (m, at(m))).take_while(|(_, lines)| good(lines)).last();
    let Some((narrow, mut lines)) = even else { return wide };
    let shift = (measure - narrow).half();
    for line in &mut lines {
        line.measure = measure;
        line.shift(shift);
    }
    lines
}
