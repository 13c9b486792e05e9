//! What is wrong with a page, shown where it is.

use super::hand::{Hand, covers, frame};
use crate::edition::{PageSpec, Slot};
use crate::finding::{Finding, Severity};
use crate::sheet::Mark;
use crate::units::{Ink, Length, Point, Rect};

const RED: Ink = Ink([0, 1000, 1000, 0]);
const RULE: Length = Length::pt(1);

/// The findings that speak of a page, with the numbers they have on its proof.
pub fn numbered<'f>(page: &PageSpec, found: &'f [Finding]) -> Vec<(usize, &'f Finding)> {
    let number = page.number;
    let here = found.iter().filter(|f| f.spot.as_ref().is_none_or(|s| s.page == number));
    here.enumerate().map(|(i, f)| (i + 1, f)).collect()
}

/// A frame for each finding with a place; what has none, and is more than a note, stands in the foot margin.
pub(super) fn marks(page: &PageSpec, found: &[Finding], hand: &Hand<'_>) -> Vec<Mark> {
    let mut board = Board { hand, marks: Vec::new(), tabs: Vec::new() };
    let mut homeless = Vec::new();
    for (number, finding) in numbered(page, found) {
        let words = format!("{number} {}", finding.code.name());
        match place(page, finding) {
            Some(area) => board.framed(area, &words),
            None if finding.severity() > Severity::Note => homeless.push(words),
            None => (),
        }
    }
    board.foot(page, &homeless);
    board.marks
}

/// The area of a finding, or of its slot.
fn place(page: &PageSpec, finding: &Finding) -> Option<Rect> {
    let spot = finding.spot.as_ref()?;
    let slot = |name: &String| page.template.slots.iter().find(|s| s.name == *name);
    spot.area.or_else(|| bounds(page, spot.slot.as_ref().and_then(slot)?))
}

fn bounds(page: &PageSpec, slot: &Slot) -> Option<Rect> {
    slot.areas.iter().map(|a| page.template.grid.rect(*a)).reduce(|a, b| a.union(&b))
}

/// Marks so far, and where their tabs are: none lies on another.
struct Board<'h> {
    hand: &'h Hand<'h>,
    marks: Vec<Mark>,
    tabs: Vec<Rect>,
}

impl Board<'_> {
    fn framed(&mut self, area: Rect, words: &str) {
        let outline = area.inset(-RULE, -RULE);
        self.marks.push(frame(outline, RULE, RED));
        self.tab(words, Point::new(outline.left(), area.top()));
    }

    /// A tab at a place, or under those that are there already; gives its right end.
    fn tab(&mut self, words: &str, mut foot: Point) -> Length {
        loop {
            let tab = self.hand.tab(words, foot, RED);
            let Some(area) = tab.first().and_then(covers) else { return foot.x };
            if let Some(under) = self.tabs.iter().find(|t| t.overlaps(&area)) {
                foot.y = under.bottom() + Hand::depth();
                continue;
            }
            self.tabs.push(area);
            self.marks.extend(tab);
            return area.right();
        }
    }

    /// Tabs side by side under the type area, in as many rows as they need.
    fn foot(&mut self, page: &PageSpec, all: &[String]) {
        let area = page.template.grid.type_area();
        let mut at = Point::new(area.left(), area.bottom() + Hand::depth() * 2);
        for words in all {
            let right = self.tab(words, at);
            at.x = right + Length::pt(3);
            if at.x > area.right() - Hand::depth() * 8 {
                at = Point::new(area.left(), at.y + Hand::depth() + RULE);
            }
        }
    }
}
