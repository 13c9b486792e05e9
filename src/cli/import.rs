//! `paiban import`.
use std::path::{Path, PathBuf};
use super::exit::Exit;
/// Placeholder until written below.
pub fn run(_: &[PathBuf], _: &Path, _: bool) -> Exit { Exit::Machine }
