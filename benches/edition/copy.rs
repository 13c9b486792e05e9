//! The same pages for both programs: eight stories a page from the free corpus, each with a headline, in two
//! columns of 13 字; for paiban as an edition, for Typst as a document.

use std::fs;
use std::io;
use std::path::Path;

/// Stories to a page: four beside one another, two rows of them.
const STORIES: usize = 8;
/// Characters to a story, about nine tenths of what its slot holds.
const CHARACTERS: usize = 880;

/// A headline and paragraphs.
type Story = (String, Vec<&'static str>);

fn stories(count: usize) -> Vec<Story> {
    let parts = [include_str!("../corpus/lu-xun.txt"), include_str!("../corpus/gsd.txt")];
    let mut paragraphs = parts.into_iter().flat_map(str::lines).cycle();
    (0..count).map(|_| story(&mut paragraphs)).collect()
}

fn story(paragraphs: &mut dyn Iterator<Item = &'static str>) -> Story {
    let (mut body, mut length) = (Vec::new(), 0);
    while length < CHARACTERS {
        let Some(text) = paragraphs.next() else { break };
        length += text.chars().count();
        body.push(text);
    }
    let first = body.first().copied().unwrap_or_default();
    let headline = first.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).take(12).collect();
    (headline, body)
}

/// Writes an edition of so many pages into `folder`.
pub fn edition(folder: &Path, pages: usize) -> io::Result<()> {
    fs::create_dir_all(folder.join("stories"))?;
    fs::create_dir_all(folder.join("layouts"))?;
    for (n, (headline, body)) in stories(pages * STORIES).iter().enumerate() {
        let text = format!("+++\nheadline = \"{headline}\"\n+++\n{}\n", body.join("\n\n"));
        fs::write(folder.join(format!("stories/s{n}.md")), text)?;
    }
    let mut layout = String::from("preset = \"duikai\"\n");
    for slot in 0..STORIES {
        let (column, row) = (slot % 4 * 2 + 1, slot / 4 * 52 + 1);
        let area = format!("{column}-{} x {row}-{}", column + 1, row + 49);
        layout += &format!("[[slot]]\nname = \"s{slot}\"\narea = \"{area}\"\nhead = \"third\"\n");
    }
    fs::write(folder.join("layouts/page.toml"), layout)?;
    let mut edition = String::from("style = \"daily\"\n[paper]\nname = \"试印\"\nnumber = \"CN 00-0000\"\n");
    edition += &format!("[issue]\ndate = 2026-11-20\npages = {pages}\n");
    for page in 0..pages {
        let number = page + 1;
        edition +=
            &format!("[[page]]\nnumber = {number}\nsection = \"版\"\nlayout = \"page\"\n[page.slots]\n");
        for slot in 0..STORIES {
            edition += &format!("s{slot} = \"s{}\"\n", page * STORIES + slot);
        }
    }
    fs::write(folder.join("edition.toml"), edition)
}

/// What every Typst page has: 对开, 9 pt on a pitch of 13.5 pt, a flow of two columns a story.
const TYPST: &str = "\
#set page(width: 390mm, height: 545mm, margin: 0pt)
#set text(font: \"Noto Serif SC\", size: 9pt, lang: \"zh\", region: \"cn\")
#set text(top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 4.5pt, spacing: 4.5pt)
#let story(x, y, headline, body) = place(dx: x, dy: y, block(width: 243pt, height: 675pt)[
  #block(height: 54pt, width: 100%, align(center + horizon, text(22pt, weight: \"bold\", headline)))
  #block(height: 612pt, columns(2, gutter: 9pt, for text in body { par(text) }))
])
";

/// Writes the same as `page.typ`.
pub fn typst(folder: &Path, pages: usize) -> io::Result<()> {
    let mut source = String::from(TYPST);
    for (n, (headline, body)) in stories(pages * STORIES).iter().enumerate() {
        let slot = n % STORIES;
        let (x, y) = (53 + slot % 4 * 252, 85 + slot / 4 * 702);
        let body: String = body.iter().map(|text| format!("{text:?},")).collect();
        let turn = if slot == 0 && n > 0 { "#pagebreak()\n" } else { "" };
        source += &format!("{turn}#story({x}pt, {y}pt, {headline:?}, ({body}))\n");
    }
    fs::write(folder.join("page.typ"), source)
}
