//! A company, shop, practice or other business of members, also of one who works or invests alone. One member keeps it and
//! answers for what is said of it; others have their part in it ([`company_role`]). With the keeper's word it stands in the
//! directory that staff of all missions read; else those alone know of it who have a part in it, and the staff who serve one
//! of them.

pub mod directory;
pub mod fit;
mod leaving;
mod said;
mod shown;
mod typed;

use accounts::Ctx;
use accounts::audit::Entry;
use chrono::{DateTime, Utc};
use kit::field::{self, Purpose, Retention, Table, Tier};
use kit::{Error, Locale, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{QueryOrder, QuerySelect};
use search::fold;
use serde_json::json;

pub(crate) use leaving::pass_on_of_erased;
pub use said::{
    About, Budget, Interests, Invest, Readiness, Seek, Size, Trade, all, industry_name, joined, one,
    read_website, section_of, sent,
};
pub use shown::Shown;
pub use typed::{AboutForm, InterestsForm, Offers};
pub(crate) use typed::{shown_code, trade};

use crate::company_role::{self, Position};
use crate::person::{self, KIND, PersonId, Source};

kit::id_type!(
    /// A company.
    CompanyId
);

/// Companies of one person at the most.
pub const MOST: usize = 12;
/// Version of the directory's wording; changes when a text of `me-companies-directory-…` changes its meaning.
pub const WORDING: &str = "2026-11";

/// A row of `companies`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "companies")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CompanyId,
    /// Who keeps it.
    pub person_id: PersonId,
    /// What it is called.
    pub name: String,
    /// What it is called in the other script; or empty.
    pub other_name: String,
    /// What it does, in the words of whoever says so.
    pub activity: String,
    /// The same as a section or division of ISIC Rev. 4; or empty.
    pub industry: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// Key under which spellings of the city meet.
    pub city_key: String,
    /// How many work in it, where that was said.
    pub size: Option<Size>,
    /// Codes of [`Trade`].
    pub trade: String,
    /// What it makes or sells under which names; or empty.
    pub brands: String,
    /// Its website, or empty.
    pub website: String,
    /// Codes of [`Seek`].
    pub seeks: String,
    /// In which trade it looks for them, in words; or empty.
    pub wanted: String,
    /// The same as a section or division of ISIC Rev. 4; or empty.
    pub wanted_industry: String,
    /// Codes of [`Invest`].
    pub invests: String,
    /// When it would invest, where that was said.
    pub readiness: Option<Readiness>,
    /// How much, where that was said.
    pub budget: Option<Budget>,
    /// What else it says of it; or empty.
    pub words: String,
    /// Since when it stands in the directory; none where it does not.
    pub listed_at: Option<DateTime<Utc>>,
    /// Version of the wording with which its keeper agreed to that.
    pub listed_version: Option<String>,
    /// Language in which they read it.
    pub listed_locale: Option<Locale>,
    /// Keyed hash of the code by which others join it, as long as one is good.
    pub join_hash: Option<Vec<u8>>,
    /// When that code was made.
    pub join_made_at: Option<DateTime<Utc>>,
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
    name: "companies",
    person: Some("person_id"),
    fields: &[
        of_record("id", Tier::T0),
        of_record("person_id", Tier::T2),
        of_record("name", Tier::T2),
        of_record("other_name", Tier::T2),
        of_record("activity", Tier::T2),
        of_record("industry", Tier::T2),
        of_record("country", Tier::T2),
        of_record("city", Tier::T2),
        of_record("city_key", Tier::T2),
        of_record("size", Tier::T2),
        of_record("trade", Tier::T2),
        of_record("brands", Tier::T2),
        of_record("website", Tier::T2),
        of_record("seeks", Tier::T2),
        of_record("wanted", Tier::T2),
        of_record("wanted_industry", Tier::T2),
        of_record("invests", Tier::T2),
        of_record("readiness", Tier::T2),
        of_record("budget", Tier::T2),
        of_record("words", Tier::T2),
        field::field("listed_at", Tier::T2, Purpose::Consent, Retention::Record),
        field::field("listed_version", Tier::T0, Purpose::Consent, Retention::Record),
        field::field("listed_locale", Tier::T0, Purpose::Consent, Retention::Record),
        field::field("join_hash", Tier::T2, Purpose::Operation, Retention::Record),
        field::field("join_made_at", Tier::T2, Purpose::Operation, Retention::Record),
        of_record("source", Tier::T2),
        of_record("added_at", Tier::T2),
        of_record("updated_at", Tier::T2),
        field::field("revision", Tier::T0, Purpose::Operation, Retention::Record),
    ],
};

