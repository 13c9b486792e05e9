//! One binary for all tests.
mod press;
mod proof;
