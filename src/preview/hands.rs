//! What clients do to pages by hand → the edition's files; what was done can be taken back, and done again.
//!
//! An edit is first read as if it were written, which finds what would be wrong with it; then the files are
//! written, unless one of them is no longer as it was read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::board::Showing;
use super::outcome::{PageOutcome, outcome};
use super::place::{Both, both};
use crate::edition::{self, Disk, Draft, Edition, Reading};
use crate::finding::{Code, Finding, Message, Severity, message};
use crate::hands::{Change, Edit, HandError, edited};
use crate::press::publish_source;

/// So many acts can be taken back.
const KEPT: usize = 500;
/// Some editors put this before a text.
const MARK: &str = "\u{feff}";

/// The hands of all clients.
pub(super) struct Hands {
    root: PathBuf,
    entry: String,
    past: Mutex<Past>,
}

/// What was done, and what was taken back, the last at the end.
#[derive(Default)]
struct Past {
    done: Vec<Act>,
    undone: Vec<Act>,
}

struct Act {
    edit: Edit,
    changes: Vec<Change>,
}

/// The way through the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Back,
    Again,
}

/// What can be taken back and done again next.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Next {
    back: Option<Edit>,
    again: Option<Edit>,
}

/// What an edit came to, or would.
#[derive(Serialize)]
pub(super) struct Came {
    edit: Edit,
    pages: Vec<PageOutcome>,
}

/// Why nothing was written.
#[derive(Serialize)]
pub(super) struct Refused {
    /// `broken`, `hand`, `wrong`, `meanwhile`, `nothing` or `unwritten`.
    refused: &'static str,
    message: Both,
}

impl Refused {
    fn new(refused: &'static str, message: impl Into<Message>) -> Refused {
        Refused { refused, message: both(&message.into()) }
    }

    fn broken() -> Refused {
        let words = ("the files as they are have mistakes; mend them first", "文件有误，请先改正");
        Refused::new("broken", words)
    }

    fn meanwhile(file: &str) -> Refused {
        let words = message!(
            "{file} has been changed meanwhile; nothing was written",
            "{file} 已被别人改动，没有写入"
        );
        Refused::new("meanwhile", words)
    }
}

impl From<HandError> for Refused {
    fn from(error: HandError) -> Refused {
        let kind = if matches!(error, HandError::Changed(_)) { "meanwhile" } else { "hand" };
        Refused::new(kind, error.message())
    }
}

impl Hands {
    /// Hands for an edition's folder.
    pub fn new(root: &Path, entry: &str) -> Hands {
        Hands { root: root.to_owned(), entry: entry.to_owned(), past: Mutex::default() }
    }

    /// What an edit would come to; nothing is written.
    pub fn try_out(&self, edit: Edit, showing: &Showing) -> Result<Came, Refused> {
        let (_, edition) = self.think(&edit)?;
        Ok(Came { edit, pages: outcome(&edition, showing, &self.root) })
    }

    /// Does it.
    pub fn act(&self, edit: Edit, showing: &Showing) -> Result<Came, Refused> {
        let mut past = self.past();
        let (changes, edition) = self.think(&edit)?;
        self.write(&changes)?;
        past.undone.clear();
        past.keep(Act { edit: edit.clone(), changes });
        drop(past);
        Ok(Came { edit, pages: outcome(&edition, showing, &self.root) })
    }

    /// Takes the last act back, or does again what was taken back last. What others have written since stays.
    pub fn turn(&self, way: Way, showing: &Showing) -> Result<Came, Refused> {
        let mut past = self.past();
        let acts = past.acts(way);
        let nothing = || {
            Refused::new(
                "nothing",
                ("there is nothing more to take back or to do again", "没有可撤销或重做的了"),
            )
        };
        let act = acts.last().ok_or_else(nothing)?;
        let edit = act.edit.clone();
        let back = |change: &Change| {
            let current = self.text(&change.file).map_err(|error| unwritten(&change.file, &error))?;
            change.taken_back(current.as_deref()).ok_or_else(|| Refused::meanwhile(&change.file))
        };
        let changes = act.changes.iter().rev().map(back).collect::<Result<Vec<_>, _>>()?;
        let edition = self.draft(&changes, &self.reading())?;
        self.write(&changes)?;
        acts.pop();
        let turned = Act { edit: edit.clone(), changes };
        match way {
            Way::Back => past.undone.push(turned),
            Way::Again => past.keep(turned),
        }
        drop(past);
        Ok(Came { edit, pages: outcome(&edition, showing, &self.root) })
    }

