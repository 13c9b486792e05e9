//! The order of the folders, the purity of the core, the size of files, and the truth of ARCHITECTURE.md.

#![allow(clippy::unwrap_used)] // a test that cannot read the sources has failed

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder may use folders on earlier rows only.
const ROWS: &[&[&str]] = &[
    &["units"],
    &["finding", "style", "words"],
    &["typeface", "edition"],
    &["copydesk", "compose"],
    &["makeup"],
    &["sheet"],
    &["press", "proof", "preflight", "report", "hands"],
    &["diff"],
    &["preview"],
    &["cli"],
];

/// Folders without file, clock, environment, thread, floating point or unordered map.
const PURE: &[&str] = &[
    "units",
    "finding",
    "style",
    "words",
    "edition",
    "copydesk",
    "compose",
    "makeup",
    "sheet",
    "preflight",
    "hands",
];
const BANNED: &[&str] = &[
    "std::fs",
    "std::io",
    "std::env",
    "std::time",
    "std::thread",
    "HashMap",
    "HashSet",
    "f32",
    "f64",
    ".unwrap()",
    "panic!",
    "unreachable!",
    "todo!",
];
/// The one file of the core that opens files.
const DOOR: &str = "edition/files.rs";
/// The one file that may be unsafe: it maps font files.
const UNSAFE: &str = "typeface/map.rs";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Code without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|l| l.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The folder at the head of every `crate::a` and `crate::{a, b::c}`.
fn uses(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let word = |t: &str| t.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + 7..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(heads(group).iter().map(|h| word(h.trim()))),
            None => drop(found.insert(word(rest))),
        }
    }
    found
}

/// The parts of a `use` group that stand at its own level.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut parts) = (1, vec![String::new()]);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => parts.push(String::new()),
            c if depth == 1 => parts.last_mut().unwrap().push(c),
            _ => (),
        }
        if depth == 0 {
            break;
        }
    }
    parts
}

fn each(mut check: impl FnMut(&str, &str, &str)) {
    let src = root().join("src");
    let mut all = vec![];
    sources(&src, &mut all);
    all.sort();
    for path in &all {
        let relative = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        let Some((folder, _)) = relative.split_once('/') else { continue };
        check(folder, &relative, &code(path));
    }
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn folders_use_earlier_rows_only() {
    let row = |folder: &str| ROWS.iter().position(|r| r.contains(&folder));
    let mut wrong = vec![];
    each(|folder, path, code| {
        let here = row(folder).unwrap_or_else(|| panic!("{folder} has no row"));
        for used in uses(code) {
            if used != folder && row(&used).is_some_and(|r| r >= here) {
                wrong.push(format!("{path} uses {used}"));
            }
        }
        // A file's own tests may; they stand at its end.
        let own = code.split("mod tests {").next().unwrap_or_default();
        if own.contains("use super::*") {
            wrong.push(format!("{path} globs its parent"));
        }
    });
    none(&wrong);
}

#[test]
fn the_core_is_pure() {
    let mut wrong = vec![];
    each(|folder, path, code| {
        if PURE.contains(&folder) && path != DOOR {
            // A cursor over bytes in memory opens nothing.
            let code = code.replace("std::io::Cursor", "");
            wrong.extend(BANNED.iter().filter(|w| code.contains(**w)).map(|w| format!("{path}: {w}")));
        }
    });
    none(&wrong);
}

#[test]
fn unsafe_code_stands_in_one_file() {
    let mut wrong = vec![];
    each(|_, path, code| {
        if path != UNSAFE && (code.contains("unsafe {") || code.contains("allow(unsafe_code)")) {
            wrong.push(path.to_owned());
        }
    });
    none(&wrong);
}

#[test]
fn files_are_small() {
    let mut wrong = vec![];
    each(|_, path, code| {
        let lines = code.lines().count();
        if lines > 400 {
            wrong.push(format!("{path}: {lines} lines"));
        }
    });
    none(&wrong);
}

#[test]
fn architecture_names_what_exists() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut code_words = BTreeSet::new();
    each(|_, _, code| {
        code_words.extend(code.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned))
    });
    let mut wrong = vec![];
    for name in text.split('`').skip(1).step_by(2) {
        let is_path = name.contains('/') && !name.contains([' ', '*', ':', '$', '<']);
        let is_type =
            name.chars().next().is_some_and(char::is_uppercase) && name.chars().all(char::is_alphanumeric);
        if is_path && !root().join("src").join(name).exists() && !root().join(name).exists() {
            wrong.push(format!("no path {name}"));
        }
        if is_type && name.chars().any(char::is_lowercase) && !code_words.contains(name) {
            wrong.push(format!("no type {name}"));
        }
    }
    none(&wrong);
}
