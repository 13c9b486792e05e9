//! How far a command has come: on a terminal, a line that is written over, once it is worth waiting for.

use std::io::IsTerminal;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::print;
use crate::finding::{Message, Tongue, message};

/// What is done sooner has no line.
const SOON: Duration = Duration::from_millis(250);
/// The line is written no oftener.
const OFTEN: Duration = Duration::from_millis(80);
/// How many characters the bar has.
const WIDE: usize = 24;
/// Back to the line's head, and all of it gone.
const WIPE: &str = "\r\x1b[2K";

/// The progress of a command through its pages.
pub struct Progress {
    begun: Instant,
    pages: usize,
    /// Where nobody looks nothing is drawn.
    drawn: Option<Mutex<Drawn>>,
}

#[derive(Default)]
struct Drawn {
    done: usize,
    stories: usize,
    last: Option<Instant>,
    is_there: bool,
}

impl Progress {
    /// Of so many pages; shown on a terminal, unless the command is to be quiet.
    pub fn of(pages: usize, quiet: bool) -> Progress {
        let is_seen = !quiet && std::io::stderr().is_terminal();
        Progress { begun: Instant::now(), pages, drawn: is_seen.then(Mutex::default) }
    }

    /// A page is done, and so many stories on it.
    pub fn step(&self, stories: usize) {
        let Some(mut drawn) = self.drawn() else { return };
        drawn.done += 1;
        drawn.stories += stories;
        let (passed, last) = (self.begun.elapsed(), drawn.last.map(|last| last.elapsed()));
        if passed < SOON || last.is_some_and(|last| last < OFTEN) {
            return;
        }
        let line = line((drawn.done, self.pages), drawn.stories, (passed, print::tongue()));
        print::err(&format!("{WIPE}{line}"));
        (drawn.last, drawn.is_there) = (Some(Instant::now()), true);
    }

    /// Makes room for what is to be printed.
    pub fn wipe(&self) {
        let Some(mut drawn) = self.drawn() else { return };
        if std::mem::take(&mut drawn.is_there) {
            print::err(WIPE);
        }
    }

    /// What is behind the lock is whole at any time.
    fn drawn(&self) -> Option<MutexGuard<'_, Drawn>> {
        Some(self.drawn.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// The line: a bar, pages, stories where there are any, time.
fn line((done, pages): (usize, usize), stories: usize, (passed, tongue): (Duration, Tongue)) -> String {
    let full = WIDE * done.min(pages) / pages.max(1);
    let bar = "━".repeat(full) + &"─".repeat(WIDE - full);
    let tenths = passed.as_millis() / 100;
    let (seconds, tenth) = (tenths / 10, tenths % 10);
    let so_far = message!("{bar} {done}/{pages} pages, ", "{bar} {done}/{pages} 版，");
    let stories = match stories {
        0 => Message::default(),
        _ => message!("{stories} stories, ", "{stories} 篇稿件，"),
    };
    let time = message!("{seconds}.{tenth} s", "{seconds}.{tenth} 秒");
    so_far.and(&stories).and(&time).of(tongue).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_pages_stories_and_time() {
        let passed = (Duration::from_millis(1849), Tongue::English);
        let said = line((9, 12), 104, passed);
        assert_eq!(said, "━━━━━━━━━━━━━━━━━━────── 9/12 pages, 104 stories, 1.8 s");
        let compared = line((1, 2), 0, (Duration::from_millis(400), Tongue::English));
        assert!(compared.ends_with(" 1/2 pages, 0.4 s"), "{compared}");
        let chinese = line((12, 12), 139, (Duration::from_secs(75), Tongue::Chinese));
        assert_eq!(chinese, "━━━━━━━━━━━━━━━━━━━━━━━━ 12/12 版，139 篇稿件，75.0 秒");
    }
}
