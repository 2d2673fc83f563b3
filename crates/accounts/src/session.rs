//! Sessions, in the same database as all else. What a copied database gives away is nothing: rows are
//! found by keyed hashes of the session id and of whose they are, and their content is sealed.

use std::collections::HashMap;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::HEXLOWER;
use kit::Result;
use kit::clock::Clock;
use kit::db::{self, Intent};
use kit::field::{Purpose, Retention, Sealed, Table, Tier, field};
use kit::seal::{Keys, Place};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{self, Error as StoreError, SessionStore};

use crate::Ctx;
use crate::copy::{Item, Section};
use crate::staff::AccountId;

/// How long a guest's session lives without being used, and everyone else's at all.
pub const LIFE: TimeDelta = TimeDelta::hours(12);
/// How long a member's session lives without being used: many share a telephone or sit in a public place.
pub const MEMBER_IDLE: TimeDelta = TimeDelta::minutes(30);
/// The same of staff, who sit in shared offices (SECURITY 4).
pub const STAFF_IDLE: TimeDelta = TimeDelta::minutes(15);

/// By how much the clocks of two nodes may differ.
const SKEW: TimeDelta = TimeDelta::minutes(5);

/// Key of the signed-in staff account in a session.
pub(crate) const STAFF: &str = "staff";
/// Key of the signed-in member.
pub(crate) const MEMBER: &str = "member";
/// Key of when they signed in.
pub(crate) const BEGUN: &str = "begun";
/// Key of when they last proved once more who they are.
pub(crate) const PROVED: &str = "proved";
/// Key of whether they used a passkey.
pub(crate) const PASSKEY: &str = "passkey";
/// Key of what they signed in with.
pub(crate) const DEVICE: &str = "device";

/// Whose a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A staff account's.
    Staff(AccountId),
    /// A member's: the person with this id.
    Member(Uuid),
}

impl Owner {
    fn of(data: &HashMap<String, Value>) -> Option<Self> {
        let staff = said(data, STAFF).map(Self::Staff);
        staff.or_else(|| said(data, MEMBER).map(Self::Member))
    }

    fn hash(self, keys: &Keys) -> Vec<u8> {
        match self {
            Self::Staff(account) => keys.hash("sessions.owner.staff", account.0.as_bytes()),
            Self::Member(person) => keys.hash("sessions.owner.member", person.as_bytes()),
        }
    }
}

/// By what someone proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// By what can be typed: password and digits, or codes.
    Typed,
    /// By a passkey.
    Passkey,
}

/// What a session's content says under `key`.
fn said<T: DeserializeOwned>(data: &HashMap<String, Value>, key: &str) -> Option<T> {
    data.get(key).and_then(|value| serde_json::from_value(value.clone()).ok())
}

/// A row of `sessions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// Keyed hash of the id in the cookie.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: Vec<u8>,
    /// Keyed hash of whose it is; nobody's before a sign-in.
    pub owner_hash: Option<Vec<u8>>,
    /// The session's content, sealed.
    pub sealed: Vec<u8>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to a few minutes.
    pub seen_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "sessions",
    person: None,
    fields: &[
        field("id_hash", Tier::T2, Purpose::Operation, Retention::Days(1)),
        field("owner_hash", Tier::T2, Purpose::Operation, Retention::Days(1)),
        field("sealed", Tier::T2, Purpose::Operation, Retention::Days(1)).sealed(Sealed::Rows),
        field("created_at", Tier::T1, Purpose::Operation, Retention::Days(1)),
        field("seen_at", Tier::T1, Purpose::Operation, Retention::Days(1)),
        field("expires_at", Tier::T0, Purpose::Operation, Retention::Days(1)),
    ],
};

/// The store behind tower-sessions.
#[derive(Clone, Debug)]
pub struct Store {
    db: DatabaseConnection,
    keys: Keys,
    clock: Clock,
}

impl Store {
    /// A store in `db`.
    pub fn new(db: DatabaseConnection, keys: Keys, clock: Clock) -> Self {
        Self { db, keys, clock }
    }

    fn hash(&self, id: &Id) -> Vec<u8> {
        hash(&self.keys, id)
    }

    /// When a session with this content ends if it is not used again. By our own clock, by which it is also
    /// asked whether a session has ended.
    fn ends_at(&self, data: &HashMap<String, Value>) -> DateTime<Utc> {
        let now = self.clock.now();
        let idle = match Owner::of(data) {
            Some(Owner::Member(_)) => MEMBER_IDLE,
            Some(Owner::Staff(_)) => STAFF_IDLE,
            None => return now + LIFE,
        };
        let begun = said::<DateTime<Utc>>(data, BEGUN).unwrap_or_default();
        (now + idle).min(begun + LIFE)
    }

    fn row(&self, record: &Record) -> session_store::Result<ActiveModel> {
        let hash = self.hash(&record.id);
        let plain =
            serde_json::to_vec(&record.data).map_err(|error| StoreError::Encode(error.to_string()))?;
        Ok(ActiveModel {
            owner_hash: Set(Owner::of(&record.data).map(|owner| owner.hash(&self.keys))),
            sealed: Set(self.keys.rows().seal(place(&hash), &plain)),
            id_hash: Set(hash),
            created_at: NotSet,
            seen_at: Set(self.clock.now()),
            expires_at: Set(self.ends_at(&record.data)),
        })
    }
}

fn hash(keys: &Keys, id: &Id) -> Vec<u8> {
    keys.hash("sessions.id", &id.0.to_be_bytes())
}

fn place(hash: &[u8]) -> Place<'_> {
    Place { table: "sessions", column: "sealed", row: hash }
}

