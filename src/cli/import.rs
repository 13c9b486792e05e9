//! `paiban import`: raw copy → story files, with every decision told.

use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::pipeline::{Show, show};
use super::print;
use crate::copydesk::import::{Imported, import};
use crate::finding::Sources;
use crate::press::publish_bytes;

/// Imports files into a folder. What is there already stays, unless `force`.
pub fn run(files: &[PathBuf], output: &Path, force: bool) -> Exit {
    let texts: Result<Vec<_>, Exit> = files.iter().map(|f| read(f)).collect();
    let texts = match texts {
        Ok(texts) => texts,
        Err(exit) => return exit,
    };
    let imported = import(&texts);
    let written = written(&imported);
    if let Err(exit) = vacant(&written, output, force).and_then(|()| write(&written, output)) {
        return exit;
    }
    tell(&imported, &written, output);
    let mut sources = Sources::default();
    for (name, text) in texts {
        sources.add(name, text);
    }
    show(&sources, &imported.findings, Show::All);
    Exit::of(&imported.findings)
}

fn fail(exit: Exit, why: &str) -> Exit {
    print::err(&format!("error: {why}\n"));
    exit
}

/// A file's name and its text.
fn read(path: &Path) -> Result<(String, String), Exit> {
    let name = path.display().to_string();
    let bytes =
        std::fs::read(path).map_err(|e| fail(Exit::Unusable, &format!("{name} cannot be read: {e}")))?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let why = format!(
            "{name} is not UTF-8: byte {at} (from 0) begins no character\n  = help: save the file as UTF-8"
        );
        fail(Exit::Unusable, &why)
    })?;
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(fail(Exit::Unusable, &format!("{name} has no content")));
    }
    Ok((name, text))
}

/// The files to write: their names and what they say.
fn written(imported: &Imported) -> Vec<(String, String)> {
    let stories = imported.stories.iter().map(|s| (s.file.clone(), s.text.clone()));
    let guide = imported.guide.iter().map(|g| ("guide.toml".to_owned(), g.clone()));
    let orphans = Some(&imported.orphans).filter(|o| !o.is_empty());
    let orphans = orphans.map(|o| ("orphans.txt".to_owned(), o.join("\n") + "\n"));
    stories.chain(guide).chain(orphans).collect()
}

/// Whether nothing stands where files will be written.
fn vacant(files: &[(String, String)], output: &Path, force: bool) -> Result<(), Exit> {
    if output.exists() && !output.is_dir() {
        return Err(fail(Exit::Unusable, &format!("{} is a file, not a folder", output.display())));
    }
    let there = |name: &&String| output.join(name).symlink_metadata().is_ok();
    let taken: Vec<String> =
        files.iter().map(|(n, _)| n).filter(there).map(|n| output.join(n).display().to_string()).collect();
    if force || taken.is_empty() {
        return Ok(());
    }
    let why =
        format!("already there: {}\n  = help: --force replaces them; nothing was written", taken.join(", "));
    Err(fail(Exit::Unusable, &why))
}

fn write(files: &[(String, String)], output: &Path) -> Result<(), Exit> {
    let machine = |why: String| fail(Exit::Machine, &why);
    std::fs::create_dir_all(output)
        .map_err(|e| machine(format!("the folder {} cannot be made: {e}", output.display())))?;
    for (name, text) in files {
        let path = output.join(name);
        publish_bytes(&path, text.as_bytes()).map_err(|e| machine(format!("{}: {e}", path.display())))?;
    }
    Ok(())
}

/// Decisions, changes, counts, files: a line each.
fn tell(imported: &Imported, written: &[(String, String)], output: &Path) {
    let mut text = String::new();
    for d in &imported.decisions {
        text.push_str(&format!("{}:{}: {}\n", d.file, d.line, d.text));
    }
    for c in &imported.changes {
        text.push_str(&format!("{}:{}:{}: {} {}→{}\n", c.file, c.line, c.column, c.rule, c.before, c.after));
    }
    for ((file, rule), count) in imported.counts() {
        text.push_str(&format!("{file}: {rule}: {count}\n"));
    }
    for (name, _) in written {
        text.push_str(&format!("wrote {}\n", output.join(name).display()));
    }
    print::out(&text);
}
