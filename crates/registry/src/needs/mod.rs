//! `/needs`: what people need of protection or care, for those who see to it.

pub mod index;
pub mod show;
