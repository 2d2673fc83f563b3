//! The binary `mahjar`.

use std::process::ExitCode;

/// Pages are made of many small texts.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Before there are threads, files or settings: a child that cleans a scan has none of them.
    if std::env::args_os().nth(1).is_some_and(|command| command == registry::document_scan::COMMAND) {
        return scans::child();
    }
    serve()
}

#[tokio::main]
async fn serve() -> ExitCode {
    server::memory::keep_from_dumps();
    match server::commands::run().await {
        Ok(code) => code,
        Err(error) => {
            tracing::error!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
