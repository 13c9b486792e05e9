//! One binary for all tests, a folder for each capability.
mod cli;
mod compose;
mod faults;
mod press;
mod support;
mod typeface;
