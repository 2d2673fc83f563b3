//! Does the work that waits in the table `jobs`, links the audit's rows and publishes its head. Any number of nodes may
//! run at once; each job is claimed by one, and one at a time links.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::job;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{Condition, DbBackend, QueryOrder, QuerySelect};
use search::Index;
use tokio_util::sync::CancellationToken;

use crate::App;
use crate::audit::{self, ActorKind, Entry, head, link};
use crate::part::RunJobs;
use crate::policy::Guard;
use crate::retention;
use crate::staff::{self, AccountId};

/// Jobs taken at once.
const BATCH: u64 = 500;
/// Jobs taken at once that wait for other machines.
const BATCH_OUT: u64 = 20;
/// A claim that outlives its runner ends by itself, so soon that the index is right again within 30 seconds of a crash
/// (DESIGN 7); a batch is done long before, and if not, doing it twice is harmless.
const CLAIM: TimeDelta = TimeDelta::seconds(20);
/// How long the runner sleeps when nobody rings: work of other nodes and retries wait so long at most.
const NAP: Duration = Duration::from_millis(500);
/// How long work is gathered after the first of it rang: it is done together, and its writes to the disk do not come
/// between those of who waits for an answer.
const GATHER: Duration = Duration::from_millis(100);
/// How long rows of the audit are gathered before they are linked: with the linking itself, five seconds at most
/// (SECURITY 2, row 12).
const LINK: Duration = Duration::from_secs(4);
/// How often it is asked whether a head of the audit is due; what failed is tried again then.
const PUBLISH: Duration = Duration::from_secs(60);
/// After so many commits the log of SQLite is taken over, or after so long where there was one; how often that is looked
/// at.
const MANY_COMMITS: u64 = 500;
const LOG_AGE: Duration = Duration::from_secs(5);
const LOG_LOOK: Duration = Duration::from_millis(500);
/// No job waits for longer than this when it is written or put off.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(1);
/// The longest wait between two tries.
const LONGEST_BACKOFF_SECONDS: i64 = 300;

/// Jobs that wait for no other machine, and those that do: a mail server that is away holds up no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lane {
    Inside,
    Outside,
}

impl Lane {
    /// Jobs taken at once.
    fn batch(self) -> u64 {
        match self {
            Self::Inside => BATCH,
            Self::Outside => BATCH_OUT,
        }
    }
}

/// Runs until `stop`. What fails is logged and tried again, later each time.
pub async fn run(app: Arc<App>, stop: CancellationToken) {
    if let Err(error) = start_over(&app).await {
        tracing::error!(cause = format!("{error:#}"), "jobs of an earlier run cannot be freed");
    }
    tokio::join!(
        run_lane(&app, &stop, Lane::Inside),
        run_lane(&app, &stop, Lane::Outside),
        keep_linked(&app, &stop),
        keep_published(&app, &stop),
        keep_log_short(&app, &stop),
    );
}

/// Links the audit's rows.
async fn keep_linked(app: &Arc<App>, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        let own = app.clone();
        // In a task of its own: a panic is a failure like another, and the runner lives on.
        let linked = tokio::spawn(async move { link::seal(&own.db, &own.keys, own.clock.now()).await });
        let cause = match linked.await {
            Ok(Ok(_)) => None,
            Ok(Err(error)) => Some(format!("{error:#}")),
            Err(panic) => Some(panic.to_string()),
        };
        if let Some(cause) = cause {
            tracing::error!(cause, "the audit's rows cannot be linked; tried again");
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(LINK) => {}
        }
    }
}

/// Takes the log of SQLite over into its file, so that no request has to.
async fn keep_log_short(app: &Arc<App>, stop: &CancellationToken) {
    let (mut taken, mut at) = (0, Instant::now());
    while !stop.is_cancelled() {
        let written = db::written();
        let is_due = written >= taken + MANY_COMMITS || written > taken && at.elapsed() >= LOG_AGE;
        if is_due {
            (taken, at) = (written, Instant::now());
            if let Err(error) = db::take_over_log(&app.db).await {
                tracing::warn!(%error, "the log of the database cannot be taken over; tried again");
            }
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(LOG_LOOK) => {}
        }
    }
}

/// Publishes the head of the audit's chain. An outlet that is slow holds up no linking.
async fn keep_published(app: &Arc<App>, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        let own = app.clone();
        if let Err(panic) = tokio::spawn(async move { publish(&own).await }).await {
            tracing::error!(cause = panic.to_string(), "the audit's head cannot be published; tried again");
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(PUBLISH) => {}
        }
    }
}

