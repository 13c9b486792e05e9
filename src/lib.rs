//! paiban (排版) makes Chinese newspaper pages: a folder of plain text files and pictures in, print-ready
//! PDF/X out, the same bytes every time.
//!
//! The pipeline in one screen. Each stage turns one noun into the next:
//!
//! ```text
//! edition::read      files            → Edition          typed, checked, every mistake at once
//! copydesk::prepare  Story            → CleanCopy        normalised, every run in its style
//! compose::prepare   CleanCopy        → Matter           glyphs, gaps, breaks; no width yet; once a story
//! compose::set       Matter, measures → lines            as often as wanted
//! makeup::fill       PageSpec, Matter → Page             everything has its place
//! sheet::draw        Page             → Sheet            marks and inks, each with its source
//! preflight::check   Sheet            → Findings         what the plant would say
//! press              Sheets           → PDF/X-4          a page each, and the edition
//! report             Pages            → JSON             what fits, what does not, where every line stands
//! diff               two layouts      → Changes          what moved between two builds
//! hands              text, Act        → text             what is done to a page, in the edition's own files
//! ```
//!
//! Up to `sheet` everything is pure and total: what is wrong is a value.

pub mod cli;
pub mod compose;
pub mod copydesk;
pub mod diff;
pub mod edition;
pub mod finding;
pub mod hands;
pub mod makeup;
pub mod preflight;
pub mod press;
pub mod preview;
pub mod proof;
pub mod report;
pub mod sheet;
pub mod style;
pub mod typeface;
pub mod units;
pub mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;

use edition::{Edition, Filling, PageSpec, StoryId};
use finding::{Findings, Spot};
use makeup::{Desk, Page, StoryMatter};
use sheet::Sheet;
use style::Direction;
use typeface::Metrics;

/// A page, made: placed, drawn and judged.
#[derive(Clone, Debug)]
pub struct Made {
    /// Everything in its place.
    pub page: Page,
    /// What is printed.
    pub sheet: Sheet,
    /// What is to be said of it.
    pub findings: Findings,
}

/// Makes one page of an edition. Pages do not need one another: a jumped story is set the same on both.
pub fn make_page(edition: &Edition, metrics: &dyn Metrics, spec: &PageSpec) -> Made {
    let mut findings = Findings::new();
    let mut stories = BTreeMap::new();
    for (id, begins_here) in stories_on(spec) {
        let Some(story) = edition.stories.get(id.0 as usize) else { continue };
        let (mut copy, mut found) = copydesk::prepare(story, &edition.house);
        copy.face(edition.direction_of(id));
        let (mut matter, lacking) = StoryMatter::prepare(copy, metrics);
        let tracking = edition.fitting_of(id).map_or(0, |fitting| fitting.tracking);
        if let Cow::Owned(tracked) = matter.tracked(tracking) {
            matter = tracked;
        }
        found.extend(lacking);
        if begins_here {
            let spot = Spot { page: spec.number, story: Some(story.name.clone()), ..Spot::default() };
            findings.extend(found.into_iter().map(|f| f.on(spot.clone())));
        }
        stories.insert(id, matter);
    }
    let (page, found) =
        makeup::fill(&Desk { edition, metrics, stories: &stories, direction: Direction::Horizontal }, spec);
    findings.extend(found);
    let sheet = sheet::draw(&page);
    findings.extend(preflight::check(&sheet, &edition.house.condition));
    Made { page, sheet, findings }
}

/// The stories that stand on a page, and whether each begins there.
fn stories_on(spec: &PageSpec) -> Vec<(StoryId, bool)> {
    let of = |filling: &Option<Filling>| match filling {
        Some(Filling::Story(story)) => Some((*story, true)),
        Some(Filling::Rest { story, .. }) => Some((*story, false)),
        _ => None,
    };
    spec.fillings.iter().filter_map(of).collect()
}
