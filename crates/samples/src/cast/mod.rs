//! The cast: staff to sign in as, and a few people who each stand for a case. Their data is fixed.

pub mod associations;
mod cases;
pub mod companies;
pub mod experts;
pub mod opportunities;
mod people;
pub mod public_figures;
mod staff;

pub use people::{FAMILY_EMAIL, PEOPLE, Person, people};
pub use staff::{At, PASSWORD, STAFF, Staff, authenticator, staff};
