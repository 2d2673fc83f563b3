//! The keys of the installation, kept only wrapped by its master key. How others follow them is in [`rotation`].

use std::sync::Arc;
use std::time::Duration;

use anyhow::bail;
use chrono::{DateTime, Utc};
use kit::db::{self, Intent};
use kit::field::{Purpose, Retention, Sealed, Table, Tier, field};
use kit::seal::{DoesNotOpen, Generation, Key, Keys, Line, Master, Place, Ring};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use tokio_util::sync::CancellationToken;

use crate::App;

pub mod rotation;

/// How often a running process looks for new keys.
const LOOK: Duration = Duration::from_secs(2);

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Use {
    /// Hashes for look-up.
    Lookup,
    /// Wrapping person keys.
    PersonKeys,
    /// Rows that belong to nobody in particular.
    Rows,
    /// None: it proves the master key of a database from before keys were written down.
    Proof,
}

/// A row of `installation_keys`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "installation_keys")]
pub struct Model {
    /// What the key is for.
    #[sea_orm(primary_key, auto_increment = false)]
    pub purpose: Use,
    /// Its place in the line of keys of this use, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The key, wrapped by the master key.
    pub wrapped: Vec<u8>,
    /// The key, wrapped by the master key that is to follow.
    pub next: Option<Vec<u8>>,
    /// The key, wrapped by the key for person keys before it: set as long as the rotation runs that brought it.
    pub handed_on: Option<Vec<u8>>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Since when it seals; nothing while it is announced.
    pub used_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "installation_keys",
    person: None,
    fields: &[
        field("purpose", Tier::T0, Purpose::Operation, Retention::Use),
        field("number", Tier::T0, Purpose::Operation, Retention::Use),
        field("wrapped", Tier::T3, Purpose::Operation, Retention::Use).sealed(Sealed::Master),
        field("next", Tier::T3, Purpose::Operation, Retention::Use).sealed(Sealed::Master),
        field("handed_on", Tier::T3, Purpose::Operation, Retention::Use).sealed(Sealed::Predecessor),
        field("made_at", Tier::T0, Purpose::Operation, Retention::Use),
        field("used_at", Tier::T0, Purpose::Operation, Retention::Use),
    ],
};

/// A column of a row, for which a key is wrapped.
struct Here {
    column: &'static str,
    row: String,
}

impl Here {
    fn new(column: &'static str, purpose: Use, number: i32) -> Self {
        Self { column, row: format!("{} {number}", purpose.to_value()) }
    }

    fn place(&self) -> Place<'_> {
        Place { table: TABLE.name, column: self.column, row: self.row.as_bytes() }
    }
}

impl Model {
    fn here(&self, column: &'static str) -> Here {
        Here::new(column, self.purpose, self.number)
    }

    /// The key, if `master` is the one that wraps it, or the one that is to follow.
    fn by_master(&self, master: &Key) -> Result<Key, DoesNotOpen> {
        let current = master.unwrap(self.here("wrapped").place(), &self.wrapped);
        current.or_else(|_| self.by_next(master))
    }

    fn by_next(&self, master: &Key) -> Result<Key, DoesNotOpen> {
        let next = self.next.as_ref().ok_or(DoesNotOpen)?;
        master.unwrap(self.here("next").place(), next)
    }
}

/// All keys, wrapped, oldest first.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(COLUMN.number).all(db).await
}

/// The keys of `rows`, each as `key` gives it; nothing where some are missing.
fn ring<E>(rows: &[Model], key: impl Fn(&Model) -> Result<Key, E>) -> Result<Option<Ring>, E> {
    let line = |of: Use| -> Result<Vec<Generation>, E> {
        let rows = rows.iter().filter(|row| row.purpose == of);
        let one = |row: &Model| {
            Ok(Generation { number: row.number, key: key(row)?, is_used: row.used_at.is_some() })
        };
        rows.map(one).collect()
    };
    let lookup = line(Use::Lookup)?.pop().map(|one| one.key);
    let lines = Line::new(line(Use::PersonKeys)?).zip(Line::new(line(Use::Rows)?));
    Ok(lookup.zip(lines).map(|(lookup, (person_keys, rows))| Ring {
        lookup,
        person_keys: Arc::new(person_keys),
        rows: Arc::new(rows),
    }))
}

/// Whether the database was begun with a master key already.
pub async fn exists(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(Entity::find().one(db).await?.is_some())
}

/// Begins a new database: makes its keys, wrapped by `master`. Nothing where another node was first.
pub async fn begin(db: &impl ConnectionTrait, master: &Master, now: DateTime<Utc>) -> Result<(), DbErr> {
    insert(db, master, &Ring::random(), now).await
}

