//! `/dev`: what shows how the demonstration works.

pub mod mail;
