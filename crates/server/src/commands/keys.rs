//! `mahjar keys …`.

use std::time::Duration;

use accounts::installation_key::{self, rotation};
use accounts::reseal;
use anyhow::{Context, Result, ensure};
use indicatif::{ProgressBar, ProgressStyle};
use kit::clock::Clock;
use sea_orm::DatabaseConnection;
use serde_json::json;

use super::Data;
use crate::build;
use crate::config::Config;
use crate::master_key::MasterKey;
use crate::parts::PARTS;

/// Between two passes over rows that a request held.
const AGAIN: Duration = Duration::from_secs(1);

/// What is done with keys.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Put the master key that `master_key_next` names in the place of the one in force, and new keys of the
    /// installation in the place of the old, while servers run. Broken off, it goes on where it was.
    Rotate(Data),
}

/// Runs `command`.
pub async fn run(command: Command) -> Result<()> {
    let Command::Rotate(data) = command;
    rotate(&Config::load(&data.data)?).await
}

/// Replaces the master key of `config`.
pub async fn rotate(config: &Config) -> Result<()> {
    let place = config.master_key_next()?;
    let place = place.context("master_key_next names no master key to follow: see `mahjar settings`")?;
    ensure!(
        config.is_postgres() || config.data.join("mahjar.db").exists(),
        "there is no database yet: nothing to replace"
    );
    let db = build::database(config).await?;
    rotate_to(config, &db, &place).await?;
    db.close().await?;
    Ok(())
}

async fn rotate_to(config: &Config, db: &DatabaseConnection, place: &MasterKey) -> Result<()> {
    let clock = Clock::System;
    ensure!(installation_key::exists(db).await?, "the database has no keys yet: nothing to replace");
    let columns = reseal::columns(PARTS);
    let (keys, current) = build::keys(config, db, clock.now()).await?;
    let next = place.read_or_make()?;
    if rotation::is_in_force(db, &next).await? {
        println!("{place} is the master key already: name it as master_key, and another as master_key_next");
        return Ok(());
    }
    if !rotation::announce(db, &keys, (&current, &next), clock.now()).await? {
        // From now on, whenever they were made: another machine's clock may be another.
        let seconds = rotation::NOTICE.as_secs();
        println!("the new keys are announced; every running server knows them in {seconds} seconds");
        tokio::time::sleep(rotation::NOTICE).await;
    }
    let in_use = rotation::put_to_use(db, &keys, clock.now()).await?;
    let taken_up = in_use + rotation::TAKEN_UP - clock.now();
    tokio::time::sleep(taken_up.to_std().unwrap_or_default()).await;

    let bar = ProgressBar::new(reseal::left(db, &keys, &columns).await?);
    bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}, {eta} left")?);
    loop {
        let pass = reseal::all(db, &keys, &columns, |_, renewed| bar.inc(renewed)).await?;
        if reseal::left(db, &keys, &columns).await? <= pass.broken {
            break;
        }
        tokio::time::sleep(AGAIN).await;
    }
    bar.finish_and_clear();
    let rows = reseal::under_newest(db, &keys, &columns).await?;
    rotation::finish(db, &keys, &next, (clock.now(), json!({ "rows": rows }))).await?;
    println!("{rows} values are under the new keys; the old master key opens nothing any more");
    println!("name {place} as master_key before you empty master_key_next");
    Ok(())
}
