//! Who did, saw or was refused what. Rows hold ids and codes, never personal values, and are only ever
//! added.

use chrono::{DateTime, Utc};
use kit::crockford;
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Keys;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;
use serde_json::json;

pub mod listed;

/// Kind of the rows about a person of the registry.
pub const PERSON: &str = "person";

kit::id_type!(
    /// An audit row.
    AuditId
);

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum ActorKind {
    /// Someone who has not signed in.
    Guest,
    /// A member: a person of the registry.
    Member,
    /// A staff account.
    Staff,
    /// The system itself: a job.
    System,
    /// An operator at the command line.
    Operator,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was not allowed.
    Refused,
}

/// A row of `audit`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Its id; rows sort by it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who: what kind.
    pub actor_kind: ActorKind,
    /// Who: the staff account or the person.
    pub actor_id: Option<Uuid>,
    /// What, such as `person.view`.
    pub act: String,
    /// How it ended.
    pub outcome: Outcome,
    /// To what: its kind, such as `person`.
    pub subject_kind: Option<String>,
    /// To what: its id.
    pub subject_id: Option<Uuid>,
    /// More, as JSON: codes and counts.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    /// To which person, as those learn who may not know whom ([`pseudonym`]); nothing for all else, and in rows from
    /// before there were pseudonyms.
    pub pseudonym: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "audit",
    person: None,
    fields: &[
        field("id", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("at", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("actor_kind", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("actor_id", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("act", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("outcome", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("subject_kind", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("subject_id", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("detail", Tier::T1, Purpose::Accountability, Retention::Archive),
        field("pseudonym", Tier::T1, Purpose::Accountability, Retention::Archive),
    ],
};

/// What is to be written, before who and when are known.
#[derive(Clone, Debug)]
pub struct Entry {
    act: &'static str,
    outcome: Outcome,
    subject: Option<(&'static str, Uuid)>,
    detail: serde_json::Value,
    is_look: bool,
}

impl Entry {
    /// `act` was done.
    pub fn done(act: &'static str) -> Self {
        Self { act, outcome: Outcome::Done, subject: None, detail: json!({}), is_look: false }
    }

    /// `act` was refused.
    pub fn refused(act: &'static str) -> Self {
        Self { outcome: Outcome::Refused, ..Self::done(act) }
    }

    /// To the record of this kind and id.
    pub fn to(mut self, kind: &'static str, id: Uuid) -> Self {
        self.subject = Some((kind, id));
        self
    }

    /// With codes and counts; never with what a person typed.
    pub fn with(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }

    /// As a mere look: left out where the same request notes anything else about the same record.
    pub fn as_look(mut self) -> Self {
        self.is_look = true;
        self
    }

    /// Whether it tells of a refusal, which is written although what was tried is undone.
    pub fn is_refusal(&self) -> bool {
        self.outcome == Outcome::Refused
    }
}

/// Characters of a pseudonym: among ten million people hardly two share one.
const PSEUDONYM: usize = 10;

/// What the person `id` is called before those who may follow a record and not know whose it is. Always the same;
/// without the master key nobody finds the person by it.
pub fn pseudonym(keys: &Keys, id: Uuid) -> String {
    crockford::from_bytes(&keys.hash("audit.person", id.as_bytes()), PSEUDONYM)
}

/// The pseudonym that `typed` means; nothing if it can be none.
pub fn read_pseudonym(typed: &str) -> Option<String> {
    crockford::read(typed, PSEUDONYM)
}

/// Writes `entries` of one actor.
pub async fn write(
    db: &impl ConnectionTrait,
    keys: &Keys,
    (actor_kind, actor_id): (ActorKind, Option<Uuid>),
    at: DateTime<Utc>,
    entries: Vec<Entry>,
) -> Result<(), DbErr> {
    let told: Vec<_> =
        entries.iter().filter(|entry| !entry.is_look).filter_map(|entry| entry.subject).collect();
    let is_told = |entry: &Entry| entry.subject.is_some_and(|subject| told.contains(&subject));
    let entries: Vec<Entry> =
        entries.into_iter().filter(|entry| !(entry.is_look && is_told(entry))).collect();
    if entries.is_empty() {
        return Ok(());
    }
    let rows = entries.into_iter().map(|entry| ActiveModel {
        id: Set(AuditId::new()),
        at: Set(at),
        actor_kind: Set(actor_kind),
        actor_id: Set(actor_id),
        act: Set(entry.act.to_owned()),
        outcome: Set(entry.outcome),
        subject_kind: Set(entry.subject.map(|(kind, _)| kind.to_owned())),
        subject_id: Set(entry.subject.map(|(_, id)| id)),
        detail: Set(entry.detail.to_string()),
        pseudonym: Set(entry.subject.filter(|(kind, _)| *kind == PERSON).map(|(_, id)| pseudonym(keys, id))),
    });
    Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// When one of `acts` was done to a record, newest first, at most `limit` rows.
pub async fn about(
    db: &impl ConnectionTrait,
    (kind, id): (&str, Uuid),
    acts: &[&str],
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    use sea_orm::QuerySelect;
    Entity::find()
        .filter(COLUMN.subject_kind.eq(kind))
        .filter(COLUMN.subject_id.eq(id))
        .filter(COLUMN.act.is_in(acts.iter().copied()))
        .filter(Column::Outcome.eq(Outcome::Done))
        .order_by_desc(COLUMN.id)
        .limit(limit)
        .all(db)
        .await
}

/// What was done to a record but for `acts`, newest first, at most `limit` rows.
pub async fn but(
    db: &impl ConnectionTrait,
    (kind, id): (&str, Uuid),
    acts: &[&str],
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    use sea_orm::QuerySelect;
    Entity::find()
        .filter(COLUMN.subject_kind.eq(kind))
        .filter(COLUMN.subject_id.eq(id))
        .filter(COLUMN.act.is_not_in(acts.iter().copied()))
        .filter(Column::Outcome.eq(Outcome::Done))
        .order_by_desc(COLUMN.id)
        .limit(limit)
        .all(db)
        .await
}

/// What was done to a record but for `acts`, and what of `tried` was refused, the newest first: at most `limit` rows
/// after the first `offset`; and how many there are in all.
pub async fn history(
    db: &impl ConnectionTrait,
    (kind, id): (&str, Uuid),
    (tried, acts): (&[&str], &[&str]),
    (offset, limit): (u64, u64),
) -> Result<(Vec<Model>, u64), DbErr> {
    use sea_orm::{Condition, QuerySelect};
    let done = Condition::any().add(Column::Outcome.eq(Outcome::Done)).add(COLUMN.act.is_in(tried.to_vec()));
    let rows = Entity::find().filter(COLUMN.subject_kind.eq(kind)).filter(COLUMN.subject_id.eq(id));
    let rows = rows.filter(done).filter(COLUMN.act.is_not_in(acts.to_vec()));
    let total = rows.clone().count(db).await?;
    Ok((rows.order_by_desc(COLUMN.id).offset(offset).limit(limit).all(db).await?, total))
}

/// Whether `actor` did `act` to a record after `since`.
pub async fn did(
    db: &impl ConnectionTrait,
    (actor, act): (Uuid, &str),
    (kind, id): (&str, Uuid),
    since: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let rows = Entity::find().filter(COLUMN.subject_kind.eq(kind)).filter(COLUMN.subject_id.eq(id));
    let rows = rows.filter(COLUMN.actor_id.eq(actor)).filter(COLUMN.act.eq(act)).filter(COLUMN.at.gt(since));
    Ok(rows.order_by_desc(COLUMN.id).one(db).await?.is_some())
}

/// What someone of this kind did last to a record.
pub async fn last_by(
    db: &impl ConnectionTrait,
    (kind, id): (&str, Uuid),
    actor: ActorKind,
) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.subject_kind.eq(kind)).filter(COLUMN.subject_id.eq(id));
    let done = rows.filter(Column::ActorKind.eq(actor)).filter(Column::Outcome.eq(Outcome::Done));
    done.order_by_desc(COLUMN.id).one(db).await
}

/// All rows, oldest first: for the tests and the commands that check the log.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(COLUMN.id).all(db).await
}
