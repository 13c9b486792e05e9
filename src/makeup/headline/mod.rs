//! The lines, the size and the width of the 字 of a headline: several ways are weighed, the best is taken.
//!
//! In: the headline, the step of the ladder, the width. Out: a [`Headline`]. It is prepared once; a line's width
//! is a difference of sums. NEWSPAPER §1.5 has the rules.

mod copy;
mod lines;
mod price;
mod score;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use self::lines::Way;
use self::score::Setting;

use crate::compose::Matter;
use crate::edition::{LadderStep, Shape};
use crate::style::{Direction, FaceId, ParaStyle, Punctuation};
use crate::typeface::Metrics;
use crate::units::Length;

/// A subhead has no more lines than this.
const MOST_PARTS: u16 = 4;

/// How a headline is to be set.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// Its face, and the bounds of its size and of the width of its 字.
    pub step: LadderStep,
    /// The size at which nobody minds that it could be larger.
    pub comfort: Length,
    /// The width it has.
    pub width: Length,
    /// The fewest and the most lines.
    pub lines: (u16, u16),
    /// How its lines compare.
    pub shape: Shape,
    /// The edition's own words.
    pub words: &'a [String],
    /// How marks are set.
    pub para: ParaStyle,
}

/// A headline's lines and how they are set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Its text, with an em space for each space of the copy.
    pub text: String,
    /// Its lines, as bytes of `text`.
    pub lines: Vec<Range<usize>>,
    /// Its size.
    pub size: Length,
    /// The width of its 字 in thousandths.
    pub condense: u16,
    /// By how many 字 it is too long.
    pub over: Option<i32>,
}

/// A story's headlines, each cut into words once for all widths, sizes and numbers of lines it is asked for at.
/// The edition's own words stay the same.
#[derive(Default)]
pub struct Copies(RefCell<BTreeMap<Asked, Rc<copy::Copy>>>);

/// The author's lines, the face they are to be set in, which way they run, how wide their marks are.
type Asked = (Vec<String>, FaceId, Direction, Punctuation);

impl Copies {
    /// The best way to set one of them.
    pub fn choose(&self, main: &[String], order: &Order, metrics: &dyn Metrics) -> Headline {
        best(&self.of(main, order, metrics), order)
    }

    fn of(&self, main: &[String], order: &Order, metrics: &dyn Metrics) -> Rc<copy::Copy> {
        let mut copies = self.0.borrow_mut();
        let para = &order.para;
        let copy = copies.entry((main.to_vec(), order.step.face, para.direction, para.punctuation));
        Rc::clone(copy.or_insert_with(|| Rc::new(copy::Copy::prepare(main, order, metrics))))
    }
}

/// The best way to set a headline; several strings are the author's own lines.
pub fn choose(main: &[String], order: &Order, metrics: &dyn Metrics) -> Headline {
    best(&copy::Copy::prepare(main, order, metrics), order)
}

/// The lines of a text that does not fit on one, as few as may be, parted by sense and evenly; none where no such
/// lines fit.
pub fn parted(matter: &Matter, measure: Length) -> Option<Vec<Range<usize>>> {
    let copy = copy::Copy::of(matter.clone());
    let room = copy.thousandths(measure);
    let fits = |way: &Way| way.lines.iter().all(|line| copy.width(line.clone()) <= room);
    let found = (2..=MOST_PARTS).find_map(|lines| {
        let ways = lines::ways(&copy, lines, (Shape::Even, &[]));
        ways.into_iter().filter(fits).min_by_key(|way| way.price)
    });
    found.map(|way| way.lines)
}

fn best(copy: &copy::Copy, order: &Order) -> Headline {
    // Each way at its largest size, plain, narrowed and widened as the step allows.
    let weigh = |way: Way| (score::weigh(copy, &way, order), way);
    if let Some(own) = copy.authors() {
        let (setting, way) = weigh(own);
        return score::headline(copy, way, setting);
    }
    let mut best: Option<(Setting, Way)> = None;
    for lines in lines::numbers(order) {
        // More lines cost at least so much.
        if best.as_ref().is_some_and(|(setting, _)| setting.price <= score::least(lines)) {
            break;
        }
        // The breaks that are most even, and those that read best.
        let ways = lines::ways(copy, lines, (order.shape, order.words)).into_iter().map(weigh);
        best = best.into_iter().chain(ways).min_by_key(|(setting, _)| setting.price);
    }
    let (setting, way) = best.unwrap_or_else(|| weigh(copy.unbroken()));
    score::headline(copy, way, setting)
}

impl Headline {
    /// The text of each line.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|bytes| self.text.get(bytes.clone()).unwrap_or_default())
    }
}
