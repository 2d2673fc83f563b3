//! `/me/family/requests` and below.

mod show;
