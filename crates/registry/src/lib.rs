//! The registry: people and all that is kept of them.

pub mod person;
