//! `/me/companies/{id}/people` and below.

mod removal;
