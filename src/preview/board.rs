//! What is to be shown, and who waits for it to change.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::printed::Printed;
use super::state::State;

/// All that is shown at one time.
#[derive(Default)]
pub(super) struct Showing {
    /// The summary that clients read first.
    pub state: State,
    /// The pages, by number: what is seen, and what is said of it.
    pub pages: Vec<(Arc<Printed>, String)>,
    /// Every file the edition was read from.
    pub files: Vec<String>,
}

impl Showing {
    /// A page by its number.
    pub fn page(&self, number: u16) -> Option<&(Arc<Printed>, String)> {
        self.pages.iter().find(|(page, _)| page.number == number)
    }
}

/// The board on the wall.
#[derive(Default)]
pub(super) struct Board {
    now: Mutex<Now>,
    news: Condvar,
}

#[derive(Default)]
struct Now {
    revision: u64,
    showing: Arc<Showing>,
    is_closed: bool,
}

impl Board {
    /// What is shown, and which revision it is.
    pub fn showing(&self) -> (u64, Arc<Showing>) {
        let now = self.lock();
        (now.revision, Arc::clone(&now.showing))
    }

    /// Shows something new and wakes all who wait.
    pub fn show(&self, showing: Showing) {
        let mut now = self.lock();
        now.revision += 1;
        now.showing = Arc::new(showing);
        self.news.notify_all();
    }

    /// Waits for another revision than `seen`; gives the one there is when the time is over, none at the end.
    pub fn wait(&self, seen: u64, most: Duration) -> Option<u64> {
        let old = |now: &mut Now| now.revision == seen && !now.is_closed;
        let waited = self.news.wait_timeout_while(self.lock(), most, old);
        let (now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (!now.is_closed).then_some(now.revision)
    }

    /// Ends everything.
    pub fn close(&self) {
        self.lock().is_closed = true;
        self.news.notify_all();
    }

    /// Whether it has ended.
    pub fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    /// What is behind the lock is whole at any time.
    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
