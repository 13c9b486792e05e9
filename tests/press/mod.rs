//! The press, from sheets to bytes.

mod read;
mod trial;
mod world;
