//! Identity documents of a person. What is said of one can put someone at risk (tier 3): it is sealed, in no index, found by
//! the keyed hash of its number alone, and shown without the number, which staff read after they said why.

mod reminder;
mod said;
mod typed;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::field::{self, Purpose, Retention, Sealed, Table, Tier};
use kit::seal::{self, Key, Keys, Place};
use kit::{Error, Result, format};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;

pub use reminder::send_due;
pub use said::{Kind, SOON, Said, Standing, end_of, read_number};
pub use typed::{Form, Issuers};

use crate::disclosure::Reason;
use crate::person::{self, KIND, PersonId, Source};
use crate::{document_scan, person_key};

/// Documents of one person at the most.
pub const MOST: usize = 12;
/// People of one number that are looked at: states number by themselves, so that several may have the same.
const MOST_OF_NUMBER: u64 = 60;

kit::id_type!(
    /// An identity document.
    IdentityDocumentId
);

/// A row of `identity_documents`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity_documents")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IdentityDocumentId,
    /// Whose it is.
    pub person_id: PersonId,
    /// [`Said`], sealed with their key.
    pub sealed: Vec<u8>,
    /// Keyed hash of its number, by which they are found.
    pub number_hash: Vec<u8>,
    /// Who said it last.
    pub source: Source,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// When it was last said.
    pub updated_at: DateTime<Utc>,
    /// When a mission has seen the document itself, as it is said here.
    pub checked_at: Option<DateTime<Utc>>,
    /// Who has seen it.
    pub checked_by: Option<AccountId>,
    /// When its owner is to be written to because it runs out.
    pub remind_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "identity_documents",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Registry, Retention::Record),
        field::field("person_id", Tier::T1, Purpose::Registry, Retention::Record),
        field::field("sealed", Tier::T3, Purpose::Registry, Retention::Record).sealed(Sealed::Person),
        field::field("number_hash", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("source", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("added_at", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("updated_at", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("checked_at", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("checked_by", Tier::T2, Purpose::Accountability, Retention::Record),
        field::field("remind_at", Tier::T2, Purpose::Contact, Retention::Record),
    ],
};

fn place(id: &IdentityDocumentId) -> Place<'_> {
    Place { table: "identity_documents", column: "sealed", row: id.0.as_bytes() }
}

fn hash(keys: &Keys, number: &str) -> Vec<u8> {
    keys.hash("identity_documents.number", number.as_bytes())
}

/// A document, as pages show it: without its number.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// Its id.
    pub id: IdentityDocumentId,
    /// What it is.
    pub kind: Kind,
    /// The country that issued it, in the page's language.
    pub issuer: String,
    /// The end of its number, or empty.
    pub end: String,
    /// Until when it is good, in words; empty where that is not known.
    pub expires: String,
    /// How long it is still good.
    pub standing: Standing,
    /// When a mission has seen it; or empty.
    pub checked: String,
    /// Its scan, where there is one.
    pub scan: Option<document_scan::Head>,
}

impl Model {
    fn open(&self, key: &Key) -> anyhow::Result<Said> {
        let plain = key.open(place(&self.id), &self.sealed).map_err(anyhow::Error::from)?;
        Ok(serde_json::from_slice(&plain)?)
    }

    /// What is said of it.
    pub async fn said(&self, ctx: &Ctx) -> Result<Said> {
        Ok(self.open(&person_key::of(ctx, self.person_id).await?)?)
    }

    /// As pages show it, where whoever sees it may see the end of its number.
    pub async fn shown(&self, ctx: &Ctx) -> Result<Shown> {
        let said = self.said(ctx).await?;
        Ok(Shown {
            id: self.id,
            kind: said.kind,
            issuer: ctx.app().reference.countries.name(&said.issuer, ctx.locale()).to_owned(),
            end: end_of(&said.number),
            expires: said.expires().map(|day| format::date(ctx.numerals(), day)).unwrap_or_default(),
            standing: said.standing(ctx.now().date_naive()),
            checked: self.checked_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
            scan: document_scan::head_of(ctx.tx().await?, self).await?,
        })
    }
}

/// That `person`, whose key is `key`, has this document, as `source` says at `at`.
pub fn new(
    keys: &Keys,
    (key, person): (&Key, PersonId),
    said: &Said,
    (source, at): (Source, DateTime<Utc>),
) -> anyhow::Result<ActiveModel> {
    let id = IdentityDocumentId::new();
    let plain = serde_json::to_vec(said)?;
    Ok(ActiveModel {
        id: Set(id),
        person_id: Set(person),
        sealed: Set(key.seal(place(&id), &plain)),
        number_hash: Set(hash(keys, &said.number)),
        source: Set(source),
        added_at: Set(at),
        updated_at: Set(at),
        checked_at: Set(None),
        checked_by: Set(None),
        remind_at: Set(said.next_reminder(at)),
    })
}

/// All of `person`, in the order in which they were added. Whoever asks is this person, acts for them or has found them in
/// their scope.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_asc(COLUMN.id).all(db).await
}

