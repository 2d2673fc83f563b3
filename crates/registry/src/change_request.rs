//! What a member asks to have changed in a record that a mission has verified. The mission accepts or refuses it; the
//! member follows it, and may withdraw it. Of each field one request at most is open: a newer one takes its place.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::field::{self, CASE_DAYS, Purpose, Retention, Sealed, Table, Tier};
use kit::format::{self, PartialDate};
use kit::seal::{Key, Place};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::cases::Case;
use crate::change::Value;
use crate::person::{self, KIND, PersonId};
use crate::{claim, copy, notice, person_key};

kit::id_type!(
    /// A request.
    RequestId
);

/// A field that a mission verifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Field {
    /// The name.
    Name,
    /// The sex.
    Sex,
    /// The date of birth.
    Birth,
    /// The place of origin.
    Origin,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// The mission has yet to decide.
    Open,
    /// The mission has changed the record.
    Accepted,
    /// The mission has not.
    Refused,
    /// The member no longer asks for it.
    Withdrawn,
}

/// A row of `change_requests`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_requests")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RequestId,
    /// Whose record it is about.
    pub person_id: PersonId,
    /// Which field.
    pub field: Field,
    /// The value that is wanted, and what shows that it is right, sealed with the person's key.
    pub sealed: Vec<u8>,
    /// Where it stands.
    pub state: State,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// When it was decided, or withdrawn.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who decided.
    pub decided_by: Option<AccountId>,
    /// Why it was refused, sealed with the person's key.
    pub reason: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How long a request is kept: five years after it was decided.
const KEPT: Retention = Retention::After("decided_at", CASE_DAYS);

/// What the columns are.
pub const TABLE: Table = Table {
    name: "change_requests",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Casework, KEPT),
        field::field("person_id", Tier::T1, Purpose::Casework, KEPT),
        field::field("field", Tier::T2, Purpose::Casework, KEPT),
        field::field("sealed", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
        field::field("state", Tier::T2, Purpose::Casework, KEPT),
        field::field("asked_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("decided_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("decided_by", Tier::T2, Purpose::Accountability, KEPT),
        field::field("reason", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
    ],
};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// The value that is wanted.
    pub value: Value,
    /// What shows that it is right, in the member's words; or empty.
    pub note: String,
}

fn place<'a>(column: &'static str, id: &'a RequestId) -> Place<'a> {
    Place { table: "change_requests", column, row: id.0.as_bytes() }
}

impl Model {
    /// What is asked for.
    pub async fn wish(&self, ctx: &Ctx) -> Result<Wish> {
        let key = person_key::of(ctx, self.person_id).await?;
        let plain = key.open(place("sealed", &self.id), &self.sealed).map_err(anyhow::Error::from)?;
        Ok(serde_json::from_slice(&plain).map_err(anyhow::Error::from)?)
    }

    /// Why it was refused; empty where nothing was written.
    pub async fn reason(&self, ctx: &Ctx) -> Result<String> {
        let Some(sealed) = &self.reason else { return Ok(String::new()) };
        let key = person_key::of(ctx, self.person_id).await?;
        let plain = key.open(place("reason", &self.id), sealed).map_err(anyhow::Error::from)?;
        Ok(String::from_utf8_lossy(&plain).into_owned())
    }

    /// The mission changes the record of `person`, whom it found in its scope, as was asked. False if it was decided
    /// before.
    pub async fn accept(&self, ctx: &Ctx, person: &person::Model) -> Result<bool> {
        if !self.decide(ctx, person, (State::Accepted, None)).await? {
            return Ok(false);
        }
        person.accept(ctx, self.wish(ctx).await?.value).await?;
        notice::waits(ctx, person).await?;
        Ok(true)
    }

