//! Lengths, points, rectangles and inks. Knows nothing of type or pages.
//!
//! Every length is a whole number of 1/65536 pt, so that the geometry is the same on every machine.
//! Arithmetic saturates: no input can overflow it into a panic.

mod geometry;
mod ink;
mod length;

pub use geometry::{Point, Rect};
pub use ink::Ink;
pub use length::{Em, Length};
