//! Introductions: staff bring the keeper of a company together with the keeper of another that stands in the directory. Whoever
//! is asked learns who asks, who has agreed to that; who is asked is told to nobody before they say yes. What came of it is
//! followed: a meeting, business and its value.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::db::row_key;
use kit::field::{self, Purpose, Retention, Table, Tier};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;

use crate::company::{self, CompanyId};
use crate::notice;
use crate::person::{self, KIND, PersonId};
use crate::standing::Status;

kit::id_type!(
    /// An introduction.
    IntroductionId
);

/// Introductions of one list.
const LISTED: u64 = 200;
/// Introductions of one person that may wait for an answer at once: who asks everybody is no partner.
const MOST_WAITING: u64 = 10;
/// Letters of what is said at the most.
pub const LONGEST: u64 = 600;

/// Where an introduction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// It waits for an answer.
    Asked,
    /// The one who was asked says yes: both know how to reach each other.
    Accepted,
    /// The one who was asked says no.
    Declined,
    /// It is no longer asked for.
    Withdrawn,
    /// They have met.
    Met,
    /// They do business with each other.
    Agreed,
    /// Nothing came of it.
    Nothing,
}

impl State {
    /// What may come of it once it was accepted.
    pub const OUTCOMES: [Self; 3] = [Self::Met, Self::Agreed, Self::Nothing];

    /// Whether the two know each other.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Accepted | Self::Met | Self::Agreed | Self::Nothing)
    }
}

/// A row of `introductions`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "introductions")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IntroductionId,
    /// Who asks.
    pub person_id: PersonId,
    /// For which company of theirs, as long as it is kept.
    pub company_id: Option<CompanyId>,
    /// What that was called.
    pub company_name: String,
    /// Who is asked.
    pub other_id: PersonId,
    /// For which company of theirs, as long as it is kept.
    pub other_company_id: Option<CompanyId>,
    /// What that was called.
    pub other_company_name: String,
    /// What it is about, for who is asked.
    pub words: String,
    /// How who asks is reached.
    pub contact: String,
    /// How who was asked is reached, as they say with their yes; or empty.
    pub other_contact: String,
    /// Where it stands.
    pub state: State,
    /// Who of the staff wrote it.
    pub written_by: Option<AccountId>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// When who was asked said yes or no.
    pub answered_at: Option<DateTime<Utc>>,
    /// When what came of it was written down last.
    pub outcome_at: Option<DateTime<Utc>>,
    /// Who of the staff wrote that.
    pub outcome_by: Option<AccountId>,
    /// What the business is worth, in whole US dollars, where that is known.
    pub value: Option<i64>,
    /// What else came of it; or empty.
    pub note: String,
}

impl ActiveModelBehavior for ActiveModel {}

const fn of_record(column: &'static str, tier: Tier) -> field::Field {
    field::field(column, tier, Purpose::Registry, Retention::Record)
}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "introductions",
    person: Some("person_id"),
    fields: &[
        of_record("id", Tier::T0),
        of_record("person_id", Tier::T2),
        of_record("company_id", Tier::T2),
        of_record("company_name", Tier::T2),
        of_record("other_id", Tier::T2),
        of_record("other_company_id", Tier::T2),
        of_record("other_company_name", Tier::T2),
        of_record("words", Tier::T2),
        of_record("contact", Tier::T2),
        of_record("other_contact", Tier::T2),
        of_record("state", Tier::T2),
        field::field("written_by", Tier::T2, Purpose::Accountability, Retention::Record),
        of_record("asked_at", Tier::T2),
        of_record("answered_at", Tier::T2),
        of_record("outcome_at", Tier::T2),
        field::field("outcome_by", Tier::T2, Purpose::Accountability, Retention::Record),
        of_record("value", Tier::T2),
        of_record("note", Tier::T2),
    ],
};

/// That the keeper of `own` asks to be introduced to the keeper of `other`, as `by` wrote down at `at`.
pub fn new(
    (own, other): (&company::Model, &company::Model),
    (words, contact): (&str, &str),
    (by, at): (AccountId, DateTime<Utc>),
) -> ActiveModel {
    ActiveModel {
        id: Set(IntroductionId::new()),
        person_id: Set(own.person_id),
        company_id: Set(Some(own.id)),
        company_name: Set(own.name.clone()),
        other_id: Set(other.person_id),
        other_company_id: Set(Some(other.id)),
        other_company_name: Set(other.name.clone()),
        words: Set(words.to_owned()),
        contact: Set(contact.to_owned()),
        other_contact: Set(String::new()),
        state: Set(State::Asked),
        written_by: Set(Some(by)),
        asked_at: Set(at),
        answered_at: Set(None),
        outcome_at: Set(None),
        outcome_by: Set(None),
        value: Set(None),
        note: Set(String::new()),
    }
}

