//! The registry: people and all that is kept of them; how they register, how staff find them.

pub mod again;
pub mod birth;
pub mod change;
pub mod change_request;
pub mod completeness;
pub mod confirmation;
pub mod consent;
pub mod contact;
pub mod copy;
pub mod departure;
pub mod draft;
pub mod facet;
pub mod held;
pub mod history;
pub mod import;
pub mod last_numbers;
pub mod me;
pub mod name;
pub mod new_person;
pub mod notice;
pub mod number;
pub mod numbers;
mod part;
pub mod people;
pub mod person;
pub mod person_key;
pub mod register;
pub mod residence;
pub mod return_code;
pub mod saved_search;
pub mod sent_back;
pub mod sign_in;
pub mod small_cells;
pub mod standing;
pub mod submission;

pub use part::PART;
