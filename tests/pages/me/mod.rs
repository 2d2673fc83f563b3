//! `/me` and below.

mod index;
