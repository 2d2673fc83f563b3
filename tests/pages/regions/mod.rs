//! `/regions`.

mod edit;
mod index;
mod new;
