//! `mahjar serve`.

use std::net::SocketAddr;
use std::sync::Arc;

use accounts::audit::link;
use accounts::invitations::show as invitation;
use accounts::staff_link::{self, Kind};
use accounts::{App, grant, installation_key, runner};
use anyhow::{Result, ensure};
use kit::Locale;
use kit::db::{self, Intent};
use search::{Away, Index};
use tokio::signal::unix::{SignalKind, signal};

use super::index;
use crate::config::Config;
use crate::node::Place;
use crate::{layers, listen};

/// Linux's number of the signal that a file would grow beyond its limit (SIGXFSZ).
const TOO_LARGE: i32 = 25;

/// Serves until Ctrl-C or SIGTERM.
pub async fn run(config: &Config, address: SocketAddr) -> Result<()> {
    let config = &with_scans(config)?;
    let app = index::app(config, false).await?;
    let listener = listen::bind(address).await?;
    println!("{}", config.public_url);
    // Whoever reads the operator's terminal may become the first administrator; after that, nobody by this way.
    if let Some(token) = first_administrator(&app).await? {
        println!(
            "no administrator yet; for a day, once: {}",
            invitation::address(&config.public_url, Locale::Ar, &token)
        );
    }
    serve(app, config, listener).await
}

/// `config`, with this program as the one whose child cleans scans.
pub(super) fn with_scans(config: &Config) -> Result<Config> {
    Ok(Config { scan_program: Some(std::env::current_exe()?), ..config.clone() })
}

/// The token of a new link for the first administrator, if there is none in office.
async fn first_administrator(app: &App) -> Result<Option<String>> {
    let now = app.clock.now();
    let transaction = db::begin(&app.db, Intent::Write).await?;
    if !grant::administrators(&*transaction, now).await?.is_empty() {
        transaction.rollback().await?;
        return Ok(None);
    }
    let token = staff_link::issue(&*transaction, &app.keys, now, (Kind::First, None)).await?;
    transaction.commit().await?;
    Ok(Some(token))
}

/// Serves `app` at `listener` and does its jobs, until Ctrl-C or SIGTERM.
pub(super) async fn serve(app: Arc<App>, config: &Config, listener: tokio::net::TcpListener) -> Result<()> {
    // Two processes on one folder would each do half of the index's work.
    ensure!(!matches!(app.index, Index::Away(Away::Held)), "another process has this data folder open");
    let place = Place::take(config).await?;
    // A limit on the size of files is met like a full disk, and does not end the process.
    let _too_large = signal(SignalKind::from_raw(TOO_LARGE))?;
    let stop = listen::stop_signal();
    let place = place.map(|place| tokio::spawn(place.keep(stop.clone())));
    let jobs = tokio::spawn(runner::run(app.clone(), stop.clone()));
    let index = tokio::spawn(index::keep_taking_up(app.clone(), stop.clone()));
    let keys = tokio::spawn(installation_key::follow(app.clone(), stop.clone()));
    listen::serve(listener, layers::service(&app, config), config.limits, &config.proxies, stop).await?;
    jobs.await?;
    index.await?;
    keys.await??;
    if let Some(place) = place {
        place.await?;
    }
    // The last requests' rows, too, are linked before the process ends.
    link::seal(&app.db, &app.keys, app.clock.now()).await?;
    app.db.clone().close().await?;
    Ok(())
}
