//! That somebody is interested in an opportunity, and what became of it. They say it themselves, or the desk writes it down for
//! them, or the department asks them and they say yes; whoever manages opportunities reads what they sent with it, and nothing
//! else of them, and follows it to an outcome.

mod asking;
mod typed;

use std::collections::HashMap;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::field::{self, Purpose, Retention, Table, Tier};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use serde_json::json;

pub use asking::{Asked, MOST_ASKED, ask, new_asked};
pub use typed::{Choice, Form, Said, choices};

use crate::company::CompanyId;
use crate::expert::bank;
use crate::notice;
use crate::opportunity::{self, Kind, OpportunityId};
use crate::person::{self, KIND, PersonId, Source, Status};

kit::id_type!(
    /// An interest in an opportunity.
    InterestId
);

/// Interests of one person that may be followed at once.
pub const MOST: u64 = 20;

/// Where an interest stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// The department has asked the person, who has not answered.
    Asked,
    /// The person was asked, and said no.
    Declined,
    /// Said, and not taken up yet.
    Expressed,
    /// The department has spoken with the person.
    Contacted,
    /// The person and the institution have met.
    Met,
    /// They have agreed.
    Agreed,
    /// An expert has given the help.
    Done,
    /// It came to nothing.
    Nothing,
    /// The person took it back.
    Withdrawn,
}

impl State {
    /// Whether it is still to be followed.
    pub fn is_open(self) -> bool {
        OPEN.contains(&self)
    }

    /// Whether the person may take it back, where it is for `kind`.
    pub fn may_be_taken_back(self, kind: Kind) -> bool {
        if kind == Kind::Expertise { OPEN_TO_EXPERTS.contains(&self) } else { self.is_open() }
    }

    /// Whether the department may follow it: not before the person has said yes.
    pub fn may_be_followed(self) -> bool {
        !matches!(self, Self::Asked | Self::Declined | Self::Withdrawn)
    }

    /// Whether the person may say anew that they are interested.
    pub fn may_be_said_anew(self) -> bool {
        matches!(self, Self::Declined | Self::Withdrawn)
    }
}

const OPEN: [State; 3] = [State::Expressed, State::Contacted, State::Met];
/// What an expert may take back: their work comes after they have agreed.
const OPEN_TO_EXPERTS: [State; 4] = [State::Expressed, State::Contacted, State::Met, State::Agreed];
/// Who is not interested: not yet, or no longer.
const UNINTERESTED: [State; 3] = [State::Asked, State::Declined, State::Withdrawn];

/// A row of `opportunity_interests`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opportunity_interests")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InterestId,
    /// Whose it is.
    pub person_id: PersonId,
    /// In what.
    pub opportunity_id: OpportunityId,
    /// For which company of theirs; none where there is none, or where it is kept no longer.
    pub company_id: Option<CompanyId>,
    /// What that was called, or empty.
    pub company_name: String,
    /// What they write.
    pub words: String,
    /// How they want to be reached.
    pub contact: String,
    /// Where it stands.
    pub state: State,
    /// What was agreed, in whole US dollars.
    pub value: Option<i64>,
    /// What the department noted, or empty.
    pub note: String,
    /// Who brought it in.
    pub source: Source,
    /// When it was said; before that, when it was asked.
    pub at: DateTime<Utc>,
    /// When it was last followed.
    pub followed_at: Option<DateTime<Utc>>,
    /// By whom.
    pub followed_by: Option<AccountId>,
    /// What the department wrote to the person to ask them; empty where they came themselves.
    pub asking: String,
    /// Who asked them.
    pub asked_by: Option<AccountId>,
    /// How many days of help were given.
    pub days: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

const fn asked(column: &'static str, tier: Tier) -> field::Field {
    field::field(column, tier, Purpose::Casework, Retention::Record)
}

