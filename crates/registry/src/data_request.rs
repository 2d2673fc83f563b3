//! What people ask of the registry by right: that what is kept of them is not used, because of their own situation
//! (objection), or that it is erased, where they cannot do that themselves and come to the desk. The data-protection
//! officer answers, who did not file it; the law gives one month (GDPR 12(3), 17, 18(1)(d), 21).

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::mission::MissionId;
use accounts::staff::AccountId;
use chrono::{DateTime, TimeDelta, Utc};
use kit::field::{self, Purpose, Retention, Sealed, Table, Tier};
use kit::seal::{Key, Place};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::person::{self, KIND, PersonId};
use crate::{departure, notice, person_key, value_source};

/// Days in which it is to be answered (GDPR 12(3): one month).
pub const DAYS: i64 = 30;
/// Requests that the list shows.
const LISTED: u64 = 200;

kit::id_type!(
    /// A request.
    DataRequestId
);

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// That the record is not used, for reasons of the person's own situation. It rests until that is decided.
    Objection,
    /// That the record is erased.
    Erasure,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// It has yet to be answered.
    Open,
    /// It was found right.
    Granted,
    /// It was not.
    Refused,
    /// The person no longer asks for it.
    Withdrawn,
}

/// How the desk knows that it is the person's own wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Evidence {
    /// They showed papers.
    Papers,
    /// The mission knows them.
    Known,
    /// They wrote and signed a letter.
    Letter,
}

/// A row of `data_requests`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_requests")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DataRequestId,
    /// Who asks.
    pub person_id: PersonId,
    /// What.
    pub kind: Kind,
    /// The person's words, sealed with their key.
    pub words: Vec<u8>,
    /// Whether the record rests because of it.
    pub rests: bool,
    /// How the desk that filed it knows the person; nothing where they did it themselves.
    pub evidence: Option<Evidence>,
    /// Who filed it at the desk.
    pub filed_by: Option<AccountId>,
    /// The mission whose desk that is.
    pub mission_id: Option<MissionId>,
    /// Where it stands.
    pub state: State,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// When it was answered, or withdrawn.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who answered.
    pub decided_by: Option<AccountId>,
    /// The answer's words, sealed with the person's key.
    pub answer: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How long a request is kept: three years after it was answered, within which the person can complain about it.
const KEPT: Retention = Retention::After("decided_at", 3 * 365 + 1);

