//! paiban (排版): makes Chinese newspaper pages. The pipeline in one screen.
#![forbid(unsafe_op_in_unsafe_fn)]

pub mod compose;
pub mod copydesk;
pub mod edition;
pub mod finding;
pub mod press;
pub mod sheet;
pub mod style;
pub mod typeface;
pub mod units;
