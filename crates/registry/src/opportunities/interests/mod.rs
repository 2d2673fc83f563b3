//! `/opportunities/{id}/interests`: who is interested in an opportunity.

pub mod show;
