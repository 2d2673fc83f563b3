//! `/people/{id}/requests`.

mod show;
