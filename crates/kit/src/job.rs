//! The table of work to do after a write. A job is written in the transaction of what caused it, so
//! neither happens without the other; it may run more than once and must not mind. The runner is in
//! `accounts`.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::field::{Purpose, Retention, Table, Tier, field};

crate::id_type!(
    /// A job.
    JobId
);

/// A row of `jobs`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    /// Its id; jobs of one kind run in its order.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    /// Which work: a name that one crate's `Part` knows.
    pub kind: String,
    /// What to work on: ids, never personal values.
    #[sea_orm(column_type = "Text")]
    pub payload: String,
    /// The staff account that ordered it, whose rights are asked again when it runs; nobody for work
    /// of the system itself.
    pub ordered_by: Option<Uuid>,
    /// The grant that they held then.
    pub ordered_under: Option<Uuid>,
    /// Not before this.
    pub run_after: DateTime<Utc>,
    /// Taken by a runner until this; free again afterwards.
    pub claimed_until: Option<DateTime<Utc>>,
    /// How often it was tried.
    pub attempts: i32,
    /// Why it failed last, without personal values.
    #[sea_orm(column_type = "Text", nullable)]
    pub last_error: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Who orders a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orderer {
    /// Their staff account.
    pub account: Uuid,
    /// The grant that they hold.
    pub grant: Uuid,
}

/// Writes a job of `kind` on `payload`, to run from `from` on.
pub async fn enqueue(
    db: &impl ConnectionTrait,
    kind: &str,
    payload: &serde_json::Value,
    ordered: Option<Orderer>,
    from: DateTime<Utc>,
) -> Result<JobId, DbErr> {
    let id = JobId::new();
    let row = ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        payload: Set(payload.to_string()),
        ordered_by: Set(ordered.map(|of| of.account)),
        ordered_under: Set(ordered.map(|of| of.grant)),
        run_after: Set(from),
        claimed_until: Set(None),
        attempts: Set(0),
        last_error: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(id)
}

/// Whether a job of `kind` waits.
pub async fn waits(db: &impl ConnectionTrait, kind: &str) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(COLUMN.kind.eq(kind)).one(db).await?.is_some())
}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "jobs",
    person: None,
    fields: &[
        field("id", Tier::T0, Purpose::Operation, Retention::Use),
        field("kind", Tier::T0, Purpose::Operation, Retention::Use),
        field("payload", Tier::T1, Purpose::Operation, Retention::Use),
        field("ordered_by", Tier::T1, Purpose::Operation, Retention::Use),
        field("ordered_under", Tier::T0, Purpose::Operation, Retention::Use),
        field("run_after", Tier::T0, Purpose::Operation, Retention::Use),
        field("claimed_until", Tier::T0, Purpose::Operation, Retention::Use),
        field("attempts", Tier::T0, Purpose::Operation, Retention::Use),
        field("last_error", Tier::T0, Purpose::Operation, Retention::Use),
    ],
};
