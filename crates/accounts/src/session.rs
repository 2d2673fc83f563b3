//! Sessions, in the same database as all else. What a copied database gives away is nothing: rows are
//! found by a keyed hash of the session id and their content is sealed.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use kit::clock::Clock;
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::{Keys, Place};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{self, Error as StoreError, SessionStore};

/// How long a session lives without being used.
pub const LIFE: TimeDelta = TimeDelta::hours(12);

/// A row of `sessions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// Keyed hash of the id in the cookie.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: Vec<u8>,
    /// The session's content, sealed.
    pub sealed: Vec<u8>,
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
        field("sealed", Tier::T2, Purpose::Operation, Retention::Days(1)),
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
        self.keys.hash("sessions.id", &id.0.to_be_bytes())
    }

    fn row(&self, record: &Record) -> session_store::Result<ActiveModel> {
        let hash = self.hash(&record.id);
        let plain =
            serde_json::to_vec(&record.data).map_err(|error| StoreError::Encode(error.to_string()))?;
        Ok(ActiveModel {
            sealed: Set(self.keys.rows().seal(place(&hash), &plain)),
            id_hash: Set(hash),
            // By our own clock, by which it is also asked whether a session has ended.
            expires_at: Set(self.clock.now() + LIFE),
        })
    }
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
        while Entity::insert(self.row(record)?)
            .on_conflict(once.clone())
            .exec_without_returning(&self.db)
            .await
            .map_err(backend)?
            == 0
        {
            record.id = Id::default();
        }
        Ok(())
    }

    /// Writes a session that is there. One that was ended meanwhile stays ended: a page still under way
    /// at a sign-out does not bring it back.
    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let row = self.row(record)?;
        Entity::update_many()
            .set(row)
            .filter(Column::IdHash.eq(self.hash(&record.id)))
            .exec(&self.db)
            .await
            .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let hash = self.hash(id);
        let row = Entity::find_by_id(hash.clone())
            .filter(COLUMN.expires_at.gt(self.clock.now()))
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

/// Removes sessions that have ended.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.expires_at.lte(now)).exec(db).await?.rows_affected)
}
