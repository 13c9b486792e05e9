//! How deep a story is at a width: the answer is the depth of the slot that it just fills.

use std::collections::BTreeMap;

use paiban::edition::{Area, Columns, Disk, Edition, Filling, SlotKind, Standing, StoryId, StoryKind, read};
use paiban::makeup::{Depths, Desk, StoryMatter};
use paiban::{copydesk, make_page, style::Direction};

use crate::support::{Square, root};

/// The rows that a story is said to take over one column, two, to `most`.
fn answers(edition: &Edition, id: StoryId, (most, head): (u16, usize)) -> Vec<u16> {
    let (copy, _) = copydesk::prepare(&edition.stories[id.0 as usize], &edition.house);
    let (matter, _) = StoryMatter::prepare(copy, &Square);
    let stories = BTreeMap::from([(id, matter)]);
    let desk = Desk { edition, metrics: &Square, stories: &stories, direction: Direction::Horizontal };
    let depths = Depths::of(&desk, id, &edition.pages[0].template.grid).expect("the story is there");
    (1..=most).map(|columns| depths.at(columns, head).rows).collect()
}

/// The lines of a story that have no room in a slot so wide and so deep, and those free.
fn fit(edition: &Edition, id: StoryId, (columns, head): (u16, usize), rows: u16) -> (u32, u32) {
    let mut edition = edition.clone();
    let mut page = edition.pages[0].clone();
    page.template.grid.rows = 400;
    let mut slot = page.template.slots[0].clone();
    slot.kind = SlotKind::Story;
    slot.head = head;
    slot.columns = Columns::Auto;
    slot.frame = Default::default();
    slot.areas = vec![Area { column: 0, row: 0, columns, rows }];
    page.template.slots = vec![slot];
    page.fillings = vec![Some(Filling::Story(id))];
    page.fittings = vec![Default::default()];
    edition.standings = [(id, Standing { start: Some((page.number, 0)), rest: None })].into();
    edition.pages = vec![page];
    let made = make_page(&edition, &Square, &edition.pages[0]);
    let fit = made.page.blocks.iter().find_map(|b| b.fit).expect("the story's block");
    (fit.overset_lines, fit.free_lines)
}

#[test]
fn a_slot_as_deep_as_the_answer_is_just_filled() {
    let edition = read(&Disk::new(&root("examples/chenglan")), "edition.toml").edition.expect("it is sound");
    let head = edition.house.ladder.len() - 1;
    for story in edition.stories.iter().filter(|story| story.kind == StoryKind::News) {
        for (columns, rows) in (1..).zip(answers(&edition, story.id, (5, head))) {
            let (over, free) = fit(&edition, story.id, (columns, head), rows);
            // A line in each leg may stay free, so that none stands alone.
            assert!(over == 0 && free <= u32::from(columns), "{} over {columns}: {over} {free}", story.name);
        }
    }
}
