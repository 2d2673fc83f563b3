//! `mahjar people …`.

mod duplicates;
mod search;

use std::io::BufReader;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use ::search::{Away, Index};
use accounts::audit::link;
use accounts::installation_key;
use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use kit::clock::Clock;
use registry::import;
use tokio_util::sync::CancellationToken;

use super::Data;
use crate::build;
use crate::config::Config;

/// What is done with people.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Bring in people from a file of JSON lines. Prints external id and registry number of each,
    /// separated by a tab; ends with 1 when a line was refused.
    Import {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        data: Data,
    },
    /// Find people by their names in any spelling, their city, occupation or origin.
    Search(search::Search),
    /// Find who is registered twice, or would be by new records.
    Duplicates(duplicates::Duplicates),
}

/// Runs `command`.
pub async fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Search(asked) => search::run(asked).await.map(|()| ExitCode::SUCCESS),
        Command::Duplicates(asked) => duplicates::run(asked).await.map(|()| ExitCode::SUCCESS),
        Command::Import { file, data } => {
            let config = Config::load(&data.data)?;
            let app = build::app(&config, false, Clock::System).await?;
            let open = || std::fs::File::open(&file).with_context(|| file.display().to_string());
            let bytes = open()?.metadata()?.len();
            let bar = ProgressBar::new(bytes);
            bar.set_style(ProgressStyle::with_template("{bar:40} {percent} %, {eta} left")?);
            let reader = BufReader::new(bar.wrap_read(open()?));
            let read = import::read(&app, reader, |external, number| {
                println!("{external}\t{number}");
            });
            let report = tokio::select! {
                report = read => report?,
                // Nobody stops it: it ends only where the keys were replaced and it missed them.
                missed = installation_key::follow(app.clone(), CancellationToken::new()) => {
                    missed?;
                    bail!("the keys are no longer followed")
                }
            };
            bar.finish_and_clear();
            link::seal(&app.db, &app.keys, app.clock.now()).await?;
            match &app.index {
                Index::Embedded(_) | Index::Meilisearch(_) => {}
                Index::Away(Away::Held) => wait_until_found(&app).await?,
                Index::Away(why) => {
                    tracing::warn!(%why, "the index cannot be opened: run `mahjar index rebuild`");
                }
            }
            for (line, why) in &report.refused {
                tracing::warn!(line, why, "refused");
            }
            tracing::info!(
                imported = report.imported,
                known = report.known,
                unusable_contacts = report.unusable_contacts,
                refused = report.refused.len(),
                "import finished"
            );
            Ok(if report.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
    }
}

/// Where a running server holds the index, its runner brings the people in: waits for that.
async fn wait_until_found(app: &accounts::App) -> Result<()> {
    while import::waits_for_index(&app.db).await? {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}
