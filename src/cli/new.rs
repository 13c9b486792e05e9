//! `paiban new`.
use super::exit::Exit;
use std::path::Path;
/// Placeholder until written below.
pub fn run(_: &Path, _: &str) -> Exit {
    Exit::Machine
}
