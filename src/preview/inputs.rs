//! What a page is made from: as long as that stays the same, the page does.

use std::path::Path;
use std::time::SystemTime;

use crate::edition::{Edition, Filling, House, Issue, PageSpec, Paper, Picture, PictureId, Story, StoryId};

/// A file outside the text of the edition, as it was.
pub(super) type Stamp = Option<(u64, SystemTime)>;

/// How a file is, by its size and time.
pub(super) fn stamp(root: &Path, path: &str) -> Stamp {
    let data = std::fs::metadata(root.join(path)).ok()?;
    Some((data.len(), data.modified().ok()?))
}

/// Everything that can change a page.
#[derive(Clone, PartialEq)]
pub(super) struct Inputs {
    paper: Paper,
    issue: Issue,
    house: House,
    words: Vec<String>,
    outside: Vec<Stamp>,
    /// The page's own, and those of pages that its stories go on to or come from.
    pages: Vec<PageSpec>,
    stories: Vec<Story>,
    pictures: Vec<(Picture, Stamp)>,
}

impl Inputs {
    /// The inputs of one page.
    pub fn of(edition: &Edition, spec: &PageSpec, root: &Path) -> Inputs {
        let ids: Vec<StoryId> = spec.fillings.iter().flatten().filter_map(Filling::story).collect();
        let stories: Vec<Story> =
            ids.iter().filter_map(|id| edition.stories.get(id.0 as usize)).cloned().collect();
        let ends = ids.iter().flat_map(|id| [edition.start_of(*id), edition.rest_of(*id)]).flatten();
        let mut numbers: Vec<u16> = ends.map(|(page, _)| page).chain([spec.number]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let pages = edition.pages.iter().filter(|p| numbers.contains(&p.number)).cloned().collect();
        let own = spec.fillings.iter().flatten().filter_map(ad);
        let shown = stories.iter().flat_map(|s| &s.pictures).map(|p| p.picture).chain(own);
        let file = |id: PictureId| edition.pictures.get(id.0 as usize);
        let pictures = shown.filter_map(file).map(|p| (p.clone(), stamp(root, &p.path))).collect();
        let house = edition.house.clone();
        let brought = house.font_files.iter().chain([&house.condition.profile]);
        let outside = brought.map(|f| stamp(root, f)).collect();
        let (paper, issue) = (edition.paper.clone(), edition.issue.clone());
        Inputs { paper, issue, house, words: edition.words.clone(), outside, pages, stories, pictures }
    }
}

fn ad(filling: &Filling) -> Option<PictureId> {
    match filling {
        Filling::Ad { picture, .. } => Some(*picture),
        _ => None,
    }
}
