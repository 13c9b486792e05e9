//! Writing to the terminal. A reader that went away (`| head`) is no failure.

use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::path::Path;

use super::console::{Reader, plain};
use crate::finding::{Message, Tongue, message};

/// Results, to stdout.
pub fn out(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Messages, to stderr.
pub fn err(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Something to be known, on a line of stderr.
pub fn say(message: impl Into<Message>) {
    err(&format!("{}\n", plain(message.into().of(tongue()))));
}

/// A failure, on stderr.
pub fn error(message: impl Into<Message>) {
    let message = message.into();
    err(&tongue().pick(format!("error: {}\n", plain(&message.en)), format!("错误：{}\n", plain(&message.zh))));
}

/// A failure and what to do about it, on stderr.
pub fn error_help(message: impl Into<Message>, help: impl Into<Message>) {
    error(message);
    let help = help.into();
    err(&tongue()
        .pick(format!("  = help: {}\n", plain(&help.en)), format!("  = 办法：{}\n", plain(&help.zh))));
}

/// Why a place is not written.
pub fn unwritten(path: &Path, error: impl Display) -> Message {
    message!("{} cannot be written: {error}", "{} 写不进：{error}", path.display())
}

/// Why a place is not read.
pub fn unread(path: &Path, error: impl Display) -> Message {
    message!("{} cannot be read: {error}", "{} 读不出：{error}", path.display())
}

/// Why there is no folder to write to.
pub fn unmade(folder: &Path, error: impl Display) -> Message {
    message!("the folder {} cannot be made: {error}", "文件夹 {} 建不了：{error}", folder.display())
}

/// What is said of a place.
pub fn of(path: &Path, what: &Message) -> Message {
    Message::same(format!("{}: ", path.display())).and(what)
}

/// Who reads the messages.
pub fn reader() -> Reader {
    Reader { tongue: tongue(), colour: colour() }
}

/// Whether messages may have colour.
pub fn colour() -> bool {
    std::io::stderr().is_terminal() && is_wanted()
}

/// Whether results may have colour.
pub fn colour_out() -> bool {
    std::io::stdout().is_terminal() && is_wanted()
}

fn is_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none()
}

/// The reader's language, by the locale as POSIX ranks its variables.
pub fn tongue() -> Tongue {
    let set = |name: &&str| std::env::var(name).is_ok_and(|v| !v.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(set).and_then(|n| std::env::var(n).ok());
    if locale.is_some_and(|l| l.starts_with("zh")) { Tongue::Chinese } else { Tongue::English }
}
