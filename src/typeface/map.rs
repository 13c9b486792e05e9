//! Font files of an edition, mapped: the one place with `unsafe` in it.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use harfrust::font::Blob;
use memmap2::Mmap;

/// Files smaller than this are read; mapping would save nothing.
const SMALL: u64 = 1 << 20;

/// The bytes of a file, mapped where it is large.
pub fn map(path: &Path) -> io::Result<Blob> {
    let file = File::open(path)?;
    let data = file.metadata()?;
    if !data.is_file() {
        return Err(io::Error::other("it is no plain file"));
    }
    if data.len() < SMALL {
        return Ok(Blob::from(std::fs::read(path)?));
    }
    // SAFETY: the map is read-only and private. Another process that cuts the file short while it is read
    // could stop this one with a signal; fonts of an edition are not written while it is built, and every
    // reader of the bytes checks its bounds, so that changed bytes give a wrong glyph or an error, no more.
    #[allow(unsafe_code)]
    let map = unsafe { Mmap::map(&file)? };
    Ok(Blob::from(Arc::new(map) as Arc<dyn AsRef<[u8]> + Send + Sync>))
}
