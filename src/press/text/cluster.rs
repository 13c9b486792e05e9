//! What each glyph of a line says: the characters from its cluster to the next.

use crate::compose::{Glyph, Stance};
use crate::press::numbers::four_digits;

/// What a glyph says, and its part in a span whose text no single glyph can carry.
pub(super) struct Said<'t> {
    text: &'t str,
    space: Space,
    /// The text of the span that begins here.
    opens: Option<&'t str>,
    part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    No,
    /// The text has a space after it, which no glyph of the line stands for.
    After,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Alone,
    Within,
    Last,
}

impl<'t> Said<'t> {
    /// The characters; none for a later glyph of a span.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Whether a space follows in the text.
    pub fn space(&self) -> bool {
        self.space == Space::After
    }

    /// Whether a span with its own text begins with this glyph.
    pub fn opens(&self) -> bool {
        self.opens.is_some()
    }

    /// Whether that span ends with it.
    pub fn closes(&self) -> bool {
        self.part == Part::Last
    }

    /// Writes the span's beginning, if there is one (32000-1 14.9.4).
    pub fn begin(&self, out: &mut Vec<u8>) {
        let Some(text) = self.opens else { return };
        out.extend_from_slice(b"/Span<</ActualText<FEFF");
        text.encode_utf16().for_each(|unit| four_digits(out, unit));
        out.extend_from_slice(b">>>BDC\n");
    }
}

/// What each glyph says, in order: into `all`, which is emptied first.
pub(super) fn said<'t>((text, glyphs): (&'t str, &[Glyph]), all: &mut Vec<Said<'t>>) {
    all.clear();
    let is_ordered = glyphs.is_sorted_by_key(|g| g.cluster);
    let starts = if is_ordered { Vec::new() } else { starts(glyphs) };
    let mut next = 0;
    for group in glyphs.chunk_by(|a, b| a.cluster == b.cluster) {
        next += group.len();
        let start = group[0].cluster as usize;
        let end = match is_ordered {
            true => glyphs.get(next).map(|g| g.cluster as usize),
            false => starts.get(starts.partition_point(|&s| s <= start)).copied(),
        };
        let first = all.len();
        let said = text.get(start..end.unwrap_or(text.len())).unwrap_or("");
        say(said, (group.len(), end.is_none()), all);
        if group.iter().all(|glyph| glyph.stance != Stance::Along) {
            across(said, &mut all[first..]);
        }
    }
}

/// Where clusters start, in the order of the text.
fn starts(glyphs: &[Glyph]) -> Vec<usize> {
    let mut starts: Vec<usize> = glyphs.iter().map(|g| g.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Digits across a vertical line are one span, so that readers do not take the second for another line's.
fn across<'t>(text: &'t str, digits: &mut [Said<'t>]) {
    if let [first, .., last] = digits {
        (first.opens, first.part) = (Some(text), Part::Within);
        last.part = Part::Last;
    }
}

/// Shares the text of one cluster among its `count` glyphs.
fn say<'t>(text: &'t str, (count, is_last): (usize, bool), all: &mut Vec<Said<'t>>) {
    let bare = text.trim_end_matches(' ');
    let spaced = !bare.is_empty() && bare.len() < text.len() && !is_last;
    let text = if bare.is_empty() { text } else { bare };
    let after = if spaced { Space::After } else { Space::No };
    if count == 1 {
        return all.push(Said { text, space: after, opens: None, part: Part::Alone });
    }
    if text.chars().count() == count {
        for (i, c) in text.char_indices() {
            let text = &text[i..i + c.len_utf8()];
            all.push(Said { text, space: Space::No, opens: None, part: Part::Alone });
        }
        all.last_mut().expect("a cluster has a glyph").space = after;
        return;
    }
    for i in 0..count {
        let part = if i + 1 == count { Part::Last } else { Part::Within };
        let space = if i + 1 == count { after } else { Space::No };
        let first = i == 0;
        all.push(Said { text: if first { text } else { "" }, space, opens: first.then_some(text), part });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeface::{FontId, GlyphId};
    use crate::units::{Ink, Length};

    fn glyphs(clusters: &[u32]) -> Vec<Glyph> {
        let glyph = |cluster: &u32| Glyph {
            font: FontId(0),
            glyph: GlyphId(1),
            size: Length::pt(9),
            ink: Ink::BLACK,
            x: Length::ZERO,
            italic: false,
            stance: Default::default(),
            condense: 1000,
            cluster: *cluster,
        };
        clusters.iter().map(glyph).collect()
    }

    fn shown(text: &str, clusters: &[u32]) -> Vec<String> {
        let mark = |s: &Said<'_>| {
            let span = s.opens.map_or(String::new(), |t| format!("<{t}>"));
            format!("{span}{}{}", s.text, if s.space() { "_" } else { "" })
        };
        let mut all = Vec::new();
        said((text, &glyphs(clusters)), &mut all);
        all.iter().map(mark).collect()
    }

    #[test]
    fn a_glyph_says_the_characters_up_to_the_next_cluster() {
        assert_eq!(shown("中——文", &[0, 3, 9]), ["中", "——", "文"]);
        assert_eq!(shown("𬭎字", &[0, 4]), ["𬭎", "字"]);
        assert_eq!(shown("fin", &[0, 2]), ["fi", "n"]);
    }

    #[test]
    fn a_space_without_a_glyph_follows_its_neighbour_and_ends_no_line() {
        assert_eq!(shown("晏丹 吉秋园 ", &[0, 3, 7, 10, 13]), ["晏", "丹_", "吉", "秋", "园"]);
        assert_eq!(shown("晏 丹", &[0, 3, 4]), ["晏", " ", "丹"]);
    }

    #[test]
    fn several_glyphs_of_one_cluster_share_its_text() {
        assert_eq!(shown("……", &[0, 0]), ["…", "…"]);
        assert_eq!(shown("é", &[0, 0]), ["<é>é", ""]);
    }
}
