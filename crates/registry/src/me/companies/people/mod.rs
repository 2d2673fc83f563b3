//! `/me/companies/{id}/people`: those who have a part in a company.

pub mod removal;
