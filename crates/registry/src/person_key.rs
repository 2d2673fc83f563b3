//! The key of each person, wrapped. Erasing a person destroys it; backed up apart from all else, so
//! that what is encrypted stays noise in older backups too.

use accounts::Ctx;
use anyhow::Context;
use kit::Result;
use kit::field::{Purpose, Retention, Sealed, Table, Tier, field};
use kit::seal::{Key, Keys};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::person::PersonId;

/// A row of `person_keys`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_keys")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// The key, wrapped by the master key.
    pub wrapped: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "person_keys",
    person: Some("person_id"),
    fields: &[
        field("person_id", Tier::T1, Purpose::Operation, Retention::Record),
        field("wrapped", Tier::T3, Purpose::Operation, Retention::Record).sealed(Sealed::PersonKeys),
    ],
};

/// A new key for `person`.
pub fn new(keys: &Keys, person: PersonId) -> ActiveModel {
    let (_, wrapped) = keys.wrap_new(person.0.as_bytes());
    ActiveModel { person_id: Set(person), wrapped: Set(wrapped) }
}

/// The key of `person`, whom whoever asks has found in their scope.
pub async fn of(ctx: &Ctx, person: PersonId) -> Result<Key> {
    find(ctx.tx().await?, &ctx.app().keys, person).await
}

/// The key of `person`.
pub async fn find(db: &impl ConnectionTrait, keys: &Keys, person: PersonId) -> Result<Key> {
    let row = Entity::find_by_id(person).one(db).await?;
    let row = row.context("a person without a key")?;
    Ok(keys.unwrap(person.0.as_bytes(), &row.wrapped).map_err(anyhow::Error::from)?)
}
