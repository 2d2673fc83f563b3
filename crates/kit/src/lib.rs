//! What every page needs and no table of the product: errors, ids, page rendering, form fields,
//! language, dates and numbers, mail, the job table, the clock, the database, encryption.

pub mod clean;
pub mod client;
pub mod clock;
pub mod crockford;
pub mod date_parts;
pub mod db;
pub mod error;
pub mod field;
pub mod flash;
pub mod form;
pub mod format;
pub mod id;
pub mod job;
pub mod locale;
pub mod mail;
pub mod page;
pub mod pager;
pub mod path;
pub mod proof;
pub mod seal;
pub mod text;

pub use error::{Error, Result};
pub use locale::Locale;
