//! The copy desk: the normaliser, bylines, prepared copy, import.

mod byline;
mod import;
mod normalise;
mod prepare;