/// The same, as pages show them.
pub async fn shown_of(ctx: &Ctx, person: PersonId) -> Result<Vec<Shown>> {
    let mut shown = Vec::new();
    for row in of(ctx.tx().await?, person).await? {
        shown.push(row.shown(ctx).await?);
    }
    Ok(shown)
}

/// The document `id` of `person`, who asks, or whom whoever asks acts for or has found in their scope; one of another person
/// is answered as an absent one.
pub async fn find_of(ctx: &Ctx, person: PersonId, id: IdentityDocumentId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(COLUMN.person_id.eq(person)).one(ctx.tx().await?).await?;
    row.ok_or(Error::NotFound)
}

/// The people with a document whose number is `typed`. Whoever asks keeps those of their scope.
pub async fn people_with(
    db: &impl ConnectionTrait,
    keys: &Keys,
    typed: &str,
) -> Result<Vec<PersonId>, DbErr> {
    let Some(number) = read_number(typed) else { return Ok(Vec::new()) };
    let rows = Entity::find().filter(COLUMN.number_hash.eq(hash(keys, &number))).limit(MOST_OF_NUMBER);
    Ok(rows.all(db).await?.into_iter().map(|row| row.person_id).collect())
}

/// What became of a document that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there now.
    New(IdentityDocumentId),
    /// It was there before.
    Known(IdentityDocumentId),
    /// There are as many as one person keeps.
    TooMany,
}

/// `person`, who asks, or whom whoever asks acts for or has found in their scope, has this document.
pub async fn add(ctx: &Ctx, person: &person::Model, source: Source, said: &Said) -> Result<Added> {
    let db = ctx.tx().await?;
    person::hold(db, person.id).await?;
    let rows = of(db, person.id).await?;
    let key = person_key::of(ctx, person.id).await?;
    for row in &rows {
        if row.open(&key)? == *said {
            return Ok(Added::Known(row.id));
        }
    }
    if rows.len() >= MOST {
        return Ok(Added::TooMany);
    }
    let row = new(&ctx.app().keys, (&key, person.id), said, (source, ctx.now()))?;
    let row = Entity::insert(row).exec_with_returning(db).await?;
    ctx.record(Entry::done("document.add").to(KIND, person.id.0));
    Ok(Added::New(row.id))
}

impl Model {
    /// From now on it says this; whoever has seen what it said before has not seen this. False if that changes nothing.
    pub async fn change(&self, ctx: &Ctx, source: Source, said: &Said) -> Result<bool> {
        let key = person_key::of(ctx, self.person_id).await?;
        if self.open(&key)? == *said {
            return Ok(false);
        }
        let plain = serde_json::to_vec(said).map_err(anyhow::Error::from)?;
        let none = || Expr::value(Option::<DateTime<Utc>>::None);
        let changed = Entity::update_many()
            .col_expr(Column::Sealed, Expr::value(key.seal(place(&self.id), &plain)))
            .col_expr(Column::NumberHash, Expr::value(hash(&ctx.app().keys, &said.number)))
            .col_expr(Column::Source, Expr::value(source))
            .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
            .col_expr(Column::CheckedAt, none())
            .col_expr(Column::CheckedBy, Expr::value(Option::<AccountId>::None))
            .col_expr(Column::RemindAt, Expr::value(said.next_reminder(ctx.now())))
            .filter(COLUMN.id.eq(self.id))
            .exec(ctx.tx().await?)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        ctx.record(Entry::done("document.change").to(KIND, self.person_id.0));
        Ok(true)
    }

    /// It is no longer kept.
    pub async fn remove(&self, ctx: &Ctx) -> Result<()> {
        if Entity::delete_by_id(self.id).exec(ctx.tx().await?).await?.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        ctx.record(Entry::done("document.remove").to(KIND, self.person_id.0));
        Ok(())
    }

    /// The member of staff who asks has seen the document itself, as it was said in the version `seen`. False if that was noted
    /// before, or something else is said of it by now.
    pub async fn check(&self, ctx: &Ctx, seen: &str) -> Result<bool> {
        if self.version() != seen {
            return Ok(false);
        }
        let changed = Entity::update_many()
            .col_expr(Column::CheckedAt, Expr::value(ctx.now()))
            .col_expr(Column::CheckedBy, Expr::value(ctx.staff()?.id))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.sealed.eq(self.sealed.clone()))
            .filter(COLUMN.checked_at.is_null())
            .exec(ctx.tx().await?)
            .await?;
        if changed.rows_affected > 0 {
            ctx.record(Entry::done("document.check").to(KIND, self.person_id.0));
        }
        Ok(changed.rows_affected > 0)
    }

    /// What tells whether something else is said of it since a page showed it.
    pub fn version(&self) -> String {
        seal::version(&self.sealed)
    }

    /// What is said of it, for the member of staff who asks, has found its owner in their scope, and reads it for `reason`:
    /// it is written down, and the owner reads in their history that it was read.
    pub async fn disclose(&self, ctx: &Ctx, reason: Reason) -> Result<Said> {
        let detail = json!({ "ground": reason.code() });
        ctx.record(Entry::done("document.disclose").to(KIND, self.person_id.0).with(detail));
        self.said(ctx).await
    }
}
