//! Characters that no face has, in whatever is not a story's body: headlines, captions, names, furniture.

use std::collections::BTreeSet;

use super::desk::{Desk, missing};
use super::page::{Block, Role, Thing};
use crate::edition::PageSpec;
use crate::finding::Findings;
use crate::style::FaceId;

/// A finding for each, once in a block. The body's are told where its paragraphs are prepared.
pub fn characters(desk: &Desk, page: &PageSpec, blocks: &[Block]) -> Findings {
    blocks.iter().flat_map(|block| within(desk, page, block)).collect()
}

fn within(desk: &Desk, page: &PageSpec, block: &Block) -> Findings {
    // A chain goes on to any font that has the character: what one face lacks, all do.
    let lacks = |c: &char| !c.is_whitespace() && desk.metrics.glyph(FaceId(0), *c).is_none();
    let told = |role: Role| !matches!(role, Role::Body | Role::Subhead);
    let lines = block.things.iter().filter_map(Thing::text).filter(|placed| told(placed.role));
    let lacking: BTreeSet<char> = lines.flat_map(|placed| placed.line.text.chars()).filter(lacks).collect();
    let story = block.story.and_then(|id| desk.edition.stories.get(id.0 as usize));
    let at = story.map_or(page.at, |story| story.headline_at);
    lacking.into_iter().map(|c| missing(c).at(at).on(block.spot(page, story))).collect()
}
