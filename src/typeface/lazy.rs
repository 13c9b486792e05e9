//! A table of answers, each worked out when it is first asked for, shared by all threads.

use std::sync::OnceLock;

const PAGE: usize = 256;

type Page<T> = Box<[OnceLock<T>]>;

/// A sparse table of `T`.
pub struct Lazy<T> {
    pages: Box<[OnceLock<Page<T>>]>,
}

impl<T: Copy> Lazy<T> {
    /// A table for keys below `keys`.
    pub fn new(keys: usize) -> Lazy<T> {
        Lazy { pages: (0..keys.div_ceil(PAGE)).map(|_| OnceLock::new()).collect() }
    }

    /// The answer for `key`, from `make` the first time; past the table's end, from `make` every time.
    pub fn get(&self, key: usize, make: impl FnOnce() -> T) -> T {
        let Some(page) = self.pages.get(key / PAGE) else { return make() };
        let page = page.get_or_init(|| (0..PAGE).map(|_| OnceLock::new()).collect());
        *page[key % PAGE].get_or_init(make)
    }
}
