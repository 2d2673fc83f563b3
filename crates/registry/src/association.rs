//! An association of the community: a body that anybody may know of, not a person. Missions write down those of their countries;
//! who heads one keeps how it is reached. Who holds an office in it is in [`association_officer`](crate::association_officer),
//! who is a member and lets it see what in [`association_member`](crate::association_member).

pub mod directory;
mod said;
mod shown;
mod typed;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use chrono::{DateTime, Utc};
use kit::field::{self, Purpose, Retention, Table, Tier};
use kit::{Error, Locale, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{Iterable, QueryOrder, QuerySelect};
use search::fold;
use serde_json::json;

pub use said::{About, Kind, Office, Share, State};
pub use shown::Shown;
pub(crate) use typed::parents;
pub use typed::{AboutForm, Choice, Offers};

use crate::name::latin_script;
use crate::person::Source;
use crate::{association_member, association_officer};

kit::id_type!(
    /// An association.
    AssociationId
);

/// Kind of an association's document in the index, and of what the audit has of it.
pub const KIND: &str = "association";
/// Associations of one country that a page shows.
const MOST: u64 = 500;

/// A row of `associations`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "associations")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssociationId,
    /// The association of which it is a branch.
    pub parent_id: Option<AssociationId>,
    /// Its kind.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// What it is called in the other script; or empty.
    pub other_name: String,
    /// Key under which spellings of its name meet.
    pub folded: String,
    /// The year in which it was founded.
    pub founded: Option<i16>,
    /// Under which number its country has it registered; or empty.
    pub registered_as: String,
    /// Country, ISO 3166-1 alpha-2: the scope.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// Key under which spellings of the city meet.
    pub city_key: String,
    /// Street and number, or empty.
    pub address: String,
    /// Telephone in E.164, or empty.
    pub phone: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Website, or empty.
    pub website: String,
    /// How many members it says it has.
    pub members_said: Option<i32>,
    /// What it does; or empty.
    pub words: String,
    /// Whether it is at work.
    pub state: State,
    /// Who said last what is said of it: a desk, or whoever heads it.
    pub source: Source,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How often it was changed.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}

const fn of_body(column: &'static str, tier: Tier) -> field::Field {
    field::field(column, tier, Purpose::Registry, Retention::Record)
}

/// What the columns are. It is a body, and what is said of it is public where it works; T1 all the same, as it stands before staff
/// and members only.
pub const TABLE: Table = Table {
    name: "associations",
    person: None,
    fields: &[
        of_body("id", Tier::T0),
        of_body("parent_id", Tier::T1),
        of_body("kind", Tier::T1),
        of_body("name", Tier::T1),
        of_body("other_name", Tier::T1),
        of_body("folded", Tier::T1),
        of_body("founded", Tier::T1),
        of_body("registered_as", Tier::T1),
        of_body("country", Tier::T1),
        of_body("city", Tier::T1),
        of_body("city_key", Tier::T1),
        of_body("address", Tier::T1),
        of_body("phone", Tier::T1),
        of_body("email", Tier::T1),
        of_body("website", Tier::T1),
        of_body("members_said", Tier::T1),
        of_body("words", Tier::T1),
        of_body("state", Tier::T1),
        of_body("source", Tier::T1),
        of_body("added_at", Tier::T1),
        of_body("updated_at", Tier::T1),
        field::field("revision", Tier::T0, Purpose::Operation, Retention::Record),
    ],
};

impl Model {
    /// What is said of it.
    pub fn about(&self) -> About {
        About {
            kind: self.kind,
            name: self.name.clone(),
            other_name: self.other_name.clone(),
            parent: self.parent_id,
            founded: self.founded,
            registered_as: self.registered_as.clone(),
            country: self.country.clone(),
            city: self.city.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            website: self.website.clone(),
            members_said: self.members_said,
            words: self.words.clone(),
            state: self.state,
        }
    }

    /// What it is called in the script of `locale`, and in the other one; where there is one name, that one, and nothing.
    pub fn names_in(&self, locale: Locale) -> (&str, &str) {
        let is_arabic = |name: &str| latin_script(name).is_err();
        let is_swapped = !self.other_name.is_empty()
            && is_arabic(&self.name) != (locale == Locale::Ar)
            && is_arabic(&self.other_name) == (locale == Locale::Ar);
        if is_swapped { (&self.other_name, &self.name) } else { (&self.name, &self.other_name) }
    }

    /// Whether it is at work.
    pub fn is_active(&self) -> bool {
        self.state == State::Active
    }
}

/// Key under which spellings of the names of an association meet.
fn folded(about: &About) -> String {
    format!("{} {}", fold::key(&about.name), fold::key(&about.other_name)).trim().to_owned()
}

/// An association of which this is said, as `source` says at `at`.
pub fn new(about: &About, source: Source, at: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(AssociationId::new()),
        parent_id: Set(about.parent),
        kind: Set(about.kind),
        name: Set(about.name.clone()),
        other_name: Set(about.other_name.clone()),
        folded: Set(folded(about)),
        founded: Set(about.founded),
        registered_as: Set(about.registered_as.clone()),
        country: Set(about.country.clone()),
        city: Set(about.city.clone()),
        city_key: Set(fold::key(&about.city)),
        address: Set(about.address.clone()),
        phone: Set(about.phone.clone()),
        email: Set(about.email.clone()),
        website: Set(about.website.clone()),
        members_said: Set(about.members_said),
        words: Set(about.words.clone()),
        state: Set(about.state),
        source: Set(source),
        added_at: Set(at),
        updated_at: Set(at),
        revision: Set(0),
    }
}

