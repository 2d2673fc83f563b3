//! `/dev` and below.

mod mail;