/// What became of an introduction that was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It waits for an answer now.
    New(IntroductionId),
    /// The two were introduced, or one was asked, before.
    Known(IntroductionId),
    /// As many of the same person wait as may.
    TooMany,
    /// One of the two is not verified, or not of age.
    NotVerified,
}

/// The keeper of `own`, whom the desk has found in its scope, and who agrees to it, asks to be introduced to the keeper of
/// `other`, which stands in the directory.
pub async fn ask(
    ctx: &Ctx,
    (own, other): (&company::Model, &company::Model),
    (words, contact): (&str, &str),
) -> Result<Asked> {
    let db = ctx.tx().await?;
    person::hold(db, own.person_id).await?;
    let mine = Entity::find().filter(COLUMN.person_id.eq(own.person_id));
    let before = mine.clone().filter(COLUMN.other_company_id.eq(other.id));
    let before = before.filter(Column::State.is_not_in([State::Withdrawn, State::Nothing]));
    if let Some(row) = before.one(db).await? {
        return Ok(Asked::Known(row.id));
    }
    if person::who_meet(ctx, &[own.person_id, other.person_id]).await?.len() < 2 {
        return Ok(Asked::NotVerified);
    }
    if mine.filter(Column::State.eq(State::Asked)).count(db).await? >= MOST_WAITING {
        return Ok(Asked::TooMany);
    }
    let row = new((own, other), (words, contact), (ctx.staff()?.id, ctx.now()));
    let id = row.id.clone().unwrap();
    Entity::insert(row).exec_without_returning(db).await?;
    for person in [own.person_id, other.person_id] {
        ctx.record(Entry::done("introduction.ask").to(KIND, person.0));
    }
    notice::waits_for(ctx, other.person_id).await?;
    Ok(Asked::New(id))
}

/// The introductions of `person`, who asks or was asked, the newest first. Whoever asks is this person.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    let either = Condition::any().add(COLUMN.person_id.eq(person)).add(COLUMN.other_id.eq(person));
    Entity::find().filter(either).order_by_desc(COLUMN.id).all(db).await
}

/// The introduction `id` of the member `person`; one of others is answered as an absent one.
pub async fn find_of(ctx: &Ctx, person: PersonId, id: IntroductionId) -> Result<Model> {
    let row = Entity::find_by_id(id).lock_exclusive().one(ctx.tx().await?).await?;
    row.filter(|row| [row.person_id, row.other_id].contains(&person)).ok_or(Error::NotFound)
}

/// The same while it is only looked at.
pub async fn seen_of(ctx: &Ctx, person: PersonId, id: IntroductionId) -> Result<Model> {
    let row = Entity::find_by_id(id).one(ctx.tx().await?).await?;
    row.filter(|row| [row.person_id, row.other_id].contains(&person)).ok_or(Error::NotFound)
}

/// That one of the two lives in a country of the viewer's, and is served by them.
fn served(ctx: &Ctx) -> Result<Condition> {
    let countries = ctx.staff()?.decide(Action::EditPerson).countries();
    // Whoever rests, or whose registration was ended, is in no list.
    let lives = |column| person::standing_in((Entity, column), &[Status::Verified], countries);
    Ok(Condition::any().add(lives(Column::PersonId)).add(lives(Column::OtherId)))
}

/// The introductions of people whom the viewer serves, those that wait for something first, then the newest.
pub async fn listed_for(ctx: &Ctx) -> Result<Vec<Model>> {
    let waits = Column::State.is_in([State::Asked, State::Accepted, State::Met]);
    let over = Column::State.is_in([State::Declined, State::Withdrawn, State::Agreed, State::Nothing]);
    let mut all = Vec::new();
    for part in [waits, over] {
        let rows = Entity::find().filter(served(ctx)?).filter(part).order_by_desc(COLUMN.id).limit(LISTED);
        all.extend(rows.all(ctx.tx().await?).await?);
    }
    Ok(all)
}

/// Which of the two of an introduction the viewer serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serves {
    /// The one who asks.
    pub asker: bool,
    /// The one who is asked.
    pub asked: bool,
}

