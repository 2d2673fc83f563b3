//! A public figure of Palestinian origin: a mayor, a councillor, a member of parliament of another country. All of it is said in
//! public, and the row names where. It is bound to nobody of the registry: that somebody is registered is secret. Missions keep
//! those of their countries, for the twinning of municipalities; all of them read all.

mod list;
mod said;
mod shown;
mod typed;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::field::{CASE_DAYS, Purpose, Retention, Table, Tier, field};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, OnConflict};
use search::fold;
use serde_json::json;

pub use list::{Filters, search};
pub use said::{Ground, Office, Said, Term};
pub use shown::Shown;
pub use typed::{Form, Offers};

kit::id_type!(
    /// A public figure.
    PublicFigureId
);

/// Kind of its rows in the audit.
pub const KIND: &str = "public_figure";

/// A row of `public_figures`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "public_figures")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PublicFigureId,
    /// Their name.
    pub name: String,
    /// Key under which spellings of the name meet.
    pub name_key: String,
    /// Their name in the other script; or empty.
    pub other_name: String,
    /// The office.
    pub office: Office,
    /// What the office is called there; or empty.
    pub office_words: String,
    /// The municipality, parliament or other body in which they hold it.
    pub body: String,
    /// Key under which spellings of the body meet.
    pub body_key: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// Key under which spellings of the city meet.
    pub city_key: String,
    /// Since which year they hold it, where that is known.
    pub since_year: Option<i16>,
    /// Until which year they held it; none while they are in office as far as is known.
    pub until_year: Option<i16>,
    /// Place of origin in Palestine: an id of `origins.csv`, or as typed, or empty.
    pub origin: String,
    /// Web address at which it is said in public that they hold the office and are of Palestinian origin.
    pub source: String,
    /// How their office is reached, as it says in public; or empty.
    pub contact: String,
    /// What they did or would do; or empty.
    pub words: String,
    /// What they are looked for by: folded words, each with a space before it.
    pub folded: String,
    /// When the source was last looked at.
    pub checked_at: DateTime<Utc>,
    /// When it was noted that they hold the office no more.
    pub ended_at: Option<DateTime<Utc>>,
    /// Who wrote it down.
    pub added_by: AccountId,
    /// When.
    pub added_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How often it was changed: by this a form knows that something else is said by now.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Who holds an office no more is no figure of the list for ever: five years after that was noted the row goes.
const KEPT: Retention = Retention::After("ended_at", CASE_DAYS);

const fn of_figure(column: &'static str, tier: Tier) -> kit::field::Field {
    field(column, tier, Purpose::Registry, KEPT)
}

/// What the columns are: said in public, and gathered here, which is more than each of it alone.
pub const TABLE: Table = Table {
    name: "public_figures",
    person: None,
    fields: &[
        of_figure("id", Tier::T0),
        of_figure("name", Tier::T1),
        of_figure("name_key", Tier::T1),
        of_figure("other_name", Tier::T1),
        of_figure("office", Tier::T1),
        of_figure("office_words", Tier::T1),
        of_figure("body", Tier::T1),
        of_figure("body_key", Tier::T1),
        of_figure("country", Tier::T1),
        of_figure("city", Tier::T1),
        of_figure("city_key", Tier::T1),
        of_figure("since_year", Tier::T1),
        of_figure("until_year", Tier::T1),
        of_figure("origin", Tier::T1),
        of_figure("source", Tier::T1),
        of_figure("contact", Tier::T1),
        of_figure("words", Tier::T1),
        of_figure("folded", Tier::T1),
        of_figure("checked_at", Tier::T1),
        of_figure("ended_at", Tier::T1),
        field("added_by", Tier::T2, Purpose::Accountability, KEPT),
        of_figure("added_at", Tier::T1),
        of_figure("updated_at", Tier::T1),
        field("revision", Tier::T0, Purpose::Operation, KEPT),
    ],
};

fn columns(said: &Said) -> ActiveModel {
    ActiveModel {
        name: Set(said.name.clone()),
        name_key: Set(fold::key(&said.name)),
        other_name: Set(said.other_name.clone()),
        office: Set(said.office),
        office_words: Set(said.office_words.clone()),
        body: Set(said.body.clone()),
        body_key: Set(fold::key(&said.body)),
        country: Set(said.country.clone()),
        city: Set(said.city.clone()),
        city_key: Set(fold::key(&said.city)),
        since_year: Set(said.since_year),
        until_year: Set(said.until_year),
        origin: Set(said.origin.clone()),
        source: Set(said.source.clone()),
        contact: Set(said.contact.clone()),
        words: Set(said.words.clone()),
        folded: Set(said.folded()),
        ..Default::default()
    }
}

/// A public figure of whom this is said, as `by` writes it down at `at`, having looked at the source.
pub fn new(said: &Said, by: AccountId, at: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(PublicFigureId::new()),
        checked_at: Set(at),
        ended_at: Set(said.until_year.map(|_| at)),
        added_by: Set(by),
        added_at: Set(at),
        updated_at: Set(at),
        revision: Set(0),
        ..columns(said)
    }
}

