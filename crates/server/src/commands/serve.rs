//! `mahjar serve`.

use std::net::SocketAddr;
use std::sync::Arc;

use accounts::{App, runner};
use anyhow::{Result, ensure};
use kit::clock::Clock;
use search::{Away, Index};

use crate::config::Config;
use crate::{build, layers, listen};

/// Serves until Ctrl-C or SIGTERM.
pub async fn run(config: &Config, address: SocketAddr) -> Result<()> {
    let app = build::app(config, false, Clock::System).await?;
    let listener = listen::bind(address).await?;
    println!("{}", config.public_url);
    serve(app, config, listener).await
}

/// Serves `app` at `listener` and does its jobs, until Ctrl-C or SIGTERM.
pub(super) async fn serve(app: Arc<App>, config: &Config, listener: tokio::net::TcpListener) -> Result<()> {
    // Two processes on one folder would each do half of the index's work.
    ensure!(!matches!(app.index, Index::Away(Away::Held)), "another process has this data folder open");
    let stop = listen::stop_signal();
    let jobs = tokio::spawn(runner::run(app.clone(), stop.clone()));
    listen::serve(listener, layers::service(&app, config), config.limits, stop).await?;
    jobs.await?;
    app.db.clone().close().await?;
    Ok(())
}
