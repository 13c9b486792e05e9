//! What the trade calls the parts of a page.

use crate::finding::Tongue;

/// A part: its name in layout.json, in English, in Chinese.
const PARTS: &[(&str, &str, &str)] = &[
    ("label", "section label", "栏题"),
    ("kicker", "kicker", "引题"),
    ("headline", "headline", "主题"),
    ("deck", "deck", "副题"),
    ("byline", "byline", "署名"),
    ("body", "text", "正文"),
    ("caption", "caption", "图片说明"),
    ("jump", "jump line", "转版"),
    ("nameplate", "nameplate", "报头"),
    ("folio", "folio", "报眉"),
    ("guide", "guide", "导读"),
    ("imprint", "imprint", "报尾"),
    ("ad-label", "advertisement label", "广告标识"),
    ("rule", "rule", "线"),
    ("tint", "tint", "底纹"),
    ("frame", "frame", "围框"),
];

/// The name of a part; one that is not known has its own.
pub fn role(name: &str, tongue: Tongue) -> String {
    let known = PARTS.iter().find(|(part, ..)| *part == name);
    known.map_or_else(|| name.to_owned(), |(_, english, chinese)| tongue.pick(*english, *chinese))
}

/// Several of a part.
pub fn kind(name: &str, tongue: Tongue) -> String {
    let plural = format!("{}s", role(name, Tongue::English));
    tongue.pick(plural, role(name, Tongue::Chinese))
}

/// An ink by its plates: `C10 M20 Y0 K100`, or `K100` where black stands alone.
pub fn inks([c, m, y, k]: [u16; 4]) -> String {
    let percent = |v: u16| f64::from(v) / 10.0;
    match (c, m, y, k) {
        (0, 0, 0, 0) => "paper".into(),
        (0, 0, 0, k) => format!("K{}", percent(k)),
        _ => format!("C{} M{} Y{} K{}", percent(c), percent(m), percent(y), percent(k)),
    }
}
