//! The real binary, ended at the worst moment; and what it needs, taken away and given back.

mod clock;
mod cluster;
mod crash;
mod crowd;
mod database;
mod disk;
#[allow(dead_code)] // The bench, whose client this is, needs more of it.
#[path = "../../crates/server/examples/registration/http.rs"]
pub mod http;
mod index;
mod mail;
mod nodes;
mod rotation;
#[allow(dead_code)]
#[path = "../../crates/server/examples/registration/server.rs"]
pub mod server;
mod silence;
