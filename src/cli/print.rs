//! Writing to the terminal. A reader that went away (`| head`) is no failure.

use std::io::{IsTerminal, Write};

use crate::diff::Tongue;

/// Results, to stdout.
pub fn out(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Messages, to stderr.
pub fn err(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Whether messages may have colour.
pub fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// The reader's language, by the locale as POSIX ranks its variables.
pub fn tongue() -> Tongue {
    let set = |name: &&str| std::env::var(name).is_ok_and(|v| !v.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(set).and_then(|n| std::env::var(n).ok());
    if locale.is_some_and(|l| l.starts_with("zh")) { Tongue::Chinese } else { Tongue::English }
}
