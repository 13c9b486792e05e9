//! The text, vendored: `benches/corpus`.

/// The paragraphs of all parts, the prose first.
pub fn paragraphs() -> Vec<&'static str> {
    let parts = [include_str!("../corpus/lu-xun.txt"), include_str!("../corpus/gsd.txt")];
    parts.into_iter().flat_map(str::lines).filter(|line| !line.is_empty()).collect()
}