    /// The mission leaves the record of `person`, whom it found in its scope, as it is, and tells the member why.
    /// False if it was decided before.
    pub async fn refuse(&self, ctx: &Ctx, person: &person::Model, reason: &str) -> Result<bool> {
        let key = person_key::of(ctx, person.id).await?;
        let sealed = key.seal(place("reason", &self.id), reason.as_bytes());
        if !self.decide(ctx, person, (State::Refused, Some(sealed))).await? {
            return Ok(false);
        }
        notice::waits(ctx, person).await?;
        let detail = json!({ "field": self.field.to_value() });
        ctx.record(Entry::done("change.refuse").to(KIND, person.id.0).with(detail));
        Ok(true)
    }

    async fn decide(
        &self,
        ctx: &Ctx,
        person: &person::Model,
        (state, reason): (State, Option<Vec<u8>>),
    ) -> Result<bool> {
        if self.person_id != person.id {
            return Err(Error::NotFound);
        }
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::DecidedAt, Expr::value(ctx.now()))
            .col_expr(Column::DecidedBy, Expr::value(ctx.staff()?.id))
            .col_expr(Column::Reason, Expr::value(reason))
            .filter(COLUMN.id.eq(self.id))
            .filter(Column::State.eq(State::Open))
            .exec(ctx.tx().await?)
            .await?;
        claim::end(ctx.tx().await?, claim::Kind::Request, self.id.0).await?;
        Ok(changed.rows_affected > 0)
    }
}

/// That `person`, whose key is `key`, asks for `wish` at `at`.
pub fn new(key: &Key, person: PersonId, wish: &Wish, at: DateTime<Utc>) -> Result<ActiveModel> {
    let id = RequestId::new();
    let plain = serde_json::to_vec(wish).map_err(anyhow::Error::from)?;
    Ok(ActiveModel {
        id: Set(id),
        person_id: Set(person),
        field: Set(wish.value.field()),
        sealed: Set(key.seal(place("sealed", &id), &plain)),
        state: Set(State::Open),
        asked_at: Set(at),
        decided_at: Set(None),
        decided_by: Set(None),
        reason: Set(None),
    })
}

/// Asks for `value` in the record of the member `person`. What is asked for already is not asked for twice. Whether it
/// is a new request.
pub(crate) async fn ask(ctx: &Ctx, person: PersonId, value: Value) -> Result<bool> {
    person::hold(ctx.tx().await?, person).await?;
    let field = value.field();
    for open in open(ctx.tx().await?, person).await?.into_iter().filter(|open| open.field == field) {
        if open.wish(ctx).await?.value == value {
            return Ok(false);
        }
    }
    end(ctx, person, field).await?;
    let key = person_key::of(ctx, person).await?;
    let row = new(&key, person, &Wish { value, note: String::new() }, ctx.now())?;
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    let detail = json!({ "field": field.to_value() });
    ctx.record(Entry::done("change.ask").to(KIND, person.0).with(detail));
    Ok(true)
}

async fn sealed(ctx: &Ctx, person: PersonId, id: RequestId, wish: &Wish) -> Result<Vec<u8>> {
    let plain = serde_json::to_vec(wish).map_err(anyhow::Error::from)?;
    Ok(person_key::of(ctx, person).await?.seal(place("sealed", &id), &plain))
}

/// The member `person` no longer asks for anything else in `field`. Whether they did.
async fn withdraw_field(ctx: &Ctx, person: PersonId, field: Field) -> Result<bool> {
    if !end(ctx, person, field).await? {
        return Ok(false);
    }
    let detail = json!({ "field": field.to_value() });
    ctx.record(Entry::done("change.withdraw").to(KIND, person.0).with(detail));
    Ok(true)
}

async fn end(ctx: &Ctx, person: PersonId, field: Field) -> Result<bool> {
    let changed = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Withdrawn))
        .col_expr(Column::DecidedAt, Expr::value(ctx.now()))
        .filter(COLUMN.person_id.eq(person))
        .filter(Column::Field.eq(field))
        .filter(Column::State.eq(State::Open))
        .exec(ctx.tx().await?)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// The signed-in member's own request `id`; one of another person is answered as an absent one.
