//! `/me/opportunities`: opportunities in Palestine, for a member who may be interested.

pub mod answer;
pub mod index;
pub mod show;
pub mod withdrawal;

use crate::opportunity::OpportunityId;

fn path(id: OpportunityId) -> String {
    format!("/me/opportunities/{id}")
}
