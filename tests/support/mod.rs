//! What several capabilities need: an ideal face, a reader of case files, a source of chance that repeats.

mod case;
mod chance;
mod square;
mod story;

pub use case::{Case, bless, blessing, cases};
pub use chance::Chance;
pub use square::{EM, Square, ems, set, zi};
pub use story::story;

use std::path::PathBuf;

/// A folder of the repository.
pub fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}
