//! `mahjar index …`.

use std::sync::Arc;

use accounts::App;
use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use kit::clock::Clock;
use kit::db::{self, Intent};
use registry::facet;
use registry::person::{self, PersonId};
use search::{Away, Index, Query, Scope};
use uuid::Uuid;

use super::Data;
use crate::build::{self, INDEX};
use crate::config::Config;

/// People brought in at once.
const BATCH: u64 = 5000;

/// What is done with the index.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make the index anew from the database, also where it is broken. The server must not be running.
    Rebuild(Data),
}

/// Runs `command`.
pub async fn run(command: Command) -> Result<()> {
    let Command::Rebuild(data) = command;
    rebuild(&Config::load(&data.data)?).await
}

/// The application of a server, with an index that can be used: one that an older version made, that is broken or that
/// was lost is made anew first, which takes seconds for a hundred thousand people.
pub(super) async fn app(config: &Config, demo: bool) -> Result<Arc<App>> {
    let app = build::app(config, demo, Clock::System).await?;
    let is_of_use = match &app.index {
        Index::Away(Away::Outdated | Away::Broken(_)) => false,
        // Another process has it: whoever serves says so.
        Index::Away(Away::Held) => true,
        Index::Embedded(_) => !is_lost(&app).await?,
    };
    if is_of_use {
        return Ok(app);
    }
    tracing::warn!("the index is made anew");
    drop(app);
    rebuild(config).await?;
    build::app(config, demo, Clock::System).await
}

/// Whether the index knows nobody although there are people.
async fn is_lost(app: &App) -> Result<bool> {
    for kind in [person::KIND, person::HELD_KIND] {
        if app.index.search(&Scope::Operator, Query { kind, ..Query::default() }).await?.total > 0 {
            return Ok(false);
        }
    }
    let reading = db::begin_for_all(&app.db, Intent::Read).await?;
    let people = person::after(&*reading, PersonId(Uuid::nil()), 1).await?;
    reading.rollback().await?;
    Ok(!people.is_empty())
}

/// Fills an index beside the old one, then puts it in its place. Refused while a server has the old one
/// open: it would go on writing into what is thrown away.
pub async fn rebuild(config: &Config) -> Result<()> {
    let app = build::app(config, false, Clock::System).await?;
    if matches!(app.index, Index::Away(Away::Held)) {
        bail!("a server has this data folder open: stop it first");
    }
    let [folder, new, old] = [INDEX, "index.new", "index.old"].map(|name| config.data.join(name));
    for left_over in [&new, &old] {
        if left_over.exists() {
            std::fs::remove_dir_all(left_over)?;
        }
    }
    let index = Index::open(&new)?;
    let reading = db::begin_for_all(&app.db, Intent::Read).await?;
    let bar = ProgressBar::new(person::count(&*reading).await?);
    bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}")?);
    let mut last = PersonId(Uuid::nil());
    loop {
        let people = person::after(&*reading, last, BATCH).await?;
        let Some(newest) = people.last() else { break };
        last = newest.id;
        index.put(facet::documents(&app, &*reading, &people).await?).await?;
        bar.inc(people.len() as u64);
    }
    bar.finish();
    reading.rollback().await?;
    drop(index);
    if folder.is_dir() {
        std::fs::rename(&folder, &old).context("the old index")?;
    } else if folder.exists() {
        std::fs::remove_file(&folder)?;
    }
    std::fs::rename(&new, &folder).context("the new index")?;
    if old.exists() {
        std::fs::remove_dir_all(old)?;
    }
    Ok(())
}
