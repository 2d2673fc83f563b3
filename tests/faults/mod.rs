//! The real binary, ended at the worst moment.

mod crash;
#[allow(dead_code)] // The bench, whose client this is, needs more of it.
#[path = "../../crates/server/examples/registration/http.rs"]
pub mod http;
mod rotation;
#[allow(dead_code)]
#[path = "../../crates/server/examples/registration/server.rs"]
pub mod server;
