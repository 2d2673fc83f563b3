//! A mission: an embassy, consulate or representation, and the countries it serves.

use kit::Locale;
use kit::db::{self, Intent};
use kit::field::{Purpose, Retention, Table, Tier, field};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::DbBackend;
use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::Ctx;
use crate::audit::Entry;
use crate::reference::name_in;

kit::id_type!(
    /// A mission.
    MissionId
);

/// What kind of mission it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// An embassy.
    Embassy,
    /// A consulate.
    Consulate,
    /// A permanent mission, such as to the United Nations.
    Mission,
    /// A representation or delegation.
    Representation,
    /// Another office.
    Other,
}

/// A row of `missions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "missions")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MissionId,
    /// Name by which the reference file calls it, e.g. `cl-santiago`.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its kind.
    pub kind: Kind,
    /// Host country, ISO 3166-1 alpha-2.
    pub country: String,
    /// City, in Arabic.
    pub city_ar: String,
    /// City, in English.
    pub city_en: String,
    /// City, in Spanish.
    pub city_es: String,
    /// Website, or empty.
    pub website: String,
    /// E-mail, or empty.
    pub email: String,
    /// Telephone as the mission writes it, or empty.
    pub phone: String,
    /// Languages in which it serves, ISO 639-1, separated by spaces; empty where we do not know.
    pub languages: String,
    /// Whether the ministry has confirmed what stands here.
    pub confirmed: bool,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Its city in `locale`.
    pub fn city(&self, locale: Locale) -> &str {
        name_in(locale, &self.city_ar, &self.city_en, &self.city_es)
    }
}

/// The countries a mission serves: table `mission_countries`.
pub mod country {
    use super::*;

    /// A row of `mission_countries`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mission_countries")]
    pub struct Model {
        /// The mission.
        #[sea_orm(primary_key, auto_increment = false)]
        pub mission_id: MissionId,
        /// A country it serves, ISO 3166-1 alpha-2.
        #[sea_orm(primary_key, auto_increment = false)]
        pub country: String,
    }

    impl ActiveModelBehavior for ActiveModel {}

    /// What the columns are.
    pub const TABLE: Table = Table {
        name: "mission_countries",
        person: None,
        fields: &[
            field("mission_id", Tier::T0, Purpose::Administration, Retention::Record),
            field("country", Tier::T0, Purpose::Administration, Retention::Record),
        ],
    };
}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "missions",
    person: None,
    fields: &[
        field("id", Tier::T0, Purpose::Administration, Retention::Record),
        field("slug", Tier::T0, Purpose::Administration, Retention::Record),
        field("kind", Tier::T0, Purpose::Administration, Retention::Record),
        field("country", Tier::T0, Purpose::Administration, Retention::Record),
        field("city_ar", Tier::T0, Purpose::Administration, Retention::Record),
        field("city_en", Tier::T0, Purpose::Administration, Retention::Record),
        field("city_es", Tier::T0, Purpose::Administration, Retention::Record),
        field("website", Tier::T0, Purpose::Administration, Retention::Record),
        field("email", Tier::T0, Purpose::Administration, Retention::Record),
        field("phone", Tier::T0, Purpose::Administration, Retention::Record),
        field("languages", Tier::T0, Purpose::Administration, Retention::Record),
        field("confirmed", Tier::T0, Purpose::Administration, Retention::Record),
    ],
};

/// A row of the reference file `missions.csv`.
#[derive(Clone, Debug, Deserialize)]
pub struct Listed {
    /// Slug.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// Host country.
    pub country: String,
    /// City, in Arabic.
    pub city_ar: String,
    /// City, in English.
    pub city_en: String,
    /// City, in Spanish.
    pub city_es: String,
    /// Countries it serves, separated by `|`.
    pub serves: String,
    /// Website, or empty.
    pub website: String,
    /// E-mail, or empty.
    pub email: String,
    /// Telephone, or empty.
    pub phone: String,
    /// `yes` or `no`.
    pub confirmed: String,
}

impl Listed {
    /// The countries it serves.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        self.serves.split('|').filter(|country| !country.is_empty())
    }

    /// Its city in `locale`.
    pub fn city(&self, locale: Locale) -> &str {
        name_in(locale, &self.city_ar, &self.city_en, &self.city_es)
    }
}

/// What the ministry says of a mission.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Its kind.
    pub kind: Kind,
    /// Host country, ISO 3166-1 alpha-2.
    pub country: String,
    /// City, in Arabic, English and Spanish.
    pub city: [String; 3],
    /// E-mail, or empty.
    pub email: String,
    /// Telephone, or empty.
    pub phone: String,
    /// Website, or empty.
    pub website: String,
    /// Languages in which it serves, ISO 639-1, separated by spaces.
    pub languages: String,
    /// The countries it serves, ISO 3166-1 alpha-2.
    pub serves: Vec<String>,
    /// Whether the ministry has confirmed all this.
    pub confirmed: bool,
}

