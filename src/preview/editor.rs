//! Handing a place to the editor: `--open-with 'code -g {file}:{line}'`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An editor, where one was named.
pub(super) struct Editor {
    root: PathBuf,
    words: Vec<String>,
}

impl Editor {
    /// The editor of a command line: words between spaces; no shell sees them.
    pub fn new(root: &Path, command: Option<String>) -> Editor {
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let mut words: Vec<String> =
            command.unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        if !words.is_empty() && !words.iter().any(|w| w.contains("{file}")) {
            words.push("{file}".to_owned());
        }
        Editor { root, words }
    }

    /// Whether one was named.
    pub fn is_there(&self) -> bool {
        !self.words.is_empty()
    }

    /// Opens a file of the edition at a line.
    pub fn open(&self, file: &str, line: usize) -> std::io::Result<()> {
        let path = self.root.join(file).display().to_string();
        let line = line.to_string();
        let mut words = self.words.iter().map(|w| w.replace("{line}", &line).replace("{file}", &path));
        let Some(program) = words.next() else { return Err(std::io::ErrorKind::NotFound.into()) };
        let mut child =
            Command::new(program).args(words).stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
        // Waited for, so that the system may forget it.
        std::thread::spawn(move || child.wait());
        Ok(())
    }
}
