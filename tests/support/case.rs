//! Case files: `# what it shows`, then lines of `key: value`; a blank line ends a case.

use std::collections::BTreeMap;
use std::fs;

use super::root;

/// A case.
#[derive(Debug)]
pub struct Case {
    /// What it shows.
    pub title: String,
    /// Its file, for messages.
    pub file: String,
    /// Keys and values, in order; a key may come again.
    pub lines: Vec<(String, String)>,
}

impl Case {
    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.lines.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }

    /// Every value of a key.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.lines.iter().filter(move |(k, _)| k == key).map(|(_, v)| v.as_str())
    }
}

/// Every case of the `.case` files in a folder of the tests.
pub fn cases(folder: &str) -> Vec<Case> {
    let entries = fs::read_dir(root(folder)).expect("the folder is there").flatten();
    let mut paths: Vec<_> = entries.map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "case"));
    paths.sort();
    let mut all: Vec<Case> = Vec::new();
    for path in paths {
        let file = path.file_name().expect("a file").to_string_lossy().into_owned();
        for line in fs::read_to_string(&path).expect("a case file is UTF-8").lines() {
            if let Some(title) = line.strip_prefix("# ") {
                all.push(Case { title: title.to_owned(), file: file.clone(), lines: Vec::new() });
            } else if let Some((key, value)) = line.split_once(':') {
                let value = value.strip_prefix(' ').unwrap_or(value).to_owned();
                all.last_mut().expect("a title first").lines.push((key.to_owned(), value));
            } else {
                assert!(line.is_empty(), "{file}: “{line}” is neither a title nor key: value");
            }
        }
    }
    all
}

/// Whether goldens are to be written anew.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Writes the cases of a folder of the tests as they are now.
pub fn bless(folder: &str, cases: &[Case]) {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for case in cases {
        let line = |(key, value): &(String, String)| format!("{key}: {value}").trim_end().to_owned() + "\n";
        let lines: String = case.lines.iter().map(line).collect();
        files.entry(&case.file).or_default().push(format!("# {}\n{lines}", case.title));
    }
    for (file, cases) in files {
        fs::write(root(folder).join(file), cases.join("\n")).expect("a case file is written");
    }
}
