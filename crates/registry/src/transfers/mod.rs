//! `/transfers`: people whom another mission asks this one to take over.

pub mod show;
