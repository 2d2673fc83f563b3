//! What someone needs of protection or care: illness, disability, violence, detention and the like (tier 4). It is said by the
//! person or written down at the desk, and read by those alone who must: the person, the supervisors who answer for the
//! mission, and the one member of staff to whom it is referred, as long as it is. No list, index, count or export of people
//! knows of it.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::grant;
use accounts::policy::{Action, Guard, Role};
use accounts::staff::{self, AccountId};
use chrono::{DateTime, Utc};
use kit::field::{self, CASE_DAYS, Purpose, Retention, Sealed, Table, Tier};
use kit::seal::{Key, Place};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::person::{self, KIND, PersonId, Source};
use crate::standing::HEARD;
use crate::{guardianship, notice, person_key};

kit::id_type!(
    /// A need.
    NeedId
);

/// Needs of one person that may wait at once.
const MOST_OPEN: usize = 10;
/// Needs of one list.
const LISTED: u64 = 500;
/// Letters of what is said at the most.
pub const LONGEST: u64 = 1000;

/// What is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// Treatment, medicine.
    Health,
    /// Help with a disability.
    Disability,
    /// Care for someone old or alone.
    Alone,
    /// Help for who brings up children alone.
    LoneParent,
    /// Care for a child without parents.
    Child,
    /// Safety from violence or threats.
    Violence,
    /// Someone is detained, or faces deportation.
    Detention,
    /// A roof, food, money to live on.
    Living,
    /// Papers, or advice on the law.
    Papers,
    /// Something else.
    Other,
}

impl Kind {
    /// The one that a form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }
}

/// Where a need stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// Nobody sees to it yet.
    Open,
    /// A member of staff sees to it.
    Referred,
    /// It was seen to.
    Closed,
    /// The person no longer asks for it.
    Withdrawn,
}

impl State {
    /// Whether someone is to see to it.
    pub fn is_waiting(self) -> bool {
        WAITING.contains(&self)
    }
}

const WAITING: [State; 2] = [State::Open, State::Referred];

/// A row of `needs`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "needs")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NeedId,
    /// Whose it is.
    pub person_id: PersonId,
    /// [`Said`], sealed with their key.
    pub sealed: Vec<u8>,
    /// Where it stands.
    pub state: State,
    /// Who brought it in.
    pub source: Source,
    /// Who wrote it down at the desk.
    pub written_by: Option<AccountId>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Who sees to it.
    pub referred_to: Option<AccountId>,
    /// Since when.
    pub referred_at: Option<DateTime<Utc>>,
    /// When it was closed, or withdrawn.
    pub closed_at: Option<DateTime<Utc>>,
    /// Who closed it.
    pub closed_by: Option<AccountId>,
    /// What was done, sealed with the person's key.
    pub answer: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How long a need is kept: five years after it was closed.
const KEPT: Retention = Retention::After("closed_at", CASE_DAYS);

/// What the columns are.
pub const TABLE: Table = Table {
    name: "needs",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Casework, KEPT),
        field::field("person_id", Tier::T1, Purpose::Casework, KEPT),
        field::field("sealed", Tier::T4, Purpose::Casework, KEPT).sealed(Sealed::Person),
        field::field("state", Tier::T2, Purpose::Casework, KEPT),
        field::field("source", Tier::T2, Purpose::Casework, KEPT),
        field::field("written_by", Tier::T2, Purpose::Accountability, KEPT),
        field::field("asked_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("referred_to", Tier::T2, Purpose::Accountability, KEPT),
        field::field("referred_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("closed_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("closed_by", Tier::T2, Purpose::Accountability, KEPT),
        field::field("answer", Tier::T4, Purpose::Casework, KEPT).sealed(Sealed::Person),
    ],
};

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What is needed.
    pub kind: Kind,
    /// In the person's own words, or the desk's.
    pub words: String,
}

fn place<'a>(column: &'static str, id: &'a NeedId) -> Place<'a> {
    Place { table: "needs", column, row: id.0.as_bytes() }
}

impl Model {
    /// What is said.
    pub async fn said(&self, ctx: &Ctx) -> Result<Said> {
        let key = person_key::of(ctx, self.person_id).await?;
        let plain = key.open(place("sealed", &self.id), &self.sealed).map_err(anyhow::Error::from)?;
        Ok(serde_json::from_slice(&plain).map_err(anyhow::Error::from)?)
    }

    /// What was done; or empty.
    pub async fn answer(&self, ctx: &Ctx) -> Result<String> {
        let Some(sealed) = &self.answer else { return Ok(String::new()) };
        let key = person_key::of(ctx, self.person_id).await?;
        let plain = key.open(place("answer", &self.id), sealed).map_err(anyhow::Error::from)?;
        Ok(String::from_utf8_lossy(&plain).into_owned())
    }
}