impl Model {
    /// What it is and does.
    pub fn about(&self) -> About {
        About {
            name: self.name.clone(),
            other_name: self.other_name.clone(),
            activity: self.activity.clone(),
            industry: self.industry.clone(),
            country: self.country.clone(),
            city: self.city.clone(),
            size: self.size,
            trade: all(&self.trade),
            brands: self.brands.clone(),
            website: self.website.clone(),
        }
    }

    /// What it looks for.
    pub fn interests(&self) -> Interests {
        Interests {
            seeks: all(&self.seeks),
            wanted: self.wanted.clone(),
            wanted_industry: self.wanted_industry.clone(),
            invests: all(&self.invests),
            readiness: self.readiness,
            budget: self.budget,
            words: self.words.clone(),
        }
    }
}

/// That `person` keeps a company of which this is said, as `source` says at `at`.
pub fn new(person: PersonId, about: &About, source: Source, at: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(CompanyId::new()),
        person_id: Set(person),
        name: Set(about.name.clone()),
        other_name: Set(about.other_name.clone()),
        activity: Set(about.activity.clone()),
        industry: Set(about.industry.clone()),
        country: Set(about.country.clone()),
        city: Set(about.city.clone()),
        city_key: Set(fold::key(&about.city)),
        size: Set(about.size),
        trade: Set(joined(&about.trade)),
        brands: Set(about.brands.clone()),
        website: Set(about.website.clone()),
        seeks: Set(String::new()),
        wanted: Set(String::new()),
        wanted_industry: Set(String::new()),
        invests: Set(String::new()),
        readiness: Set(None),
        budget: Set(None),
        words: Set(String::new()),
        listed_at: Set(None),
        listed_version: Set(None),
        listed_locale: Set(None),
        join_hash: Set(None),
        join_made_at: Set(None),
        source: Set(source),
        added_at: Set(at),
        updated_at: Set(at),
        revision: Set(0),
    }
}

/// What became of a company that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there now.
    New(CompanyId),
    /// It was there before.
    Known(CompanyId),
    /// There are as many as one person has.
    TooMany,
}

/// `person`, who asks, or whom whoever asks has found in their scope, keeps this company from now on, and is `position` in it.
pub async fn add(
    ctx: &Ctx,
    person: PersonId,
    (about, position): (&About, Position),
    source: Source,
) -> Result<Added> {
    let db = ctx.tx().await?;
    person::hold(db, person).await?;
    let known = of(ctx, person).await?;
    if let Some((row, _)) = known.iter().find(|(row, _)| row.person_id == person && row.about() == *about) {
        return Ok(Added::Known(row.id));
    }
    if known.len() >= MOST {
        return Ok(Added::TooMany);
    }
    let row = Entity::insert(new(person, about, source, ctx.now())).exec_with_returning(db).await?;
    let role = company_role::new(row.id, person, position, ctx.now());
    company_role::Entity::insert(role).exec_without_returning(db).await?;
    ctx.record(Entry::done("company.add").to(KIND, person.0));
    Ok(Added::New(row.id))
}

/// The companies in which `person` has a part, the oldest first, each with that part. Whoever asks is this person, or has found
/// them in their scope.
pub async fn of(ctx: &Ctx, person: PersonId) -> Result<Vec<(Model, company_role::Model)>> {
    let roles = company_role::of(ctx.tx().await?, person).await?;
    let ids: Vec<CompanyId> = roles.iter().map(|role| role.company_id).collect();
    // Another keeps it, perhaps, and elsewhere: who has a part in it knows it all the same.
    ctx.meet(ids.iter().copied()).await?;
    let rows =
        Entity::find().filter(COLUMN.id.is_in(ids)).order_by_asc(COLUMN.id).all(ctx.tx().await?).await?;
    let part = |row: &Model| roles.iter().find(|role| role.company_id == row.id).cloned();
    Ok(rows.into_iter().filter_map(|row| part(&row).map(|role| (row, role))).collect())
}

/// The company `id` in which `person` has a part, with that part; one of others is answered as an absent one.
pub async fn find_of(ctx: &Ctx, person: PersonId, id: CompanyId) -> Result<(Model, company_role::Model)> {
    let found = of(ctx, person).await?.into_iter().find(|(row, _)| row.id == id);
    found.ok_or(Error::NotFound)
}

