//! The memory that makes sending a registration twice harmless: the same form token with the same
//! answers leads to the same person; with other answers it is refused.

use std::collections::BTreeMap;

use accounts::Ctx;
use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use kit::db::row_key;
use kit::field::{Purpose, Retention, Table, Tier, field};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DbBackend, Statement};

use crate::draft::Draft;
use crate::person::PersonId;

/// Days that a form token is remembered (SECURITY 2, row 20).
const DAYS: u32 = 30;

/// A row of `submissions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submissions")]
pub struct Model {
    /// Keyed hash of the form token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    /// Keyed hash of the answers.
    pub answers_hash: Vec<u8>,
    /// Whom it became.
    pub person_id: PersonId,
    /// When it is forgotten.
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "submissions",
    person: Some("person_id"),
    fields: &[
        field("token_hash", Tier::T2, Purpose::Operation, Retention::Days(DAYS)),
        field("answers_hash", Tier::T2, Purpose::Operation, Retention::Days(DAYS)),
        field("person_id", Tier::T1, Purpose::Operation, Retention::Days(DAYS)),
        field("expires_at", Tier::T0, Purpose::Operation, Retention::Days(DAYS)),
    ],
};

/// What is known of a form token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// It was not sent before.
    None,
    /// It was sent with these answers and became a person.
    Same,
    /// It was sent with other answers.
    Other,
}

fn token_hash(ctx: &Ctx, token: &str) -> Vec<u8> {
    ctx.app().keys.hash("submissions.token", token.as_bytes())
}

fn answers_hash(ctx: &Ctx, draft: &Draft) -> Result<Vec<u8>> {
    // What was typed and refused is no answer.
    let draft = Draft { typed: BTreeMap::new(), ..draft.clone() };
    let answers = serde_json::to_vec(&draft).map_err(anyhow::Error::from)?;
    Ok(ctx.app().keys.hash("submissions.answers", &answers))
}

/// Waits for whoever is sending the same token at this moment, then says what is known of it. `draft`
/// is what would be sent now, if there still is one.
pub async fn earlier(ctx: &Ctx, token: &str, draft: Option<&Draft>) -> Result<Earlier> {
    let db = ctx.tx().await?;
    let hash = token_hash(ctx, token);
    ctx.meet([row_key(&hash)]).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        // On SQLite a POST's transaction holds the write lock already.
        let lock = i64::from_be_bytes(hash[..8].try_into().map_err(anyhow::Error::from)?);
        let sql = "SELECT pg_advisory_xact_lock($1)";
        db.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [lock.into()])).await?;
    }
    let Some(row) = Entity::find_by_id(hash).one(db).await? else { return Ok(Earlier::None) };
    match draft {
        Some(draft) if answers_hash(ctx, draft)? != row.answers_hash => Ok(Earlier::Other),
        _ => Ok(Earlier::Same),
    }
}

/// Whom the form token `token` became, and when.
pub async fn find(ctx: &Ctx, token: &str) -> Result<Option<(PersonId, DateTime<Utc>)>> {
    let hash = token_hash(ctx, token);
    ctx.meet([row_key(&hash)]).await?;
    let row = Entity::find_by_id(hash).one(ctx.tx().await?).await?;
    if let Some(row) = &row {
        ctx.meet([row.person_id]).await?;
    }
    Ok(row.map(|row| (row.person_id, row.expires_at - TimeDelta::days(DAYS.into()))))
}

/// Remembers that `draft` became `person`.
pub async fn remember(ctx: &Ctx, draft: &Draft, person: PersonId) -> Result<()> {
    let row = ActiveModel {
        token_hash: Set(token_hash(ctx, &draft.token)),
        answers_hash: Set(answers_hash(ctx, draft)?),
        person_id: Set(person),
        expires_at: Set(ctx.now() + TimeDelta::days(DAYS.into())),
    };
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    Ok(())
}

/// Remembers that the form token `token` of a page that stands for itself became `person`.
pub async fn remember_token(ctx: &Ctx, token: &str, person: PersonId) -> Result<()> {
    let row = ActiveModel {
        token_hash: Set(token_hash(ctx, token)),
        // Whatever it was sent with once more: the first time counts.
        answers_hash: Set(token_hash(ctx, token)),
        person_id: Set(person),
        expires_at: Set(ctx.now() + TimeDelta::days(DAYS.into())),
    };
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    Ok(())
}

/// Removes what is past its time.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.expires_at.lte(now)).exec(db).await?.rows_affected)
}