pub async fn own(ctx: &Ctx, id: RequestId) -> Result<Model> {
    let person = PersonId(ctx.member()?);
    let row = Entity::find_by_id(id).filter(COLUMN.person_id.eq(person)).one(ctx.tx().await?).await?;
    row.ok_or(Error::NotFound)
}

/// The request `id` of `person`, whom whoever asks has found in their scope; one of another person is answered as an
/// absent one.
pub async fn find_of(ctx: &Ctx, person: PersonId, id: RequestId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(COLUMN.person_id.eq(person)).one(ctx.tx().await?).await?;
    row.ok_or(Error::NotFound)
}

impl Model {
    /// The member no longer asks for it. False if it was decided before.
    pub async fn withdraw(&self, ctx: &Ctx) -> Result<bool> {
        match self.state {
            State::Open => withdraw_field(ctx, self.person_id, self.field).await,
            _ => Ok(false),
        }
    }

    /// The member says what shows that it is right. False if it was decided before.
    pub async fn explain(&self, ctx: &Ctx, note: &str) -> Result<bool> {
        let wish = Wish { note: note.to_owned(), ..self.wish(ctx).await? };
        let changed = Entity::update_many()
            .col_expr(Column::Sealed, Expr::value(sealed(ctx, self.person_id, self.id, &wish).await?))
            .filter(COLUMN.id.eq(self.id))
            .filter(Column::State.eq(State::Open))
            .exec(ctx.tx().await?)
            .await?;
        Ok(changed.rows_affected > 0)
    }
}

/// Of requests of living people in `countries` that wait to be decided.
fn waiting(countries: &[String]) -> Select<Entity> {
    Entity::find()
        .filter(Column::State.eq(State::Open))
        .filter(person::living_in((Entity, Column::PersonId), countries))
}

/// The ids of the requests that wait to be decided in `countries`; nothing where there are no countries.
pub(crate) fn waiting_ids(countries: &[String]) -> Option<SelectStatement> {
    let ids = waiting(countries).select_only().column(Column::Id);
    (!countries.is_empty()).then(|| ids.into_query())
}

fn case(row: &Model) -> Case {
    Case { kind: claim::Kind::Request, id: row.id.0, person: row.person_id, at: row.asked_at }
}

/// The requests that wait for the viewer's mission, the oldest first.
pub(crate) async fn waiting_for(ctx: &Ctx, limit: u64) -> Result<Vec<Case>> {
    let rows = waiting(ctx.staff()?.decide(Action::VerifyPerson).countries()).order_by_asc(COLUMN.asked_at);
    let rows = rows.order_by_asc(COLUMN.id).limit(limit).all(ctx.tx().await?).await?;
    Ok(rows.iter().map(case).collect())
}

/// The request `id`, if it waits in `countries`.
pub(crate) async fn waiting_case(ctx: &Ctx, id: RequestId, countries: &[String]) -> Result<Option<Case>> {
    let row = waiting(countries).filter(COLUMN.id.eq(id)).one(ctx.tx().await?).await?;
    Ok(row.as_ref().map(case))
}

/// What `person` asks for and is not decided yet, the oldest first.
pub async fn open(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).filter(Column::State.eq(State::Open));
    rows.order_by_asc(COLUMN.id).all(db).await
}

/// All that `person` ever asked for, the newest first.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id).all(db).await
}

/// `value` in words; empty where nothing is to stand there.
pub(crate) fn words(ctx: &Ctx, value: &Value) -> String {
    match value {
        Value::Name(name) => {
            let names = [name.arabic(), name.latin()];
            let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            names.join(" / ")
        }
        Value::Sex(sex) => sex.map(|sex| copy::sex_words(ctx, sex)).unwrap_or_default(),
        Value::Birth(date) => {
            let date = PartialDate::parse(date);
            date.map(|date| format::date(ctx.numerals(), date)).unwrap_or_default()
        }
        Value::Origin(place) => person::origin_name(&ctx.app().reference, place, ctx.locale()),
    }
}
