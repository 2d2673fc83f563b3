//! `mahjar index …`.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use accounts::App;
use accounts::index::{BATCH, Difference};
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use kit::clock::Clock;
use kit::db::{self, Intent};
use registry::person::{self, PersonId};
use search::{Away, Document, Embedded, Index, Meilisearch, Query, Rebuild, Scope};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::Data;
use crate::build::{self, INDEX};
use crate::config::Config;

/// How often it is asked whether an index that was made anew waits.
const LOOK: Duration = Duration::from_millis(500);

/// What is done with the index.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make the index anew from the database, also where it is broken. A server may run meanwhile: the new one takes the place
    /// of the old one when it is full.
    Rebuild(Data),
    /// Compare the index with every record of the database and name what differs; ends with 1 when anything does.
    Verify {
        /// Put right what differs.
        #[arg(long)]
        repair: bool,
        /// Where the data is.
        #[command(flatten)]
        data: Data,
    },
    /// Set up the index on the search server as `search-config` says.
    Apply(Data),
    /// Say how the settings of the index differ from `search-config`; ends with 1 when they do.
    Diff(Data),
}

/// Runs `command`.
pub async fn run(command: Command) -> Result<ExitCode> {
    let is_well = match command {
        Command::Rebuild(data) => rebuild(&Config::load(&data.data)?).await.map(|()| true)?,
        Command::Verify { repair, data } => verify(&Config::load(&data.data)?, repair).await?,
        Command::Apply(data) => apply(&Config::load(&data.data)?).await.map(|()| true)?,
        Command::Diff(data) => diff(&Config::load(&data.data)?).await?,
    };
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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
        Index::Meilisearch(server) => {
            set_up(server).await;
            true
        }
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

/// Sets up the index on a search server where it differs. A server that is away is asked again by every search.
async fn set_up(server: &Meilisearch) {
    let set = async {
        let differs = server.diff().await?;
        if !differs.is_empty() {
            tracing::warn!(
                "the index on the search server is set up; `mahjar index verify --repair` fills what it lacks"
            );
            server.apply().await?;
        }
        anyhow::Ok(())
    };
    if let Err(error) = set.await {
        tracing::warn!(cause = format!("{error:#}"), "the search server does not answer");
    }
}

async fn apply(config: &Config) -> Result<()> {
    let server = config
        .meilisearch()?
        .context("no search server is set: an index in the data folder needs no set-up")?;
    server.apply().await
}

async fn diff(config: &Config) -> Result<bool> {
    let Some(server) = config.meilisearch()? else {
        let is_outdated =
            matches!(Index::open_or_away(&config.data.join(INDEX)), Index::Away(Away::Outdated));
        if is_outdated {
            println!("version: the index was made by another version; `mahjar index rebuild` makes it anew");
        }
        return Ok(!is_outdated);
    };
    let differs = server.diff().await?;
    for (name, has, wanted) in &differs {
        println!("{name}: {has} should be {wanted}");
    }
    Ok(differs.is_empty())
}

/// Fills an index beside the old one, then puts it in its place; a server that has the old one open meanwhile takes the new
/// one up by itself ([`take_up`]).
pub async fn rebuild(config: &Config) -> Result<()> {
    let mut app = build::app(config, false, Clock::System).await?;
    if let Index::Meilisearch(server) = &app.index {
        let beside = server.beside().await?;
        each_batch(&app, async |documents| beside.fill(&documents).await).await?;
        beside.fill_end().await?;
        server.swap(beside).await?;
        // Whoever changed meanwhile is in the one that was dropped.
        let wrong = accounts::index::differences(&app, &app.index, true).await?;
        tracing::info!(brought_in_since = wrong.len(), "the new index is in its place");
        return Ok(());
    }
    let folder = config.data.join(INDEX);
    let new = Arc::new(Rebuild::begin(&folder)?);
    each_batch(&app, async |documents| {
        let new = new.clone();
        tokio::task::spawn_blocking(move || new.fill(documents)).await?
    })
    .await?;
    let filled = new.clone();
    tokio::task::spawn_blocking(move || filled.end()).await??;
    loop {
        match &app.index {
            Index::Away(Away::Outdated | Away::Broken(_)) => return new.replace(),
            Index::Embedded(index) => return take_up(&app, index).await,
            Index::Away(Away::Held) | Index::Meilisearch(_) => {}
        }
        if new.is_taken()? {
            tracing::info!("the server has taken it up");
            return Ok(());
        }
        tokio::time::sleep(LOOK).await;
        // Where the server has ended meanwhile, it is put in its place here.
        let app = Arc::get_mut(&mut app).context("nobody else has the application yet")?;
        app.index = Index::open_or_away(&folder);
    }
}

/// Takes up each index that a command makes anew, until `stop`.
pub async fn keep_taking_up(app: Arc<App>, stop: CancellationToken) {
    let Index::Embedded(index) = &app.index else { return };
    while !stop.is_cancelled() {
        if index.has_next()
            && let Err(error) = take_up(&app, index).await
        {
            tracing::error!(cause = format!("{error:#}"), "the new index cannot be taken up; tried again");
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Puts the index that was made anew in the place of `index`, without a gap: what is written goes to both while what
/// changed since it was begun is put right, then it is read.
async fn take_up(app: &App, index: &Embedded) -> Result<()> {
    let beside = index.take_up().await?;
    let right = accounts::index::differences(app, &Index::Embedded(beside), true).await;
    let changed = match right {
        Ok(changed) => changed,
        Err(error) => {
            index.put_back().await?;
            return Err(error);
        }
    };
    index.swap().await?;
    tracing::info!(brought_in_since = changed.len(), "the new index is in its place");
    if !changed.is_empty() {
        // Some may have been erased while it was made.
        app.index.purge().await?;
    }
    Ok(())
}

/// Gives all documents of the database to `take`, batch by batch, with a bar.
async fn each_batch(app: &App, take: impl AsyncFn(Vec<Document>) -> Result<()>) -> Result<()> {
    let reading = db::begin_for_all(&app.db, Intent::Read).await?;
    let indexed: Vec<_> = app.parts.iter().flat_map(|part| part.indexed).collect();
    let mut all = 0;
    for records in &indexed {
        all += (records.count)(&reading).await?;
    }
    let bar = ProgressBar::new(all);
    bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}")?);
    for records in indexed {
        let mut last = Uuid::nil();
        while let Some((newest, documents)) = (records.next)(app, &reading, last, BATCH).await? {
            last = newest;
            let count = documents.len() as u64;
            take(documents).await?;
            bar.inc(count);
        }
    }
    bar.finish();
    Ok(reading.rollback().await?)
}

async fn verify(config: &Config, repair: bool) -> Result<bool> {
    let mut app = build::app(config, false, Clock::System).await?;
    if matches!(app.index, Index::Away(Away::Held)) && !repair {
        // Beside a running server, what it has written so far.
        let app = Arc::get_mut(&mut app).context("nobody else has the application yet")?;
        app.index = Index::open_to_read(&config.data.join(INDEX))?;
    }
    let wrong = accounts::index::differences(&app, &app.index, repair).await?;
    for Difference { kind, id, what } in &wrong {
        println!("{kind}\t{id}\t{what}");
    }
    tracing::info!(differ = wrong.len(), put_right = repair, "compared");
    Ok(wrong.is_empty() || repair)
}
