//! `paiban import`: raw copy → story files, with every decision told.

use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::pipeline::{Show, show};
use super::print;
use crate::copydesk::import::{self, Imported, Read, Unread};
use crate::edition::read_bounded;
use crate::finding::{Message, Sources, message};
use crate::press::publish_bytes;

/// Imports files into a folder. What is there already stays, unless `force`.
pub fn run(files: &[PathBuf], output: &Path, force: bool) -> Exit {
    let texts: Result<Vec<_>, Exit> = files.iter().map(|f| read(f)).collect();
    let texts = match texts {
        Ok(texts) => texts,
        Err(exit) => return exit,
    };
    let imported = import::import(&texts);
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

fn fail(exit: Exit, why: impl Into<Message>) -> Exit {
    print::error(why);
    exit
}

/// A file's name and its text.
fn read(path: &Path) -> Result<(String, String), Exit> {
    let name = path.display().to_string();
    let bytes = read_bounded(path).map_err(|e| fail(Exit::Unusable, print::unread(path, e)))?;
    let Read { text, charset } = import::read(&bytes).map_err(|why| unread(&name, why))?;
    if let Some(charset) = charset {
        print::out(
            message!("{name}: read as {charset}\n", "{name}: 按 {charset} 读入\n").of(print::tongue()),
        );
    }
    Ok((name, text))
}

fn unread(name: &str, why: Unread) -> Exit {
    match why {
        Unread::Empty => print::error(message!("{name} has no content", "{name} 是空的")),
        Unread::Document => print::error_help(
            message!(
                "{name} is a document of another program, not text",
                "{name} 是别的软件的文档，不是文本"
            ),
            ("save it there as plain text (.txt), and import that", "在原软件里另存为纯文本（.txt）再导入"),
        ),
        Unread::Story => print::error_help(
            message!("{name} is a story file already", "{name} 已经是稿件文件"),
            ("put it into the edition's stories/ as it is", "原样放进本期的 stories/ 即可"),
        ),
        Unread::Charset(at) => print::error_help(
            message!(
                "{name} is not UTF-8: byte {at} (from 0) begins no character; nor is it GB 18030 or UTF-16",
                "{name} 不是 UTF-8：第 {at} 个字节（从 0 数）不是字符的开头；也不是 GB 18030 或 UTF-16"
            ),
            ("save the file as UTF-8", "把文件存为 UTF-8"),
        ),
    }
    Exit::Unusable
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
        return Err(fail(
            Exit::Unusable,
            message!("{} is a file, not a folder", "{} 是文件，不是文件夹", output.display()),
        ));
    }
    let there = |name: &&String| output.join(name).symlink_metadata().is_ok();
    let taken: Vec<String> =
        files.iter().map(|(n, _)| n).filter(there).map(|n| output.join(n).display().to_string()).collect();
    if force || taken.is_empty() {
        return Ok(());
    }
    let taken = taken.join(", ");
    print::error_help(
        message!("already there: {taken}", "已经有了：{taken}"),
        ("--force replaces them; nothing was written", "--force 可覆盖；没有写入"),
    );
    Err(Exit::Unusable)
}

fn write(files: &[(String, String)], output: &Path) -> Result<(), Exit> {
    let machine = |why: Message| fail(Exit::Machine, why);
    std::fs::create_dir_all(output).map_err(|e| machine(print::unmade(output, e)))?;
    for (name, text) in files {
        let path = output.join(name);
        publish_bytes(&path, text.as_bytes()).map_err(|e| machine(print::of(&path, &e.message())))?;
    }
    Ok(())
}

/// Decisions, changes, counts, files: a line each.
fn tell(imported: &Imported, written: &[(String, String)], output: &Path) {
    let tongue = print::tongue();
    let mut text = String::new();
    for d in &imported.decisions {
        text.push_str(&format!("{}:{}: {}\n", d.file, d.line, d.text.of(tongue)));
    }
    for c in &imported.changes {
        text.push_str(&format!("{}:{}:{}: {} {}→{}\n", c.file, c.line, c.column, c.rule, c.before, c.after));
    }
    for ((file, rule), count) in imported.counts() {
        text.push_str(&format!("{file}: {rule}: {count}\n"));
    }
    for (name, _) in written {
        let wrote = message!("wrote {}\n", "写出 {}\n", output.join(name).display());
        text.push_str(wrote.of(tongue));
    }
    print::out(&text);
}