fn backend(error: DbErr) -> StoreError {
    StoreError::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        // An id is 128 random bits: a collision is not expected, and refused if it comes.
        let once = OnConflict::column(Column::IdHash).do_nothing().to_owned();
        let transaction = db::begin(&self.db, Intent::Write).await.map_err(backend)?;
        while Entity::insert(ActiveModel { created_at: Set(self.clock.now()), ..self.row(record)? })
            .on_conflict(once.clone())
            .exec_without_returning(&*transaction)
            .await
            .map_err(backend)?
            == 0
        {
            record.id = Id::default();
        }
        transaction.commit().await.map_err(backend)
    }

    /// Writes a session that is there. One that was ended meanwhile stays ended: a page still under way
    /// at a sign-out does not bring it back.
    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let row = self.row(record)?;
        let transaction = db::begin(&self.db, Intent::Write).await.map_err(backend)?;
        Entity::update_many()
            .set(row)
            .filter(Column::IdHash.eq(self.hash(&record.id)))
            .exec(&*transaction)
            .await
            .map_err(backend)?;
        transaction.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let (hash, now) = (self.hash(id), self.clock.now());
        let row = Entity::find_by_id(hash.clone())
            .filter(COLUMN.expires_at.gt(now))
            // Begun by a clock that was ahead, it would never end.
            .filter(COLUMN.expires_at.lte(now + LIFE + SKEW))
            .one(&self.db)
            .await
            .map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        // What does not open (an older key, a row moved here) is nobody's session.
        let Ok(plain) = self.keys.rows().open(place(&hash), &row.sealed) else { return Ok(None) };
        let Ok(data) = serde_json::from_slice(&plain) else { return Ok(None) };
        let expiry_date = time::OffsetDateTime::from_unix_timestamp(row.expires_at.timestamp())
            .map_err(|error| StoreError::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        Entity::delete_by_id(self.hash(id)).exec(&self.db).await.map(drop).map_err(backend)
    }
}

/// A session, for the list that its owner sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// By this it is named when it is to end; it opens nothing.
    pub name: String,
    /// What it was begun with: "Chrome, Android", or nothing.
    pub device: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to a few minutes.
    pub seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub is_current: bool,
}

/// The open sessions of `owner`, the newest first.
pub async fn of(ctx: &Ctx, owner: Owner) -> Result<Vec<Listed>> {
    let keys = &ctx.app().keys;
    let current = ctx.session_id().map(|id| hash(keys, &id));
    let rows = Entity::find()
        .filter(COLUMN.owner_hash.eq(owner.hash(keys)))
        .filter(COLUMN.expires_at.gt(ctx.now()))
        .order_by_desc(COLUMN.created_at)
        .all(ctx.tx().await?)
        .await?;
    let listed = rows.into_iter().filter_map(|row| {
        let plain = keys.rows().open(place(&row.id_hash), &row.sealed).ok()?;
        let data: HashMap<String, Value> = serde_json::from_slice(&plain).ok()?;
        Some(Listed {
            name: HEXLOWER.encode(&row.id_hash),
            device: said(&data, DEVICE).unwrap_or_default(),
            created_at: row.created_at,
            seen_at: row.seen_at,
            is_current: current.as_ref() == Some(&row.id_hash),
        })
    });
    Ok(listed.collect())
}

/// The open sessions of the member `person`, for their copy.
pub(crate) async fn copy(ctx: &Ctx, person: Uuid) -> Result<Vec<Section>> {
    let rows = of(ctx, Owner::Member(person)).await?.into_iter().map(|one| {
        vec![
            Item::new("device", one.device).as_it_is("me-copy-device"),
            Item::at(ctx, "created_at", "me-sessions-begun", Some(one.created_at)),
            Item::at(ctx, "seen_at", "me-sessions-seen", Some(one.seen_at)),
        ]
    });
    Ok(vec![Section { name: "sessions", title: "me-sessions-title", rows: rows.collect() }])
}

/// Ends the session of `owner` that the list calls `name`, unless it is the one that asks; whether there was such a
/// one. Another owner's is none.
pub async fn end(ctx: &Ctx, owner: Owner, name: &str) -> Result<bool> {
    let keys = &ctx.app().keys;
    let Ok(id_hash) = HEXLOWER.decode(name.as_bytes()) else { return Ok(false) };
    if ctx.session_id().is_some_and(|id| hash(keys, &id) == id_hash) {
        return Ok(false);
    }
    let one = Entity::delete_many()
        .filter(Column::OwnerHash.eq(owner.hash(keys)))
        .filter(Column::IdHash.eq(id_hash));
    Ok(one.exec(ctx.tx().await?).await?.rows_affected > 0)
}

/// Ends all sessions of `owner` but the one that asks; returns how many. They are dead on every node once
/// the request is through: each request loads its session anew, and one still under way saves it no more.
pub async fn end_others(ctx: &Ctx, owner: Owner) -> Result<u64> {
    let keys = &ctx.app().keys;
    let mut others = Entity::delete_many().filter(Column::OwnerHash.eq(owner.hash(keys)));
    if let Some(id) = ctx.session_id() {
        others = others.filter(Column::IdHash.ne(hash(keys, &id)));
    }
    Ok(others.exec(ctx.tx().await?).await?.rows_affected)
}

/// Ends all sessions of `owner`.
pub async fn end_all(db: &impl ConnectionTrait, keys: &Keys, owner: Owner) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(Column::OwnerHash.eq(owner.hash(keys))).exec(db).await?.rows_affected)
}

/// Removes sessions that have ended.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.expires_at.lte(now)).exec(db).await?.rows_affected)
}
