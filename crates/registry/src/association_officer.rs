//! Who holds which office in an association, from when to when. Some are registered people, most are a name that the association
//! made public where it works. Whoever heads it, for the time of the office and as the mission says, sees the members who let them.

mod typed;

use accounts::Ctx;
use accounts::audit::Entry;
use chrono::{DateTime, NaiveDate, Utc};
use kit::field::{self, CASE_DAYS, Purpose, Retention, Table, Tier};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, LockType};
use sea_orm::{Condition, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;

pub use typed::{Form, Said};

use crate::association::{self, AssociationId, Office};
use crate::guardianship;
use crate::person::{self, PersonId, Status};

kit::id_type!(
    /// Somebody who holds, or held, an office in an association.
    OfficerId
);

/// Offices of one association, past ones among them, at the most.
pub const MOST: usize = 60;

/// A row of `association_officers`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "association_officers")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OfficerId,
    /// In which association.
    pub association_id: AssociationId,
    /// Who, where they are registered.
    pub person_id: Option<PersonId>,
    /// What they are called, where they are not; else empty.
    pub name: String,
    /// Which office.
    pub office: Office,
    /// What it is called there; or empty.
    pub title: String,
    /// First day, where it is known.
    pub since: Option<NaiveDate>,
    /// Last day, where it is known.
    pub until: Option<NaiveDate>,
    /// Whether they see the members who let the association see them.
    pub sees_members: bool,
    /// When that was written down.
    pub added_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// How often it was changed.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Five years after its last day an office is nobody's to read any more.
const KEPT: Retention = Retention::After("until", CASE_DAYS);

/// What the columns are.
pub const TABLE: Table = Table {
    name: "association_officers",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Registry, KEPT),
        field::field("association_id", Tier::T2, Purpose::Registry, KEPT),
        field::field("person_id", Tier::T2, Purpose::Registry, KEPT),
        field::field("name", Tier::T2, Purpose::Registry, KEPT),
        field::field("office", Tier::T2, Purpose::Registry, KEPT),
        field::field("title", Tier::T2, Purpose::Registry, KEPT),
        field::field("since", Tier::T2, Purpose::Registry, KEPT),
        field::field("until", Tier::T2, Purpose::Registry, KEPT),
        field::field("sees_members", Tier::T2, Purpose::Registry, KEPT),
        field::field("added_at", Tier::T2, Purpose::Registry, KEPT),
        field::field("updated_at", Tier::T2, Purpose::Registry, KEPT),
        field::field("revision", Tier::T0, Purpose::Operation, KEPT),
    ],
};

/// Where a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// It runs.
    Now,
    /// It is yet to begin.
    Later,
    /// It is over.
    Past,
}

impl Model {
    /// Where its term stands on the day `today`.
    pub fn when(&self, today: NaiveDate) -> When {
        match () {
            () if self.until.is_some_and(|until| until < today) => When::Past,
            () if self.since.is_some_and(|since| today < since) => When::Later,
            () => When::Now,
        }
    }

    /// Whether the office is held on the day `today`.
    pub fn holds_on(&self, today: NaiveDate) -> bool {
        self.when(today) == When::Now
    }
}

/// That `who`, by their id or their name, holds an office of which this is said, as written down at `at`.
pub fn new(association: AssociationId, who: Who, said: &Said, at: DateTime<Utc>) -> ActiveModel {
    let (person, name) = match who {
        Who::Registered(person) => (Some(person), String::new()),
        Who::Named(name) => (None, name),
    };
    ActiveModel {
        id: Set(OfficerId::new()),
        association_id: Set(association),
        person_id: Set(person),
        name: Set(name),
        office: Set(said.office),
        title: Set(said.title.clone()),
        since: Set(said.since),
        until: Set(said.until),
        sees_members: Set(said.sees_members && person.is_some()),
        added_at: Set(at),
        updated_at: Set(at),
        revision: Set(0),
    }
}

/// Who holds an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A registered person.
    Registered(PersonId),
    /// Somebody else, by name.
    Named(String),
}

/// Somebody who holds an office, as pages show them to those who may know.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// The row.
    pub id: OfficerId,
    /// Who, where they are registered.
    #[serde(skip)]
    pub person: Option<PersonId>,
    /// Address of their record, where the viewer may open it; or empty.
    pub record_href: String,
    /// Their name; empty where they are registered, and rest or have left.
    pub name: String,
    /// Which office.
    pub office: Office,
    /// What it is called there; or empty.
    pub title: String,
    /// First day; or empty.
    pub since: String,
    /// Last day; or empty.
    pub until: String,
    /// Whether it is over, held now, or yet to begin.
    pub when: When,
    /// Whether they see the members who let the association see them.
    pub sees_members: bool,
}

