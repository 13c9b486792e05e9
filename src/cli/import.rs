//! `paiban import`.
use super::exit::Exit;
use std::path::{Path, PathBuf};
/// Placeholder until written below.
pub fn run(_: &[PathBuf], _: &Path, _: bool) -> Exit {
    Exit::Machine
}
