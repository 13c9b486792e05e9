//! What each glyph of a line says: the characters from its cluster to the next.

use crate::compose::Glyph;

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
        for unit in text.encode_utf16() {
            out.extend_from_slice(format!("{unit:04X}").as_bytes());
        }
        out.extend_from_slice(b">>>BDC\n");
    }
}

/// What each glyph says, in order.
pub(super) fn said<'t>(text: &'t str, glyphs: &[Glyph]) -> Vec<Said<'t>> {
    let mut starts: Vec<usize> = glyphs.iter().map(|g| g.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut all = Vec::with_capacity(glyphs.len());
    for group in glyphs.chunk_by(|a, b| a.cluster == b.cluster) {
        let start = group[0].cluster as usize;
        let next = starts.partition_point(|&s| s <= start);
        let end = starts.get(next).copied().unwrap_or(text.len());
        let is_last = next == starts.len();
        say(text.get(start..end).unwrap_or(""), (group.len(), is_last), &mut all);
    }
    all
}

/// Shares the text of one cluster among its `count` glyphs.
fn say<'t>(text: &'t str, (count, is_last): (usize, bool), all: &mut Vec<Said<'t>>) {
    let bare = text.trim_end_matches(' ');
    let spaced = !bare.is_empty() && bare.len() < text.len() && !is_last;
    let text = if bare.is_empty() { text } else { bare };
    let after = if spaced { Space::After } else { Space::No };
    if count == 1 || text.chars().count() == count {
        let each: Vec<&str> = if count == 1 { vec![text] } else { characters(text) };
        for (i, part) in each.iter().enumerate() {
            let space = if i + 1 == count { after } else { Space::No };
            all.push(Said { text: part, space, opens: None, part: Part::Alone });
        }
        return;
    }
    for i in 0..count {
        let part = if i + 1 == count { Part::Last } else { Part::Within };
        let space = if i + 1 == count { after } else { Space::No };
        let first = i == 0;
        all.push(Said { text: if first { text } else { "" }, space, opens: first.then_some(text), part });
    }
}

fn characters(text: &str) -> Vec<&str> {
    let ends = text.char_indices().map(|(i, c)| &text[i..i + c.len_utf8()]);
    ends.collect()
}