/// What became of an association that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there now.
    New(AssociationId),
    /// One of this name is there, in the same city, or without one.
    Known(AssociationId),
}

/// The desk, whose scope holds the country, writes down an association; one of the same name and city is there once, also where one
/// of them names no city.
pub async fn add(ctx: &Ctx, about: &About) -> Result<Added> {
    let db = ctx.tx().await?;
    let same = Entity::find().filter(COLUMN.country.eq(about.country.as_str()));
    let same = same.filter(COLUMN.folded.eq(folded(about))).all(db).await?;
    let city = fold::key(&about.city);
    let is_there = |row: &&Model| row.city_key == city || row.city_key.is_empty() || city.is_empty();
    if let Some(known) = same.iter().find(is_there) {
        return Ok(Added::Known(known.id));
    }
    let row = Entity::insert(new(about, Source::Desk, ctx.now())).exec_with_returning(db).await?;
    directory::changed(ctx, row.id).await?;
    ctx.record(Entry::done("association.add").to(KIND, row.id.0));
    Ok(Added::New(row.id))
}

/// The association `id`. That there is one is no secret to whoever has signed in.
pub async fn find(ctx: &Ctx, id: AssociationId) -> Result<Model> {
    Entity::find_by_id(id).one(ctx.tx().await?).await?.ok_or(Error::NotFound)
}

/// The association `id`, if it works in a country of the viewer's scope for `action`; else the same answer as for none.
pub async fn find_for(ctx: &Ctx, id: AssociationId, action: Action) -> Result<Model> {
    let row = find(ctx, id).await?;
    if ctx.staff()?.decide(action).reaches(&row.country) {
        return Ok(row);
    }
    ctx.record(Entry::refused("association.find").to(KIND, id.0));
    Err(Error::NotFound)
}

/// The association `id` as it is now, once nobody else changes it; on SQLite a POST is alone anyway.
pub(crate) async fn hold(ctx: &Ctx, id: AssociationId) -> Result<Model> {
    let row = Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(ctx.tx().await?).await?;
    row.ok_or(Error::NotFound)
}

/// Those of the associations `ids` that there are, by their names.
pub async fn of_ids(db: &impl ConnectionTrait, ids: Vec<AssociationId>) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.id.is_in(ids)).order_by_asc(COLUMN.folded).all(db).await
}

/// The associations at work in `country`, by city and name.
pub async fn in_country(ctx: &Ctx, country: &str) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(COLUMN.country.eq(country)).filter(COLUMN.state.eq(State::Active));
    let rows = rows.order_by_asc(COLUMN.city_key).order_by_asc(COLUMN.folded).limit(MOST);
    Ok(rows.all(ctx.tx().await?).await?)
}

/// The countries in which an association is at work.
pub async fn countries(ctx: &Ctx) -> Result<Vec<String>> {
    let rows = Entity::find().filter(COLUMN.state.eq(State::Active)).select_only().column(Column::Country);
    Ok(rows.distinct().into_tuple().all(ctx.tx().await?).await?)
}

/// The branches of the association `id`, by country and city.
pub async fn branches(ctx: &Ctx, id: AssociationId) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(COLUMN.parent_id.eq(id)).order_by_asc(COLUMN.country);
    Ok(rows.order_by_asc(COLUMN.city_key).limit(MOST).all(ctx.tx().await?).await?)
}

/// The associations that can have branches, in all countries: none that is itself a branch.
pub(crate) async fn heads(ctx: &Ctx) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(COLUMN.parent_id.is_null()).filter(COLUMN.state.eq(State::Active));
    Ok(rows.order_by_asc(COLUMN.country).order_by_asc(COLUMN.folded).limit(MOST).all(ctx.tx().await?).await?)
}

impl Model {
    /// Whether nothing hangs on it: no member, no office, no branch. Only such a one is removed, as written down by mistake.
    pub async fn is_bare(&self, ctx: &Ctx) -> Result<bool> {
        let db = ctx.tx().await?;
        Ok(association_member::count_of(db, self.id).await? == 0
            && association_officer::count_of(db, self.id).await? == 0
            && branches(ctx, self.id).await?.is_empty())
    }

    /// It was written down by mistake: it is gone.
    pub async fn remove(&self, ctx: &Ctx) -> Result<()> {
        Entity::delete_by_id(self.id).exec(ctx.tx().await?).await?;
        directory::changed(ctx, self.id).await?;
        ctx.record(
            Entry::done("association.remove").to(KIND, self.id.0).with(json!({ "country": self.country })),
        );
        Ok(())
    }

    /// From now on this is said of it, as `source` says. False if that changes nothing.
    pub async fn change(&self, ctx: &Ctx, source: Source, about: &About) -> Result<bool> {
        if self.about() == *about {
            return Ok(false);
        }
        let row = new(about, source, ctx.now());
        let mut changed = Entity::update_many();
        for column in Column::iter() {
            if matches!(column, Column::Id | Column::AddedAt | Column::Revision) {
                continue;
            }
            if let Some(value) = row.get(column).into_value() {
                changed = changed.col_expr(column, Expr::value(value));
            }
        }
        let written = changed
            .col_expr(Column::Revision, Expr::value(self.revision + 1))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.revision.eq(self.revision))
            .exec(ctx.tx().await?)
            .await?;
        if written.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        directory::changed(ctx, self.id).await?;
        ctx.record(Entry::done("association.change").to(KIND, self.id.0));
        Ok(true)
    }
}
