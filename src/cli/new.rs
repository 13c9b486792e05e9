//! `paiban new`: a small edition that builds as it is. Nothing that is there already is touched.

use std::fs;
use std::io;
use std::path::Path;

use super::exit::Exit;
use super::print;
use crate::finding::message;

/// A file of the small edition.
type File = (&'static str, &'static str);

macro_rules! stories {
    ($($name:literal)*) => {
        &[$((
            concat!("stories/", $name, ".md"),
            include_str!(concat!("../../layouts/new/stories/", $name, ".md")),
        )),*]
    };
}

/// The stories of both formats, and those that fill the larger.
const STORIES: &[File] = stories!("market" "library" "bus" "choir");
const MORE: &[File] = stories!("weather" "clock" "farm" "notices");

const SIKAI: &[File] = &[("edition.toml", include_str!("../../layouts/new/sikai.toml"))];
const DUIKAI: &[File] = &[
    ("edition.toml", include_str!("../../layouts/new/duikai.toml")),
    ("layouts/page.toml", include_str!("../../layouts/new/duikai-page.toml")),
];

/// Writes the edition of a format into a folder that is empty or not there yet.
pub fn run(dir: &Path, preset: &str) -> Exit {
    let shown = dir.display();
    match fs::read_dir(dir).map(|mut entries| entries.next().is_some()) {
        Ok(true) => {
            print::error_help(
                message!("{shown} is not empty", "{shown} 不是空的"),
                ("name a folder that is empty or does not exist yet", "给出空的或还没有的文件夹"),
            );
            return Exit::Unusable;
        }
        Err(error) if dir.exists() => {
            print::error(message!("{shown} is no folder: {error}", "{shown} 不是文件夹：{error}"));
            return Exit::Unusable;
        }
        _ => (),
    }
    let (page, more) = if preset == "duikai" { (DUIKAI, MORE) } else { (SIKAI, [].as_slice()) };
    match page.iter().chain(STORIES).chain(more).try_for_each(|file| write(dir, file)) {
        Ok(()) => {
            // As a shell takes it.
            let plain = dir.to_string_lossy().chars().all(|c| c.is_alphanumeric() || "/._-".contains(c));
            let named = if plain { shown.to_string() } else { format!("'{shown}'") };
            let ready = message!(
                "{shown} is ready; make its pages with\n  paiban build {named}\n",
                "{shown} 已建好；出版用\n  paiban build {named}\n"
            );
            print::out(ready.of(print::tongue()));
            Exit::Clean
        }
        Err(error) => {
            print::error(print::unwritten(dir, error));
            Exit::Machine
        }
    }
}

fn write(dir: &Path, (name, text): &File) -> io::Result<()> {
    let path = dir.join(name);
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}
