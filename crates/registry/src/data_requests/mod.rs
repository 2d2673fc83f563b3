//! `/data-requests`: what people ask for by right, and who answers them.

pub mod index;
pub mod show;
