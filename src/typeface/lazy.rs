//! A table of answers, each worked out when it is first asked for, shared by all threads without a lock.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

const PAGE: usize = 256;
/// No answer yet: a value that no answer has.
const UNASKED: u64 = u64::MAX;

type Page = Box<[AtomicU64]>;

/// An answer, as a number below `u64::MAX` and back.
pub trait Answer: Copy {
    /// The number.
    fn pack(self) -> u64;
    /// The answer again.
    fn unpack(packed: u64) -> Self;
}

/// A sparse table of answers.
pub struct Lazy<T> {
    pages: Box<[OnceLock<Page>]>,
    kind: std::marker::PhantomData<fn() -> T>,
}

impl<T: Answer> Lazy<T> {
    /// A table for keys below `keys`.
    pub fn new(keys: usize) -> Lazy<T> {
        let pages = (0..keys.div_ceil(PAGE)).map(|_| OnceLock::new()).collect();
        Lazy { pages, kind: std::marker::PhantomData }
    }

    /// The answer for `key`, from `make` the first time; past the table's end, from `make` every time.
    /// Two threads that ask first work it out twice and find the same.
    pub fn get(&self, key: usize, make: impl FnOnce() -> T) -> T {
        let Some(page) = self.pages.get(key / PAGE) else { return make() };
        let page = page.get_or_init(|| (0..PAGE).map(|_| AtomicU64::new(UNASKED)).collect());
        let place = &page[key % PAGE];
        match place.load(Ordering::Relaxed) {
            UNASKED => {
                let answer = make();
                place.store(answer.pack(), Ordering::Relaxed);
                answer
            }
            packed => T::unpack(packed),
        }
    }
}
