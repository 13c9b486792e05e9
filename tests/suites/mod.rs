//! Suites that others wrote, run through our own functions. docs/composition.md counts them.

mod uax14;
