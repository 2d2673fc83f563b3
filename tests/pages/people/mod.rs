//! `/people` and below.

mod index;
mod results;
mod searches;
mod show;
mod verification;