/// What the columns are: something that is asked for and answered.
pub const TABLE: Table = Table {
    name: "opportunity_interests",
    person: Some("person_id"),
    fields: &[
        asked("id", Tier::T0),
        asked("person_id", Tier::T2),
        asked("opportunity_id", Tier::T2),
        asked("company_id", Tier::T2),
        asked("company_name", Tier::T2),
        asked("words", Tier::T2),
        asked("contact", Tier::T2),
        asked("state", Tier::T2),
        asked("value", Tier::T2),
        asked("note", Tier::T2),
        asked("source", Tier::T2),
        asked("at", Tier::T2),
        asked("followed_at", Tier::T2),
        field::field("followed_by", Tier::T2, Purpose::Accountability, Retention::Record),
        asked("asking", Tier::T2),
        field::field("asked_by", Tier::T2, Purpose::Accountability, Retention::Record),
        asked("days", Tier::T2),
    ],
};

/// That `person` is interested in `opportunity` and says this, as `source` says at `at`.
pub fn new(
    (person, opportunity): (PersonId, OpportunityId),
    said: &Said,
    source: Source,
    at: DateTime<Utc>,
) -> ActiveModel {
    ActiveModel {
        id: Set(InterestId::new()),
        person_id: Set(person),
        opportunity_id: Set(opportunity),
        company_id: Set(said.company.as_ref().map(|(id, _)| *id)),
        company_name: Set(said.company.as_ref().map(|(_, name)| name.clone()).unwrap_or_default()),
        words: Set(said.words.clone()),
        contact: Set(said.contact.clone()),
        state: Set(State::Expressed),
        value: Set(None),
        note: Set(String::new()),
        source: Set(source),
        at: Set(at),
        followed_at: Set(None),
        followed_by: Set(None),
        asking: Set(String::new()),
        asked_by: Set(None),
        days: Set(None),
    }
}

/// What became of an interest that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expressed {
    /// It is kept now.
    New,
    /// It was before, or has come to its end.
    Known,
    /// The opportunity takes none any more.
    Closed,
    /// As many wait as one person may have.
    TooMany,
}

/// `person`, who asks, or whom whoever asks has found in their scope, is interested in `opportunity`. What they took back, or said
/// no to, before is said anew; where they are asked, that is a yes.
pub async fn express(
    ctx: &Ctx,
    person: PersonId,
    opportunity: OpportunityId,
    said: &Said,
    source: Source,
) -> Result<Expressed> {
    let db = ctx.tx().await?;
    person::hold(db, person).await?;
    let before = find_of(db, person, opportunity).await?;
    let is_asked = before.as_ref().is_some_and(|row| row.state == State::Asked);
    if !is_asked && before.as_ref().is_some_and(|row| !row.state.may_be_said_anew()) {
        return Ok(Expressed::Known);
    }
    if opportunity::find_open(ctx, opportunity).await?.is_none() {
        return Ok(Expressed::Closed);
    }
    if let Some(row) = before.as_ref().filter(|_| is_asked) {
        let is_new = row.accept(ctx, said, source).await?;
        return Ok(if is_new { Expressed::New } else { Expressed::Known });
    }
    let open = Entity::find().filter(COLUMN.person_id.eq(person)).filter(Column::State.is_in(OPEN));
    if open.count(db).await? >= MOST {
        return Ok(Expressed::TooMany);
    }
    let mut row = new((person, opportunity), said, source, ctx.now());
    if let Some(before) = before {
        Entity::delete_by_id(before.id).exec(db).await?;
        // That they were asked once stays known.
        (row.asking, row.asked_by) = (Set(before.asking), Set(before.asked_by));
    }
    Entity::insert(row).exec_without_returning(db).await?;
    let entry = Entry::done("interest.express").to(KIND, person.0);
    ctx.record(entry.with(json!({ "opportunity": opportunity })));
    Ok(Expressed::New)
}

