//! Invented people, for the demonstration, the tests and the measurements: a small [`cast`] with names
//! and cases of its own, and a [`population`] of any size that looks like the real one. No real person
//! is meant.

mod atlas;
pub mod cast;
mod contact;
mod dice;
pub mod fill;
mod household;
mod lexicon;
mod lineage;
pub mod population;
