//! Pages that span crates, or belong to none.

pub mod accessibility;
pub mod audit;
pub mod dashboard;
pub mod demo;
pub mod dev;
pub mod healthz;
pub mod help;
pub mod index;
pub mod language;
pub mod names;
pub mod privacy;
pub mod readyz;
pub mod sign_out;
pub mod styleguide;