/// How many offices in `association` are written down.
pub async fn count_of(db: &impl ConnectionTrait, association: AssociationId) -> Result<u64, DbErr> {
    Entity::find().filter(COLUMN.association_id.eq(association)).count(db).await
}

/// Who holds and held which office in `association`, those who hold one now first; without the name of a registered person whose
/// registration stands at none of `standing`. Whoever asks may know: they serve its country, or are a member of it.
pub async fn of(ctx: &Ctx, association: AssociationId, standing: &[Status]) -> Result<Vec<Shown>> {
    ctx.meet([association]).await?;
    let rows = Entity::find().filter(COLUMN.association_id.eq(association)).order_by_asc(COLUMN.id);
    let rows = rows.all(ctx.tx().await?).await?;
    let ids: Vec<PersonId> = rows.iter().filter_map(|row| row.person_id).collect();
    ctx.meet(ids.iter().copied()).await?;
    let mut people = person::for_index(ctx.tx().await?, &ids).await?;
    people.retain(|person| standing.contains(&person.status));
    let today = ctx.now().date_naive();
    let mut shown: Vec<Shown> = rows
        .into_iter()
        .map(|row| {
            let person = people.iter().find(|person| Some(person.id) == row.person_id);
            let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            Shown {
                id: row.id,
                person: row.person_id,
                record_href: String::new(),
                name: person.map_or_else(|| row.name.clone(), |person| person.name_in(ctx.locale())),
                office: row.office,
                when: row.when(today),
                title: row.title,
                since: day(row.since),
                until: day(row.until),
                sees_members: row.sees_members,
            }
        })
        .collect();
    shown.sort_by_key(|one| (one.when, one.office as u8));
    Ok(shown)
}

/// The offices that `person`, who asks, or whom whoever asks has found, holds and held, each with its association.
pub async fn of_person(ctx: &Ctx, person: PersonId) -> Result<Vec<(Model, association::Model)>> {
    let db = ctx.tx().await?;
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id).all(db).await?;
    let ids = rows.iter().map(|row| row.association_id).collect();
    let associations = association::of_ids(db, ids).await?;
    let with = |row: Model| {
        let association = associations.iter().find(|of| of.id == row.association_id)?;
        Some((row, association.clone()))
    };
    Ok(rows.into_iter().filter_map(with).collect())
}

/// The office `id` in `association`, which the viewer's mission keeps.
pub async fn find_in(ctx: &Ctx, association: AssociationId, id: OfficerId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(COLUMN.association_id.eq(association));
    row.one(ctx.tx().await?).await?.ok_or(Error::NotFound)
}

/// The same as it is now, once nobody else changes it; on SQLite a POST is alone anyway.
pub(crate) async fn hold_in(ctx: &Ctx, association: AssociationId, id: OfficerId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(COLUMN.association_id.eq(association));
    row.lock(LockType::NoKeyUpdate).one(ctx.tx().await?).await?.ok_or(Error::NotFound)
}

/// The offices in which `person` sees the members of `association` on the day `today`.
fn seeing(person: PersonId, association: AssociationId, today: NaiveDate) -> Select<Entity> {
    Entity::find()
        .filter(COLUMN.person_id.eq(person))
        .filter(COLUMN.association_id.eq(association))
        .filter(COLUMN.sees_members.eq(true))
        .filter(Condition::any().add(COLUMN.since.is_null()).add(COLUMN.since.lte(today)))
        .filter(Condition::any().add(COLUMN.until.is_null()).add(COLUMN.until.gte(today)))
}

/// Whether `person`, who asks, sees members of any association, now or later.
pub(crate) async fn sees_anyone(ctx: &Ctx, person: PersonId) -> Result<bool> {
    let today = ctx.now().date_naive();
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).filter(COLUMN.sees_members.eq(true));
    let rows = rows.filter(Condition::any().add(COLUMN.until.is_null()).add(COLUMN.until.gte(today)));
    Ok(rows.one(ctx.tx().await?).await?.is_some())
}

/// Whether `person`, who asks, heads `association` now: it is at work, a mission has written down that they see its members, for a
/// time that runs, and has verified who they are.
pub async fn heads(ctx: &Ctx, person: &person::Model, association: &association::Model) -> Result<bool> {
    let today = ctx.now().date_naive();
    if !association.is_active() || person.status != Status::Verified || guardianship::is_minor(person, today)
    {
        return Ok(false);
    }
    Ok(seeing(person.id, association.id, today).one(ctx.tx().await?).await?.is_some())
}

/// What became of an office that was to be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there now.
    New,
    /// The same person holds it there already.
    Known,
    /// The association has as many as one has.
    TooMany,
}

