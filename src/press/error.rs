//! Why a PDF could not be made, in words for the person at the desk.

use std::fmt;

use crate::finding::{Message, message};

/// What stopped the press.
#[derive(Debug)]
pub enum PressError {
    /// A font is missing, damaged, or of a kind that cannot be embedded.
    Font {
        /// Its PostScript name or number.
        font: String,
        /// What is wrong.
        why: Message,
    },
    /// The output profile cannot be used.
    Profile {
        /// Its path inside the edition, or `newsprint`.
        path: String,
        /// What is wrong, and what to do.
        why: Message,
    },
    /// A page is too small or too large for a PDF.
    Page {
        /// The page.
        number: u16,
        /// What is wrong.
        why: Message,
    },
    /// The system could not write.
    Write(std::io::Error),
}

impl PressError {
    /// The same, of a file that could not be written.
    pub fn of(self, path: &std::path::Path) -> PressError {
        match self {
            PressError::Write(error) => {
                PressError::Write(std::io::Error::new(error.kind(), format!("{}: {error}", path.display())))
            }
            other => other,
        }
    }

    /// It in words.
    pub fn message(&self) -> Message {
        match self {
            PressError::Font { font, why } => message!("font {font}: ", "字体 {font}：").and(why),
            PressError::Profile { path, why } => {
                message!("output profile {path}: ", "输出特性文件 {path}：").and(why)
            }
            PressError::Page { number, why } => message!("page {number}: ", "第 {number} 版：").and(why),
            PressError::Write(error) => message!("cannot write: {error}", "写不进：{error}"),
        }
    }
}

impl fmt::Display for PressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for PressError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PressError::Write(error) => Some(error),
            _ => None,
        }
    }
}

impl From<std::io::Error> for PressError {
    fn from(error: std::io::Error) -> PressError {
        PressError::Write(error)
    }
}
