//! The binary `mahjar`.

use std::process::ExitCode;

/// Pages are made of many small texts.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    server::memory::keep_from_dumps();
    match server::commands::run().await {
        Ok(code) => code,
        Err(error) => {
            tracing::error!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
