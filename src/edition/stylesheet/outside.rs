//! Where a stylesheet names what is opened later: fonts and the output profile. A mistake in them is told there.

use crate::edition::node::Node;
use crate::edition::table::Table;
use crate::finding::Span;

/// The places.
#[derive(Clone, Debug)]
pub struct Outside {
    fonts: Vec<Vec<Span>>,
    /// The output profile.
    pub profile: Span,
}

impl Outside {
    /// Where a face, by its place in the stylesheet, names its font of so many.
    pub fn font(&self, face: usize, number: usize) -> Option<Span> {
        self.fonts.get(face)?.get(number).copied()
    }
}

/// The places in a stylesheet.
pub fn outside(sheet: &Table) -> Outside {
    let faces = sheet.table("faces");
    let named = faces.iter().flat_map(|table| table.all_entries());
    let fonts = named.map(|face| match &face.value.node {
        Node::List(fonts) => fonts.iter().map(|font| font.at).collect(),
        _ => Vec::new(),
    });
    let press = sheet.part("press");
    let profile = press.get("profile").map_or(press.at(), |value| value.at);
    Outside { fonts: fonts.collect(), profile }
}