/// Writes a mission: a new one, or what the ministry now says of the one with this id. Whose scope it is sees the
/// change with their next page.
pub async fn save(ctx: &Ctx, id: Option<MissionId>, terms: Terms) -> kit::Result<MissionId> {
    let db = ctx.tx().await?;
    let [city_ar, city_en, city_es] = terms.city;
    let (known, id) = (id.is_some(), id.unwrap_or_else(MissionId::new));
    let row = ActiveModel {
        id: Set(id),
        // The reference file names no new one; its id is a name that no other has.
        slug: if known { NotSet } else { Set(id.to_string()) },
        kind: Set(terms.kind),
        country: Set(terms.country),
        city_ar: Set(city_ar),
        city_en: Set(city_en),
        city_es: Set(city_es),
        website: Set(terms.website),
        email: Set(terms.email),
        phone: Set(terms.phone),
        languages: Set(terms.languages),
        confirmed: Set(terms.confirmed),
    };
    let act = if known {
        Entity::update(row).exec(db).await?;
        country::Entity::delete_many().filter(country::COLUMN.mission_id.eq(id)).exec(db).await?;
        "mission.change"
    } else {
        Entity::insert(row).exec_without_returning(db).await?;
        "mission.create"
    };
    if !terms.serves.is_empty() {
        let rows = terms
            .serves
            .iter()
            .map(|code| country::ActiveModel { mission_id: Set(id), country: Set(code.clone()) });
        country::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    ctx.record(Entry::done(act).to("mission", id.0).with(serde_json::json!({ "serves": terms.serves })));
    Ok(id)
}

/// Fills the empty table from the reference list; a table with rows is the ministry's own and stays.
pub async fn fill(db: &DatabaseConnection, listed: &[Listed]) -> Result<(), DbErr> {
    if listed.is_empty() || Entity::find().one(db).await?.is_some() {
        return Ok(());
    }
    let transaction = db::begin(db, Intent::Write).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        // Of two nodes that start together, one fills.
        transaction.execute_unprepared("LOCK TABLE missions IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    if Entity::find().one(&*transaction).await?.is_some() {
        return transaction.rollback().await;
    }
    let mut rows = Vec::new();
    let mut countries = Vec::new();
    for mission in listed {
        let id = MissionId::new();
        rows.push(ActiveModel {
            id: Set(id),
            slug: Set(mission.id.clone()),
            kind: Set(mission.kind),
            country: Set(mission.country.clone()),
            city_ar: Set(mission.city_ar.clone()),
            city_en: Set(mission.city_en.clone()),
            city_es: Set(mission.city_es.clone()),
            website: Set(mission.website.clone()),
            email: Set(mission.email.clone()),
            phone: Set(mission.phone.clone()),
            languages: Set(String::new()),
            confirmed: Set(mission.confirmed == "yes"),
        });
        countries.extend(
            mission
                .countries()
                .map(|code| country::ActiveModel { mission_id: Set(id), country: Set(code.to_owned()) }),
        );
    }
    Entity::insert_many(rows).exec_without_returning(&*transaction).await?;
    country::Entity::insert_many(countries).exec_without_returning(&*transaction).await?;
    transaction.commit().await
}

/// The mission `id`.
pub async fn find(db: &impl ConnectionTrait, id: MissionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The mission with this slug.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(COLUMN.slug.eq(slug)).one(db).await
}

/// The missions that serve `country`, its own embassy first.
pub async fn serving(db: &impl ConnectionTrait, code: &str) -> Result<Vec<Model>, DbErr> {
    let ids = country::Entity::find().filter(country::COLUMN.country.eq(code)).all(db).await?;
    let ids: Vec<MissionId> = ids.into_iter().map(|row| row.mission_id).collect();
    let mut missions = Entity::find().filter(COLUMN.id.is_in(ids)).all(db).await?;
    missions.sort_by_key(|mission| {
        (mission.country != code, mission.kind != Kind::Embassy, mission.slug.clone())
    });
    Ok(missions)
}

/// All missions, by slug.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    use sea_orm::QueryOrder;
    Entity::find().order_by_asc(COLUMN.slug).all(db).await
}

/// The countries that `mission` serves, ISO 3166-1 alpha-2, in alphabetical order.
pub async fn countries(db: &impl ConnectionTrait, mission: MissionId) -> Result<Vec<String>, DbErr> {
    let rows = country::Entity::find().filter(country::COLUMN.mission_id.eq(mission)).all(db).await?;
    let mut countries: Vec<String> = rows.into_iter().map(|row| row.country).collect();
    countries.sort();
    Ok(countries)
}

/// Which mission serves which country, all of them.
pub async fn all_countries(db: &impl ConnectionTrait) -> Result<Vec<(MissionId, String)>, DbErr> {
    let rows = country::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.mission_id, row.country)).collect())
}
