//! Taking turns: as many at once as there are cores, the others wait.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The turns.
#[derive(Default)]
pub(super) struct Turns {
    taken: Mutex<usize>,
    free: Condvar,
}

/// A turn; free again when it is dropped, however that comes.
pub(super) struct Turn<'a>(&'a Turns);

impl Turns {
    /// Waits for a turn.
    pub fn take(&self) -> Turn<'_> {
        let most = thread::available_parallelism().map_or(2, usize::from);
        let waited = self.free.wait_while(self.lock(), |taken| *taken >= most);
        *waited.unwrap_or_else(PoisonError::into_inner) += 1;
        Turn(self)
    }

    fn lock(&self) -> MutexGuard<'_, usize> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.lock() -= 1;
        self.0.free.notify_one();
    }
}
