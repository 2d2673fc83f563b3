//! `/introductions`: who was introduced to whom, and what came of it.

pub mod index;
pub mod show;
