//! What a person knows and would give of it to institutions in Palestine: one row a person. With their word it stands in the
//! bank of expertise that staff of all missions read and in which the ministry's department looks for whom an institution
//! needs; else they alone know of it, and the staff who serve them.

pub mod bank;
pub mod fit;
mod said;
mod shown;
mod typed;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::staff::AccountId;
use chrono::{DateTime, NaiveDate, Utc};
use kit::field::{self, Purpose, Retention, Table, Tier};
use kit::{Error, Locale, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

pub use said::{Help, Licence, Said, Way, codes, occupation_name};
pub use shown::Shown;
pub use typed::{Form, Offers, TICKED};

use crate::company::{all, joined};
use crate::guardianship;
use crate::person::{self, KIND, PersonId, Source};

kit::id_type!(
    /// The expertise of a person.
    ExpertId
);

/// Version of the bank's wording; changes when a text of `me-expertise-directory-…` changes its meaning.
pub const WORDING: &str = "2026-11";
/// Specialties of one person at the most.
pub const SPECIALTIES: usize = 3;

/// A row of `experts`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "experts")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExpertId,
    /// Whose it is.
    #[sea_orm(unique)]
    pub person_id: PersonId,
    /// What they do, in their words.
    pub profession: String,
    /// The same as a unit group of ISCO-08; or empty.
    pub occupation: String,
    /// Ids of `specialties.csv`, or as typed: one a line.
    pub specialties: String,
    /// Years of experience.
    pub years: Option<i16>,
    /// Who gave the licence to practise, or empty.
    pub licence_issuer: String,
    /// Its number, or empty.
    pub licence_number: String,
    /// The last day on which it is good.
    pub licence_until: Option<NaiveDate>,
    /// When the desk saw it.
    pub licence_seen_at: Option<DateTime<Utc>>,
    /// Who saw it.
    pub licence_seen_by: Option<AccountId>,
    /// Ids of `languages.csv` in which they can work.
    pub languages: String,
    /// Codes of [`Help`].
    pub helps: String,
    /// Codes of [`Way`].
    pub ways: String,
    /// From which day on, where it is not any time.
    pub free_from: Option<NaiveDate>,
    /// What else they say of it; or empty.
    pub words: String,
    /// Profession and typed specialties, as they are looked for: folded words, each with a space before it.
    pub folded: String,
    /// Since when it stands in the bank; none where it does not.
    pub listed_at: Option<DateTime<Utc>>,
    /// Version of the wording with which the person agreed to that.
    pub listed_version: Option<String>,
    /// Language in which they read it.
    pub listed_locale: Option<Locale>,
    /// Who brought it in.
    pub source: Source,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How often it was changed: by this a form knows that something else is said by now.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}

const fn of_record(column: &'static str, tier: Tier) -> field::Field {
    field::field(column, tier, Purpose::Registry, Retention::Record)
}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "experts",
    person: Some("person_id"),
    fields: &[
        of_record("id", Tier::T0),
        of_record("person_id", Tier::T2),
        of_record("profession", Tier::T2),
        of_record("occupation", Tier::T1),
        of_record("specialties", Tier::T1),
        of_record("years", Tier::T2),
        of_record("licence_issuer", Tier::T2),
        of_record("licence_number", Tier::T2),
        of_record("licence_until", Tier::T2),
        of_record("licence_seen_at", Tier::T2),
        field::field("licence_seen_by", Tier::T2, Purpose::Accountability, Retention::Record),
        of_record("languages", Tier::T1),
        of_record("helps", Tier::T1),
        of_record("ways", Tier::T2),
        of_record("free_from", Tier::T2),
        of_record("words", Tier::T2),
        of_record("folded", Tier::T2),
        field::field("listed_at", Tier::T2, Purpose::Consent, Retention::Record),
        field::field("listed_version", Tier::T0, Purpose::Consent, Retention::Record),
        field::field("listed_locale", Tier::T0, Purpose::Consent, Retention::Record),
        of_record("source", Tier::T2),
        of_record("added_at", Tier::T2),
        of_record("updated_at", Tier::T2),
        field::field("revision", Tier::T0, Purpose::Operation, Retention::Record),
    ],
};

fn columns(said: &Said) -> ActiveModel {
    ActiveModel {
        profession: Set(said.profession.clone()),
        occupation: Set(said.occupation.clone()),
        specialties: Set(said.specialties.join("\n")),
        years: Set(said.years),
        licence_issuer: Set(said.licence.issuer.clone()),
        licence_number: Set(said.licence.number.clone()),
        licence_until: Set(said.licence.until),
        languages: Set(said.languages.join(" ")),
        helps: Set(joined(&said.helps)),
        ways: Set(joined(&said.ways)),
        free_from: Set(said.free_from),
        words: Set(said.words.clone()),
        folded: Set(said::folded(said)),
        ..Default::default()
    }
}

/// That this is said of `person`, as `source` says at `at`.
pub fn new(person: PersonId, said: &Said, source: Source, at: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(ExpertId::new()),
        person_id: Set(person),
        licence_seen_at: Set(None),
        licence_seen_by: Set(None),
        listed_at: Set(None),
        listed_version: Set(None),
        listed_locale: Set(None),
        source: Set(source),
        added_at: Set(at),
        updated_at: Set(at),
        revision: Set(0),
        ..columns(said)
    }
}

/// The one of `person`. Whoever asks is this person, or has found them in their scope.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).one(db).await
}

