//! `/people`: staff find the people of their countries and help them.

pub mod index;
pub mod narrow;
pub mod results;
pub mod searches;
pub mod show;
pub mod verification;
