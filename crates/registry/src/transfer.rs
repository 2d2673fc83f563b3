//! A mission asks another one to take a person over who lives in its countries now. Until it agrees the person stays
//! where they are; from then on the new mission serves them, and the old one no longer sees them.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::field::{self, CASE_DAYS, Purpose, Retention, Sealed, Table, Tier};
use kit::seal::{Key, Place};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use serde_json::json;

use crate::cases::Case;
use crate::change::Home;
use crate::person::{self, KIND, PersonId};
use crate::{claim, notice, person_key};

kit::id_type!(
    /// A transfer.
    TransferId
);

/// Where a transfer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// The other mission has yet to answer.
    Open,
    /// It serves the person now.
    Accepted,
    /// It does not.
    Refused,
    /// It is no longer asked for.
    Withdrawn,
}

/// A row of `transfers`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "transfers")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TransferId,
    /// Who moves.
    pub person_id: PersonId,
    /// The country in whose records they are, ISO 3166-1 alpha-2.
    pub from_country: String,
    /// The country in which they live now.
    pub to_country: String,
    /// The city there, as typed; or empty.
    pub city: String,
    /// Where it stands.
    pub state: State,
    /// How the mission knows, sealed with the person's key.
    pub reason: Vec<u8>,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// Who asked.
    pub asked_by: AccountId,
    /// When it was answered, or withdrawn.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who answered.
    pub decided_by: Option<AccountId>,
    /// Why it was refused, sealed with the person's key.
    pub answer: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How long a transfer is kept: five years after it was decided.
const KEPT: Retention = Retention::After("decided_at", CASE_DAYS);

/// What the columns are.
pub const TABLE: Table = Table {
    name: "transfers",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Casework, KEPT),
        field::field("person_id", Tier::T1, Purpose::Casework, KEPT),
        field::field("from_country", Tier::T2, Purpose::Casework, KEPT),
        field::field("to_country", Tier::T2, Purpose::Casework, KEPT),
        field::field("city", Tier::T2, Purpose::Casework, KEPT),
        field::field("state", Tier::T2, Purpose::Casework, KEPT),
        field::field("reason", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
        field::field("asked_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("asked_by", Tier::T2, Purpose::Accountability, KEPT),
        field::field("decided_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("decided_by", Tier::T2, Purpose::Accountability, KEPT),
        field::field("answer", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
    ],
};

fn place<'a>(column: &'static str, id: &'a TransferId) -> Place<'a> {
    Place { table: "transfers", column, row: id.0.as_bytes() }
}

impl Model {
    async fn open(&self, ctx: &Ctx, column: &'static str, sealed: &[u8]) -> Result<String> {
        let plain = person_key::of(ctx, self.person_id).await?.open(place(column, &self.id), sealed);
        Ok(String::from_utf8_lossy(&plain.map_err(anyhow::Error::from)?).into_owned())
    }

    /// How the mission knows.
    pub async fn reason(&self, ctx: &Ctx) -> Result<String> {
        self.open(ctx, "reason", &self.reason).await
    }

    /// Why it was refused; empty where it was not.
    pub async fn answer(&self, ctx: &Ctx) -> Result<String> {
        match &self.answer {
            Some(answer) => self.open(ctx, "answer", answer).await,
            None => Ok(String::new()),
        }
    }
}

/// That `by` asks at `at` for `person`, whose key is `key`, to be taken over by the missions that serve `to`.
pub fn new(
    key: &Key,
    person: &person::Model,
    (to, reason): (&Home, &str),
    (by, at): (AccountId, DateTime<Utc>),
) -> ActiveModel {
    let id = TransferId::new();
    ActiveModel {
        id: Set(id),
        person_id: Set(person.id),
        from_country: Set(person.country.clone()),
        to_country: Set(to.country.clone()),
        city: Set(to.city.clone()),
        state: Set(State::Open),
        reason: Set(key.seal(place("reason", &id), reason.as_bytes())),
        asked_at: Set(at),
        asked_by: Set(by),
        decided_at: Set(None),
        decided_by: Set(None),
        answer: Set(None),
    }
}

/// The missions that serve `to` are asked to take `person` over, whom the viewer found in their scope. False if that is
/// asked already.
pub async fn ask(ctx: &Ctx, person: &person::Model, to: &Home, reason: &str) -> Result<bool> {
    let db = ctx.tx().await?;
    person::hold(db, person.id).await?;
    if let Some(open) = open_of(db, person.id).await? {
        if open.is_open(person) {
            return Ok(false);
        }
        // The person has moved by themselves since: it can no longer be answered.
        open.decide(ctx, State::Withdrawn, None).await?;
    }
    let key = person_key::of(ctx, person.id).await?;
    let row = new(&key, person, (to, reason), (ctx.staff()?.id, ctx.now()));
    Entity::insert(row).exec_without_returning(db).await?;
    let detail = json!({ "from": person.country, "to": to.country });
    ctx.record(Entry::done("transfer.ask").to(KIND, person.id.0).with(detail));
    Ok(true)
}

/// What is asked about `person` and not answered yet.
pub async fn open_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).filter(Column::State.eq(State::Open));
    rows.order_by_desc(COLUMN.id).one(db).await
}