/// Writes down that `who` holds an office in `association`, which the viewer's mission keeps; the same once.
pub async fn add(ctx: &Ctx, association: AssociationId, who: Who, said: &Said) -> Result<Added> {
    let db = ctx.tx().await?;
    // Of two at once, the second finds what the first wrote.
    association::hold(ctx, association).await?;
    let rows = Entity::find().filter(COLUMN.association_id.eq(association)).all(db).await?;
    let today = ctx.now().date_naive();
    let is_same = |row: &Model| match &who {
        Who::Registered(person) => row.person_id == Some(*person),
        Who::Named(name) => row.person_id.is_none() && row.name == *name,
    };
    let is_open = |row: &Model| row.until.is_none_or(|until| until >= today);
    if rows.iter().any(|row| is_same(row) && is_open(row) && row.office == said.office) {
        return Ok(Added::Known);
    }
    if rows.len() >= MOST {
        return Ok(Added::TooMany);
    }
    let row = Entity::insert(new(association, who, said, ctx.now())).exec_with_returning(db).await?;
    row.record(ctx, "association.officer_add");
    Ok(Added::New)
}

impl Model {
    /// Writes down an act on it: on the record of who holds it, or, where that is somebody who is not registered, on the
    /// association.
    fn record(&self, ctx: &Ctx, act: &'static str) {
        let about = json!({ "association": self.association_id, "office": self.office, "sees_members": self.sees_members });
        let entry = Entry::done(act).with(about);
        ctx.record(match self.person_id {
            Some(person) => entry.to(person::KIND, person.0),
            None => entry.to(association::KIND, self.association_id.0),
        });
    }

    /// As which a form shows it.
    pub fn said(&self) -> Said {
        Said {
            office: self.office,
            title: self.title.clone(),
            since: self.since,
            until: self.until,
            sees_members: self.sees_members,
        }
    }

    /// From now on this is said of it, and who holds it, where they are not registered, is called `name`. False if that changes
    /// nothing.
    pub async fn change(&self, ctx: &Ctx, said: &Said, name: &str) -> Result<bool> {
        let name = if self.person_id.is_some() { "" } else { name };
        let said = Said { sees_members: said.sees_members && self.person_id.is_some(), ..said.clone() };
        if self.said() == said && self.name == name {
            return Ok(false);
        }
        let written = Entity::update_many()
            .col_expr(Column::Name, Expr::value(name))
            .col_expr(Column::Office, Expr::value(said.office))
            .col_expr(Column::Title, Expr::value(said.title.as_str()))
            .col_expr(Column::Since, Expr::value(said.since))
            .col_expr(Column::Until, Expr::value(said.until))
            .col_expr(Column::SeesMembers, Expr::value(said.sees_members))
            .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
            .col_expr(Column::Revision, Expr::value(self.revision + 1))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.revision.eq(self.revision))
            .exec(ctx.tx().await?)
            .await?;
        if written.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        let now = Self { office: said.office, sees_members: said.sees_members, ..self.clone() };
        now.record(ctx, "association.officer_change");
        Ok(true)
    }

    /// It was written down by mistake, or nobody is to know of it any more: it is gone.
    pub async fn remove(&self, ctx: &Ctx) -> Result<()> {
        Entity::delete_by_id(self.id).exec(ctx.tx().await?).await?;
        self.record(ctx, "association.officer_remove");
        Ok(())
    }
}

/// The member `person`, who asks, holds the office `id` in `association` no longer: it ended yesterday, and they see its members no
/// more, whatever other office they hold there. False where it had ended before.
pub async fn resign(
    ctx: &Ctx,
    person: PersonId,
    (association, id): (AssociationId, OfficerId),
) -> Result<bool> {
    let db = ctx.tx().await?;
    let row = hold_in(ctx, association, id).await?;
    let today = ctx.now().date_naive();
    if row.person_id != Some(person) {
        return Err(Error::NotFound);
    }
    if row.until.is_some_and(|until| until < today) {
        return Ok(false);
    }
    let until = today.pred_opt().unwrap_or(today);
    Entity::update_many()
        .col_expr(Column::SeesMembers, Expr::value(false))
        .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(COLUMN.person_id.eq(person))
        .filter(COLUMN.association_id.eq(association))
        .exec(db)
        .await?;
    // An office that begins later never began.
    let since = row.since.filter(|since| *since <= until);
    Entity::update_many()
        .col_expr(Column::Since, Expr::value(since))
        .col_expr(Column::Until, Expr::value(until))
        .filter(COLUMN.id.eq(id))
        .exec(db)
        .await?;
    Model { sees_members: false, ..row }.record(ctx, "association.officer_resign");
    Ok(true)
}
