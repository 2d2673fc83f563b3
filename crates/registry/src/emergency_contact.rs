//! Whom a mission calls when something happens to a member and nobody can reach them: one person, who need not be
//! registered. They did not give us their number themselves, so it is sealed, found by no search, and read on the record only.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use chrono::{DateTime, Utc};
use kit::Result;
use kit::field::{self, Purpose, Retention, Sealed, Table, Tier};
use kit::form::Errors;
use kit::seal::{Key, Place};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::{Deserialize, Serialize};

use crate::contact;
use crate::person::{self, KIND, PersonId, Source};
use crate::register::contact::phone_errors;
use crate::{person_key, value_source};

/// Letters of a name at the most.
const LONGEST_NAME: usize = 120;

/// What someone is to the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relationship {
    /// Husband or wife.
    Spouse,
    /// Father or mother.
    Parent,
    /// Son or daughter.
    Child,
    /// Brother or sister.
    Sibling,
    /// Another relative.
    Relative,
    /// A friend.
    Friend,
    /// Someone else: a neighbour, an employer.
    Other,
}

impl Relationship {
    /// The one that the form calls `code`.
    fn from_code(code: &str) -> Option<Self> {
        serde_json::from_value(code.into()).ok()
    }
}

/// Whom to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Their name, as the member says it.
    pub name: String,
    /// What they are to the member.
    pub relation: Relationship,
    /// Their telephone, in E.164.
    pub phone: String,
}

/// The same, as a form has it.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    /// Their name.
    pub name: &'a str,
    /// Code of a [`Relationship`].
    pub relation: &'a str,
    /// Their telephone, in any writing.
    pub phone: &'a str,
    /// Whether the number is right although it looks wrong.
    pub is_phone_right: bool,
}

impl Typed<'_> {
    /// What it says, for a member who lives in `country`; or what is wrong with it.
    pub(crate) fn read(&self, country: &str) -> Result<Said, Errors> {
        let mut errors = Errors::default();
        match self.name.chars().count() {
            0 => errors.add("name", "me-emergency-error-name"),
            1..=LONGEST_NAME => {}
            _ => errors.add("name", "me-emergency-error-name-long"),
        }
        let relation = Relationship::from_code(self.relation);
        if relation.is_none() {
            errors.add("relation", "me-emergency-error-relation");
        }
        phone_errors(&mut errors, self.phone, country, self.is_phone_right);
        let phone = contact::read_phone(self.phone, country).number();
        if self.phone.is_empty() {
            errors.add("phone", "me-emergency-error-phone");
        }
        match (relation, phone) {
            (Some(relation), Some(phone)) if errors.is_empty() => {
                Ok(Said { name: self.name.to_owned(), relation, phone })
            }
            _ => Err(errors),
        }
    }
}

/// The same, as pages show it.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// Their name.
    pub name: String,
    /// What they are to the member.
    pub relation: Relationship,
    /// Their telephone, as it is read.
    pub phone: String,
}

impl From<Said> for Shown {
    fn from(said: Said) -> Self {
        Self { name: said.name, relation: said.relation, phone: contact::shown(&said.phone) }
    }
}

/// A row of `emergency_contacts`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "emergency_contacts")]
pub struct Model {
    /// The member.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// [`Said`], sealed with the member's key.
    pub sealed: Vec<u8>,
    /// When it was said.
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "emergency_contacts",
    person: Some("person_id"),
    fields: &[
        field::field("person_id", Tier::T1, Purpose::Contact, Retention::Record),
        field::field("sealed", Tier::T2, Purpose::Contact, Retention::Record).sealed(Sealed::Person),
        field::field("updated_at", Tier::T2, Purpose::Contact, Retention::Record),
    ],
};

fn place(person: &PersonId) -> Place<'_> {
    Place { table: "emergency_contacts", column: "sealed", row: person.0.as_bytes() }
}

impl Model {
    /// Whom to call.
    pub async fn said(&self, ctx: &Ctx) -> Result<Said> {
        let plain = person_key::of(ctx, self.person_id).await?.open(place(&self.person_id), &self.sealed);
        let plain = plain.map_err(anyhow::Error::from)?;
        Ok(serde_json::from_slice(&plain).map_err(anyhow::Error::from)?)
    }
}

/// That `said` is whom to call of `person`, whose key is `key`, from `at` on.
pub fn new(key: &Key, person: PersonId, said: &Said, at: DateTime<Utc>) -> anyhow::Result<ActiveModel> {
    let plain = serde_json::to_vec(said)?;
    Ok(ActiveModel {
        person_id: Set(person),
        sealed: Set(key.seal(place(&person), &plain)),
        updated_at: Set(at),
    })
}

/// Whom to call of `person`, who is the member who asks, or was found by who asks in their scope.
pub async fn of(ctx: &Ctx, person: PersonId) -> Result<Option<Said>> {
    match row_of(ctx.tx().await?, person).await? {
        Some(row) => Ok(Some(row.said(ctx).await?)),
        None => Ok(None),
    }
}

/// The row of `person`.
pub async fn row_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(person).one(db).await
}

/// Whom to call of `person`, as far as the member of staff who asks reads it.
pub async fn seen_of(ctx: &Ctx, person: PersonId) -> Result<Option<Said>> {
    let sees = ctx.staff()?.decide(Action::SeePeople).reads(&TABLE, "sealed");
    if sees { of(ctx, person).await } else { Ok(None) }
}

/// `said` is whom to call of `person` from now on, or nobody is: the member says so, or the desk for them. False if that
/// changes nothing.
pub async fn keep(ctx: &Ctx, person: &person::Model, said: Option<Said>, source: Source) -> Result<bool> {
    let db = ctx.tx().await?;
    person::hold(db, person.id).await?;
    if of(ctx, person.id).await? == said {
        return Ok(false);
    }
    let act = match &said {
        Some(said) => {
            let key = person_key::of(ctx, person.id).await?;
            let row = new(&key, person.id, said, ctx.now())?;
            let replace = OnConflict::column(Column::PersonId)
                .update_columns([Column::Sealed, Column::UpdatedAt])
                .to_owned();
            Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
            "emergency_contact.keep"
        }
        None => {
            Entity::delete_by_id(person.id).exec(db).await?;
            "emergency_contact.remove"
        }
    };
    value_source::said(ctx, person.id, &["emergency".to_owned()], source).await?;
    ctx.record(Entry::done(act).to(KIND, person.id.0));
    Ok(true)
}