/// The company `id` that `person` keeps, while nobody else changes it; one that another keeps is answered as an absent one.
pub async fn kept_by(ctx: &Ctx, person: PersonId, id: CompanyId) -> Result<Model> {
    // The person first, as everywhere, so that two who change the same do not wait for each other.
    person::hold(ctx.tx().await?, person).await?;
    find_of(ctx, person, id).await?;
    let row = hold(ctx.tx().await?, id).await?;
    row.filter(|row| row.person_id == person).ok_or(Error::NotFound)
}

/// The company `id`, which whoever asks has found by something else.
pub async fn find(db: &impl ConnectionTrait, id: CompanyId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The company `id` as it is now, once nobody else changes it or who has a part in it; on SQLite a POST is alone anyway.
pub(crate) async fn hold(db: &impl ConnectionTrait, id: CompanyId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(db).await
}

impl Model {
    /// From now on this is said of it. False if that changes nothing.
    pub async fn change_about(&self, ctx: &Ctx, source: Source, about: &About) -> Result<bool> {
        if self.about() == *about {
            return Ok(false);
        }
        let row = ActiveModel { id: Set(self.id), ..new(self.person_id, about, source, ctx.now()) };
        let mut changed = Entity::update_many();
        for column in [
            Column::Name,
            Column::OtherName,
            Column::Activity,
            Column::Industry,
            Column::Country,
            Column::City,
            Column::CityKey,
            Column::Size,
            Column::Trade,
            Column::Brands,
            Column::Website,
            Column::Source,
        ] {
            if let Some(value) = row.get(column).into_value() {
                changed = changed.col_expr(column, Expr::value(value));
            }
        }
        self.write(ctx, changed, "company.change").await?;
        Ok(true)
    }

    /// From now on it looks for this. False if that changes nothing.
    pub async fn change_interests(&self, ctx: &Ctx, interests: &Interests) -> Result<bool> {
        if self.interests() == *interests {
            return Ok(false);
        }
        let changed = Entity::update_many()
            .col_expr(Column::Seeks, Expr::value(joined(&interests.seeks)))
            .col_expr(Column::Wanted, Expr::value(interests.wanted.as_str()))
            .col_expr(Column::WantedIndustry, Expr::value(interests.wanted_industry.as_str()))
            .col_expr(Column::Invests, Expr::value(joined(&interests.invests)))
            .col_expr(Column::Readiness, Expr::value(interests.readiness))
            .col_expr(Column::Budget, Expr::value(interests.budget))
            .col_expr(Column::Words, Expr::value(interests.words.as_str()));
        self.write(ctx, changed, "company.change").await?;
        Ok(true)
    }

    /// It stands in the directory from now on, as its keeper says, having read what that means in the page's language; or no
    /// longer. False if that is so already.
    pub async fn list(&self, ctx: &Ctx, is_listed: bool) -> Result<bool> {
        let is_read_anew = self.listed_version.as_deref() != Some(WORDING);
        if self.listed_at.is_some() == is_listed && !(is_listed && is_read_anew) {
            return Ok(false);
        }
        let changed = Entity::update_many()
            .col_expr(Column::ListedAt, Expr::value(is_listed.then(|| ctx.now())))
            .col_expr(Column::ListedVersion, Expr::value(is_listed.then_some(WORDING)))
            .col_expr(Column::ListedLocale, Expr::value(is_listed.then(|| ctx.locale())));
        self.write(ctx, changed, if is_listed { "company.list" } else { "company.unlist" }).await?;
        Ok(true)
    }

    /// Others join it by the code whose hash is `hash` from now on, or by none.
    pub(crate) async fn open_to(&self, ctx: &Ctx, hash: Option<Vec<u8>>) -> Result<()> {
        let at = hash.is_some().then(|| ctx.now());
        let act = if hash.is_some() { "company.invite" } else { "company.uninvite" };
        let changed = Entity::update_many()
            .col_expr(Column::JoinHash, Expr::value(hash))
            .col_expr(Column::JoinMadeAt, Expr::value(at));
        self.write(ctx, changed, act).await
    }

    /// Writes what `changed` sets, if nothing else was written since this was read.
    async fn write(&self, ctx: &Ctx, changed: sea_orm::UpdateMany<Entity>, act: &'static str) -> Result<()> {
        let written = changed
            .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
            .col_expr(Column::Revision, Expr::value(self.revision + 1))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.revision.eq(self.revision))
            .exec(ctx.tx().await?)
            .await?;
        if written.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        ctx.record(Entry::done(act).to(KIND, self.person_id.0).with(json!({ "company": self.id })));
        directory::changed(ctx, self.id).await
    }
}

/// The company whose code has the hash `hash`.
pub(crate) async fn by_join_hash(db: &impl ConnectionTrait, hash: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(COLUMN.join_hash.eq(hash)).one(db).await
}
