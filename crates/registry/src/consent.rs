//! What a person agreed to, one row for each time they said yes or no. The newest row of a purpose
//! counts.

use accounts::Ctx;
use accounts::audit::Entry;
use chrono::{DateTime, Utc};
use kit::field::{self, Retention, Table, Tier, field};
use kit::{Locale, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;
use serde_json::json;

use crate::draft::Wording;
use crate::person::{self, PersonId};

/// Version of the consents' wording; changes when a text of `register-consents-…` changes its meaning.
pub const VERSION: &str = "2026-12";

kit::id_type!(
    /// A consent.
    ConsentId
);

/// What is agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Purpose {
    /// News of the ministry and the mission.
    News,
    /// Invitations to camps, conferences, occasions.
    Events,
    /// Surveys.
    Surveys,
    /// Being asked to volunteer.
    Volunteering,
    /// Contact details handed to associations and partners.
    Sharing,
}

/// A row of `consents`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consents")]
pub struct Model {
    /// Its id; newer ones sort later.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsentId,
    /// Whose.
    pub person_id: PersonId,
    /// What for.
    pub purpose: Purpose,
    /// Yes or no.
    pub given: bool,
    /// Version of the wording.
    pub version: String,
    /// Language it was read in.
    pub locale: Locale,
    /// When.
    pub at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "consents",
    person: Some("person_id"),
    fields: &[
        field("id", Tier::T0, field::Purpose::Consent, Retention::Record),
        field("person_id", Tier::T1, field::Purpose::Consent, Retention::Record),
        field("purpose", Tier::T2, field::Purpose::Consent, Retention::Record),
        field("given", Tier::T2, field::Purpose::Consent, Retention::Record),
        field("version", Tier::T0, field::Purpose::Consent, Retention::Record),
        field("locale", Tier::T0, field::Purpose::Consent, Retention::Record),
        field("at", Tier::T2, field::Purpose::Consent, Retention::Record),
    ],
};

/// What a person said about one purpose, having read `wording`.
pub fn new(person: PersonId, purpose: Purpose, given: bool, wording: &Wording) -> ActiveModel {
    ActiveModel {
        id: Set(ConsentId::new()),
        person_id: Set(person),
        purpose: Set(purpose),
        given: Set(given),
        version: Set(wording.version.clone()),
        locale: Set(wording.locale),
        at: Set(wording.at),
    }
}

/// The newest word of `person` on each purpose, in the order of the purposes; none where never asked.
pub async fn current(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<(Purpose, Option<Model>)>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).order_by_asc(COLUMN.id).all(db).await?;
    let newest = |purpose| rows.iter().rev().find(|row| row.purpose == purpose).cloned();
    Ok(<Purpose as sea_orm::Iterable>::iter().map(|purpose| (purpose, newest(purpose))).collect())
}

/// All that `person` ever said, the newest first.
pub async fn history(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id).all(db).await
}

/// `person` says yes or no to `purpose`, having read its wording on the page; it holds at once. What they said
/// already is not said twice. Whether anything changed.
pub async fn say(ctx: &Ctx, person: PersonId, purpose: Purpose, given: bool) -> Result<bool> {
    person::hold(ctx.tx().await?, person).await?;
    let db = ctx.tx().await?;
    let current = history(db, person).await?.into_iter().find(|row| row.purpose == purpose);
    let was_given = current.as_ref().is_some_and(|row| row.given);
    let is_read_anew = current.is_none_or(|row| row.version != VERSION);
    if was_given == given && !(given && is_read_anew) {
        return Ok(false);
    }
    let wording = Wording { locale: ctx.locale(), version: VERSION.to_owned(), at: ctx.now() };
    Entity::insert(new(person, purpose, given, &wording)).exec_without_returning(db).await?;
    let act = if given { "consent.give" } else { "consent.withdraw" };
    ctx.record(Entry::done(act).to(person::KIND, person.0).with(json!({ "purpose": purpose.to_value() })));
    Ok(true)
}
