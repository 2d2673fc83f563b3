//! Pages through the real router; the files mirror the addresses.

mod accessibility;
mod account;
pub mod associations;
mod audit;
mod companies;
mod dashboard;
pub mod data_requests;
mod demo;
mod dev;
mod experts;
mod healthz;
mod help;
mod index;
mod introductions;
pub mod invitations;
mod language;
pub mod me;
pub mod missions;
mod names;
mod needs;
pub mod opportunities;
pub mod people;
mod privacy;
pub mod public_figures;
mod queue;
mod readyz;
mod regions;
mod register;
mod roles;
pub mod sign_in;
mod sign_out;
pub mod staff_accounts;
mod styleguide;
mod transfers;

pub use register::{
    registered as register_done, registered_by_hand as register_by_hand, up_to as register_up_to,
};
