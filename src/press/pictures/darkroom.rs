//! Prepared pictures, kept from one making of a page to the next: a word that changes prepares no picture again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use super::{Order, Print};
use crate::finding::Message;
use crate::press::Press;

/// How many bytes of prints are kept.
const KEPT: usize = 256 << 20;

/// Everything that a print comes from, in short.
type Key = [u8; 32];

/// Keeps prints for presses that come after one another.
#[derive(Default)]
pub struct Darkroom {
    /// The last asked for at the end.
    prints: Mutex<VecDeque<(Key, Arc<Print>)>>,
}

impl Darkroom {
    /// The print of a file's bytes: the one that is kept, or a new one.
    pub(super) fn print(
        &self,
        (press, order): (&Press<'_>, &Order),
        bytes: &[u8],
        make: impl FnOnce(&[u8]) -> Result<Print, Message>,
    ) -> Result<Arc<Print>, Message> {
        let key = key(press, order, bytes);
        if let Some(print) = self.find(&key) {
            return Ok(print);
        }
        let print = Arc::new(make(bytes)?);
        let mut prints = self.lock();
        prints.push_back((key, Arc::clone(&print)));
        while prints.len() > 1 && prints.iter().map(|(_, print)| print.size()).sum::<usize>() > KEPT {
            prints.pop_front();
        }
        Ok(print)
    }

    fn find(&self, key: &Key) -> Option<Arc<Print>> {
        let mut prints = self.lock();
        let place = prints.iter().position(|(k, _)| k == key)?;
        let found = prints.remove(place)?;
        let print = Arc::clone(&found.1);
        prints.push_back(found);
        Some(print)
    }

    /// What is behind the lock is whole at any time.
    fn lock(&self) -> MutexGuard<'_, VecDeque<(Key, Arc<Print>)>> {
        self.prints.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The file, what shows of it, and the press condition.
fn key(press: &Press<'_>, order: &Order, bytes: &[u8]) -> Key {
    let (area, condition) = (&order.area, &press.job.condition);
    let numbers = [area.width.0, area.height.0, order.focus.0.into(), order.focus.1.into()];
    let limits = [condition.max_ppi, condition.ink_limit];
    let mut hash = Sha256::new_with_prefix(press.prelude.digest());
    numbers.iter().for_each(|n| hash.update(n.to_le_bytes()));
    hash.update([press.only.map_or(0, |plate| plate as u8 + 1), order.toned.into()]);
    limits.iter().for_each(|n| hash.update(n.to_le_bytes()));
    hash.chain_update(bytes).finalize().into()
}