/// All of `person`: what they are asked first, then those that are followed, then the newest. Whoever asks is this person, or has found them in their scope.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).order_by_desc(COLUMN.id);
    let mut rows = rows.all(db).await?;
    rows.sort_by_key(|row| (row.state != State::Asked, !row.state.is_open()));
    Ok(rows)
}

/// That of `person` in `opportunity`, whatever became of it.
pub async fn find_of(
    db: &impl ConnectionTrait,
    person: PersonId,
    opportunity: OpportunityId,
) -> Result<Option<Model>, DbErr> {
    let row = Entity::find().filter(COLUMN.person_id.eq(person));
    row.filter(COLUMN.opportunity_id.eq(opportunity)).one(db).await
}

/// The same for who manages opportunities and finds `person`, wherever they live, in the bank of expertise.
pub(crate) async fn with(ctx: &Ctx, person: PersonId, opportunity: OpportunityId) -> Result<Option<Model>> {
    let decision = ctx.staff()?.decide(Action::ManageOpportunities);
    ctx.meet([person]).await?;
    let row = find_of(ctx.tx().await?, person, opportunity).await?.filter(|_| decision.is_permitted());
    Ok(row.map(|row| decision.masked(&TABLE, row)).transpose()?)
}

/// Who was asked for `opportunity` or came themselves, whatever became of it: nobody is asked twice.
pub(crate) async fn people_of(ctx: &Ctx, opportunity: OpportunityId) -> Result<Vec<PersonId>> {
    ctx.beyond(async {
        let rows = Entity::find().filter(COLUMN.opportunity_id.eq(opportunity)).select_only();
        Ok(rows.column(Column::PersonId).into_tuple().all(ctx.tx().await?).await?)
    })
    .await
}

/// Whom whoever manages opportunities knows by them: those who are interested and have not taken that back; and those who were
/// asked, or said no, as long as they stand in the bank of expertise, from which they were asked.
pub(crate) fn known() -> Condition {
    let in_bank = Condition::all()
        .add(Column::State.is_in([State::Asked, State::Declined]))
        .add(Column::PersonId.in_subquery(bank::people()))
        .add(person::standing_at((Entity, Column::PersonId), &[Status::Verified]));
    Condition::any().add(Column::State.is_not_in(UNINTERESTED)).add(in_bank)
}

/// The people of these.
pub(crate) fn interested() -> SelectStatement {
    Entity::find().filter(known()).select_only().column(Column::PersonId).into_query()
}

/// How many are interested in each opportunity, for who manages them.
pub async fn counts(ctx: &Ctx) -> Result<HashMap<OpportunityId, i64>> {
    let count = async {
        let rows = Entity::find().filter(Column::State.is_not_in(UNINTERESTED)).select_only();
        let rows = rows.column(Column::OpportunityId).column_as(Column::Id.count(), "count");
        let rows = rows.group_by(Column::OpportunityId).into_tuple::<(OpportunityId, i64)>();
        Ok(rows.all(ctx.tx().await?).await?)
    };
    Ok(ctx.beyond(count).await?.into_iter().collect())
}

/// Those of `opportunity` with their people, as the viewer reads them, the newest first: `limit` after the first `offset`; and how
/// many there are in all.
pub async fn listed_for(
    ctx: &Ctx,
    opportunity: OpportunityId,
    (offset, limit): (u64, u64),
) -> Result<(Vec<(Model, person::Model)>, u64)> {
    let find = async {
        let rows = Entity::find().filter(COLUMN.opportunity_id.eq(opportunity)).filter(known());
        let (db, total) = (ctx.tx().await?, rows.clone().count(ctx.tx().await?).await?);
        Ok((rows.order_by_desc(COLUMN.id).offset(offset).limit(limit).all(db).await?, total))
    };
    let (rows, total) = ctx.beyond(find).await?;
    Ok((with_people(ctx, rows).await?, total))
}