/// That `person`, whose key is `key`, needs this; said by themselves, or written down by `by` at a desk, at `at`.
pub fn new(
    key: &Key,
    person: PersonId,
    said: &Said,
    (by, at): (Option<AccountId>, DateTime<Utc>),
) -> anyhow::Result<ActiveModel> {
    let id = NeedId::new();
    let plain = serde_json::to_vec(said)?;
    Ok(ActiveModel {
        id: Set(id),
        person_id: Set(person),
        sealed: Set(key.seal(place("sealed", &id), &plain)),
        state: Set(State::Open),
        source: Set(if by.is_some() { Source::Desk } else { Source::Own }),
        written_by: Set(by),
        asked_at: Set(at),
        referred_to: Set(None),
        referred_at: Set(None),
        closed_at: Set(None),
        closed_by: Set(None),
        answer: Set(None),
    })
}

/// `person`, who asks, or whom the desk that writes it down has found in its scope, needs this. False where as many wait as
/// one person may have; what is said already is not said twice.
pub async fn ask(ctx: &Ctx, person: PersonId, said: &Said) -> Result<bool> {
    let db = ctx.tx().await?;
    person::hold(db, person).await?;
    let waiting: Vec<Model> =
        of(db, person).await?.into_iter().filter(|row| row.state.is_waiting()).collect();
    for row in &waiting {
        if row.said(ctx).await? == *said {
            return Ok(true);
        }
    }
    if waiting.len() >= MOST_OPEN {
        return Ok(false);
    }
    let by = ctx.viewer().staff().map(|staff| staff.id);
    let row = new(&person_key::of(ctx, person).await?, person, said, (by, ctx.now()))?;
    Entity::insert(row).exec_without_returning(db).await?;
    // What is needed is not written down here: the audit is read by others.
    ctx.record(Entry::done("need.ask").to(KIND, person.0));
    Ok(true)
}

/// All of `person`, the newest first. Whoever asks is this person, or shows none of it.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id).all(db).await
}

/// The member's own need `id`; one of another person is answered as an absent one.
pub async fn own(ctx: &Ctx, id: NeedId) -> Result<Model> {
    let person = PersonId(ctx.member()?);
    let row = Entity::find_by_id(id).filter(COLUMN.person_id.eq(person)).one(ctx.tx().await?).await?;
    row.ok_or(Error::NotFound)
}

/// Which needs the viewer may read, besides that their person lives in the viewer's countries: a supervisor all, whoever
/// else those that are referred to them.
fn sees(ctx: &Ctx) -> Result<Condition> {
    let staff = ctx.staff()?;
    let all = Condition::all().add(Column::State.is_in(WAITING));
    let is_above = staff.role == Role::Supervisor || !staff.guards.stands(Guard::NeedToKnow);
    Ok(if is_above { all } else { all.add(COLUMN.referred_to.eq(staff.id)) })
}

fn waiting(ctx: &Ctx) -> Result<Select<Entity>> {
    let countries = ctx.staff()?.decide(Action::CareForPeople).countries();
    let heard = person::standing_in((Entity, Column::PersonId), &HEARD, countries);
    Ok(Entity::find().filter(sees(ctx)?).filter(heard))
}

/// The needs to which the viewer is to see, the oldest first.
pub async fn waiting_for(ctx: &Ctx) -> Result<Vec<Model>> {
    let rows = waiting(ctx)?.order_by_asc(COLUMN.asked_at).limit(LISTED);
    Ok(rows.all(ctx.tx().await?).await?)
}

/// How many those are.
pub async fn count_for(ctx: &Ctx) -> Result<u64> {
    if ctx.staff()?.decide(Action::CareForPeople).countries().is_empty() {
        return Ok(0);
    }
    Ok(waiting(ctx)?.count(ctx.tx().await?).await?)
}

/// The need `id` with its person, if the viewer may read it; else the same answer as for none. Both are written down.
pub async fn find_for(ctx: &Ctx, id: NeedId) -> Result<(Model, person::Model)> {
    let row = waiting(ctx)?.filter(COLUMN.id.eq(id)).one(ctx.tx().await?).await?;
    let Some(row) = row else {
        ctx.record(Entry::refused("need.find").to("need", id.0));
        return Err(Error::NotFound);
    };
    let person = person::find_for(ctx, row.person_id, Action::CareForPeople).await?;
    ctx.record(Entry::done("need.view").to(KIND, person.id.0));
    Ok((row, person))
}

/// Those of the viewer's office to whom they may refer a need: themselves first.
pub async fn carers(ctx: &Ctx) -> Result<Vec<staff::Model>> {
    let (db, staff) = (ctx.tx().await?, ctx.staff()?);
    let mut carers: Vec<staff::Model> = staff::find(db, staff.id).await?.into_iter().collect();
    if let Some(post) = grant::current(db, staff.guards, staff.id, ctx.now()).await? {
        carers.extend(grant::colleagues(db, staff.id, &post, ctx.now()).await?);
    }
    Ok(carers)
}

