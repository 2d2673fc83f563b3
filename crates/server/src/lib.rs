//! The server: what is configured, which routes there are, what stands around them, and the commands.

mod ask;
pub mod build;
pub mod commands;
pub mod config;
pub mod embedded;
pub mod layers;
pub mod listen;
pub mod master_key;
pub mod memory;
pub mod node;
pub mod pages;
pub mod parts;
pub mod places;
pub mod routes;
