//! One binary for all integration tests: `pages/` mirrors the addresses, `support/` is what the tests
//! share. `both!` runs a test on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, missing_docs)]

#[macro_use]
mod support;

mod audit;
mod audit_chain;
mod canary;
mod codes;
mod doctor;
mod duplicates;
mod erase;
mod faults;
mod guards;
mod import;
mod index;
mod jobs;
mod keys;
mod layers;
mod limits;
mod listen;
mod mail;
mod matrix;
mod names;
mod pages;
mod relations;
mod retention;
mod robots;
mod row_security;
mod scans;
mod search;
mod sessions;
mod skin;
mod texts;
mod tidy;
mod timing;
mod who_saw;
