//! What belongs to the installation as a whole: the proof that a master key is its own.

use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::{Keys, Place};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

/// Name of the only row.
const PROOF: &str = "master key";

/// A row of `installation`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "installation")]
pub struct Model {
    /// What it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Opens with the installation's own keys only.
    pub sealed: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "installation",
    person: None,
    fields: &[
        field("name", Tier::T0, Purpose::Operation, Retention::Record),
        field("sealed", Tier::T0, Purpose::Operation, Retention::Record),
    ],
};

fn place() -> Place<'static> {
    Place { table: "installation", column: "sealed", row: PROOF.as_bytes() }
}

/// Whether the database was begun with a master key already.
pub async fn exists(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(Entity::find_by_id(PROOF).one(db).await?.is_some())
}

/// Whether `keys` are those with which the database was begun; a new database is begun with them.
pub async fn belongs(db: &impl ConnectionTrait, keys: &Keys) -> Result<bool, DbErr> {
    let sealed = keys.rows().seal(place(), PROOF.as_bytes());
    let row = ActiveModel { name: Set(PROOF.to_owned()), sealed: Set(sealed) };
    let once = OnConflict::column(Column::Name).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    let row = Entity::find_by_id(PROOF).one(db).await?;
    Ok(row.is_some_and(|row| keys.rows().open(place(), &row.sealed).is_ok()))
}
