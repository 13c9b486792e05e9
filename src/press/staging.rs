//! The files of a build appear together, or those of the last build stay.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tempfile::TempDir;

use super::error::PressError;
use super::publish::{BUFFER, PREFIX};

/// What a build that was killed left is swept away by one that comes so much later.
const STALE: Duration = Duration::from_secs(3600);

/// A folder beside the files to come, on the same disk.
pub struct Staging {
    folder: TempDir,
    to: PathBuf,
    names: Mutex<Vec<String>>,
}

impl Staging {
    /// A place for the files that are to appear in the folder `to`.
    pub fn beside(to: &Path) -> Result<Staging, PressError> {
        sweep(to);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(to)?;
        Ok(Staging { folder, to: to.to_owned(), names: Mutex::default() })
    }

    /// Writes a file that will appear under `name`.
    pub fn write<E>(
        &self,
        name: &str,
        write: impl FnOnce(BufWriter<File>) -> Result<BufWriter<File>, E>,
    ) -> Result<(), PressError>
    where
        PressError: From<E>,
    {
        let written = || {
            let file = File::create_new(self.folder.path().join(name))?;
            write(BufWriter::with_capacity(BUFFER, file))?.flush()?;
            Ok(())
        };
        written().map_err(|error: PressError| error.of(&self.to.join(name)))?;
        self.names.lock().unwrap_or_else(PoisonError::into_inner).push(name.to_owned());
        Ok(())
    }

    /// Puts every file in its place, over what was there.
    pub fn appear(self) -> Result<(), PressError> {
        for name in self.names.into_inner().unwrap_or_else(PoisonError::into_inner) {
            let place = self.to.join(&name);
            fs::rename(self.folder.path().join(&name), &place)
                .map_err(|error| PressError::Write(error).of(&place))?;
        }
        Ok(())
    }
}

/// Asks the disk for the room of a file that will have so many bytes or more, in one piece: a third less work than
/// block by block. Where the file system does not know how, the file grows as it is written.
#[cfg(target_os = "linux")]
pub fn reserve(file: &BufWriter<File>, bytes: u64) {
    use rustix::fs::{FallocateFlags, fallocate};
    let _ = fallocate(file.get_ref(), FallocateFlags::KEEP_SIZE, 0, bytes);
}

/// The file grows as it is written.
#[cfg(not(target_os = "linux"))]
pub fn reserve(_: &BufWriter<File>, _: u64) {}

/// Takes away what is old of builds that did not end.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|e| e.file_name().to_string_lossy().starts_with(PREFIX)) {
        let age = entry.metadata().and_then(|data| data.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age > STALE) {
            // What cannot be taken away does no harm.
            let path = entry.path();
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
    }
}