async fn publish(app: &App) {
    let tried = match head::publish(app, head::When::Due).await {
        Ok(published) => published.map(|(_, tried)| tried).unwrap_or_default(),
        Err(error) => {
            tracing::error!(
                cause = format!("{error:#}"),
                "the audit's head cannot be published; tried again"
            );
            return;
        }
    };
    for (outlet, sent) in tried {
        if let Err(error) = sent {
            let cause = format!("{error:#}");
            tracing::error!(?outlet, cause, "an outlet did not take the audit's head; tried again");
        }
    }
}

async fn run_lane(app: &Arc<App>, stop: &CancellationToken, lane: Lane) {
    let mut cleared = app.clock.now() - TimeDelta::days(1);
    while !stop.is_cancelled() {
        match drain_lane(app, lane).await {
            Ok(tried) if tried as u64 >= lane.batch() => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(cause = format!("{error:#}"), "jobs cannot be taken"),
        }
        if lane == Lane::Inside && (app.clock.now() - cleared).abs() > TimeDelta::minutes(1) {
            cleared = app.clock.now();
            clear_up(app, cleared).await;
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = app.jobs_waiting.notified() => tokio::time::sleep(GATHER).await,
            () = tokio::time::sleep(NAP) => {}
        }
    }
}

/// Removes what has outlived its time. What cannot be undone waits while the clock cannot be trusted.
pub async fn clear_up(app: &App, now: DateTime<Utc>) {
    let mut due: Vec<_> = app.parts.iter().flat_map(|part| part.expire).collect();
    match retention::is_clock_steady(&app.db, now).await {
        Ok(true) => due.extend(app.parts.iter().flat_map(|part| part.end)),
        Ok(false) => tracing::debug!("nothing is erased until the clock has run for a day"),
        Err(error) => tracing::error!(cause = format!("{error:#}"), "the audit cannot be read"),
    }
    for expire in due {
        if let Err(error) = expire(app, now).await {
            tracing::error!(cause = format!("{error:#}"), "clearing up failed");
        }
    }
}

