//! Pages through the real router; the files mirror the addresses.

mod accessibility;
mod dashboard;
mod demo;
mod dev;
mod healthz;
mod help;
mod index;
mod language;
pub mod me;
mod people;
mod privacy;
mod readyz;
mod register;
mod sign_out;
mod styleguide;

pub use register::{
    registered as register_done, registered_by_hand as register_by_hand, up_to as register_up_to,
};
