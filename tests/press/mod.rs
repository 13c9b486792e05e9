//! The press, from sheets to bytes.

mod curves;
mod faint;
mod pages;
mod photos;
mod plates;
mod read;
mod trial;
mod upright;
mod world;
