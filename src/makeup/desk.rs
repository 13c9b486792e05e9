//! What make-up has on its table: the edition, the stories' matter, the faces' measures.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::compose::{self, Line, Matter, Measures, Wish};
use crate::copydesk::{CleanCopy, Role};
use crate::edition::{Edition, House, PageSpec, StoryId};
use crate::finding::{Code, Finding, Findings, Span, message};
use crate::style::{Align, Direction, ParaStyle, Run, TextStyle};
use crate::typeface::Metrics;
use crate::units::{Em, Length};

/// A story, prepared once: its copy, and its paragraphs as matter.
#[derive(Clone, Debug)]
pub struct StoryMatter {
    /// The copy: headline, captions.
    pub copy: CleanCopy,
    /// The body.
    pub paragraphs: Vec<ParagraphMatter>,
    /// How much wider apart its characters stand than the stylesheet has them, in thousandths of the em.
    pub tracking: i16,
}

/// A paragraph, prepared.
#[derive(Clone, Debug)]
pub struct ParagraphMatter {
    /// What it is.
    pub role: Role,
    /// Its glyphs, gaps and breaks.
    pub matter: Matter,
    /// Whether the next begins in the same leg.
    pub leads: bool,
    /// Where it stands in the files.
    pub at: Span,
}

/// Everything that a page is made up from.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The faces' measures.
    pub metrics: &'a dyn Metrics,
    /// The stories that stand on the page, prepared.
    pub stories: &'a BTreeMap<StoryId, StoryMatter>,
    /// Which way the lines of what is made up run.
    pub direction: Direction,
}

impl StoryMatter {
    /// Prepares a story's body, and names every character that no face has.
    pub fn prepare(copy: CleanCopy, metrics: &dyn Metrics) -> (StoryMatter, Findings) {
        let mut findings = Findings::new();
        let prepare = |p: &crate::copydesk::Paragraph| {
            let matter = compose::prepare(&p.runs, &p.style, metrics);
            for (_, _, c) in matter.missing() {
                findings.push(missing(*c).at(p.at));
            }
            for (_, _, c, _) in matter.fallbacks() {
                findings.push(fallen_back(*c).at(p.at));
            }
            ParagraphMatter { role: p.role, matter, leads: p.leads, at: p.at }
        };
        let paragraphs = copy.paragraphs.iter().map(prepare).collect();
        (StoryMatter { copy, paragraphs, tracking: 0 }, findings)
    }

    /// The same with the characters of the body otherwise apart.
    pub fn tracked(&self, tracking: i16) -> Cow<'_, StoryMatter> {
        let more = tracking - self.tracking;
        if more == 0 {
            return Cow::Borrowed(self);
        }
        let mut tracked = StoryMatter { tracking, ..self.clone() };
        for paragraph in tracked.paragraphs.iter_mut().filter(|p| p.role == Role::Body) {
            paragraph.matter = paragraph.matter.tracked(more);
        }
        Cow::Owned(tracked)
    }
}

impl<'a> Desk<'a> {
    /// The same table, for lines that run another way.
    pub fn facing(&self, direction: Direction) -> Desk<'a> {
        Desk { direction, ..*self }
    }

    /// How a paragraph of the body is set.
    pub fn para(&self) -> ParaStyle {
        ParaStyle { direction: self.direction, ..self.house().body.para }
    }

    /// How words that stand by themselves are set: at their own width.
    fn plain(&self) -> ParaStyle {
        ParaStyle { align: Align::Left, ..self.para() }
    }

    /// The stylesheet.
    pub fn house(&self) -> &'a House {
        &self.edition.house
    }

    /// A page of the edition, by its number.
    pub fn page(&self, number: u16) -> Option<&'a PageSpec> {
        self.edition.page(number)
    }

    /// Text that stands by itself, set to a measure.
    pub fn set(&self, runs: &[Run], align: Align, measure: Length) -> Vec<Line> {
        let style = ParaStyle { indent: Em(0), align, ..self.para() };
        let matter = compose::prepare(runs, &style, self.metrics);
        compose::set(&matter, Measures(&[measure]), Wish::default())
    }

    /// One line of text at its own width.
    pub fn line(&self, text: &str, style: TextStyle) -> Option<Line> {
        let matter = self.matter(text, style, self.plain());
        let all = 0..matter.text().len();
        (!matter.is_empty()).then(|| compose::line(&matter, all, Length::MAX.half()))
    }

    /// How wide a text is on one line.
    pub fn width(&self, text: &str, style: TextStyle) -> Length {
        let matter = self.matter(text, style, self.plain());
        matter.width(0..matter.text().len())
    }

    /// One line of text, ready to be set.
    pub fn matter(&self, text: &str, style: TextStyle, para: ParaStyle) -> Matter {
        let text = text.lines().next().unwrap_or_default().to_owned();
        let para = ParaStyle { indent: Em(0), ..para };
        compose::prepare(&[Run { text, style }], &para, self.metrics)
    }
}

/// A character that no face has.
pub(super) fn missing(c: char) -> Finding {
    Finding::new(
        Code::GlyphMissing,
        message!("no face has the character {c} (U+{:04X})", "没有字体有 {c}（U+{:04X}）", u32::from(c)),
    )
}

fn fallen_back(c: char) -> Finding {
    let message = message!(
        "the face lacks {c} (U+{:04X}); it comes from another",
        "字体缺 {c}（U+{:04X}），用了别的字体",
        u32::from(c)
    );
    Finding::new(Code::GlyphFallback, message)
}
