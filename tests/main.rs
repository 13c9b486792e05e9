//! Black-box tests, by capability; one binary.

mod cli;
mod compose;
mod copydesk;
mod faults;
mod press;
mod proof;
mod support;
mod typeface;
