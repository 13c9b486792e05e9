//! A file appears whole or not at all, to whoever reads it and whatever becomes of the program.
//!
//! The disk is not made to keep it at once: what a build writes it can write again, and waiting for the disk
//! took longer than making the page.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::PressError;

/// How the names of files and folders under way begin.
pub(super) const PREFIX: &str = ".paiban-";
/// Bytes that are written at once.
pub(super) const BUFFER: usize = 64 << 10;

/// Writes `path` through `write`: beside its place, then renamed over what was there. When anything fails
/// the last good file stays.
pub fn publish<E>(
    path: &Path,
    write: impl FnOnce(BufWriter<&mut NamedTempFile>) -> Result<BufWriter<&mut NamedTempFile>, E>,
) -> Result<(), PressError>
where
    PressError: From<E>,
{
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)?;
    let mut written = write(BufWriter::with_capacity(BUFFER, &mut file))?;
    written.flush()?;
    drop(written);
    readable(&file)?;
    file.persist(path).map_err(|error| PressError::Write(error.error))?;
    Ok(())
}

/// The same for bytes that are at hand.
pub fn publish_bytes(path: &Path, bytes: &[u8]) -> Result<(), PressError> {
    publish(path, |mut file| {
        file.write_all(bytes)?;
        Ok::<_, PressError>(file)
    })
}

/// The same for what people wrote and no program can make again: it is on the disk before the old file goes, which
/// keeps its permissions, and where it is a link is written where that leads.
pub fn publish_source(path: &Path, bytes: &[u8]) -> Result<(), PressError> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let permissions = fs::metadata(&path).map(|data| data.permissions());
    publish(&path, |mut file| {
        file.write_all(bytes)?;
        file.flush()?;
        file.get_ref().as_file().sync_all()?;
        Ok::<_, PressError>(file)
    })?;
    permissions.map_or(Ok(()), |kept| Ok(fs::set_permissions(&path, kept)?))
}

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