/// Writes the keys of `ring`, all in use, where there are none.
async fn insert(
    db: &impl ConnectionTrait,
    master: &Master,
    ring: &Ring,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let master = master.key();
    let keys = [
        (Use::Lookup, &ring.lookup),
        (Use::PersonKeys, &ring.person_keys.newest().key),
        (Use::Rows, &ring.rows.newest().key),
    ];
    let rows = keys.map(|(purpose, key)| ActiveModel {
        purpose: Set(purpose),
        number: Set(1),
        wrapped: Set(master.wrap(Here::new("wrapped", purpose, 1).place(), key)),
        next: Set(None),
        handed_on: Set(None),
        made_at: Set(now),
        used_at: Set(Some(now)),
    });
    // One statement: of two nodes that begin one database, one writes all of them.
    let once = OnConflict::columns([Column::Purpose, Column::Number]).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// The keys that `master` opens; nothing if it is not the master key of this database, nor the one that is to follow.
pub async fn open(db: &impl ConnectionTrait, master: &Master) -> Result<Option<Keys>, DbErr> {
    let rows = all(db).await?;
    if let Some(proof) = rows.iter().find(|row| row.purpose == Use::Proof) {
        return Ok(proved(proof, master));
    }
    let key = master.key();
    Ok(ring(&rows, |row| row.by_master(&key)).ok().flatten().map(Keys::new))
}

/// The keys of a database from before they were written down, if `proof` shows that they came from `master`.
fn proved(proof: &Model, master: &Master) -> Option<Keys> {
    let keys = Keys::derived(master);
    let place = Place { table: "installation", column: "sealed", row: b"master key" };
    keys.rows().open(place, &proof.wrapped).is_ok().then_some(keys)
}

/// Writes the keys of a database down that came from `master` alone until now; else does nothing.
pub async fn write_down(db: &DatabaseConnection, master: &Master, now: DateTime<Utc>) -> Result<(), DbErr> {
    let rows = all(db).await?;
    let Some(proof) = rows.iter().find(|row| row.purpose == Use::Proof) else { return Ok(()) };
    let Some(keys) = proved(proof, master) else { return Ok(()) };
    let transaction = db::begin(db, Intent::Write).await?;
    insert(&*transaction, master, &keys.ring(), now).await?;
    Entity::delete_many().filter(Column::Purpose.eq(Use::Proof)).exec(&*transaction).await?;
    transaction.commit().await
}

/// Why a running process cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum Unfollowed {
    /// The keys were replaced, and it missed them.
    #[error("the keys were replaced while this process could not reach the database: start it anew")]
    Missed,
    /// The database did not answer; it may at the next look.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Brings `keys` level with the database: takes what was announced, seals with what is in use, drops what is gone.
pub async fn look(db: &impl ConnectionTrait, keys: &Keys) -> Result<(), Unfollowed> {
    let rows = all(db).await?;
    let held = keys.ring();
    let known = |row: &Model| match row.purpose {
        Use::Lookup => Some(held.lookup.clone()),
        Use::PersonKeys => held.person_keys.get(row.number).cloned(),
        Use::Rows => held.rows.get(row.number).cloned(),
        Use::Proof => None,
    };
    let learned = |row: &Model| {
        let handed_on = row.handed_on.as_ref()?;
        held.person_keys.unwrap(row.here("handed_on").place(), handed_on).ok()
    };
    let ring = ring(&rows, |row| known(row).or_else(|| learned(row)).ok_or(Unfollowed::Missed))?;
    keys.replace(ring.ok_or(Unfollowed::Missed)?);
    Ok(())
}

/// Keeps the keys of `app` level with the database until `stop`. Every process that seals for longer than a moment
/// does this: whoever sealed with a key that is gone a day later would lose what it wrote. One that missed a rotation
/// stops.
pub async fn follow(app: Arc<App>, stop: CancellationToken) -> anyhow::Result<()> {
    let mut is_away = false;
    loop {
        tokio::select! {
            () = stop.cancelled() => return Ok(()),
            () = tokio::time::sleep(LOOK) => {}
        }
        match look(&app.db, &app.keys).await {
            Ok(()) => is_away = false,
            Err(Unfollowed::Missed) => {
                stop.cancel();
                bail!(Unfollowed::Missed);
            }
            Err(Unfollowed::Database(error)) => {
                if !std::mem::replace(&mut is_away, true) {
                    tracing::warn!(cause = format!("{error:#}"), "the keys cannot be looked up");
                }
            }
        }
    }
}
