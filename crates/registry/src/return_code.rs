//! The return code: twelve characters that a person gets on registering and that, together with the registry
//! number, open their own record without e-mail. Only its keyed hash is kept; a new one replaces it.

use accounts::Ctx;
use accounts::audit::Entry;
use chrono::{DateTime, Utc};
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Keys;
use kit::{Result, crockford};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use serde_json::json;

use crate::notice;
use crate::person::{self, PersonId};

/// Characters of a code: 60 random bits.
pub const LENGTH: usize = 12;

/// A row of `return_codes`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "return_codes")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Keyed hash of the code, bound to the person.
    pub code_hash: Vec<u8>,
    /// When it was given out.
    pub issued_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "return_codes",
    person: Some("person_id"),
    fields: &[
        field("person_id", Tier::T1, Purpose::Operation, Retention::Record),
        field("code_hash", Tier::T2, Purpose::Operation, Retention::Record),
        field("issued_at", Tier::T1, Purpose::Operation, Retention::Record),
    ],
};

/// The code that belongs to the form token `token`: the same registration sent twice shows the same one.
pub fn derive(keys: &Keys, token: &str) -> String {
    crockford::from_bytes(&keys.hash("return_codes.token", token.as_bytes()), LENGTH)
}

/// As it is shown and read aloud: `7K3M-9QXD-4T2P`.
pub fn shown(code: &str) -> String {
    crockford::grouped(code, 4)
}

fn hash(keys: &Keys, person: PersonId, code: &str) -> Vec<u8> {
    keys.hash("return_codes.code", &[person.0.as_bytes(), code.as_bytes()].concat())
}

/// Keeps `code`, given out at `at`, as the one of `person`; an earlier one works no more.
pub async fn keep(
    db: &impl ConnectionTrait,
    keys: &Keys,
    person: PersonId,
    code: &str,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row =
        ActiveModel { person_id: Set(person), code_hash: Set(hash(keys, person, code)), issued_at: Set(at) };
    let replace =
        OnConflict::column(Column::PersonId).update_columns([Column::CodeHash, Column::IssuedAt]).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

/// Gives `person`, whom the member of staff who asks found in their scope, a new code; `ground` is a code: on what it
/// rests that it is them. Their confirmed addresses are told.
pub async fn reissue(ctx: &Ctx, person: &person::Model, ground: &str) -> Result<String> {
    let code = crockford::from_bytes(&kit::seal::random::<LENGTH>(), LENGTH);
    keep(ctx.tx().await?, &ctx.app().keys, person.id, &code, ctx.now()).await?;
    let entry = Entry::done("return_code.issue").to(person::KIND, person.id.0);
    ctx.record(entry.with(json!({ "ground": ground })));
    notice::new_code(ctx, person).await?;
    Ok(code)
}

/// Whether `person` has a code.
pub async fn is_given(ctx: &Ctx, person: PersonId) -> Result<bool> {
    Ok(Entity::find_by_id(person).one(ctx.tx().await?).await?.is_some())
}

/// When the code of `person` was given out.
pub async fn issued_at(ctx: &Ctx, person: PersonId) -> Result<Option<DateTime<Utc>>> {
    Ok(Entity::find_by_id(person).one(ctx.tx().await?).await?.map(|row| row.issued_at))
}

/// Whether `typed`, in any writing, is the code of `person`. The same work whether or not there is such a
/// person. Whoever asks limits the tries.
pub async fn matches(ctx: &Ctx, person: PersonId, typed: &str) -> Result<bool> {
    let typed = crockford::read(typed, LENGTH).unwrap_or_default();
    let typed = hash(&ctx.app().keys, person, &typed);
    let row = Entity::find_by_id(person).one(ctx.tx().await?).await?;
    Ok(row.is_some_and(|row| row.code_hash == typed))
}
