//! The files of an edition, on disk or in memory: the one door of the core to the outside.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{FileError, Files};

/// A larger file is not read.
const MOST: u64 = 512 << 20;

/// The bytes of a file that a person names, which may be a pipe; not without end.
pub fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::Error::other(format!("it is larger than {} MB", MOST >> 20)));
    }
    Ok(bytes)
}

/// A folder on disk. No name leads out of it.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The files under a folder.
    pub fn new(root: &Path) -> Disk {
        Disk { root: root.to_owned() }
    }

    /// The place of a file, if its name and its links stay inside.
    fn place(&self, path: &str) -> Result<PathBuf, FileError> {
        if !is_inside(path) {
            return Err(FileError::Outside);
        }
        let (mut place, mut is_linked) = (self.root.clone(), false);
        for part in path.split('/') {
            place.push(part);
            is_linked |= fs::symlink_metadata(&place).map_err(|e| said(&e))?.is_symlink();
        }
        let real = |p: &Path| match fs::canonicalize(p).map_err(|e| said(&e)) {
            Err(FileError::Missing) => Err(FileError::Unreadable("it is a link that leads nowhere".into())),
            real => real,
        };
        if is_linked && !real(&place)?.starts_with(real(&self.root)?) {
            return Err(FileError::Outside);
        }
        Ok(place)
    }
}

/// Whether a name is relative, without `..`, NUL, backslash or a device.
fn is_inside(path: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];
    let part = |p: &str| {
        let stem = p.split('.').next().unwrap_or_default().to_lowercase();
        !p.is_empty() && p != "." && p != ".." && !DEVICES.contains(&stem.as_str())
    };
    !path.contains(['\0', '\\', ':']) && path.split('/').all(part)
}

fn said(error: &std::io::Error) -> FileError {
    match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => FileError::Missing,
        _ => FileError::Unreadable(error.to_string()),
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let place = self.place(path)?;
        let data = fs::metadata(&place).map_err(|e| said(&e))?;
        if !data.is_file() {
            return Err(FileError::Unreadable("it is no plain file".into()));
        }
        if data.len() > MOST {
            return Err(FileError::Unreadable(format!("it is larger than {} MB", MOST >> 20)));
        }
        fs::read(&place).map_err(|e| said(&e))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, FileError> {
        let entries = match self.place(folder).and_then(|place| fs::read_dir(place).map_err(|e| said(&e))) {
            Err(FileError::Missing) => return Ok(Vec::new()),
            entries => entries?,
        };
        let name = |e: fs::DirEntry| e.file_name().to_str().map(str::to_owned);
        let mut names: Vec<String> = entries.flatten().filter_map(name).collect();
        names.sort();
        Ok(names)
    }
}

/// Files in memory, by path.
#[derive(Clone, Debug, Default)]
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        if !is_inside(path) {
            return Err(FileError::Outside);
        }
        self.0.get(path).cloned().ok_or(FileError::Missing)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, FileError> {
        let prefix = format!("{folder}/");
        let name = |path: &String| path.strip_prefix(&prefix).map(str::to_owned);
        Ok(self.0.keys().filter_map(name).filter(|n| !n.contains('/')).collect())
    }
}

/// Files over other files: an edition with a change in it that is not written yet.
pub struct Draft<'a> {
    /// What is there.
    pub under: &'a dyn Files,
    /// What has another text, is new, or is to be gone.
    pub over: BTreeMap<String, Option<String>>,
}

impl Files for Draft<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        match self.over.get(path) {
            Some(text) => text.clone().map(String::into_bytes).ok_or(FileError::Missing),
            None => self.under.read(path),
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, FileError> {
        let name = |path: &String| path.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned);
        let (new, gone): (Vec<_>, Vec<_>) = self.over.iter().partition(|(_, text)| text.is_some());
        let gone: Vec<String> = gone.into_iter().filter_map(|(path, _)| name(path)).collect();
        let mut names = self.under.list(folder)?;
        names.retain(|name| !gone.contains(name));
        names.extend(new.into_iter().filter_map(|(path, _)| name(path)).filter(|name| !name.contains('/')));
        names.sort();
        names.dedup();
        Ok(names)
    }
}
