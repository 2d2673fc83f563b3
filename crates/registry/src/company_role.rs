//! Who has which part in a company. Whoever keeps it hands others a code; nobody is looked up by name or number, so that
//! nobody learns by it who is registered. Those who have a part in one company know each other's names.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::limit::{self, Limit};
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::row_key;
use kit::field::{self, Purpose, Retention, Table, Tier};
use kit::seal::Keys;
use kit::{Error, Result, crockford};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::Serialize;

use crate::company::{self, CompanyId, MOST};
use crate::notice;
use crate::person::{self, KIND, PersonId};

kit::id_type!(
    /// A part in a company.
    CompanyRoleId
);

/// Days for which a code is good.
pub const DAYS: i64 = 30;
/// Characters of a code: 60 random bits.
const LENGTH: usize = 12;
/// People with a part in one company at the most: those who run it, not all who work there.
const MOST_PEOPLE: usize = 30;

/// What somebody is in a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Position {
    /// It is theirs.
    Owner,
    /// It is theirs together with others.
    Partner,
    /// They run it.
    Manager,
    /// They sit on its board.
    Board,
    /// They act for it.
    Representative,
    /// They work there.
    Employee,
}

/// A row of `company_roles`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_roles")]
pub struct Model {
    /// Its id; newer ones sort later.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CompanyRoleId,
    /// In which company.
    pub company_id: CompanyId,
    /// Who.
    pub person_id: PersonId,
    /// What they are there.
    pub position: Position,
    /// Since when that is kept.
    pub since: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "company_roles",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Registry, Retention::Record),
        field::field("company_id", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("person_id", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("position", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("since", Tier::T2, Purpose::Registry, Retention::Record),
    ],
};

/// That `person` is `position` in `company` from `at` on.
pub fn new(company: CompanyId, person: PersonId, position: Position, at: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(CompanyRoleId::new()),
        company_id: Set(company),
        person_id: Set(person),
        position: Set(position),
        since: Set(at),
    }
}

/// The parts that `person` has, the oldest first.
pub(crate) async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_asc(COLUMN.id).all(db).await
}

/// Those who have a part in `company`, which whoever asks has found, the oldest first.
pub async fn in_company(db: &impl ConnectionTrait, company: CompanyId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.company_id.eq(company)).order_by_asc(COLUMN.id).all(db).await
}

/// The ids of the same.
pub(crate) async fn people_in(db: &impl ConnectionTrait, company: CompanyId) -> Result<Vec<PersonId>, DbErr> {
    let rows = Entity::find().filter(COLUMN.company_id.eq(company)).order_by_asc(COLUMN.id);
    rows.select_only().column(Column::PersonId).into_tuple().all(db).await
}

/// Somebody who has a part in a company, as pages show them to those who have one, too.
#[derive(Clone, Debug, Serialize)]
pub struct Colleague {
    /// The part.
    pub id: CompanyRoleId,
    /// Who.
    #[serde(skip)]
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they are there.
    pub position: Position,
    /// Whether they keep it.
    pub keeps: bool,
}

/// Those who have a part in `company`, in which whoever asks has one, or serves somebody who has.
pub async fn colleagues(ctx: &Ctx, company: &company::Model) -> Result<Vec<Colleague>> {
    let roles = in_company(ctx.tx().await?, company.id).await?;
    ctx.meet(roles.iter().map(|role| role.person_id)).await?;
    let ids: Vec<PersonId> = roles.iter().map(|role| role.person_id).collect();
    let people = person::for_index(ctx.tx().await?, &ids).await?;
    let name = |id: PersonId| {
        let person = people.iter().find(|person| person.id == id);
        person.map(|person| person.name_in(ctx.locale())).unwrap_or_default()
    };
    let shown = roles.into_iter().map(|role| Colleague {
        id: role.id,
        person: role.person_id,
        name: name(role.person_id),
        position: role.position,
        keeps: role.person_id == company.person_id,
    });
    Ok(shown.collect())
}

/// `person` has no part in `company` any more.
pub(crate) async fn remove(
    db: &impl ConnectionTrait,
    company: CompanyId,
    person: PersonId,
) -> Result<bool, DbErr> {
    let gone =
        Entity::delete_many().filter(COLUMN.company_id.eq(company)).filter(COLUMN.person_id.eq(person));
    Ok(gone.exec(db).await?.rows_affected > 0)
}

/// The code by which others join `company`, made at `at`: without the master key nobody reckons it.
fn code(keys: &Keys, company: CompanyId, at: DateTime<Utc>) -> String {
    let made = [company.0.as_bytes().as_slice(), &at.timestamp_micros().to_be_bytes()].concat();
    crockford::from_bytes(&keys.hash("companies.join", &made), LENGTH)
}

