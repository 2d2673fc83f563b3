//! Who did, saw or was refused what. Rows hold ids and codes, never personal values, and are only ever
//! added. Each carries a code that only the master key makes; [`link`] chains them, [`head`] lets the chain's end be
//! known elsewhere, [`check`] finds what was done to them all the same.

use std::panic::AssertUnwindSafe;

use chrono::{DateTime, Utc};
use data_encoding::BASE64URL_NOPAD;
use kit::crockford;
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Keys;
use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, IntoActiveModel, QueryOrder, QueryResult, QuerySelect, QueryTrait};
use serde::Serialize;
use serde_json::json;

pub mod check;
pub mod head;
pub mod link;
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
    /// The row's code: [`VERSION`], then the keyed hash of all the rest. Nothing in rows from before there were codes.
    pub mac: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How the code of a row is made; the first byte of the code.
const VERSION: u8 = 1;

impl Model {
    /// All columns but the code, each with its length, so that no two rows are of the same bytes.
    fn content(&self) -> Vec<u8> {
        let (kind, outcome) = (self.actor_kind.to_value(), self.outcome.to_value());
        let second = self.at.timestamp().to_be_bytes();
        let nanosecond = self.at.timestamp_subsec_nanos().to_be_bytes();
        let columns: [Option<&[u8]>; 11] = [
            Some(self.id.0.as_bytes()),
            Some(&second),
            Some(&nanosecond),
            Some(kind.as_bytes()),
            self.actor_id.as_ref().map(|id| &id.as_bytes()[..]),
            Some(self.act.as_bytes()),
            Some(outcome.as_bytes()),
            self.subject_kind.as_deref().map(str::as_bytes),
            self.subject_id.as_ref().map(|id| &id.as_bytes()[..]),
            Some(self.detail.as_bytes()),
            self.pseudonym.as_deref().map(str::as_bytes),
        ];
        let mut bytes = Vec::with_capacity(256);
        for column in columns {
            bytes.push(u8::from(column.is_some()));
            let column = column.unwrap_or_default();
            bytes.extend_from_slice(&(column.len() as u32).to_be_bytes());
            bytes.extend_from_slice(column);
        }
        bytes
    }

    /// The code that the row has if nobody changed it.
    pub fn own_mac(&self, keys: &Keys) -> Vec<u8> {
        let mut mac = vec![VERSION];
        mac.extend(keys.hash("audit.row", &self.content()));
        mac
    }

    /// Whether it was written here and is as it was written.
    pub fn is_authentic(&self, keys: &Keys) -> bool {
        self.mac.as_ref().is_some_and(|mac| *mac == self.own_mac(keys))
    }
}

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
        field("mac", Tier::T0, Purpose::Accountability, Retention::Archive),
    ],
};

