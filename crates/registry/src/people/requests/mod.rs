//! `/people/{id}/requests`: what a person asks to have changed in their verified record.

pub mod show;
