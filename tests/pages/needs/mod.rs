//! `/needs` and below.

mod index;
mod show;
