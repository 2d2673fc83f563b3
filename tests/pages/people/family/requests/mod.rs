//! `/people/{id}/family/requests` and below.

mod show;
