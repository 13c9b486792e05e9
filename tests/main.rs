//! Black-box tests, by capability; one binary.

#![allow(clippy::unwrap_used, clippy::unnecessary_operation)] // a test that finds nothing has failed

mod cli;
mod compose;
mod copydesk;
mod diff;
mod faults;
mod fit;
mod hands;
mod headline;
mod marks;
mod pages;
mod press;
mod proof;
mod suites;
mod support;
mod typeface;
mod watch;
