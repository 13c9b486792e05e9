//! 改版: what people do to a page → the edition's own files, changed as a person would change them.
//!
//! In: a file's text and an act. Out: the text with that act in it, comments, order and everything else kept.
//! Pure: who calls reads and writes the files.

mod entry;
mod fit;

pub use fit::{Done, fitted};

use std::fmt;

/// Why an act cannot be written into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandError {
    /// The file is no TOML as it stands.
    Syntax(String),
    /// The page or the table is not written in a way that can be added to.
    Shape(String),
}

impl fmt::Display for HandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HandError::Syntax(why) => write!(f, "the file cannot be read as TOML: {why}"),
            HandError::Shape(what) => write!(f, "{what}"),
        }
    }
}

impl std::error::Error for HandError {}
