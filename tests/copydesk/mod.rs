//! The copy desk: import.

mod import;