/// Whether the viewer keeps the public figures of `country`.
pub fn may_keep(ctx: &Ctx, country: &str) -> Result<bool> {
    Ok(ctx.staff()?.decide(Action::ManageAssociations).reaches(country))
}

/// Keeps a public figure of one of the viewer's countries; nothing where the list has them with this office.
pub async fn add(ctx: &Ctx, said: &Said) -> Result<Option<PublicFigureId>> {
    let row = new(said, ctx.staff()?.id, ctx.now());
    let id = *row.id.as_ref();
    let once = [Column::Country, Column::Office, Column::NameKey, Column::BodyKey];
    let insert = Entity::insert(row).on_conflict(OnConflict::columns(once).do_nothing().to_owned());
    match insert.exec_without_returning(ctx.tx().await?).await {
        Ok(0) | Err(DbErr::RecordNotInserted) => return Ok(None),
        written => written?,
    };
    ctx.record(Entry::done("figure.add").to(KIND, id.0).with(json!({ "country": said.country })));
    Ok(Some(id))
}

/// The one with this id, for whoever reads the list.
pub async fn find_for(ctx: &Ctx, id: PublicFigureId) -> Result<Model> {
    let row = match ctx.staff()?.may(Action::SeeAssociations) {
        true => Entity::find_by_id(id).one(ctx.tx().await?).await?,
        false => None,
    };
    row.ok_or(Error::NotFound)
}

/// The one with this id, if the viewer keeps those of its country; one of another country is answered as an absent one, and that
/// is written down.
pub async fn find_kept(ctx: &Ctx, id: PublicFigureId) -> Result<Model> {
    let countries = ctx.staff()?.decide(Action::ManageAssociations).condition(COLUMN.country);
    let row = Entity::find_by_id(id).filter(countries).one(ctx.tx().await?).await?;
    if row.is_none() {
        ctx.record(Entry::refused("figure.find").to(KIND, id.0));
    }
    row.ok_or(Error::NotFound)
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Something else is said from now on.
    Anew,
    /// The same is said, and the source was looked at again.
    Checked,
    /// The list has another row of the same person with the same office.
    Known,
}

impl Model {
    /// What is said.
    pub fn said(&self) -> Said {
        Said {
            name: self.name.clone(),
            other_name: self.other_name.clone(),
            office: self.office,
            office_words: self.office_words.clone(),
            body: self.body.clone(),
            country: self.country.clone(),
            city: self.city.clone(),
            since_year: self.since_year,
            until_year: self.until_year,
            origin: self.origin.clone(),
            source: self.source.clone(),
            contact: self.contact.clone(),
            words: self.words.clone(),
        }
    }

    /// From now on this is said of them, by whoever has looked at the source.
    pub async fn change(&self, ctx: &Ctx, said: &Said) -> Result<Changed> {
        let (row, is_anew) = (columns(said), self.said() != *said);
        if is_anew && self.is_known_as(ctx, said).await? {
            return Ok(Changed::Known);
        }
        let ended_at = said.until_year.map(|_| self.ended_at.unwrap_or(ctx.now()));
        let mut changed = Entity::update_many()
            .col_expr(Column::CheckedAt, Expr::value(ctx.now()))
            .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
            .col_expr(Column::EndedAt, Expr::value(ended_at))
            .col_expr(Column::Revision, Expr::value(self.revision + 1));
        for column in Column::iter() {
            if let Some(value) = row.get(column).into_value() {
                changed = changed.col_expr(column, Expr::value(value));
            }
        }
        let same = changed.filter(COLUMN.id.eq(self.id)).filter(COLUMN.revision.eq(self.revision));
        if same.exec(ctx.tx().await?).await?.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        let act = if is_anew { "figure.change" } else { "figure.check" };
        ctx.record(Entry::done(act).to(KIND, self.id.0).with(json!({ "country": said.country })));
        Ok(if is_anew { Changed::Anew } else { Changed::Checked })
    }

    /// Whether another row of the list is of the same person with the same office.
    async fn is_known_as(&self, ctx: &Ctx, said: &Said) -> Result<bool> {
        let others = Entity::find()
            .filter(COLUMN.id.ne(self.id))
            .filter(COLUMN.country.eq(said.country.as_str()))
            .filter(Column::Office.eq(said.office))
            .filter(COLUMN.name_key.eq(fold::key(&said.name)))
            .filter(COLUMN.body_key.eq(fold::key(&said.body)));
        Ok(others.count(ctx.tx().await?).await? > 0)
    }

    /// Removes them from the list: of why, and of whom, the audit keeps a code and an id.
    pub async fn remove(&self, ctx: &Ctx, ground: Ground) -> Result<()> {
        Entity::delete_by_id(self.id).exec(ctx.tx().await?).await?;
        let detail = json!({ "country": self.country, "ground": ground });
        ctx.record(Entry::done("figure.remove").to(KIND, self.id.0).with(detail));
        Ok(())
    }
}
