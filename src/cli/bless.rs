//! `paiban diff --bless`: the new build becomes the golden.
//!
//! A golden is a folder with `layout.json`, the text that is read in review, and `page-N.png`, the page at
//! 72 dots an inch. Every file is made before the first is put in its place.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Bless, DiffArgs};
use super::diff::{compare, png, tell};
use super::exit::Exit;
use super::print;
use super::side::{GOLDEN_DPI, Plate, Side};
use crate::edition::read_bounded;
use crate::finding::message;
use crate::press::{PressError, publish_bytes};

/// A file of the golden, ready.
type File = (PathBuf, Vec<u8>);

/// Accepts `NEW`: says what changed where there was a golden, and puts the new one in its place.
pub fn run(args: &DiffArgs, what: Bless) -> Result<Exit, Exit> {
    let new = Side::open(&args.new)?;
    let golden = Golden::at(&args.old)?;
    let files = golden.files(&new, what)?;
    if args.old.exists()
        && let Ok(old) = Side::open(&args.old)
    {
        tell(&compare(&old, &new, args)?.0, args.format);
    }
    golden.put(&files).map_err(|error| {
        print::error(print::unwritten(&args.old, error));
        Exit::Machine
    })?;
    print::say(message!("{} holds {} now", "{} 现在是 {}", args.old.display(), new.name));
    Ok(Exit::Clean)
}

/// Where a golden is kept.
enum Golden<'a> {
    /// A folder, with pictures.
    Folder(&'a Path),
    /// A layout alone.
    Layout(&'a Path),
}

impl Golden<'_> {
    /// The golden at a path; what is no golden is never written over.
    fn at(path: &Path) -> Result<Golden<'_>, Exit> {
        let is_layout = path.extension().is_some_and(|e| e == "json") && !path.is_dir();
        let holds = |name: &str| path.join(name).exists();
        let is_build = holds("report.json") || holds("edition.pdf") || holds("edition.toml");
        let layout = if is_layout { path.to_owned() } else { path.join("layout.json") };
        if path.is_file() && !is_layout || is_build || layout.exists() && !is_ours(&layout) {
            print::error_help(
                message!("{} is no golden, and is not written over", "{} 不是基准，不予覆盖", path.display()),
                (
                    "name a folder of its own, or a layout.json; it is made where it does not exist",
                    "另给一个文件夹或 layout.json；没有就新建",
                ),
            );
            return Err(Exit::Unusable);
        }
        Ok(if is_layout { Golden::Layout(path) } else { Golden::Folder(path) })
    }

    /// The golden's files, the text first.
    fn files(&self, new: &Side, what: Bless) -> Result<Vec<File>, Exit> {
        let text = new.layout.as_ref().map(|(text, _)| text.clone().into_bytes());
        match self {
            Golden::Layout(path) => Ok(vec![(path.to_path_buf(), text.ok_or_else(|| textless(new))?)]),
            Golden::Folder(folder) => {
                if what == Bless::Text && text.is_none() {
                    return Err(textless(new));
                }
                let mut files: Vec<File> =
                    text.map(|t| (folder.join("layout.json"), t)).into_iter().collect();
                let seen = new.plates.iter().filter(|_| what == Bless::All);
                for (number, plate) in seen {
                    files.push((folder.join(format!("page-{number}.png")), picture(plate)?));
                }
                Ok(files)
            }
        }
    }

    /// Puts the files in their places, and takes away pictures and text that are not of them.
    fn put(&self, files: &[File]) -> Result<(), PressError> {
        let folder = match self {
            Golden::Folder(folder) => folder,
            Golden::Layout(path) => path.parent().unwrap_or(Path::new("")),
        };
        if !folder.as_os_str().is_empty() {
            fs::create_dir_all(folder)?;
        }
        for (path, bytes) in files {
            publish_bytes(path, bytes)?;
        }
        let Golden::Folder(folder) = self else { return Ok(()) };
        for entry in fs::read_dir(folder)?.flatten() {
            let path = entry.path();
            if is_golden(&path) && files.iter().all(|(new, _)| *new != path) {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

/// Whether a file is a layout.json of this program's, of whatever version.
fn is_ours(layout: &Path) -> bool {
    let text = read_bounded(layout).unwrap_or_default();
    serde_json::from_slice::<serde_json::Value>(&text).is_ok_and(|value| value["schema"].is_u64())
}

/// Whether a name is that of a golden's file.
fn is_golden(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|n| n.to_str()) else { return false };
    let number = name.strip_prefix("page-").and_then(|n| n.strip_suffix(".png"));
    name == "layout.json" || number.is_some_and(|n| n.parse::<u16>().is_ok())
}

fn textless(new: &Side) -> Exit {
    print::error_help(
        message!("{} has no layout.json to accept", "{} 没有可接受的 layout.json", new.name),
        ("name a folder that `paiban build -o` wrote", "给出 `paiban build -o` 写的文件夹"),
    );
    Exit::Unusable
}

fn picture(plate: &Plate) -> Result<Vec<u8>, Exit> {
    let bytes = plate.bytes()?;
    match plate {
        Plate::Png(_) => Ok(bytes),
        Plate::Pdf(..) => png(&plate.pixels(&bytes, GOLDEN_DPI)?),
    }
}