/// The same, while nobody else changes it.
pub(crate) async fn held(ctx: &Ctx, person: PersonId) -> Result<Option<Model>> {
    let db = ctx.tx().await?;
    person::hold(db, person).await?;
    Ok(of(db, person).await?)
}

/// What became of what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept now.
    Now,
    /// It was so before.
    Unchanged,
    /// The form was shown before somebody said something else: nothing was written.
    Changed,
}

/// From now on this is said of `person`, who is of age, and who asks, or whom whoever asks has found in their scope. `seen` is
/// the revision that the form showed: none where there was nothing.
pub async fn keep(
    ctx: &Ctx,
    person: &person::Model,
    said: &Said,
    seen: Option<i32>,
    source: Source,
) -> Result<Kept> {
    let Some(row) = held(ctx, person.id).await? else {
        if seen.is_some() {
            return Ok(Kept::Changed);
        }
        let row = new(person.id, said, source, ctx.now());
        Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
        ctx.record(Entry::done("expert.add").to(KIND, person.id.0));
        return Ok(Kept::Now);
    };
    if row.said() == *said {
        return Ok(Kept::Unchanged);
    }
    if seen != Some(row.revision) {
        return Ok(Kept::Changed);
    }
    row.change(ctx, said, source).await?;
    Ok(Kept::Now)
}

/// Whether the record of `person` can have expertise: they are of age.
pub fn may_have(ctx: &Ctx, person: &person::Model) -> bool {
    !guardianship::is_minor(person, ctx.now().date_naive())
}

/// That nobody at a desk has seen the licence.
fn unseen(changed: sea_orm::UpdateMany<Entity>) -> sea_orm::UpdateMany<Entity> {
    changed
        .col_expr(Column::LicenceSeenAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::LicenceSeenBy, Expr::value(None::<AccountId>))
}

impl Model {
    /// What is said.
    pub fn said(&self) -> Said {
        Said {
            profession: self.profession.clone(),
            occupation: self.occupation.clone(),
            specialties: said::lines(&self.specialties),
            years: self.years,
            licence: Licence {
                issuer: self.licence_issuer.clone(),
                number: self.licence_number.clone(),
                until: self.licence_until,
            },
            languages: codes(&self.languages),
            helps: all(&self.helps),
            ways: all(&self.ways),
            free_from: self.free_from,
            words: self.words.clone(),
        }
    }

    async fn change(&self, ctx: &Ctx, said: &Said, source: Source) -> Result<()> {
        let (row, mut changed) = (columns(said), Entity::update_many());
        for column in Column::iter() {
            if let Some(value) = row.get(column).into_value() {
                changed = changed.col_expr(column, Expr::value(value));
            }
        }
        // What the desk saw was another licence.
        if said.licence != self.said().licence {
            changed = unseen(changed);
        }
        let changed = changed
            .col_expr(Column::Source, Expr::value(source))
            .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
            .col_expr(Column::Revision, Expr::value(self.revision + 1));
        self.write(ctx, changed, "expert.change").await
    }

    /// The desk has seen the licence. False if it has before.
    pub async fn see_licence(&self, ctx: &Ctx) -> Result<bool> {
        if self.licence_seen_at.is_some() {
            return Ok(false);
        }
        let changed = Entity::update_many()
            .col_expr(Column::LicenceSeenAt, Expr::value(ctx.now()))
            .col_expr(Column::LicenceSeenBy, Expr::value(ctx.staff()?.id));
        self.write(ctx, changed, "expert.licence").await?;
        Ok(true)
    }

    /// The desk has not seen it after all. False if nobody said so.
    pub async fn unsee_licence(&self, ctx: &Ctx) -> Result<bool> {
        if self.licence_seen_at.is_none() {
            return Ok(false);
        }
        self.write(ctx, unseen(Entity::update_many()), "expert.unlicence").await?;
        Ok(true)
    }

    /// It stands in the bank from now on, as the person says, having read what that means in the page's language; or no longer.
    /// False if that is so already.
    pub async fn list(&self, ctx: &Ctx, is_listed: bool) -> Result<bool> {
        let is_read_anew = self.listed_version.as_deref() != Some(WORDING);
        if self.listed_at.is_some() == is_listed && !(is_listed && is_read_anew) {
            return Ok(false);
        }
        let changed = Entity::update_many()
            .col_expr(Column::ListedAt, Expr::value(is_listed.then(|| ctx.now())))
            .col_expr(Column::ListedVersion, Expr::value(is_listed.then_some(WORDING)))
            .col_expr(Column::ListedLocale, Expr::value(is_listed.then(|| ctx.locale())));
        self.write(ctx, changed, if is_listed { "expert.list" } else { "expert.unlist" }).await?;
        Ok(true)
    }

    /// Nothing is kept of it any more.
    pub async fn remove(&self, ctx: &Ctx) -> Result<()> {
        Entity::delete_by_id(self.id).exec(ctx.tx().await?).await?;
        ctx.record(Entry::done("expert.remove").to(KIND, self.person_id.0));
        Ok(())
    }

    /// Writes what `changed` sets. Whoever calls this holds the person, so that nothing else was written since this was read.
    async fn write(&self, ctx: &Ctx, changed: sea_orm::UpdateMany<Entity>, act: &'static str) -> Result<()> {
        let written = changed.filter(COLUMN.id.eq(self.id)).exec(ctx.tx().await?).await?;
        if written.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        ctx.record(Entry::done(act).to(KIND, self.person_id.0));
        Ok(())
    }
}