    /// What can be taken back and done again.
    pub fn next(&self) -> Next {
        let past = self.past();
        let edit = |acts: &[Act]| acts.last().map(|act| act.edit.clone());
        Next { back: edit(&past.done), again: edit(&past.undone) }
    }

    /// The files with an edit in them, and the edition that they make.
    fn think(&self, edit: &Edit) -> Result<(Vec<Change>, Edition), Refused> {
        let reading = self.reading();
        let edition = reading.edition.as_ref().ok_or_else(Refused::broken)?;
        let changes = edited(edit, edition, &reading.sources)?;
        let edition = self.draft(&changes, &reading)?;
        Ok((changes, edition))
    }

    fn reading(&self) -> Reading {
        edition::read(&Disk::new(&self.root), &self.entry)
    }

    /// The edition with changes, if nothing is wrong with it that was not before. A story may come to stand nowhere.
    fn draft(&self, changes: &[Change], before: &Reading) -> Result<Edition, Refused> {
        let over = changes.iter().map(|change| (change.file.clone(), change.after.clone())).collect();
        let reading = edition::read(&Draft { under: &Disk::new(&self.root), over }, &self.entry);
        let known: Vec<&Message> = before.findings.iter().map(|f| &f.message).collect();
        let is_new = |f: &&Finding| {
            f.severity() == Severity::Error && f.code != Code::StoryUnplaced && !known.contains(&&f.message)
        };
        let wrong: Vec<&Message> = reading.findings.iter().filter(is_new).map(|f| &f.message).collect();
        if !wrong.is_empty() {
            return Err(Refused::new("wrong", Message::joined(wrong.into_iter(), ("; ", "；"))));
        }
        reading.edition.ok_or_else(Refused::broken)
    }

    /// Writes all, or nothing where one of the files is no longer as it was read.
    fn write(&self, changes: &[Change]) -> Result<(), Refused> {
        for Change { file, before, .. } in changes {
            let current = self.text(file).map_err(|error| unwritten(file, &error))?;
            if current != *before {
                return Err(Refused::meanwhile(file));
            }
        }
        for (i, change) in changes.iter().enumerate() {
            if let Err(error) = self.put(change, change.after.as_deref()) {
                // The first of several are as they were.
                for done in &changes[..i] {
                    let _ = self.put(done, done.before.as_deref());
                }
                return Err(unwritten(&change.file, &error));
            }
        }
        Ok(())
    }

    /// A file's text, as the edition reads it; none where there is no file.
    fn text(&self, file: &str) -> io::Result<Option<String>> {
        match fs::read_to_string(self.root.join(file)) {
            Ok(text) => Ok(Some(text.strip_prefix(MARK).map(str::to_owned).unwrap_or(text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Gives a file a text, or takes it away. Its mark stays.
    fn put(&self, change: &Change, text: Option<&str>) -> io::Result<()> {
        let path = self.root.join(&change.file);
        let Some(text) = text else { return fs::remove_file(path) };
        let mark = if fs::read(&path).is_ok_and(|old| old.starts_with(MARK.as_bytes())) { MARK } else { "" };
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        if !fs::canonicalize(folder)?.starts_with(fs::canonicalize(&self.root)?) {
            return Err(io::Error::other("it leads out of the edition"));
        }
        publish_source(&path, format!("{mark}{text}").as_bytes())
            .map_err(|error| io::Error::other(error.to_string()))
    }

    /// What is behind the lock is whole at any time.
    fn past(&self) -> MutexGuard<'_, Past> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Past {
    fn acts(&mut self, way: Way) -> &mut Vec<Act> {
        match way {
            Way::Back => &mut self.done,
            Way::Again => &mut self.undone,
        }
    }

    fn keep(&mut self, act: Act) {
        let over = (self.done.len() + 1).saturating_sub(KEPT);
        self.done.drain(..over);
        self.done.push(act);
    }
}

fn unwritten(file: &str, error: &io::Error) -> Refused {
    Refused::new("unwritten", message!("{file} cannot be written: {error}", "{file} 写不进：{error}"))
}
