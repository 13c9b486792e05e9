//! The press, from sheets to bytes.

mod curves;
mod pages;
mod photos;
mod read;
mod trial;
mod world;
