//! `/people` and below.

mod index;
mod show;
mod verification;
