//! `/people/{id}/needs`: what the desk writes down of what a person needs.

pub mod new;
