//! Does the work that waits in the table `jobs`. Any number of nodes may run at once; each job is
//! claimed by one.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::job::{self, JobId};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{Condition, DbBackend, QueryOrder, QuerySelect};
use tokio_util::sync::CancellationToken;

use crate::App;
use crate::part::RunJobs;

/// Jobs taken at once.
const BATCH: u64 = 500;
/// A claim that outlives its runner ends by itself.
const CLAIM: TimeDelta = TimeDelta::minutes(2);
/// How long the runner sleeps when nobody rings: work of other nodes and retries wait so long at most.
const NAP: Duration = Duration::from_millis(500);
/// The longest wait between two tries.
const LONGEST_BACKOFF_SECONDS: i64 = 300;

/// Runs until `stop`. What fails is logged and tried again, later each time.
pub async fn run(app: Arc<App>, stop: CancellationToken) {
    let mut cleared = app.clock.now() - TimeDelta::days(1);
    while !stop.is_cancelled() {
        match drain(&app).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(cause = format!("{error:#}"), "jobs cannot be taken"),
        }
        if app.clock.now() - cleared > TimeDelta::minutes(1) {
            cleared = app.clock.now();
            for expire in app.parts.iter().flat_map(|part| part.expire) {
                if let Err(error) = expire(&app, cleared).await {
                    tracing::error!(cause = format!("{error:#}"), "clearing up failed");
                }
            }
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = app.jobs_waiting.notified() => {}
            () = tokio::time::sleep(NAP) => {}
        }
    }
}

/// Takes one batch of what is due and does it; returns how many jobs were tried.
pub async fn drain(app: &Arc<App>) -> Result<usize> {
    let now = app.clock.now();
    let jobs = claim(app, now).await?;
    let tried = jobs.len();
    let mut by_kind: BTreeMap<String, Vec<job::Model>> = BTreeMap::new();
    for job in jobs {
        by_kind.entry(job.kind.clone()).or_default().push(job);
    }
    for (kind, jobs) in by_kind {
        let ids: Vec<JobId> = jobs.iter().map(|job| job.id).collect();
        let attempts = jobs.iter().map(|job| job.attempts).max().unwrap_or_default();
        match known(app, &kind) {
            Some(run) => match run(app.clone(), jobs).await {
                Ok(()) => {
                    job::Entity::delete_many().filter(job::COLUMN.id.is_in(ids)).exec(&app.db).await?;
                }
                Err(error) => postpone(app, &kind, ids, attempts, &format!("{error:#}")).await?,
            },
            // A newer node may know it; this one leaves it for later.
            None => postpone(app, &kind, ids, attempts, "no part knows this kind").await?,
        }
    }
    Ok(tried)
}

fn known(app: &App, kind: &str) -> Option<RunJobs> {
    app.parts.iter().flat_map(|part| part.jobs).find(|(name, _)| *name == kind).map(|(_, run)| *run)
}

async fn claim(app: &App, now: DateTime<Utc>) -> Result<Vec<job::Model>> {
    let free =
        Condition::any().add(job::COLUMN.claimed_until.is_null()).add(job::COLUMN.claimed_until.lt(now));
    let due = job::Entity::find().filter(job::COLUMN.run_after.lte(now)).filter(free);
    // A look without a lock first: an idle node takes none.
    if due.clone().one(&app.db).await?.is_none() {
        return Ok(Vec::new());
    }
    let transaction = db::begin(&app.db, Intent::Write).await?;
    let mut due = due.order_by_asc(job::COLUMN.id).limit(BATCH);
    if app.db.get_database_backend() == DbBackend::Postgres {
        due = due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let jobs = due.all(&transaction).await?;
    job::Entity::update_many()
        .col_expr(job::Column::ClaimedUntil, Expr::value(now + CLAIM))
        .filter(job::COLUMN.id.is_in(jobs.iter().map(|job| job.id)))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(jobs)
}

async fn postpone(app: &App, kind: &str, ids: Vec<JobId>, attempts: i32, cause: &str) -> Result<()> {
    tracing::warn!(
        kind,
        jobs = ids.len(),
        attempts = attempts + 1,
        cause,
        "jobs failed; they are tried again"
    );
    let wait = (1_i64 << attempts.clamp(0, 16)).min(LONGEST_BACKOFF_SECONDS);
    job::Entity::update_many()
        .col_expr(job::Column::Attempts, Expr::value(attempts + 1))
        .col_expr(job::Column::RunAfter, Expr::value(app.clock.now() + TimeDelta::seconds(wait)))
        .col_expr(job::Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(job::Column::LastError, Expr::value(cause))
        .filter(job::COLUMN.id.is_in(ids))
        .exec(&app.db)
        .await?;
    Ok(())
}
