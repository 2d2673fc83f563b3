//! `mahjar index …`.

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use kit::clock::Clock;
use registry::person::{self, PersonId};
use uuid::Uuid;

use super::Data;
use crate::build;
use crate::config::Config;

/// People brought in at once.
const BATCH: u64 = 5000;

/// What is done with the index.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Bring everything in the database into the index.
    Rebuild(Data),
}

/// Runs `command`. Refuses while a server holds the index.
pub async fn run(command: Command) -> Result<()> {
    let Command::Rebuild(data) = command;
    let app = build::app(&Config::load(&data.data)?, false, Clock::System).await?;
    let bar = ProgressBar::new(person::count(&app.db).await?);
    bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}")?);
    let mut last = PersonId(Uuid::nil());
    loop {
        let people = person::after(&app.db, last, BATCH).await?;
        let Some(newest) = people.last() else { break };
        last = newest.id;
        app.index.put(people.iter().filter_map(person::Model::document).collect()).await?;
        bar.inc(people.len() as u64);
    }
    bar.finish();
    Ok(())
}