impl Model {
    /// From now on `to` sees to it, one of the [`carers`]. False if that is so, or it is closed.
    pub async fn refer(&self, ctx: &Ctx, to: AccountId) -> Result<bool> {
        let not_yet = Condition::any().add(COLUMN.referred_to.is_null()).add(COLUMN.referred_to.ne(to));
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(State::Referred))
            .col_expr(Column::ReferredTo, Expr::value(to))
            .col_expr(Column::ReferredAt, Expr::value(ctx.now()))
            .filter(COLUMN.id.eq(self.id))
            .filter(Column::State.is_in(WAITING))
            .filter(not_yet)
            .exec(ctx.tx().await?)
            .await?;
        if changed.rows_affected > 0 {
            ctx.record(Entry::done("need.refer").to(KIND, self.person_id.0).with(json!({ "to": to })));
        }
        Ok(changed.rows_affected > 0)
    }

    /// It was seen to, with `answer`, which `person`, whom it is about, reads. False if it was closed before.
    pub async fn close(&self, ctx: &Ctx, person: &person::Model, answer: &str) -> Result<bool> {
        let sealed =
            person_key::of(ctx, self.person_id).await?.seal(place("answer", &self.id), answer.as_bytes());
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(State::Closed))
            .col_expr(Column::ClosedAt, Expr::value(ctx.now()))
            .col_expr(Column::ClosedBy, Expr::value(ctx.staff()?.id))
            .col_expr(Column::Answer, Expr::value(sealed))
            .filter(COLUMN.id.eq(self.id))
            .filter(Column::State.is_in(WAITING))
            .exec(ctx.tx().await?)
            .await?;
        if changed.rows_affected == 0 {
            return Ok(false);
        }
        // What a desk has written down about a child is nothing to tell whoever acts for them.
        if !guardianship::is_minor(person, ctx.now().date_naive()) {
            notice::waits(ctx, person).await?;
        }
        ctx.record(Entry::done("need.close").to(KIND, self.person_id.0));
        Ok(true)
    }

    /// The person no longer asks for it. False if it was closed before.
    pub async fn withdraw(&self, ctx: &Ctx) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(State::Withdrawn))
            .col_expr(Column::ClosedAt, Expr::value(ctx.now()))
            .filter(COLUMN.id.eq(self.id))
            .filter(Column::State.is_in(WAITING))
            .exec(ctx.tx().await?)
            .await?;
        if changed.rows_affected > 0 {
            ctx.record(Entry::done("need.withdraw").to(KIND, self.person_id.0));
        }
        Ok(changed.rows_affected > 0)
    }
}

/// Whether the viewer has closed the need `id`: what is sent once more is answered as what was done.
pub async fn is_closed_by_viewer(ctx: &Ctx, id: NeedId) -> Result<bool> {
    let row = Entity::find_by_id(id).filter(COLUMN.closed_by.eq(ctx.staff()?.id));
    Ok(row.count(ctx.tx().await?).await? > 0)
}

/// The needs of `person`, who lives in another country from now on, wait for a supervisor there.
pub(crate) async fn move_abroad(ctx: &Ctx, person: PersonId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Open))
        .col_expr(Column::ReferredTo, Expr::value(None::<AccountId>))
        .col_expr(Column::ReferredAt, Expr::value(None::<DateTime<Utc>>))
        .filter(COLUMN.person_id.eq(person))
        .filter(Column::State.eq(State::Referred))
        .exec(ctx.tx().await?)
        .await?;
    Ok(())
}

/// Nobody sees to the needs of `person`, who has died, any more.
pub(crate) async fn end_of_dead(ctx: &Ctx, person: PersonId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Withdrawn))
        .col_expr(Column::ClosedAt, Expr::value(ctx.now()))
        .filter(COLUMN.person_id.eq(person))
        .filter(Column::State.is_in(WAITING))
        .exec(ctx.tx().await?)
        .await?;
    Ok(())
}

/// How many needs are referred to `account`.
pub async fn count_of(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    Entity::find()
        .filter(COLUMN.referred_to.eq(account))
        .filter(Column::State.eq(State::Referred))
        .count(db)
        .await
}

/// What is referred to `from` is referred to `to` from now on, or, without one, waits for a supervisor again.
pub async fn pass_on(
    db: &impl ConnectionTrait,
    from: AccountId,
    to: Option<AccountId>,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let state = if to.is_some() { State::Referred } else { State::Open };
    let passed = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::ReferredTo, Expr::value(to))
        .col_expr(Column::ReferredAt, Expr::value(at))
        .filter(COLUMN.referred_to.eq(from))
        .filter(Column::State.eq(State::Referred));
    passed.exec(db).await.map(drop)
}
