//! PDF → pixels, and what can be shown on top of a page.
//!
//! In: a page's own PDF, the one that goes to the plant. Out: its [`Pixels`] as a screen shows them, and a
//! PNG of them. [`overlay`] adds marks to a sheet before it goes to the press: grid, baselines, slots and
//! findings are drawn by what draws the page, so they stand where the page has them. Nothing here is printed.
//! [`contact`] lays all pages of an edition beside one another. [`office`] puts a page on A3 with all that is to be said of it.

mod contact;
mod findings;
mod guides;
mod hand;
mod heat;
mod office;
mod render;
mod shrink;

pub use contact::contact;
pub use findings::numbered;
pub use hand::Hand;
pub use heat::heat;
pub use office::{Office, office};
pub use render::{Part, Pixels, ProofError, page_count, png, render, render_page, render_part};

use crate::edition::PageSpec;
use crate::finding::Finding;
use crate::sheet::Mark;

/// What can be shown on top of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The edges of columns and rows.
    Grid,
    /// Baselines, every fifth row's number beside it.
    Lines,
    /// The outlines of slots, with their names.
    Slots,
    /// Frames round what findings speak of, with their numbers and codes.
    Findings,
}

/// The marks of the chosen layers on a page, the lightest first whatever order they are asked for in.
pub fn overlay(layers: &[Layer], page: &PageSpec, found: &[Finding], hand: &Hand<'_>) -> Vec<Mark> {
    let all = [Layer::Grid, Layer::Lines, Layer::Slots, Layer::Findings];
    let of = |layer: &Layer| match layer {
        Layer::Grid => guides::grid(page),
        Layer::Lines => guides::lines(page, hand),
        Layer::Slots => guides::slots(page, hand),
        Layer::Findings => findings::marks(page, found, hand),
    };
    all.iter().filter(|layer| layers.contains(layer)).flat_map(of).collect()
}
