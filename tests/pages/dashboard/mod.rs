//! `/dashboard` and below.

pub mod index;
mod table;