/// What an earlier run left claimed or put off and no other process can be doing is due at once, so that the index is
/// right again within seconds of a crash: on SQLite all of it; elsewhere the work of the index that lies in this
/// process' own folder.
async fn start_over(app: &App) -> Result<()> {
    let mut left = job::Entity::update_many()
        .col_expr(job::Column::ClaimedUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(job::Column::RunAfter, Expr::value(app.clock.now()));
    if app.db.get_database_backend() != DbBackend::Sqlite {
        if !matches!(app.index, Index::Embedded(_)) {
            return Ok(());
        }
        let of_index = app.parts.iter().flat_map(|part| part.jobs).filter(|kind| kind.needs_index);
        left = left.filter(job::COLUMN.kind.is_in(of_index.map(|kind| kind.name)));
    }
    left.exec(&app.db).await?;
    Ok(())
}

/// Takes one batch of what is due in each lane and does it; returns how many jobs were tried.
pub async fn drain(app: &Arc<App>) -> Result<usize> {
    Ok(drain_lane(app, Lane::Inside).await? + drain_lane(app, Lane::Outside).await?)
}

async fn drain_lane(app: &Arc<App>, lane: Lane) -> Result<usize> {
    let now = app.clock.now();
    let jobs = claim(app, lane, now).await?;
    let tried = jobs.len();
    let mut by_kind: BTreeMap<String, Vec<job::Model>> = BTreeMap::new();
    for job in jobs {
        by_kind.entry(job.kind.clone()).or_default().push(job);
    }
    for (kind, jobs) in by_kind {
        let jobs = entitled(app, jobs, now).await?;
        match known(app, &kind) {
            Some(run) => work(app, &kind, run, jobs).await?,
            // A newer node may know it; this one leaves it for later.
            None => postpone(app, &kind, &jobs, "no part knows this kind").await?,
        }
    }
    Ok(tried)
}

/// Those of `jobs` that are still to be done: the rest was ordered by staff who hold the role no more under which they
/// did. That is dropped, and written down.
async fn entitled(app: &App, jobs: Vec<job::Model>, now: DateTime<Utc>) -> Result<Vec<job::Model>> {
    let (mut entitled, mut dropped) = (Vec::new(), Vec::new());
    for job in jobs {
        let Some(orderer) = job.ordered_by else {
            entitled.push(job);
            continue;
        };
        let staff = staff::asking(&app.db, app.guards, AccountId(orderer), now).await?;
        let holds = staff.is_some_and(|staff| Some(staff.grant.0) == job.ordered_under);
        if holds || !app.guards.stands(Guard::JobRights) { entitled.push(job) } else { dropped.push(job) }
    }
    for job in &dropped {
        let transaction = db::begin(&app.db, Intent::Write).await?;
        let refused = Entry::refused("job.run").with(serde_json::json!({ "kind": job.kind }));
        let actor = (ActorKind::Staff, job.ordered_by);
        audit::write(&*transaction, &app.keys, actor, now, vec![refused]).await?;
        job::Entity::delete_by_id(job.id).exec(&*transaction).await?;
        transaction.commit().await?;
    }
    Ok(entitled)
}

/// Does `jobs` in one go; where that fails, one by one, so that a job that cannot be done holds up no other.
async fn work(app: &Arc<App>, kind: &str, run: RunJobs, jobs: Vec<job::Model>) -> Result<()> {
    let Err(cause) = attempt(app, run, jobs.clone()).await else { return done(app, &jobs).await };
    if jobs.len() == 1 {
        return postpone(app, kind, &jobs, &cause).await;
    }
    for job in jobs {
        match attempt(app, run, vec![job.clone()]).await {
            Ok(()) => done(app, &[job]).await?,
            Err(cause) => postpone(app, kind, &[job], &cause).await?,
        }
    }
    Ok(())
}

/// Runs `jobs` in a task of their own: a panic is a failure like another, and the runner lives on.
async fn attempt(app: &Arc<App>, run: RunJobs, jobs: Vec<job::Model>) -> Result<(), String> {
    match tokio::spawn(run(app.clone(), jobs)).await {
        Ok(done) => done.map_err(|error| format!("{error:#}")),
        Err(panic) => Err(format!("the job did not end: {panic}")),
    }
}

async fn done(app: &App, jobs: &[job::Model]) -> Result<()> {
    let ids = jobs.iter().map(|job| job.id);
    job::Entity::delete_many().filter(job::COLUMN.id.is_in(ids)).exec(&app.db).await?;
    Ok(())
}

fn known(app: &App, kind: &str) -> Option<RunJobs> {
    app.parts.iter().flat_map(|part| part.jobs).find(|known| known.name == kind).map(|known| known.run)
}

/// The jobs of `lane`. A process without an index leaves what needs one to another; a kind that no part
/// knows waits for nothing.
fn of_lane(app: &App, lane: Lane) -> Condition {
    let away = matches!(app.index, Index::Away(_));
    let kinds = || app.parts.iter().flat_map(|part| part.jobs);
    let goes_out = kinds().filter(|kind| kind.goes_out).map(|kind| kind.name);
    let left = kinds().filter(|kind| away && kind.needs_index).map(|kind| kind.name);
    let of = Condition::all().add(job::COLUMN.kind.is_not_in(left));
    match lane {
        Lane::Inside => of.add(job::COLUMN.kind.is_not_in(goes_out)),
        Lane::Outside => of.add(job::COLUMN.kind.is_in(goes_out)),
    }
}

async fn claim(app: &App, lane: Lane, now: DateTime<Utc>) -> Result<Vec<job::Model>> {
    // No claim and no wait is as long as those that a clock made which has been put right since.
    let free = Condition::any()
        .add(job::COLUMN.claimed_until.is_null())
        .add(job::COLUMN.claimed_until.lt(now))
        .add(job::COLUMN.claimed_until.gt(now + LONGEST_WAIT));
    let come = Condition::any()
        .add(job::COLUMN.run_after.lte(now))
        .add(job::COLUMN.run_after.gt(now + LONGEST_WAIT));
    let due = job::Entity::find().filter(come).filter(free).filter(of_lane(app, lane));
    // A look without a lock first: an idle node takes none.
    if due.clone().one(&app.db).await?.is_none() {
        return Ok(Vec::new());
    }
    let transaction = db::begin(&app.db, Intent::Write).await?;
    let mut due = due.order_by_asc(job::COLUMN.id).limit(lane.batch());
    if app.db.get_database_backend() == DbBackend::Postgres {
        due = due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let jobs = due.all(&*transaction).await?;
    job::Entity::update_many()
        .col_expr(job::Column::ClaimedUntil, Expr::value(now + CLAIM))
        .filter(job::COLUMN.id.is_in(jobs.iter().map(|job| job.id)))
        .exec(&*transaction)
        .await?;
    transaction.commit().await?;
    Ok(jobs)
}

async fn postpone(app: &App, kind: &str, jobs: &[job::Model], cause: &str) -> Result<()> {
    let attempts = jobs.iter().map(|job| job.attempts).max().unwrap_or_default();
    tracing::warn!(
        kind,
        jobs = jobs.len(),
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
        .filter(job::COLUMN.id.is_in(jobs.iter().map(|job| job.id)))
        .exec(&app.db)
        .await?;
    Ok(())
}
