//! What waits for a mission's decision: registrations, changes that people ask for, people whom other missions ask to
//! take over, children for whom members ask to act; the oldest first.

use accounts::Ctx;
use accounts::policy::Action;
use chrono::{DateTime, Utc};
use kit::Result;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SelectStatement};
use uuid::Uuid;

use crate::claim::{self, Kind};
use crate::person::{self, Model, PersonId};
use crate::{change_request, child_request, guardianship, transfer};

/// Up to how many are counted.
pub const COUNTED: u64 = 1000;
/// How many of the oldest are looked at for one that nobody works on.
const TRIED: u64 = 200;

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its kind.
    pub kind: Kind,
    /// The person, the request, the transfer or the request for a child.
    pub id: Uuid,
    /// Whom it is about.
    pub person: PersonId,
    /// Since when it waits.
    pub at: DateTime<Utc>,
}

impl Case {
    /// The page on which it is decided.
    pub fn href(&self) -> String {
        match self.kind {
            Kind::Registration => format!("/people/{}", self.person),
            Kind::Request => format!("/people/{}/requests/{}", self.person, self.id),
            Kind::Transfer => format!("/transfers/{}", self.id),
            Kind::Child => format!("/people/{}/family/requests/{}", self.person, self.id),
            Kind::Guardian => format!("/people/{}/family/guardianships/{}", self.person, self.id),
        }
    }
}

/// How many wait, up to [`COUNTED`] of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Registrations.
    pub registrations: u64,
    /// Changes asked for.
    pub requests: u64,
    /// People to take over.
    pub transfers: u64,
    /// Children to register.
    pub children: u64,
    /// Guardians whom another guardian has stopped.
    pub guardians: u64,
}

impl Counts {
    /// All of them.
    pub fn total(self) -> u64 {
        self.registrations + self.requests + self.transfers + self.children + self.guardians
    }
}

/// The number of rows that `waiting` finds, up to [`COUNTED`], as an expression.
fn counted(waiting: Option<SelectStatement>) -> Expr {
    let Some(mut waiting) = waiting else { return Expr::val(0_i64) };
    waiting.limit(COUNTED);
    let count =
        Query::select().expr(Expr::col(Asterisk).count()).from_subquery(waiting, "waiting").to_owned();
    Expr::SubQuery(None, Box::new(count.into()))
}

/// How many wait for the viewer's mission: one statement, since every page of staff asks for it.
pub async fn counts(ctx: &Ctx) -> Result<Counts> {
    let countries = ctx.staff()?.decide(Action::VerifyPerson).countries();
    let waiting = [
        person::waiting_ids(countries),
        change_request::waiting_ids(countries),
        transfer::waiting_ids(countries),
        child_request::waiting_ids(countries),
        guardianship::waiting_ids(countries),
    ];
    if waiting.iter().all(Option::is_none) {
        return Ok(Counts::default());
    }
    let counts = Query::select().exprs(waiting.map(counted)).to_owned();
    let Some(row) = ctx.tx().await?.query_one(&counts).await? else { return Ok(Counts::default()) };
    let count = |at| row.try_get_by_index::<i64>(at).map(i64::unsigned_abs);
    Ok(Counts {
        registrations: count(0)?,
        requests: count(1)?,
        transfers: count(2)?,
        children: count(3)?,
        guardians: count(4)?,
    })
}

/// What waits for the viewer's mission, of one kind or of all, the oldest first: at most `limit` after the first
/// `offset`.
pub async fn waiting(ctx: &Ctx, kind: Option<Kind>, (offset, limit): (u64, u64)) -> Result<Vec<Case>> {
    let most = offset + limit;
    let wanted = |of| kind.is_none_or(|kind| kind == of);
    let mut cases = Vec::new();
    if wanted(Kind::Registration) {
        cases.extend(person::waiting_for(ctx, most).await?);
    }
    if wanted(Kind::Request) {
        cases.extend(change_request::waiting_for(ctx, most).await?);
    }
    if wanted(Kind::Transfer) {
        cases.extend(transfer::waiting_for(ctx, most).await?);
    }
    if wanted(Kind::Child) {
        cases.extend(child_request::waiting_for(ctx, most).await?);
    }
    if wanted(Kind::Guardian) {
        cases.extend(guardianship::waiting_for(ctx, most).await?);
    }
    cases.sort_by_key(|case| (case.at, case.id));
    Ok(cases.into_iter().skip(offset as usize).take(limit as usize).collect())
}

/// The people whom `cases` are about, in no order. Those of transfers live in another country still: of them the name
/// and the number are shown.
pub async fn people(ctx: &Ctx, cases: &[Case]) -> Result<Vec<Model>> {
    let ids: Vec<PersonId> = cases.iter().map(|case| case.person).collect();
    Ok(person::for_index(ctx.tx().await?, &ids).await?)
}

/// The case `id`, if it waits for the viewer's mission.
pub async fn find_for(ctx: &Ctx, kind: Kind, id: Uuid) -> Result<Option<Case>> {
    let countries = ctx.staff()?.decide(Action::VerifyPerson).countries();
    match kind {
        Kind::Registration => person::waiting_case(ctx, PersonId(id), countries).await,
        Kind::Request => change_request::waiting_case(ctx, change_request::RequestId(id), countries).await,
        Kind::Transfer => transfer::waiting_case(ctx, transfer::TransferId(id), countries).await,
        Kind::Child => child_request::waiting_case(ctx, child_request::ChildRequestId(id), countries).await,
        Kind::Guardian => guardianship::waiting_case(ctx, guardianship::GuardianshipId(id), countries).await,
    }
}

/// The oldest case that nobody works on; from now on the viewer does. Those that the viewer began and did not decide
/// come again when no other is left.
pub async fn next(ctx: &Ctx) -> Result<Option<Case>> {
    let cases = waiting(ctx, None, (0, TRIED)).await?;
    let ids: Vec<Uuid> = cases.iter().map(|case| case.id).collect();
    let claimed = claim::of(ctx, &ids).await?;
    let of = |case: &Case| claimed.get(&(case.kind, case.id));
    let begun = cases.iter().find(|case| of(case).is_some_and(|claimed| claimed.is_own));
    let free = cases.iter().filter(|case| of(case).is_none());
    for case in free.chain(begun) {
        // Another may have taken it a moment ago.
        if claim::take(ctx, case.kind, case.id, case.person).await? {
            return Ok(Some(case.clone()));
        }
    }
    Ok(None)
}
