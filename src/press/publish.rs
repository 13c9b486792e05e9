//! A file appears whole or not at all, to whoever reads it and whatever becomes of the program.
//!
//! The disk is not made to keep it at once: what a build writes it can write again, and waiting for the disk
//! took longer than making the page.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::PressError;

/// Writes `path` through `write`: beside its place, then renamed over what was there. When anything fails
/// the last good file stays.
pub fn publish<E>(
    path: &Path,
    write: impl FnOnce(BufWriter<&mut NamedTempFile>) -> Result<BufWriter<&mut NamedTempFile>, E>,
) -> Result<(), PressError>
where
    PressError: From<E>,
{
    publish_long(path, 0, write)
}

/// The same for a file of so many bytes or more.
pub fn publish_long<E>(
    path: &Path,
    bytes: u64,
    write: impl FnOnce(BufWriter<&mut NamedTempFile>) -> Result<BufWriter<&mut NamedTempFile>, E>,
) -> Result<(), PressError>
where
    PressError: From<E>,
{
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::Builder::new().prefix(".paiban-").tempfile_in(folder)?;
    reserve(&file, bytes);
    let mut written = write(BufWriter::with_capacity(64 << 10, &mut file))?;
    written.flush()?;
    drop(written);
    readable(&file)?;
    file.persist(path).map_err(|error| PressError::Write(error.error))?;
    Ok(())
}

/// Room on the disk, asked for in one piece: a third less work than block by block. Where the file system does
/// not know how, the file grows as it is written.
#[cfg(target_os = "linux")]
fn reserve(file: &NamedTempFile, bytes: u64) {
    use rustix::fs::{FallocateFlags, fallocate};
    if bytes > 0 {
        let _ = fallocate(file.as_file(), FallocateFlags::KEEP_SIZE, 0, bytes);
    }
}

#[cfg(not(target_os = "linux"))]
fn reserve(_: &NamedTempFile, _: u64) {}

/// A temporary file is its owner's alone; a page is for whoever may read the folder's other files.
#[cfg(unix)]
fn readable(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}
