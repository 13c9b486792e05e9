//! Files that change → pages made again. Many saves at once are one; what is half saved comes again whole.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::board::Board;
use super::workshop::Workshop;
use super::{Refused, Settings};

/// After a save, others may follow within this time: an editor's truncating, writing, renaming.
const QUIET: Duration = Duration::from_millis(12);
/// Saves without end are not waited for longer.
const LONGEST: Duration = Duration::from_millis(80);
/// Folders on other machines send no notice: their files are looked at this often.
const ROUND: Duration = Duration::from_secs(2);

/// Watches an edition's files and keeps the board, in a thread of its own.
pub(super) fn start(settings: &Settings, board: &Arc<Board>) -> Result<JoinHandle<()>, Refused> {
    let root = std::fs::canonicalize(&settings.root).unwrap_or_else(|_| settings.root.clone());
    let (tell, news) = channel();
    let out = root.join("out");
    let told = move |event: notify::Result<Event>| {
        if event.as_ref().map_or(true, |e| matters(e, &out)) {
            // The thread that listens ends with the preview.
            let _ = tell.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(told).map_err(Refused::Watch)?;
    watcher.watch(&root, RecursiveMode::Recursive).map_err(Refused::Watch)?;
    let mut workshop = Workshop::new(root, settings.entry.clone());
    let board = Arc::clone(board);
    Ok(thread::spawn(move || {
        while !board.is_closed() {
            let showing = workshop.make();
            if showing.state != board.showing().1.state {
                board.show(showing);
            }
            settle(&news, &board);
        }
        drop(watcher);
    }))
}

/// Waits for a save, and until no other follows it.
fn settle(news: &Receiver<()>, board: &Board) {
    let round = Instant::now();
    loop {
        match news.recv_timeout(Duration::from_millis(200)) {
            Ok(()) => break,
            Err(RecvTimeoutError::Disconnected) => return thread::sleep(ROUND),
            Err(RecvTimeoutError::Timeout) if board.is_closed() || round.elapsed() > ROUND => return,
            Err(RecvTimeoutError::Timeout) => (),
        }
    }
    let first = Instant::now();
    while first.elapsed() < LONGEST && news.recv_timeout(QUIET).is_ok() {}
}

/// Whether an event can have changed an input: not our own reading, nor what `build` writes.
fn matters(event: &Event, out: &Path) -> bool {
    let written = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    let is_ours = |path: &PathBuf| path.starts_with(out);
    written && (event.paths.is_empty() || !event.paths.iter().all(is_ours))
}
