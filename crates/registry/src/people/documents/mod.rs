//! `/people/{id}/documents`: identity documents at the desk. The number that is kept is read with a reason alone.

pub mod check;
pub mod disclosure;
pub mod new;
pub mod removal;
pub mod scan;
pub mod show;