/// How many transfers `account` asked for that wait for an answer.
pub async fn count_of(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(COLUMN.asked_by.eq(account)).filter(Column::State.eq(State::Open)).count(db).await
}

/// All that was ever asked about `person`, the newest first.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id).all(db).await
}

/// The transfer `id` with its person, if it leads into countries whose registrations the viewer decides on; else the
/// same answer as for none. Both are written down. It may be answered while it is open and the person is still where
/// they were when it was asked for.
pub async fn find_for(ctx: &Ctx, id: TransferId) -> Result<(Model, person::Model)> {
    let staff = ctx.staff()?;
    let db = ctx.tx().await?;
    let row = Entity::find_by_id(id).one(db).await?;
    let row = row.filter(|row| staff.decide(Action::VerifyPerson).reaches(&row.to_country));
    if let Some(row) = &row {
        ctx.meet([row.person_id]).await?;
    }
    if let Some(row) = row
        && let Some(person) = person::for_index(db, &[row.person_id]).await?.pop()
    {
        return Ok((row, person));
    }
    ctx.record(Entry::refused("transfer.find").to("transfer", id.0));
    Err(Error::NotFound)
}

/// Of people in other countries whom missions of `countries` are asked to take over.
fn waiting(countries: &[String]) -> Select<Entity> {
    // Someone who has moved since by themselves waits no more.
    let is_there = person::still_in((Entity, Column::PersonId), (Entity, Column::FromCountry));
    Entity::find()
        .filter(COLUMN.to_country.is_in(countries.to_vec()))
        .filter(Column::State.eq(State::Open))
        .filter(is_there)
}

/// The ids of the transfers that wait for an answer of `countries`; nothing where there are no countries.
pub(crate) fn waiting_ids(countries: &[String]) -> Option<SelectStatement> {
    let ids = waiting(countries).select_only().column(Column::Id);
    (!countries.is_empty()).then(|| ids.into_query())
}

fn case(row: &Model) -> Case {
    Case { kind: claim::Kind::Transfer, id: row.id.0, person: row.person_id, at: row.asked_at }
}

/// The transfers that wait for the viewer's mission, the oldest first.
pub(crate) async fn waiting_for(ctx: &Ctx, limit: u64) -> Result<Vec<Case>> {
    let rows = waiting(ctx.staff()?.decide(Action::VerifyPerson).countries()).order_by_asc(COLUMN.asked_at);
    let rows = rows.order_by_asc(COLUMN.id).limit(limit).all(ctx.tx().await?).await?;
    Ok(rows.iter().map(case).collect())
}

/// The transfer `id`, if it waits for an answer of `countries`.
pub(crate) async fn waiting_case(ctx: &Ctx, id: TransferId, countries: &[String]) -> Result<Option<Case>> {
    let row = waiting(countries).filter(COLUMN.id.eq(id)).one(ctx.tx().await?).await?;
    Ok(row.as_ref().map(case))
}

impl Model {
    /// Whether it waits for an answer about `person`, whom it is about.
    pub fn is_open(&self, person: &person::Model) -> bool {
        self.state == State::Open && person.country == self.from_country && person.status.is_living()
    }

    async fn decide(&self, ctx: &Ctx, state: State, answer: Option<Vec<u8>>) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::DecidedAt, Expr::value(ctx.now()))
            .col_expr(Column::DecidedBy, Expr::value(ctx.staff()?.id))
            .col_expr(Column::Answer, Expr::value(answer))
            .filter(COLUMN.id.eq(self.id))
            .filter(Column::State.eq(State::Open))
            .exec(ctx.tx().await?)
            .await?;
        claim::end(ctx.tx().await?, claim::Kind::Transfer, self.id.0).await?;
        Ok(changed.rows_affected > 0)
    }

    /// The viewer's mission takes `person` over. False if it was answered before, or the person has moved meanwhile.
    pub async fn accept(&self, ctx: &Ctx, person: &person::Model) -> Result<bool> {
        if !self.is_open(person) || !self.decide(ctx, State::Accepted, None).await? {
            return Ok(false);
        }
        let home = Home { country: self.to_country.clone(), city: self.city.clone() };
        person.taken_over(ctx, &home).await?;
        notice::waits(ctx, person).await?;
        Ok(true)
    }

    /// The viewer's mission does not take `person` over. False if it was answered before.
    pub async fn refuse(&self, ctx: &Ctx, person: &person::Model, answer: &str) -> Result<bool> {
        let sealed = person_key::of(ctx, person.id).await?.seal(place("answer", &self.id), answer.as_bytes());
        if !self.is_open(person) || !self.decide(ctx, State::Refused, Some(sealed)).await? {
            return Ok(false);
        }
        ctx.record(Entry::done("transfer.refuse").to(KIND, person.id.0));
        Ok(true)
    }

    /// The mission that asked no longer does; `person` is in its scope. False if it was answered before.
    pub async fn withdraw(&self, ctx: &Ctx, person: &person::Model) -> Result<bool> {
        if !self.decide(ctx, State::Withdrawn, None).await? {
            return Ok(false);
        }
        ctx.record(Entry::done("transfer.withdraw").to(KIND, person.id.0));
        Ok(true)
    }
}
