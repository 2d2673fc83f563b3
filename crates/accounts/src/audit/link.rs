//! The audit's chain. Rows that wait are gathered into a link every few seconds; a link's hash is over the hash before
//! it and all that its rows hold, so that whoever changes a row, takes one out or puts one in must make all links after
//! it anew: which the code of a link prevents without the master key, and with it the head that is known elsewhere
//! ([`super::head`]).
//!
//! Rows of different nodes become visible in another order than that of their ids. So which rows a link has is written
//! down row by row (`audit_members`), and what is not linked yet waits in a list of its own (`audit_waiting`), written
//! with the row: a row that is late is of the next link.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use kit::db::{self, Intent};
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Keys;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, DbBackend, IntoActiveModel, QueryOrder, QuerySelect, Statement};
use sha2::{Digest, Sha256};

use super::AuditId;

/// Rows of a link at most: few enough that whoever writes meanwhile on SQLite hardly waits.
pub const BATCH: u64 = 2000;
/// PostgreSQL's lock that one sealer at a time holds; any number that is nobody else's.
const SEALER: i64 = 0x006d_6168_6a61_7221;

/// A row of `audit_links`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_links")]
pub struct Model {
    /// Its place in the chain, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// How many rows it has.
    pub rows: i64,
    /// How many rows the chain has up to it.
    pub total: i64,
    /// Whether its rows are from before rows had codes: taken over as they were found.
    pub taken_over: bool,
    /// SHA-256 over what its rows hold, in the order of their ids.
    pub content: Vec<u8>,
    /// The hash of the link before it; zeros in the first.
    pub previous: Vec<u8>,
    /// SHA-256 over all of the above: what is published.
    pub hash: Vec<u8>,
    /// The keyed hash of the hash.
    pub mac: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "audit_links",
    person: None,
    fields: &[
        field("seq", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("at", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("rows", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("total", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("taken_over", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("content", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("previous", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("hash", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("mac", Tier::T0, Purpose::Accountability, Retention::Archive),
    ],
};

/// Which rows a link has: table `audit_members`. A row is of one link.
pub mod member {
    use super::*;

    /// A row of `audit_members`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_members")]
    pub struct Model {
        /// The link.
        #[sea_orm(primary_key, auto_increment = false)]
        pub link: i64,
        /// The row of the audit.
        #[sea_orm(primary_key, auto_increment = false)]
        pub audit_id: AuditId,
    }

    impl ActiveModelBehavior for ActiveModel {}

    /// What the columns are.
    pub const TABLE: Table = Table {
        name: "audit_members",
        person: None,
        fields: &[
            field("link", Tier::T0, Purpose::Accountability, Retention::Archive),
            field("audit_id", Tier::T0, Purpose::Accountability, Retention::Archive),
        ],
    };
}

/// Which rows wait to be linked: table `audit_waiting`.
pub mod waiting {
    use super::*;

    /// A row of `audit_waiting`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_waiting")]
    pub struct Model {
        /// The row of the audit.
        #[sea_orm(primary_key, auto_increment = false)]
        pub audit_id: AuditId,
    }

    impl ActiveModelBehavior for ActiveModel {}

    /// What the columns are.
    pub const TABLE: Table = Table {
        name: "audit_waiting",
        person: None,
        fields: &[field("audit_id", Tier::T0, Purpose::Accountability, Retention::Use)],
    };
}

/// The hash over what rows hold. They are added in the order of their ids.
#[derive(Clone, Default)]
pub struct Content(Sha256);

impl Content {
    /// Adds `row`, with its code.
    pub fn add(&mut self, row: &super::Model) {
        for part in [&row.content()[..], row.mac.as_deref().unwrap_or_default()] {
            self.0.update((part.len() as u64).to_be_bytes());
            self.0.update(part);
        }
    }

    /// The hash, 32 bytes.
    pub fn finish(self) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

impl Model {
    /// The link of `rows`, of which there is at least one, after the link `last`.
    pub fn after(
        last: Option<&Self>,
        keys: &Keys,
        at: DateTime<Utc>,
        taken_over: bool,
        rows: &[super::Model],
    ) -> Self {
        let mut content = Content::default();
        rows.iter().for_each(|row| content.add(row));
        let mut link = Self {
            seq: last.map_or(0, |last| last.seq) + 1,
            // As PostgreSQL keeps it.
            at: DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at),
            rows: rows.len() as i64,
            total: last.map_or(0, |last| last.total) + rows.len() as i64,
            taken_over,
            content: content.finish(),
            previous: last.map_or_else(|| vec![0; 32], |last| last.hash.clone()),
            hash: Vec::new(),
            mac: Vec::new(),
        };
        link.hash = link.own_hash();
        link.mac = link.own_mac(keys);
        link
    }

    /// The hash that the link has if nobody changed it.
    pub fn own_hash(&self) -> Vec<u8> {
        let mut hash = Sha256::new_with_prefix(b"mahjar audit link 1");
        let (second, nanosecond) = (self.at.timestamp(), self.at.timestamp_subsec_nanos().into());
        for number in [self.seq, second, nanosecond, self.rows, self.total, self.taken_over.into()] {
            hash.update(number.to_be_bytes());
        }
        for part in [&self.content, &self.previous] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().to_vec()
    }

    /// The code that the link has if it was made here.
    pub fn own_mac(&self, keys: &Keys) -> Vec<u8> {
        keys.hash("audit.link", &self.hash)
    }
}

/// Writes down that the rows `ids` wait to be linked, within the transaction `db` that writes them.
pub(super) async fn await_link(db: &impl ConnectionTrait, ids: Vec<AuditId>) -> Result<(), DbErr> {
    let rows = ids.into_iter().map(|audit_id| waiting::Model { audit_id }.into_active_model().reset_all());
    waiting::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// The last link; nothing where there is none yet.
pub async fn last(db: &impl ConnectionTrait) -> Result<Option<Model>, DbErr> {
    Entity::find().order_by_desc(COLUMN.seq).one(db).await
}

/// Since when the row that waits longest waits: for ever where it is gone or cannot be read. Nothing where none waits.
pub async fn waits_since(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, DbErr> {
    let first = after(db, AuditId(Uuid::nil()), 1).await?;
    let rows = super::by_ids(db, &first).await?;
    Ok(first.first().map(|_| rows.first().map_or(DateTime::UNIX_EPOCH, |row| row.at)))
}

/// The rows that wait, after the row `after` in the order of ids.
async fn after(db: &impl ConnectionTrait, after: AuditId, limit: u64) -> Result<Vec<AuditId>, DbErr> {
    let rows = waiting::Entity::find().filter(waiting::COLUMN.audit_id.gt(after));
    let rows = rows.order_by_asc(waiting::COLUMN.audit_id).limit(limit).all(db).await?;
    Ok(rows.into_iter().map(|row| row.audit_id).collect())
}

/// Links all rows that wait; returns how many. Where another node is at it, it is left to that one. Writes nothing where
/// nothing waits.
pub async fn seal(db: &DatabaseConnection, keys: &Keys, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let (mut from, mut linked) = (AuditId(Uuid::nil()), 0);
    // A look without a lock first: an idle node takes none.
    while !after(db, from, 1).await?.is_empty() {
        let transaction = db::begin(db, Intent::Write).await?;
        if !is_only_sealer(&*transaction).await? {
            break;
        }
        let ids = after(&*transaction, from, BATCH).await?;
        from = ids.last().copied().unwrap_or(from);
        linked += link(&*transaction, keys, now, &ids).await?;
        transaction.commit().await?;
    }
    Ok(linked)
}

/// Whether no other transaction links rows until this one ends. SQLite has one writer at a time anyway.
async fn is_only_sealer(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(true);
    }
    let sql = "SELECT pg_try_advisory_xact_lock($1)";
    let lock = Statement::from_sql_and_values(DbBackend::Postgres, sql, [SEALER.into()]);
    let row = db.query_one_raw(lock).await?;
    row.map_or(Ok(false), |row| row.try_get_by_index(0))
}

/// Links the rows `ids`; returns how many. What cannot be linked goes on waiting: `mahjar audit verify` says which and
/// why.
async fn link(
    db: &impl ConnectionTrait,
    keys: &Keys,
    now: DateTime<Utc>,
    ids: &[AuditId],
) -> Result<u64, DbErr> {
    let linked = member::Entity::find().filter(member::COLUMN.audit_id.is_in(ids.iter().copied()));
    let linked: HashSet<AuditId> = linked.all(db).await?.into_iter().map(|row| row.audit_id).collect();
    let free: Vec<AuditId> = ids.iter().copied().filter(|id| !linked.contains(id)).collect();
    let rows = super::by_ids(db, &free).await?;
    if rows.len() < ids.len() {
        let rows = ids.len() - rows.len();
        tracing::error!(rows, "audit rows that wait cannot be linked: run `mahjar audit verify`");
    }
    let mut last = last(db).await?;
    // Rows without a code are from before there were any only as long as no other is linked.
    let may_take_over = last.as_ref().is_none_or(|last| last.taken_over);
    let (old, new): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| may_take_over && row.mac.is_none());
    let mut count = 0;
    for (taken_over, rows) in [(true, old), (false, new)] {
        if rows.is_empty() {
            continue;
        }
        for row in rows.iter().filter(|row| !taken_over && !row.is_authentic(keys)) {
            // Linked all the same: as it is found it is evidence.
            tracing::error!(row = %row.id, "an audit row is not as it was written, or not written here");
        }
        let link = Model::after(last.as_ref(), keys, now, taken_over, &rows);
        write(db, &link, &rows).await?;
        count += rows.len() as u64;
        last = Some(link);
    }
    Ok(count)
}

/// Writes `link` and that `rows` are its rows, which wait no longer.
async fn write(db: &impl ConnectionTrait, link: &Model, rows: &[super::Model]) -> Result<(), DbErr> {
    Entity::insert(link.clone().into_active_model().reset_all()).exec_without_returning(db).await?;
    let members = rows
        .iter()
        .map(|row| member::Model { link: link.seq, audit_id: row.id }.into_active_model().reset_all());
    member::Entity::insert_many(members).exec_without_returning(db).await?;
    let ids = rows.iter().map(|row| row.id);
    waiting::Entity::delete_many().filter(waiting::COLUMN.audit_id.is_in(ids)).exec(db).await?;
    Ok(())
}
