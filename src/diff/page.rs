//! The report for eyes: one page of HTML with its pictures inside, that fetches nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::geometry::Mm;
use super::news::{Changes, News};
use super::say::{line, summary};
use crate::finding::Tongue;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The pictures of a page that has news, as PNG.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The page.
    pub number: u16,
    /// As it was.
    pub before: Option<Vec<u8>>,
    /// As it is.
    pub after: Option<Vec<u8>>,
    /// What went and what came.
    pub difference: Option<Vec<u8>>,
    /// Width and height of the pictures, in mm.
    pub mm: [f64; 2],
    /// The top left of the trim on them, in mm.
    pub origin: [f64; 2],
}

/// The whole report. `names` are what the two builds are called.
pub fn html(changes: &Changes, shown: &[Shown], names: [&str; 2]) -> String {
    let mut body = format!(
        "<header><h1>{}</h1><p>{} → {}</p><p class=\"sum\">{}</p>\
         <button type=\"button\" id=\"tongue\" hidden>中文 / English</button></header>\n<main>\n",
        both("What changed on paper", "版面改动"),
        escape(names[0]),
        escape(names[1]),
        both(&summary(changes, Tongue::English), &summary(changes, Tongue::Chinese)),
    );
    let all: Vec<(usize, &News)> = changes.news.iter().enumerate().map(|(i, n)| (i + 1, n)).collect();
    let of = |page: Option<u16>| all.iter().filter(|(_, n)| n.at.page == page).copied().collect::<Vec<_>>();
    for page in changes.pages() {
        body += &section(page, &of(Some(page)), shown.iter().find(|s| s.number == page));
    }
    body += "</main>\n";
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; \
         style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>paiban diff</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}<script>\n{SCRIPT}</script>\n\
         </body>\n</html>\n"
    )
}

/// One page: its news, then its pictures.
fn section(page: u16, news: &[(usize, &News)], shown: Option<&Shown>) -> String {
    let title = both(&format!("Page {page}"), &format!("第{page}版"));
    let mut out = format!("<section aria-labelledby=\"p{page}\">\n<h2 id=\"p{page}\">{title}</h2>\n<ol>\n");
    for (i, n) in news {
        let words = both(&line(n, Tongue::English), &line(n, Tongue::Chinese));
        out += &format!("<li id=\"n{i}\" value=\"{i}\">{words}</li>\n");
    }
    out += "</ol>\n";
    if let Some(shown) = shown {
        out += &pictures(shown, news);
    }
    out + "</section>\n"
}

/// How a page can be looked at: the value, in English, in Chinese.
const VIEWS: [(&str, &str, &str); 4] = [
    ("both", "Side by side", "并排"),
    ("before", "Before", "改前"),
    ("after", "After", "改后"),
    ("difference", "Difference", "差异"),
];

fn pictures(shown: &Shown, news: &[(usize, &News)]) -> String {
    let page = shown.number;
    let mut out = format!("<div class=\"look\">\n<fieldset><legend>{}</legend>", both("Show", "显示"));
    for (value, english, chinese) in VIEWS {
        let checked = if value == "both" { " checked" } else { "" };
        out += &format!(
            "<label><input type=\"radio\" name=\"v{page}\" value=\"{value}\"{checked}> {}</label> ",
            both(english, chinese)
        );
    }
    out += "</fieldset>\n<div class=\"figures\">\n";
    let old: Vec<Option<Mm>> = news.iter().map(|(_, n)| n.at.old_mm).collect();
    let new: Vec<Option<Mm>> = news.iter().map(|(_, n)| n.at.new_mm.or(n.at.old_mm)).collect();
    let figures = [(1, &shown.before, &old), (2, &shown.after, &new), (3, &shown.difference, &new)];
    for (view, png, areas) in figures {
        let numbered = news.iter().zip(areas).filter_map(|((i, _), area)| outline(shown, *i, (*area)?));
        let boxes: String = numbered.collect();
        out += &png.as_ref().map_or(String::new(), |png| figure(page, VIEWS[view], png, &boxes));
    }
    out + "</div>\n</div>\n"
}

fn figure(page: u16, (value, english, chinese): (&str, &str, &str), png: &[u8], boxes: &str) -> String {
    format!(
        "<figure class=\"{value}\"><figcaption>{}</figcaption><div class=\"paper\">\
         <img alt=\"{page} {english} {chinese}\" src=\"data:image/png;base64,{}\">{boxes}</div></figure>\n",
        both(english, chinese),
        STANDARD.encode(png)
    )
}

/// A frame round the place of a piece of news, that leads to it; a place off the paper has none.
fn outline(shown: &Shown, number: usize, [x, y, w, h]: Mm) -> Option<String> {
    let [wide, deep] = shown.mm;
    let percent = |part: f64, whole: f64| (part / whole * 10_000.0).round() / 100.0;
    let place = [
        percent(x + shown.origin[0] - 0.5, wide),
        percent(y + shown.origin[1] - 0.5, deep),
        percent(w + 1.0, wide),
        percent(h + 1.0, deep),
    ];
    let [left, top, width, height] = place;
    let sane = place.iter().all(|v| v.is_finite() && v.abs() <= 200.0);
    sane.then(|| {
        format!(
            "<a href=\"#n{number}\" aria-label=\"{number}\" \
             style=\"left:{left}%;top:{top}%;width:{width}%;height:{height}%\"><span>{number}</span></a>"
        )
    })
}

/// The same in both languages; the style shows the one that the page is in.
fn both(english: &str, chinese: &str) -> String {
    format!("<span lang=\"en\">{}</span><span lang=\"zh-CN\">{}</span>", escape(english), escape(chinese))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
