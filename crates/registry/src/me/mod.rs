//! `/me`: a member's own pages.

pub mod index;
