//! A table of answers, each worked out when it is first asked for, shared by all threads without a lock.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU16, AtomicU32, AtomicU64, Ordering};

use crate::units::Em;

const PAGE: usize = 256;

/// An answer, kept as a number as small as may be: a text asks for characters all over the table, and what is
/// small stays near the processor.
pub trait Answer: Copy {
    /// Where an answer is kept.
    type Place;
    /// A place for an answer to come.
    fn place() -> Self::Place;
    /// The answer, if it is there.
    fn kept(place: &Self::Place) -> Option<Self>;
    /// Keeps the answer. One that reads as none is worked out again every time.
    fn keep(self, place: &Self::Place);
}

/// A sparse table of answers.
pub struct Lazy<T: Answer> {
    pages: Box<[Page<T>]>,
}

/// Made when one of its answers is first asked for.
type Page<T> = OnceLock<Box<[<T as Answer>::Place]>>;

impl<T: Answer> Lazy<T> {
    /// A table for keys below `keys`.
    pub fn new(keys: usize) -> Lazy<T> {
        Lazy { pages: (0..keys.div_ceil(PAGE)).map(|_| OnceLock::new()).collect() }
    }

    /// The answer for `key`, from `make` the first time; past the table's end, from `make` every time.
    /// Two threads that ask first work it out twice and find the same.
    pub fn get(&self, key: usize, make: impl FnOnce() -> T) -> T {
        let Some(page) = self.pages.get(key / PAGE) else { return make() };
        let page = page.get_or_init(|| (0..PAGE).map(|_| T::place()).collect());
        let place = &page[key % PAGE];
        T::kept(place).unwrap_or_else(|| {
            let answer = make();
            answer.keep(place);
            answer
        })
    }
}

/// Keeps a number in an atomic of its size; the greatest stands for none.
macro_rules! kept_as {
    ($number:ty, $atomic:ty, $answer:ty, $pack:expr, $unpack:expr) => {
        impl Answer for $answer {
            type Place = $atomic;

            fn place() -> $atomic {
                <$atomic>::new(<$number>::MAX)
            }

            fn kept(place: &$atomic) -> Option<$answer> {
                let packed = place.load(Ordering::Relaxed);
                (packed != <$number>::MAX).then(|| $unpack(packed))
            }

            fn keep(self, place: &$atomic) {
                place.store($pack(self), Ordering::Relaxed);
            }
        }
    };
}

kept_as!(u16, AtomicU16, u16, |glyph| glyph, |packed| packed);
kept_as!(u32, AtomicU32, Em, pack, unpack);
kept_as!(
    u64,
    AtomicU64,
    (Em, Em),
    |edges: (Em, Em)| u64::from(pack(edges.0)) << 32 | u64::from(pack(edges.1)),
    |packed: u64| (unpack((packed >> 32) as u32), unpack(packed as u32))
);

fn pack(em: Em) -> u32 {
    em.0.cast_unsigned()
}

fn unpack(packed: u32) -> Em {
    Em(packed.cast_signed())
}