/// What the columns are.
pub const TABLE: Table = Table {
    name: "data_requests",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Accountability, KEPT),
        field::field("person_id", Tier::T1, Purpose::Accountability, KEPT),
        field::field("kind", Tier::T2, Purpose::Casework, KEPT),
        field::field("words", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
        field::field("rests", Tier::T2, Purpose::Casework, KEPT),
        field::field("evidence", Tier::T2, Purpose::Casework, KEPT),
        field::field("filed_by", Tier::T2, Purpose::Accountability, KEPT),
        field::field("mission_id", Tier::T2, Purpose::Accountability, KEPT),
        field::field("state", Tier::T2, Purpose::Casework, KEPT),
        field::field("asked_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("decided_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("decided_by", Tier::T2, Purpose::Accountability, KEPT),
        field::field("answer", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
    ],
};

fn place<'a>(column: &'static str, id: &'a DataRequestId) -> Place<'a> {
    Place { table: "data_requests", column, row: id.0.as_bytes() }
}

/// Who files a request at the desk, for which mission, and how they know the person.
pub type Filed = (AccountId, Option<MissionId>, Evidence);

/// That `person`, whose key is `key`, asks for `kind` at `at`, in `words`.
pub fn new(
    key: &Key,
    (person, rests): (PersonId, bool),
    (kind, words): (Kind, &str),
    filed: Option<Filed>,
    at: DateTime<Utc>,
) -> ActiveModel {
    let id = DataRequestId::new();
    ActiveModel {
        id: Set(id),
        person_id: Set(person),
        kind: Set(kind),
        words: Set(key.seal(place("words", &id), words.as_bytes())),
        rests: Set(rests),
        evidence: Set(filed.map(|(_, _, evidence)| evidence)),
        filed_by: Set(filed.map(|(by, _, _)| by)),
        mission_id: Set(filed.and_then(|(_, mission, _)| mission)),
        state: Set(State::Open),
        asked_at: Set(at),
        decided_at: Set(None),
        decided_by: Set(None),
        answer: Set(None),
    }
}

impl Model {
    async fn read(&self, ctx: &Ctx, column: &'static str, sealed: &[u8]) -> Result<String> {
        let plain = person_key::of(ctx, self.person_id).await?.open(place(column, &self.id), sealed);
        Ok(String::from_utf8_lossy(&plain.map_err(anyhow::Error::from)?).into_owned())
    }

    /// The person's words; empty where they said nothing.
    pub async fn words(&self, ctx: &Ctx) -> Result<String> {
        self.read(ctx, "words", &self.words).await
    }

    /// The answer's words; empty where there are none.
    pub async fn answer(&self, ctx: &Ctx) -> Result<String> {
        match &self.answer {
            Some(sealed) => self.read(ctx, "answer", sealed).await,
            None => Ok(String::new()),
        }
    }

    /// Until when it is to be answered.
    pub fn due_at(&self) -> DateTime<Utc> {
        self.asked_at + TimeDelta::days(DAYS)
    }
}

/// `person` asks for `kind`, in `words`: themselves, or by the desk that files it with this evidence. An objection lets
/// the record rest at once. False if the same is asked for already.
pub async fn ask(
    ctx: &Ctx,
    person: &person::Model,
    (kind, words): (Kind, &str),
    evidence: Option<Evidence>,
) -> Result<bool> {
    let db = ctx.tx().await?;
    person::hold(db, person.id).await?;
    if open_of(db, person.id).await?.iter().any(|open| open.kind == kind) {
        return Ok(false);
    }
    let filed = match evidence {
        Some(evidence) => Some((ctx.staff()?.id, value_source::desk(ctx), evidence)),
        None => None,
    };
    let rests = kind == Kind::Objection && person.pause(ctx).await?;
    let key = person_key::of(ctx, person.id).await?;
    let row = new(&key, (person.id, rests), (kind, words), filed, ctx.now());
    Entity::insert(row).exec_without_returning(db).await?;
    ctx.record(entry("data_request.ask", person.id, kind));
    Ok(true)
}

fn entry(act: &'static str, person: PersonId, kind: Kind) -> Entry {
    Entry::done(act).to(KIND, person.0).with(json!({ "kind": kind.to_value() }))
}

/// `person` no longer asks for `kind`; a record that rested because of it is in use again. False if they did not.
pub async fn withdraw(ctx: &Ctx, person: &person::Model, kind: Kind) -> Result<bool> {
    let db = ctx.tx().await?;
    person::hold(db, person.id).await?;
    let open = open_of(db, person.id).await?.into_iter().find(|open| open.kind == kind);
    let Some(open) = open else { return Ok(false) };
    if !open.end(ctx, (State::Withdrawn, None), None).await? {
        return Ok(false);
    }
    if open.rests {
        person.resume(ctx).await?;
    }
    ctx.record(entry("data_request.withdraw", person.id, kind));
    Ok(true)
}

impl Model {
    /// Ends it, if nobody has; whether it was.
    async fn end(
        &self,
        ctx: &Ctx,
        (state, answer): (State, Option<Vec<u8>>),
        by: Option<AccountId>,
    ) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::DecidedAt, Expr::value(ctx.now()))
            .col_expr(Column::DecidedBy, Expr::value(by))
            .col_expr(Column::Answer, Expr::value(answer))
            .filter(COLUMN.id.eq(self.id))
            .filter(Column::State.eq(State::Open))
            .exec(ctx.tx().await?)
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Whether the member of staff who asks filed it: nobody answers what they filed themselves.
    pub fn is_own(&self, ctx: &Ctx) -> Result<bool> {
        Ok(self.filed_by == Some(ctx.staff()?.id))
    }

    /// The request of `person` is right. What was objected to stays undone; who is to be erased leaves in
    /// [`departure::DAYS`] days, within which they can be heard once more. False if it was answered before.
    pub async fn grant(&self, ctx: &Ctx, person: &person::Model, words: &str) -> Result<bool> {
        if !self.answered(ctx, person, (State::Granted, words)).await? {
            return Ok(false);
        }
        if self.kind == Kind::Erasure {
            departure::request(ctx, person).await?;
        }
        ctx.record(entry("data_request.grant", person.id, self.kind));
        Ok(true)
    }

    /// The request of `person` is refused, and they read why; a record that rested because of it is in use again. False
    /// if it was answered before.
    pub async fn refuse(&self, ctx: &Ctx, person: &person::Model, words: &str) -> Result<bool> {
        if !self.answered(ctx, person, (State::Refused, words)).await? {
            return Ok(false);
        }
        if self.rests {
            person.resume(ctx).await?;
        }
        ctx.record(entry("data_request.refuse", person.id, self.kind));
        Ok(true)
    }

    async fn answered(
        &self,
        ctx: &Ctx,
        person: &person::Model,
        (state, words): (State, &str),
    ) -> Result<bool> {
        if self.person_id != person.id || self.is_own(ctx)? {
            return Err(Error::NotFound);
        }
        person::hold(ctx.tx().await?, person.id).await?;
        let key = person_key::of(ctx, person.id).await?;
        let answer = (!words.is_empty()).then(|| key.seal(place("answer", &self.id), words.as_bytes()));
        if !self.end(ctx, (state, answer), Some(ctx.staff()?.id)).await? {
            return Ok(false);
        }
        notice::waits(ctx, person).await?;
        Ok(true)
    }
}

