//! Why a PDF could not be made, in words for the person at the desk.

use std::fmt;

/// What stopped the press.
#[derive(Debug)]
pub enum PressError {
    /// A font is missing, damaged, or of a kind that cannot be embedded.
    Font {
        /// Its PostScript name or number.
        font: String,
        /// What is wrong.
        why: String,
    },
    /// The output profile cannot be used.
    Profile {
        /// Its path inside the edition, or `newsprint`.
        path: String,
        /// What is wrong, and what to do.
        why: String,
    },
    /// A page is too small or too large for a PDF.
    Page {
        /// The page.
        number: u16,
        /// What is wrong.
        why: String,
    },
    /// The system could not write.
    Write(std::io::Error),
}

impl fmt::Display for PressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PressError::Font { font, why } => write!(f, "font {font}: {why}"),
            PressError::Profile { path, why } => write!(f, "output profile {path}: {why}"),
            PressError::Page { number, why } => write!(f, "page {number}: {why}"),
            PressError::Write(error) => write!(f, "cannot write: {error}"),
        }
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
