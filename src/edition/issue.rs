//! `words`, `[paper]` and `[issue]` of edition.toml.

use super::node::Node;
use super::table::{Table, list, text, wrong};
use super::{Issue, Paper};
use crate::finding::{Code, Finding, message};

/// What stands at the nameplate of every issue.
pub fn paper(root: &Table) -> Option<Paper> {
    root.need("paper")?;
    let table = root.table("paper")?;
    let words = |key: &str| table.text(key).unwrap_or_default().to_owned();
    let name = table.need("name");
    let paper = Paper {
        name: words("name"),
        latin: table.text("latin").map(str::to_owned),
        publisher: table.texts("publisher"),
        number: words("number"),
        imprint: table.texts("imprint"),
    };
    if name.is_some() && paper.name.trim().is_empty() {
        table.tell(Finding::new(Code::BadValue, ("the paper needs a name", "报纸要有报名")).at(table.at()));
    }
    table.finish();
    Some(paper)
}

/// What is true of this issue alone.
pub fn issue(root: &Table, given: u16) -> Option<Issue> {
    root.need("issue")?;
    let table = root.table("issue")?;
    let date = date(&table);
    let pages = table.whole("pages", 1..=999).map_or(given, |n| n as u16);
    if pages < given {
        let message = message!(
            "the issue has {given} pages here, more than the {pages} it says",
            "这里有 {given} 版，多于所写的今日 {pages} 版"
        );
        let at = table.get("pages").map_or(table.at(), |v| v.at);
        table.tell(Finding::new(Code::BadValue, message).at(at));
    }
    let (lunar, note) = (table.text("lunar").map(str::to_owned), table.text("note").map(str::to_owned));
    let total = table.whole("total", 0..=10_000_000).unwrap_or(0) as u32;
    table.finish();
    Some(Issue { date: date?, lunar, total, pages, note })
}

/// The words that a headline's lines are not broken within.
pub fn words(root: &Table) -> Vec<String> {
    let values = root.get("words").map_or(&[][..], |value| list(value, root.tray()));
    let word = |value| {
        let word = text(value, root.tray())?;
        let is_word =
            (2..=20).contains(&word.chars().count()) && word.chars().all(|c| c.is_alphanumeric() || c == '·');
        if !is_word {
            let message = message!(
                "“{word}” is no word: 2 to 20 字 or letters, without spaces and marks other than ·",
                "“{word}”不是词：2 到 20 个字或字母，除 · 外不含空格和标点"
            );
            root.tell(Finding::new(Code::BadValue, message).at(value.at));
        }
        is_word.then(|| word.to_owned())
    };
    values.iter().filter_map(word).collect()
}

fn date(table: &Table) -> Option<(u16, u8, u8)> {
    let value = table.need("date")?;
    match value.node {
        Node::Date(date) if (1900..=2200).contains(&date.0) => Some(date),
        Node::Date(_) => {
            let message = ("the date lies outside 1900 to 2200", "日期不在 1900 到 2200 年之间");
            table.tell(Finding::new(Code::BadValue, message).at(value.at));
            None
        }
        _ => {
            wrong(
                table.tray(),
                value,
                ("a date such as 2026-11-20, without quotes,", "不加引号的日期，如 2026-11-20"),
            );
            None
        }
    }
}