/// What `person` asks for and is not answered yet, the oldest first.
pub async fn open_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).filter(Column::State.eq(State::Open));
    rows.order_by_asc(COLUMN.id).all(db).await
}

/// The newest request of this kind by `person`.
pub async fn last_of(
    db: &impl ConnectionTrait,
    person: PersonId,
    kind: Kind,
) -> Result<Option<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).filter(Column::Kind.eq(kind));
    rows.order_by_desc(COLUMN.id).one(db).await
}

/// All that `person` ever asked for by right, the newest first.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id).all(db).await
}

/// The requests that wait for an answer, the oldest first; of people of all countries, for who answers them.
async fn waiting(ctx: &Ctx) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(Column::State.eq(State::Open)).order_by_asc(COLUMN.asked_at);
    Ok(rows.order_by_asc(COLUMN.id).limit(LISTED).all(ctx.tx().await?).await?)
}

/// The requests that wait, with their people as the viewer reads them.
pub async fn waiting_for(ctx: &Ctx) -> Result<Vec<(Model, person::Model)>> {
    let rows = ctx.beyond(waiting(ctx)).await?;
    ctx.meet(rows.iter().map(|row| row.person_id)).await?;
    let mut all = Vec::new();
    for row in rows {
        // Erased since: the request went with them.
        if let Some(person) = person::of_data_request(ctx, row.person_id).await? {
            all.push((row, person));
        }
    }
    Ok(all)
}

/// How many wait for the viewer.
pub async fn count_for(ctx: &Ctx) -> Result<u64> {
    let count =
        async { Ok(Entity::find().filter(Column::State.eq(State::Open)).count(ctx.tx().await?).await?) };
    ctx.beyond(count).await
}

/// The request `id` with its person, as the viewer reads them; while it waits only. An answered one is as absent: who
/// answers sees people because, and as long as, they ask for something.
pub async fn find_for(ctx: &Ctx, id: DataRequestId) -> Result<(Model, person::Model)> {
    let find = async { Ok(Entity::find_by_id(id).one(ctx.tx().await?).await?) };
    if let Some(row) = ctx.beyond(find).await?.filter(|row| row.state == State::Open) {
        ctx.meet([row.person_id]).await?;
        if let Some(person) = person::of_data_request(ctx, row.person_id).await? {
            ctx.record(Entry::done("data_request.view").to(KIND, person.id.0).as_look());
            return Ok((row, person));
        }
    }
    ctx.record(Entry::refused("data_request.find"));
    Err(Error::NotFound)
}