fn hash(keys: &Keys, code: &str) -> Vec<u8> {
    keys.hash("companies.code", code.as_bytes())
}

/// Until when a code that was made at `at` is good.
fn end(at: DateTime<Utc>) -> DateTime<Utc> {
    at + TimeDelta::days(DAYS)
}

impl company::Model {
    /// The code by which others join it, as it is read aloud, and until when it is good; none where there is none that is.
    pub fn join_code(&self, ctx: &Ctx) -> Option<(String, DateTime<Utc>)> {
        let at = self.join_made_at.filter(|at| self.join_hash.is_some() && end(*at) > ctx.now())?;
        Some((crockford::grouped(&code(&ctx.app().keys, self.id, at), 4), end(at)))
    }

    /// Makes a code by which others join it. One that is good stays.
    pub async fn invite(&self, ctx: &Ctx) -> Result<()> {
        if self.join_code(ctx).is_some() {
            return Ok(());
        }
        let keys = &ctx.app().keys;
        self.open_to(ctx, Some(hash(keys, &code(keys, self.id, ctx.now())))).await
    }

    /// Nobody joins it by a code any more. False where nobody could.
    pub async fn uninvite(&self, ctx: &Ctx) -> Result<bool> {
        if self.join_hash.is_none() {
            return Ok(false);
        }
        self.open_to(ctx, None).await?;
        Ok(true)
    }
}

/// What a typed code leads to.
#[derive(Debug)]
pub enum Met {
    /// This company.
    Found(Box<company::Model>),
    /// None whose code is good.
    Wrong,
    /// Too many tries within an hour.
    TooMany,
}

/// The company whose code `typed` is, in any writing; the wrong tries of who asks are counted.
pub async fn meet(ctx: &Ctx, typed: &str) -> Result<Met> {
    let settings = ctx.app().settings.sign_in;
    let (limit, member) = (Limit::an_hour("company.join", settings.tries_an_hour), ctx.member()?);
    if limit::left(ctx, &limit, member.as_bytes()).await? == 0 {
        return Ok(Met::TooMany);
    }
    let hash = hash(&ctx.app().keys, &crockford::read(typed, LENGTH).unwrap_or_default());
    ctx.meet([row_key(&hash)]).await?;
    let found = company::by_join_hash(ctx.tx().await?, hash).await?;
    match found.filter(|company| company.join_code(ctx).is_some()) {
        Some(company) => {
            ctx.meet([company.id]).await?;
            Ok(Met::Found(Box::new(company)))
        }
        None => {
            limit::take(ctx, &limit, member.as_bytes()).await?;
            ctx.record(Entry::refused("company.join"));
            Ok(Met::Wrong)
        }
    }
}

/// Why somebody does not join a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Not {
    /// They have a part in it already.
    There,
    /// They have a part in as many as one person has, or it has as many people.
    TooMany,
}

/// The member `person`, who typed its code, is `position` in `company` from now on.
pub async fn join(
    ctx: &Ctx,
    company: &company::Model,
    person: PersonId,
    position: Position,
) -> Result<Result<(), Not>> {
    let db = ctx.tx().await?;
    person::hold(db, person).await?;
    // Gone, or its code taken back, at this moment.
    let now = company::hold(db, company.id).await?.filter(|now| now.join_code(ctx).is_some());
    if now.is_none() {
        return Err(Error::NotFound);
    }
    let (own, there) = (of(db, person).await?, in_company(db, company.id).await?);
    if there.iter().any(|role| role.person_id == person) {
        return Ok(Err(Not::There));
    }
    if own.len() >= MOST || there.len() >= MOST_PEOPLE {
        return Ok(Err(Not::TooMany));
    }
    Entity::insert(new(company.id, person, position, ctx.now())).exec_without_returning(db).await?;
    ctx.record(Entry::done("company.join").to(KIND, person.0));
    ctx.meet([company.person_id]).await?;
    if let Some(keeper) = person::who_may_enter(ctx, company.person_id).await? {
        notice::waits(ctx, &keeper).await?;
    }
    Ok(Ok(()))
}

/// Whoever has the part `id` in `company` has it no longer, as its keeper says, who keeps it themselves and stays.
pub async fn end_for(ctx: &Ctx, company: &company::Model, id: CompanyRoleId) -> Result<()> {
    let db = ctx.tx().await?;
    let role = in_company(db, company.id).await?.into_iter().find(|role| role.id == id);
    let role = role.filter(|role| role.person_id != company.person_id).ok_or(Error::NotFound)?;
    remove(db, company.id, role.person_id).await?;
    ctx.record(Entry::done("company.leave").to(KIND, role.person_id.0));
    Ok(())
}