/// What is to be written, before who and when are known.
#[derive(Clone, Debug)]
pub struct Entry {
    act: &'static str,
    outcome: Outcome,
    subject: Option<(&'static str, Uuid)>,
    detail: serde_json::Value,
    people: Option<String>,
    is_look: bool,
}

impl Entry {
    /// `act` was done.
    pub fn done(act: &'static str) -> Self {
        Self { act, outcome: Outcome::Done, subject: None, detail: json!({}), people: None, is_look: false }
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

    /// To the people of a list, each of whom was shown: whom an incident touches is found by it ([`shown`]).
    pub fn showing(mut self, people: impl IntoIterator<Item = Uuid>) -> Self {
        let ids: Vec<u8> = people.into_iter().flat_map(Uuid::into_bytes).collect();
        self.people = Some(BASE64URL_NOPAD.encode(&ids));
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

/// Key of the people of a list in its detail: their ids, one after the other, as base64.
const SHOWN: &str = "people";

/// The people of a list that `row` tells of; nothing where it tells of none, or is from before lists were kept so.
pub fn shown(row: &Model) -> Option<Vec<Uuid>> {
    let detail: serde_json::Value = serde_json::from_str(&row.detail).ok()?;
    let ids = BASE64URL_NOPAD.decode(detail.get(SHOWN)?.as_str()?.as_bytes()).ok()?;
    Some(ids.chunks_exact(16).filter_map(|id| Uuid::from_slice(id).ok()).collect())
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

/// Rows a statement: databases bound how many values one may have.
const STATEMENT: usize = 1000;

/// Writes `entries` of one actor, and that they wait to be linked: both in the transaction `db` of what they tell of, so
/// that what cannot be written down does not happen.
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
    // As PostgreSQL keeps it: a row read back has the code of the row written.
    let at = DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at);
    let mut rows = Vec::with_capacity(entries.len());
    for mut entry in entries {
        if let Some(people) = entry.people {
            entry.detail[SHOWN] = json!(people);
        }
        let mut row = Model {
            id: AuditId::new(),
            at,
            actor_kind,
            actor_id,
            act: entry.act.to_owned(),
            outcome: entry.outcome,
            subject_kind: entry.subject.map(|(kind, _)| kind.to_owned()),
            subject_id: entry.subject.map(|(_, id)| id),
            detail: entry.detail.to_string(),
            pseudonym: entry.subject.filter(|(kind, _)| *kind == PERSON).map(|(_, id)| pseudonym(keys, id)),
            mac: None,
        };
        row.mac = Some(row.own_mac(keys));
        rows.push(row);
    }
    for rows in rows.chunks(STATEMENT) {
        let ids: Vec<AuditId> = rows.iter().map(|row| row.id).collect();
        let rows = rows.iter().map(|row| row.clone().into_active_model().reset_all());
        Entity::insert_many(rows).exec_without_returning(db).await?;
        link::await_link(db, ids).await?;
    }
    Ok(())
}

/// When one of `acts` was done to a record, newest first, at most `limit` rows.
pub async fn about(
    db: &impl ConnectionTrait,
    (kind, id): (&str, Uuid),
    acts: &[&str],
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
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

/// Whether anything was written down between these two times.
pub async fn is_any_between(
    db: &impl ConnectionTrait,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(COLUMN.at.gte(from)).filter(COLUMN.at.lte(to)).one(db).await?.is_some())
}

/// What was done to a record but for `acts`, newest first, at most `limit` rows.
pub async fn but(
    db: &impl ConnectionTrait,
    (kind, id): (&str, Uuid),
    acts: &[&str],
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
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
    use sea_orm::Condition;
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

/// A row of a table that somebody may have written behind the application's back; nothing where it cannot be read.
fn read<M: FromQueryResult>(row: &QueryResult, prefix: &str) -> Option<M> {
    // At a time that is beyond the calendar, such as PostgreSQL's `infinity`, its driver panics.
    let read = AssertUnwindSafe(|| M::from_query_result(row, prefix).ok());
    std::panic::catch_unwind(read).ok().flatten()
}

/// The rows of these ids that can be read, by id.
async fn by_ids(db: &impl ConnectionTrait, ids: &[AuditId]) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.id.is_in(ids.iter().copied())).order_by_asc(COLUMN.id);
    let rows = db.query_all(&rows.into_query()).await?;
    Ok(rows.iter().filter_map(|row| read(row, "")).collect())
}

/// What staff did from `from` until before `to`, or one `account` of them, the oldest first: at most `limit` rows after
/// the row `after`.
pub async fn by_actors(
    db: &impl ConnectionTrait,
    (kind, actor): (ActorKind, Option<Uuid>),
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    after: Option<&Model>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    use sea_orm::Condition;
    let mut rows = Entity::find()
        .filter(Column::ActorKind.eq(kind))
        .filter(Column::Outcome.eq(Outcome::Done))
        .filter(COLUMN.at.gte(after.map_or(from, |row| row.at)))
        .filter(COLUMN.at.lt(to));
    if let Some(actor) = actor {
        rows = rows.filter(COLUMN.actor_id.eq(actor));
    }
    if let Some(after) = after {
        rows = rows.filter(Condition::any().add(COLUMN.at.gt(after.at)).add(COLUMN.id.gt(after.id)));
    }
    rows.order_by_asc(COLUMN.at).order_by_asc(COLUMN.id).limit(limit).all(db).await
}

/// All rows, oldest first: for the tests and the commands that check the log.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(COLUMN.id).all(db).await
}