/// The introduction `id`, if the viewer serves one of the two, and whom; else the same answer as for none.
pub async fn find_for(ctx: &Ctx, id: IntroductionId) -> Result<(Model, Serves)> {
    let row = Entity::find_by_id(id).filter(served(ctx)?).one(ctx.tx().await?).await?;
    let Some(row) = row else {
        ctx.record(Entry::refused("introduction.find").to("introduction", id.0));
        return Err(Error::NotFound);
    };
    let is_own = async |id: PersonId| -> Result<bool> {
        Ok(!person::listed_for(ctx, &[id.0], Action::EditPerson).await?.is_empty())
    };
    let serves = Serves { asker: is_own(row.person_id).await?, asked: is_own(row.other_id).await? };
    for (person, is_own) in [(row.person_id, serves.asker), (row.other_id, serves.asked)] {
        // Once the two know each other, how both are reached stands there.
        if is_own || row.state.is_open() {
            ctx.record(Entry::done("introduction.view").to(KIND, person.0).as_look());
        }
    }
    Ok((row, serves))
}

impl Model {
    /// What tells whether something else came of it since a page showed it.
    pub fn version(&self, ctx: &Ctx) -> String {
        let said = format!("{:?} {:?} {}", self.state, self.value, self.note);
        row_key(&ctx.app().keys.hash("introductions.version", said.as_bytes()))
    }

    /// Whether what it says may change to another state now; written only where it still stands as it was read.
    async fn change(&self, ctx: &Ctx, changed: sea_orm::UpdateMany<Entity>) -> Result<bool> {
        let written = changed.filter(COLUMN.id.eq(self.id)).filter(Column::State.eq(self.state));
        Ok(written.exec(ctx.tx().await?).await?.rows_affected > 0)
    }

    /// Whether both may still be brought together: verified, of age, and each keeping the company that is meant.
    pub async fn holds(&self, ctx: &Ctx) -> Result<bool> {
        let both = [(self.person_id, self.company_id), (self.other_id, self.other_company_id)];
        let people = both.map(|(person, _)| person);
        let keep = ctx.beyond(async {
            for (person, company) in both {
                let Some(company) = company else { return Ok(false) };
                let row = company::find(ctx.tx().await?, company).await?;
                if row.is_none_or(|row| row.person_id != person) {
                    return Ok(false);
                }
            }
            Ok(true)
        });
        let meet = person::who_meet(ctx, &people).await?;
        Ok(keep.await? && people.iter().all(|id| meet.contains(id)))
    }

    /// The member who was asked says yes, and how they are reached; or no. False where that was answered before, or one of the
    /// two may be brought together with nobody any more.
    pub async fn answer(&self, ctx: &Ctx, contact: Option<&str>) -> Result<bool> {
        if self.state != State::Asked || (contact.is_some() && !self.holds(ctx).await?) {
            return Ok(false);
        }
        let state = if contact.is_some() { State::Accepted } else { State::Declined };
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::OtherContact, Expr::value(contact.unwrap_or_default()))
            .col_expr(Column::AnsweredAt, Expr::value(ctx.now()));
        if !self.change(ctx, changed).await? {
            return Ok(false);
        }
        let act = if contact.is_some() { "introduction.accept" } else { "introduction.decline" };
        for person in [self.person_id, self.other_id] {
            ctx.record(Entry::done(act).to(KIND, person.0));
        }
        notice::waits_for(ctx, self.person_id).await?;
        Ok(true)
    }

    /// The member who asks no longer does. False where it was answered before.
    pub async fn withdraw(&self, ctx: &Ctx) -> Result<bool> {
        if self.state != State::Asked {
            return Ok(false);
        }
        let changed = Entity::update_many().col_expr(Column::State, Expr::value(State::Withdrawn));
        if !self.change(ctx, changed).await? {
            return Ok(false);
        }
        for person in [self.person_id, self.other_id] {
            ctx.record(Entry::done("introduction.withdraw").to(KIND, person.0));
        }
        Ok(true)
    }

    /// The desk, which serves one of the two, writes down what came of it. False where the two do not know each other, or that
    /// stands there already; or something else was written down at this moment.
    pub async fn follow(&self, ctx: &Ctx, state: State, value: Option<i64>, note: &str) -> Result<bool> {
        let is_same = (self.state, self.value, &*self.note) == (state, value, note);
        if !self.state.is_open() || !State::OUTCOMES.contains(&state) || is_same {
            return Ok(false);
        }
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::Value, Expr::value(value))
            .col_expr(Column::Note, Expr::value(note))
            .col_expr(Column::OutcomeAt, Expr::value(ctx.now()))
            .col_expr(Column::OutcomeBy, Expr::value(ctx.staff()?.id))
            .filter(COLUMN.note.eq(self.note.as_str()))
            .filter(self.value.map_or_else(|| COLUMN.value.is_null(), |value| COLUMN.value.eq(value)));
        if !self.change(ctx, changed).await? {
            return Ok(false);
        }
        let detail = json!({ "state": state });
        for person in [self.person_id, self.other_id] {
            ctx.record(Entry::done("introduction.follow").to(KIND, person.0).with(detail.clone()));
        }
        Ok(true)
    }
}