/// `rows` with their people, as whoever manages opportunities reads them.
async fn with_people(ctx: &Ctx, rows: Vec<Model>) -> Result<Vec<(Model, person::Model)>> {
    let decision = ctx.staff()?.decide(Action::ManageOpportunities);
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    ctx.meet(ids.iter().copied()).await?;
    let people = person::of_interests(ctx, &ids).await?;
    let mut all = Vec::new();
    for row in rows {
        // Erased since: the interest went with them.
        if let Some(person) = people.iter().find(|person| person.id == row.person_id) {
            all.push((decision.masked(&TABLE, row)?, person.clone()));
        }
    }
    Ok(all)
}

/// The interest `id` in `opportunity` with its person, as the viewer reads them; what was taken back is as absent.
pub async fn find_for(
    ctx: &Ctx,
    opportunity: OpportunityId,
    id: InterestId,
) -> Result<(Model, person::Model)> {
    let find = async {
        let row = Entity::find_by_id(id).filter(COLUMN.opportunity_id.eq(opportunity)).filter(known());
        Ok(row.one(ctx.tx().await?).await?)
    };
    let row = ctx.beyond(find).await?;
    let Some(found) = with_people(ctx, row.into_iter().collect()).await?.pop() else {
        ctx.record(Entry::refused("interest.find"));
        return Err(Error::NotFound);
    };
    ctx.record(Entry::done("interest.view").to(KIND, found.1.id.0).as_look());
    Ok(found)
}

/// Where an interest stands, and what the department notes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// Where it stands.
    pub state: State,
    /// What was agreed, in whole US dollars.
    pub value: Option<i64>,
    /// How many days of help were given.
    pub days: Option<i32>,
    /// What there is to note, or empty.
    pub note: &'a str,
}

impl Model {
    /// It stands there from now on; the person is told where that is news. False if it was so before, or may not be followed, or
    /// was taken back meanwhile.
    pub async fn follow(&self, ctx: &Ctx, step: Step<'_>) -> Result<bool> {
        let Step { state, value, days, note } = step;
        let before = Step { state: self.state, value: self.value, days: self.days, note: &self.note };
        if step == before || !self.state.may_be_followed() {
            return Ok(false);
        }
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::Value, Expr::value(value))
            .col_expr(Column::Days, Expr::value(days))
            .col_expr(Column::Note, Expr::value(note))
            .col_expr(Column::FollowedAt, Expr::value(ctx.now()))
            .col_expr(Column::FollowedBy, Expr::value(ctx.staff()?.id));
        if !self.change(ctx, changed).await? {
            return Ok(false);
        }
        ctx.record(Entry::done("interest.follow").to(KIND, self.person_id.0).with(json!({ "state": state })));
        if state != self.state
            && let Some(person) = person::who_may_enter(ctx, self.person_id).await?
            // Whoever rests gets no mail.
            && person.status != Status::Paused
        {
            notice::waits(ctx, &person).await?;
        }
        Ok(true)
    }

    /// Writes what `changed` sets, if it still stands where it was read. Whether it did.
    async fn change(&self, ctx: &Ctx, changed: sea_orm::UpdateMany<Entity>) -> Result<bool> {
        let written = changed.filter(COLUMN.id.eq(self.id)).filter(Column::State.eq(self.state));
        Ok(written.exec(ctx.tx().await?).await?.rows_affected > 0)
    }

    /// The person takes it back. False if it has come to its end.
    pub async fn withdraw(&self, ctx: &Ctx) -> Result<bool> {
        let of = opportunity::find(ctx.tx().await?, self.opportunity_id).await?;
        if !of.is_some_and(|of| self.state.may_be_taken_back(of.kind)) {
            return Ok(false);
        }
        let changed = Entity::update_many().col_expr(Column::State, Expr::value(State::Withdrawn));
        if !self.change(ctx, changed).await? {
            return Ok(false);
        }
        ctx.record(Entry::done("interest.withdraw").to(KIND, self.person_id.0));
        Ok(true)
    }
}
