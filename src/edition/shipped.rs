//! Stylesheets, layouts and presets that ship, inside the executable.

/// What follows the path of a shipped file among an edition's sources.
pub const SHIPPED: &str = " (shipped)";

const FILES: &[(&str, &str)] = &[
    ("presets.toml", include_str!("../../layouts/presets.toml")),
    ("styles/daily.toml", include_str!("../../layouts/styles/daily.toml")),
    ("layouts/duikai-news.toml", include_str!("../../layouts/duikai-news.toml")),
    ("layouts/sikai-news.toml", include_str!("../../layouts/sikai-news.toml")),
];

/// The text of a shipped file.
pub fn shipped(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}

/// The names of shipped files in a folder, without their ending.
pub fn names<'a>(folder: &'a str) -> impl Iterator<Item = &'static str> + 'a {
    let inside =
        move |path: &'static str| path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".toml");
    FILES.iter().filter_map(move |(path, _)| inside(path))
}
