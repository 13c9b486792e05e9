//! Story files and the guide, as text.

use super::ImportedStory;
use super::body::{Block, Laid, Role};
use super::lines::Line;
use super::log::Log;
use super::sort::Guide;
use crate::copydesk::Spaces;

/// As many characters of the headline are in a file's name.
const NAMED: usize = 8;

/// A story's file; it is the `index`th of `count`.
pub fn story(laid: &Laid, (index, count): (usize, usize), log: &mut Log) -> ImportedStory {
    let draft = &laid.draft;
    let mut text = String::from("+++\n");
    let mut entry = |key: &str, lines: &[Line]| {
        let words: Vec<String> = lines.iter().map(|l| quoted(&log.mend(&[*l], Spaces::Keep))).collect();
        match words.as_slice() {
            [] => (),
            [one] => text.push_str(&format!("{key} = {one}\n")),
            several => text.push_str(&format!("{key} = [{}]\n", several.join(", "))),
        }
    };
    entry("kicker", draft.kicker.as_slice());
    entry("headline", draft.headline.as_slice());
    entry("deck", &draft.deck);
    entry("byline", laid.byline.as_slice());
    label(&draft.labels, (&mut text, log));
    text.push_str("+++\n");
    for block in &laid.blocks {
        text.push('\n');
        text.push_str(&written(block, log));
        text.push('\n');
    }
    ImportedStory { file: name(laid, (index, count)), text }
}

/// 栏题: one line, whatever they are.
fn label(labels: &[Line], (text, log): (&mut String, &mut Log)) {
    let words: Vec<String> = labels.iter().map(|l| log.mend(&[*l], Spaces::Keep)).collect();
    if !words.is_empty() {
        text.push_str(&format!("label = {}\n", quoted(&words.join(" "))));
    }
}

fn written(block: &Block, log: &mut Log) -> String {
    match block.role {
        Role::Break => "---".to_owned(),
        Role::Text => escaped(&log.mend(&block.pieces, Spaces::Close)),
        Role::Subhead => format!("## {}", escaped(&log.mend(&block.pieces, Spaces::Keep))),
        Role::Credit => format!(">> {}", escaped(&log.mend(&block.pieces, Spaces::Keep))),
    }
}

fn name(laid: &Laid, (index, count): (usize, usize)) -> String {
    let first = laid.blocks.iter().find_map(|b| b.pieces.first());
    let words = laid.draft.headline.as_ref().or(first).map_or("", |l| l.text);
    let words: String = words.chars().filter(|c| c.is_alphanumeric()).take(NAMED).collect();
    let width = count.to_string().len().max(2);
    let dash = if words.is_empty() { "" } else { "-" };
    format!("{:0width$}{dash}{words}.md", index + 1)
}

/// The guides as TOML.
pub fn guide(guides: &[Guide], log: &mut Log) -> Option<String> {
    if guides.is_empty() {
        return None;
    }
    let mut text = String::from(
        "# 导读, as the copy had it. In edition.toml: guide = [{ story = \"…\", title = \"…\" }, …],\n# where story is the file's name of the story that stands on the page.\n",
    );
    for guide in guides {
        let head = quoted(&log.mend(&[guide.head], Spaces::Keep));
        text.push_str(&format!("\n[[guide]]\nheading = {head}\nentries = [\n"));
        for (titles, page) in &guide.entries {
            let words: Vec<String> = titles.iter().map(|t| log.mend(&[*t], Spaces::Keep)).collect();
            let title = quoted(&words.join(" "));
            text.push_str(&format!("    {{ title = {title}, page = {page} }},\n"));
        }
        text.push_str("]\n");
    }
    Some(text)
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A paragraph in which Markdown finds nothing but bold.
fn escaped(text: &str) -> String {
    let bold = text.matches("**").count().is_multiple_of(2) && !text.contains("***");
    let link = text.contains("](");
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let doubled = bold && rest.starts_with("**");
        let taken = if doubled { 2 } else { c.len_utf8() };
        let marks = matches!(c, '*' | '_' | '`' | '<' | '&' | '\\') || (c == '[' && (link || out.is_empty()));
        if !doubled && (marks || (out.is_empty() && matches!(c, '#' | '>' | '-' | '+' | '~'))) {
            out.push('\\');
        }
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    unlisted(out)
}

/// `1. ` at a paragraph's head would be a list.
fn unlisted(text: String) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mut rest = text[digits..].chars();
    let lists = digits > 0 && matches!(rest.next(), Some('.' | ')')) && rest.next().is_none_or(|c| c == ' ');
    if lists { format!("{}\\{}", &text[..digits], &text[digits..]) } else { text }
}
