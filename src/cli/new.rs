//! `paiban new`.
use std::path::Path;
use super::exit::Exit;
/// Placeholder until written below.
pub fn run(_: &Path, _: &str) -> Exit { Exit::Machine }
