//! The binary `mahjar`.

use std::process::ExitCode;

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
