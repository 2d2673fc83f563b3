//! Who acts for a minor. A mission has confirmed it, on papers; it holds while the child is a minor and nobody has stopped
//! it: a court, by the desk, or another confirmed guardian of the child. Whether it holds is asked anew of each request.

use accounts::audit::{self, ActorKind, Entry};
use accounts::mail::{self, Letter};
use accounts::policy::{Action, Guard};
use accounts::staff::AccountId;
use accounts::{App, Ctx};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::field::{self, Purpose, Retention, Sealed, Table, Tier};
use kit::format::PartialDate;
use kit::seal::Place;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{DatabaseTransaction, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::birth::{self, Birth};
use crate::cases::Case;
use crate::person::{self, KIND, PersonId};
use crate::{claim, contact, departure, notice, person_key, tie};

kit::id_type!(
    /// A guardianship.
    GuardianshipId
);

/// Those ended in one go; the next follow a minute later.
const BATCH: u64 = 200;

/// On what it rests that someone acts for a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Basis {
    /// They are the child's father or mother.
    Parent,
    /// A court or an office has made them guardian.
    Legal,
}

impl Basis {
    /// The one that a form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }
}

/// The papers on which a mission has confirmed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Evidence {
    /// A certificate of birth that names the parents.
    Birth,
    /// A family book, or an extract of a civil registry.
    FamilyBook,
    /// A passport or identity card in which the child stands.
    Passport,
    /// A decision of a court or an office.
    Court,
}

impl Evidence {
    /// The one that a form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }
}

/// Who has stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Stopped {
    /// A court: the mission has its decision, or a sign of one.
    Court,
    /// Another guardian of the child.
    Guardian,
}

/// Why it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Ended {
    /// The child has come of age.
    OfAge,
    /// A mission has ended it.
    Desk,
    /// The guardian has died.
    Death,
}

/// A row of `guardianships`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "guardianships")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GuardianshipId,
    /// The child.
    pub person_id: PersonId,
    /// Who acts for them.
    pub guardian_id: PersonId,
    /// On what that rests.
    pub basis: Basis,
    /// The papers that a mission has seen.
    pub evidence: Evidence,
    /// When the child comes of age.
    pub of_age_at: DateTime<Utc>,
    /// When a mission confirmed it.
    pub confirmed_at: DateTime<Utc>,
    /// Who did.
    pub confirmed_by: AccountId,
    /// Who has stopped it, while it is stopped.
    pub stopped: Option<Stopped>,
    /// Since when.
    pub stopped_at: Option<DateTime<Utc>>,
    /// The other guardian, or the member of staff.
    pub stopped_by: Option<Uuid>,
    /// What the mission wrote down about that, sealed with the child's key.
    pub reason: Option<Vec<u8>>,
    /// Why it is over.
    pub ended: Option<Ended>,
    /// Since when.
    pub ended_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "guardianships",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Registry, Retention::Record),
        field::field("person_id", Tier::T1, Purpose::Registry, Retention::Record),
        field::field("guardian_id", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("basis", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("evidence", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("of_age_at", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("confirmed_at", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("confirmed_by", Tier::T2, Purpose::Accountability, Retention::Record),
        field::field("stopped", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("stopped_at", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("stopped_by", Tier::T2, Purpose::Accountability, Retention::Record),
        field::field("reason", Tier::T3, Purpose::Casework, Retention::Record).sealed(Sealed::Person),
        field::field("ended", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("ended_at", Tier::T2, Purpose::Registry, Retention::Record),
    ],
};

fn place(id: &GuardianshipId) -> Place<'_> {
    Place { table: "guardianships", column: "reason", row: id.0.as_bytes() }
}

/// Whether `child` is surely a minor on the day `today`: of whom only the year is known, whoever may be an adult is one.
pub fn is_minor(child: &person::Model, today: NaiveDate) -> bool {
    child.birth().is_some_and(|birth| birth::judge(birth, today) == Birth::Minor)
}

/// The beginning of the day on which someone born on `birth` comes of age; nothing where the date is no full one.
pub fn of_age_at(birth: PartialDate) -> Option<DateTime<Utc>> {
    let (month, day, year) = (birth.month?, birth.day?, birth.year + birth::ADULT_AGE);
    // Who was born on a 29 February is 18 on the first of March of a year without one.
    let leap =
        || NaiveDate::from_ymd_opt(year, month, day - 1).and_then(|day| day.checked_add_days(Days::new(1)));
    let date = NaiveDate::from_ymd_opt(year, month, day).or_else(leap)?;
    Some(date.and_hms_opt(0, 0, 0)?.and_utc())
}

impl Model {
    /// Whether the guardian may act for `child` on the day `today`.
    pub fn holds(&self, child: &person::Model, today: NaiveDate) -> bool {
        self.is_open() && self.stopped.is_none() && child.status.is_living() && is_minor(child, today)
    }

    /// Whether it is not over, though it may be stopped.
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// What the mission wrote down about its stopping or end; or empty.
    pub async fn reason(&self, ctx: &Ctx) -> Result<String> {
        let Some(sealed) = &self.reason else { return Ok(String::new()) };
        let key = person_key::of(ctx, self.person_id).await?;
        let plain = key.open(place(&self.id), sealed).map_err(anyhow::Error::from)?;
        Ok(String::from_utf8_lossy(&plain).into_owned())
    }
}

/// All of the guardian `person`, the oldest first.
pub async fn of_guardian(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.guardian_id.eq(person)).order_by_asc(COLUMN.id).all(db).await
}

/// All of the child `person`, the oldest first. Whoever asks has found the child.
pub async fn of_child(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_asc(COLUMN.id).all(db).await
}

/// Those of `people` as children or guardians, the oldest first.
pub(crate) async fn among(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<Model>, DbErr> {
    let ids = || people.iter().copied();
    let either =
        sea_orm::Condition::any().add(COLUMN.person_id.is_in(ids())).add(COLUMN.guardian_id.is_in(ids()));
    Entity::find().filter(either).order_by_asc(COLUMN.id).all(db).await
}

/// The one with this id about the child `person`, whom whoever asks has found in their scope; one of another child is
/// answered as an absent one.
pub async fn find_of(ctx: &Ctx, person: PersonId, id: GuardianshipId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(COLUMN.person_id.eq(person)).one(ctx.tx().await?).await?;
    row.ok_or(Error::NotFound)
}

/// The child `id`, if the member `guardian`, who asks, may act for them now; else the same answer as for nobody. A refusal
/// is written down.
pub async fn child_for(ctx: &Ctx, guardian: PersonId, id: PersonId) -> Result<person::Model> {
    let db = ctx.tx().await?;
    let row = Entity::find()
        .filter(COLUMN.guardian_id.eq(guardian))
        .filter(COLUMN.person_id.eq(id))
        .one(db)
        .await?;
    let stands = ctx.app().guards.stands(Guard::Guardianship);
    // Met only by whoever has been confirmed once: what holds now is asked of the child's own row.
    if row.is_some() || !stands {
        ctx.meet([id]).await?;
    }
    let child = person::for_index(db, &[id]).await?.pop();
    if let Some(child) = child {
        let holds = row.is_some_and(|row| row.holds(&child, ctx.now().date_naive()));
        if holds && may_act(db, guardian).await? || !stands {
            return Ok(child);
        }
    }
    ctx.record(Entry::refused("guardianship.act").to(KIND, id.0));
    Err(Error::NotFound)
}

/// Whether `guardian` may act for anybody: a registration that is rejected, or was never verified, acts for none.
async fn may_act(db: &impl ConnectionTrait, guardian: PersonId) -> Result<bool, DbErr> {
    Ok(person::for_index(db, &[guardian]).await?.iter().any(|person| person.status.may_act()))
}

/// The children for whom the member `guardian`, who asks, may act now.
pub async fn children_of(ctx: &Ctx, guardian: PersonId) -> Result<Vec<person::Model>> {
    let db = ctx.tx().await?;
    let rows = of_guardian(db, guardian).await?;
    let ids: Vec<PersonId> = rows.iter().filter(|row| row.is_open()).map(|row| row.person_id).collect();
    if ids.is_empty() || !may_act(db, guardian).await? {
        return Ok(Vec::new());
    }
    ctx.meet(&ids).await?;
    let mut children = person::for_index(db, &ids).await?;
    let today = ctx.now().date_naive();
    children.retain(|child| rows.iter().any(|row| row.person_id == child.id && row.holds(child, today)));
    children.sort_by_key(|child| (child.birth_year, child.birth_month, child.birth_day));
    Ok(children)
}

/// Whether `child`, for whom `guardian` acts, lives under one roof with them: as was said, or, where they are no parent, by
/// the city.
pub(crate) fn is_at_home(child: &person::Model, guardian: &person::Model, ties: &[tie::Model]) -> bool {
    let tie = ties.iter().find(|tie| tie.other(guardian.id) == child.id);
    let together = tie.map_or(child.city_key == guardian.city_key, |tie| tie.lives_together);
    child.country == guardian.country && together
}

/// Why a guardianship is not confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Not {
    /// The child is no minor, or no full date of birth says so.
    NoMinor,
    /// The guardian is a minor.
    MinorGuardian,
    /// It was confirmed before, and stands.
    Known,
    /// It was confirmed before, and is stopped, or over.
    Stopped,
}

/// Whether `guardian` can be confirmed for `child`.
pub(crate) async fn check(
    ctx: &Ctx,
    (child, guardian): (&person::Model, &person::Model),
) -> Result<Result<(), Not>> {
    let today = ctx.now().date_naive();
    if !is_minor(child, today) || child.birth().and_then(of_age_at).is_none() {
        return Ok(Err(Not::NoMinor));
    }
    if is_minor(guardian, today) || guardian.id == child.id {
        return Ok(Err(Not::MinorGuardian));
    }
    let known =
        of_child(ctx.tx().await?, child.id).await?.into_iter().find(|row| row.guardian_id == guardian.id);
    Ok(match known {
        None => Ok(()),
        Some(row) if row.is_open() && row.stopped.is_none() => Err(Not::Known),
        // What a mission stopped or ended, another clerk does not confirm anew unseen.
        Some(_) => Err(Not::Stopped),
    })
}

/// That `guardian` acts for `child`, as `by` confirms at `at`; nothing where the child has no full date of birth.
pub fn new(
    (child, guardian): (&person::Model, PersonId),
    (basis, evidence): (Basis, Evidence),
    (by, at): (AccountId, DateTime<Utc>),
) -> Option<ActiveModel> {
    Some(ActiveModel {
        id: Set(GuardianshipId::new()),
        person_id: Set(child.id),
        guardian_id: Set(guardian),
        basis: Set(basis),
        evidence: Set(evidence),
        of_age_at: Set(of_age_at(child.birth()?)?),
        confirmed_at: Set(at),
        confirmed_by: Set(by),
        stopped: Set(None),
        stopped_at: Set(None),
        stopped_by: Set(None),
        reason: Set(None),
        ended: Set(None),
        ended_at: Set(None),
    })
}

/// The member of staff who asks, and who found both in their scope, confirms that `guardian` acts for `child`.
pub async fn confirm(
    ctx: &Ctx,
    (child, guardian): (&person::Model, &person::Model),
    (basis, evidence): (Basis, Evidence),
) -> Result<Result<(), Not>> {
    let db = ctx.tx().await?;
    person::hold(db, child.id).await?;
    if let Err(not) = check(ctx, (child, guardian)).await? {
        return Ok(Err(not));
    }
    let by = (ctx.staff()?.id, ctx.now());
    let Some(row) = new((child, guardian.id), (basis, evidence), by) else { return Ok(Err(Not::NoMinor)) };
    Entity::insert(row).exec_without_returning(db).await?;
    let detail = json!({ "basis": basis.to_value(), "evidence": evidence.to_value() });
    for id in [child.id, guardian.id] {
        ctx.record(Entry::done("guardianship.confirm").to(KIND, id.0).with(detail.clone()));
    }
    Ok(Ok(()))
}

impl Model {
    /// It holds no more until it is let go on, at the word of `stopped`: the desk's, on a court's decision, with what is
    /// written down about that; or another guardian's, whose id is `by`. False if it is stopped already, or over.
    pub async fn stop(&self, ctx: &Ctx, stopped: Stopped, by: Uuid, reason: &str) -> Result<bool> {
        let sealed = self.sealed(ctx, reason).await?;
        let changed = Entity::update_many()
            .col_expr(Column::Stopped, Expr::value(stopped))
            .col_expr(Column::StoppedAt, Expr::value(ctx.now()))
            .col_expr(Column::StoppedBy, Expr::value(by))
            .col_expr(Column::Reason, Expr::value(sealed))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.ended.is_null());
        // A court's word stands above a guardian's.
        let changed = match stopped {
            Stopped::Court => changed.filter(
                sea_orm::Condition::any()
                    .add(COLUMN.stopped.is_null())
                    .add(COLUMN.stopped.ne(Stopped::Court)),
            ),
            Stopped::Guardian => changed.filter(COLUMN.stopped.is_null()),
        };
        let changed = changed.exec(ctx.tx().await?).await?;
        self.after(ctx, changed.rows_affected).await?;
        self.told(ctx, "guardianship.stop", changed.rows_affected, json!({ "by": stopped.to_value() }))
    }

    /// The mission lets it go on, also where it had ended it, with `reason`. False if it is neither stopped nor over.
    pub async fn let_go_on(&self, ctx: &Ctx, reason: &str) -> Result<bool> {
        let sealed = self.sealed(ctx, reason).await?;
        // Whoever has come of age needs nobody to act for them again.
        let is_over = COLUMN.ended.is_in([Ended::Desk, Ended::Death]);
        let is_stopped =
            sea_orm::Condition::all().add(COLUMN.ended.is_null()).add(COLUMN.stopped.is_not_null());
        let is_off = sea_orm::Condition::any().add(is_over).add(is_stopped);
        let changed = Entity::update_many()
            .col_expr(Column::Stopped, Expr::value(None::<Stopped>))
            .col_expr(Column::StoppedAt, Expr::value(None::<DateTime<Utc>>))
            .col_expr(Column::StoppedBy, Expr::value(None::<Uuid>))
            .col_expr(Column::Ended, Expr::value(None::<Ended>))
            .col_expr(Column::EndedAt, Expr::value(None::<DateTime<Utc>>))
            .col_expr(Column::Reason, Expr::value(sealed))
            .filter(COLUMN.id.eq(self.id))
            .filter(is_off)
            .exec(ctx.tx().await?)
            .await?;
        self.after(ctx, changed.rows_affected).await?;
        self.told(ctx, "guardianship.resume", changed.rows_affected, json!({}))
    }

    /// The guardian `by`, who has stopped it, lets it go on. False if it was not them, or a court has stopped it since.
    pub async fn lift(&self, ctx: &Ctx, by: Uuid) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::Stopped, Expr::value(None::<Stopped>))
            .col_expr(Column::StoppedAt, Expr::value(None::<DateTime<Utc>>))
            .col_expr(Column::StoppedBy, Expr::value(None::<Uuid>))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.ended.is_null())
            .filter(COLUMN.stopped.eq(Stopped::Guardian))
            .filter(COLUMN.stopped_by.eq(by))
            .exec(ctx.tx().await?)
            .await?;
        self.after(ctx, changed.rows_affected).await?;
        self.told(ctx, "guardianship.resume", changed.rows_affected, json!({}))
    }

    /// What follows where `rows` were changed: an erasure that a guardian had asked for waits for nobody's word any more, the
    /// case is off the queue, and all who act, or acted, for the child are told.
    async fn after(&self, ctx: &Ctx, rows: u64) -> Result<()> {
        if rows == 0 {
            return Ok(());
        }
        let db = ctx.tx().await?;
        departure::withdraw(ctx, self.person_id).await?;
        claim::end(db, claim::Kind::Guardian, self.id.0).await?;
        if let Some(child) = person::for_index(db, &[self.person_id]).await?.pop() {
            notice::of_child(ctx, &child).await?;
        }
        Ok(())
    }

    /// The mission ends it. False if it is over.
    pub async fn end(&self, ctx: &Ctx, reason: &str) -> Result<bool> {
        let sealed = self.sealed(ctx, reason).await?;
        let changed = Entity::update_many()
            .col_expr(Column::Ended, Expr::value(Ended::Desk))
            .col_expr(Column::EndedAt, Expr::value(ctx.now()))
            .col_expr(Column::Reason, Expr::value(sealed))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.ended.is_null())
            .exec(ctx.tx().await?)
            .await?;
        self.after(ctx, changed.rows_affected).await?;
        self.told(ctx, "guardianship.end", changed.rows_affected, json!({ "why": Ended::Desk.to_value() }))
    }

    async fn sealed(&self, ctx: &Ctx, reason: &str) -> Result<Option<Vec<u8>>> {
        if reason.is_empty() {
            return Ok(None);
        }
        let key = person_key::of(ctx, self.person_id).await?;
        Ok(Some(key.seal(place(&self.id), reason.as_bytes())))
    }

    /// Writes down what was done, of both, if anything was; whether it was.
    fn told(&self, ctx: &Ctx, act: &'static str, rows: u64, detail: serde_json::Value) -> Result<bool> {
        if rows > 0 {
            for id in [self.person_id, self.guardian_id] {
                ctx.record(Entry::done(act).to(KIND, id.0).with(detail.clone()));
            }
        }
        Ok(rows > 0)
    }
}

/// The guardian `person` has died: nobody acts in their name.
pub(crate) async fn end_of_dead(ctx: &Ctx, person: PersonId) -> Result<()> {
    for row in of_guardian(ctx.tx().await?, person).await?.into_iter().filter(Model::is_open) {
        let changed = Entity::update_many()
            .col_expr(Column::Ended, Expr::value(Ended::Death))
            .col_expr(Column::EndedAt, Expr::value(ctx.now()))
            .filter(COLUMN.id.eq(row.id))
            .exec(ctx.tx().await?)
            .await?;
        row.after(ctx, changed.rows_affected).await?;
        row.told(ctx, "guardianship.end", changed.rows_affected, json!({ "why": Ended::Death.to_value() }))?;
    }
    Ok(())
}

/// That the guardian `person` has died was wrong: what ended by it goes on.
pub(crate) async fn undo_death(ctx: &Ctx, person: PersonId) -> Result<()> {
    for row in of_guardian(ctx.tx().await?, person).await? {
        let changed = Entity::update_many()
            .col_expr(Column::Ended, Expr::value(None::<Ended>))
            .col_expr(Column::EndedAt, Expr::value(None::<DateTime<Utc>>))
            .filter(COLUMN.id.eq(row.id))
            .filter(COLUMN.ended.eq(Ended::Death))
            .exec(ctx.tx().await?)
            .await?;
        row.told(ctx, "guardianship.resume", changed.rows_affected, json!({}))?;
    }
    Ok(())
}

/// Guardianships stopped by another guardian, of living children in `countries`: the mission has the last word.
fn waiting(countries: &[String]) -> Select<Entity> {
    Entity::find()
        .filter(COLUMN.stopped.eq(Stopped::Guardian))
        .filter(COLUMN.ended.is_null())
        .filter(person::living_in((Entity, Column::PersonId), countries))
}

/// The ids of those; nothing where there are no countries.
pub(crate) fn waiting_ids(countries: &[String]) -> Option<SelectStatement> {
    let ids = waiting(countries).select_only().column(Column::Id);
    (!countries.is_empty()).then(|| ids.into_query())
}

fn case(row: &Model) -> Case {
    let at = row.stopped_at.unwrap_or(row.confirmed_at);
    Case { kind: claim::Kind::Guardian, id: row.id.0, person: row.person_id, at }
}

/// Those that wait for the viewer's mission, the oldest first.
pub(crate) async fn waiting_for(ctx: &Ctx, limit: u64) -> Result<Vec<Case>> {
    let rows = waiting(ctx.staff()?.decide(Action::VerifyPerson).countries()).order_by_asc(COLUMN.stopped_at);
    let rows = rows.order_by_asc(COLUMN.id).limit(limit).all(ctx.tx().await?).await?;
    Ok(rows.iter().map(case).collect())
}

/// The one with this id, if it waits in `countries`.
pub(crate) async fn waiting_case(
    ctx: &Ctx,
    id: GuardianshipId,
    countries: &[String],
) -> Result<Option<Case>> {
    let row = waiting(countries).filter(COLUMN.id.eq(id)).one(ctx.tx().await?).await?;
    Ok(row.as_ref().map(case))
}

/// The date of birth of `person` has changed: when they come of age is reckoned anew. A date that is no full one leaves it
/// as it was.
pub(crate) async fn reckon(ctx: &Ctx, person: PersonId, birth: Option<PartialDate>) -> Result<()> {
    let Some(of_age) = birth.and_then(of_age_at) else { return Ok(()) };
    Entity::update_many()
        .col_expr(Column::OfAgeAt, Expr::value(of_age))
        .filter(COLUMN.person_id.eq(person))
        .filter(COLUMN.ended.is_null())
        .exec(ctx.tx().await?)
        .await?;
    Ok(())
}

/// Whether a guardian ever acted for `person`: an address that stands in their record may be somebody else's word.
pub(crate) async fn was_guarded(db: &impl ConnectionTrait, person: PersonId) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(COLUMN.person_id.eq(person)).one(db).await?.is_some())
}

/// The minors for whom `guardian` acts and nobody would be left if they were gone, at `now`. For whom they may act no more
/// they take nothing along: such a child stays, for the mission to see to.
pub(crate) async fn left_alone_by(
    db: &DatabaseTransaction,
    guardian: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<person::Model>, DbErr> {
    let own = of_guardian(db, guardian).await?;
    let acts = |row: &&Model| row.is_open() && row.stopped.is_none();
    let ids: Vec<PersonId> = own.iter().filter(acts).map(|row| row.person_id).collect();
    // Of two guardians who leave at once the second finds what the first has left.
    for id in &ids {
        person::hold(db, *id).await?;
    }
    let mut children = person::for_index(db, &ids).await?;
    children.retain(|child| is_minor(child, now.date_naive()));
    let others = among(db, &ids).await?;
    let has_other = |child: &person::Model| {
        others.iter().any(|row| row.person_id == child.id && row.guardian_id != guardian && row.is_open())
    };
    children.retain(|child| !has_other(child));
    Ok(children)
}

/// How many living minors there are for whom nobody may act on the day `today`: for `mahjar doctor`, which brings none of
/// them forth.
pub async fn count_alone(db: &impl ConnectionTrait, today: NaiveDate) -> Result<u64, DbErr> {
    let mut alone = 0;
    let mut after = PersonId(Uuid::nil());
    loop {
        let minors = person::minors_after(db, after, today, BATCH).await?;
        let Some(last) = minors.last() else { return Ok(alone) };
        after = last.id;
        let ids: Vec<PersonId> = minors.iter().map(|child| child.id).collect();
        let rows = among(db, &ids).await?;
        let acts = |child: &person::Model| {
            rows.iter().any(|row| row.person_id == child.id && row.holds(child, today))
        };
        alone += minors.iter().filter(|child| is_minor(child, today) && !acts(child)).count() as u64;
    }
}

/// What such a mail is told: nothing of the person.
#[derive(Debug, Serialize)]
struct Words<'a> {
    /// The address it goes to.
    address: &'a str,
}

/// Ends what is over because the child has come of age, and tells the new adult that the record is theirs; returns how
/// many. That nobody acts any more does not wait for it.
pub async fn come_of_age(app: &App, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    let due = Entity::find().filter(COLUMN.ended.is_null()).filter(COLUMN.of_age_at.lte(now));
    let mut due = due.order_by_asc(COLUMN.of_age_at).limit(BATCH).all(&*transaction).await?;
    let ids: Vec<PersonId> = due.iter().map(|row| row.person_id).collect();
    let people = person::for_index(&*transaction, &ids).await?;
    // Whose date of birth was mended to one of a minor since, and is reckoned anew, is none of them.
    let is_grown = |id| !people.iter().any(|one| one.id == id && is_minor(one, now.date_naive()));
    due.retain(|row| is_grown(row.person_id));
    if due.is_empty() {
        transaction.rollback().await?;
        return Ok(0);
    }
    let mut entries = Vec::new();
    let mut told = Vec::new();
    for row in &due {
        Entity::update_many()
            .col_expr(Column::Ended, Expr::value(Ended::OfAge))
            .col_expr(Column::EndedAt, Expr::value(now))
            .filter(COLUMN.id.eq(row.id))
            .exec(&*transaction)
            .await?;
        for id in [row.person_id, row.guardian_id] {
            let detail = json!({ "why": Ended::OfAge.to_value() });
            entries.push(Entry::done("guardianship.end").to(KIND, id.0).with(detail));
        }
        if !told.contains(&row.person_id) {
            told.push(row.person_id);
        }
    }
    for id in &told {
        departure::drop_of(&transaction, *id).await?;
    }
    for person in people.iter().filter(|one| told.contains(&one.id) && one.status.is_living()) {
        let contacts = contact::of(&*transaction, person.id).await?;
        for email in contacts.iter().filter(|row| row.kind == contact::Kind::Email && row.usable) {
            let letter = Letter {
                to: &email.value,
                about: Some(person.id.0),
                locale: person.locale,
                template: "mail/of_age",
                subject: "mail-of-age-subject",
                until: now + TimeDelta::days(7),
            };
            mail::send_from_job(app, &*transaction, now, letter, &Words { address: &email.value }).await?;
        }
    }
    audit::write(&*transaction, &app.keys, (ActorKind::System, None), now, entries).await?;
    transaction.commit().await?;
    app.ring();
    Ok(due.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::new_person::New;
    use crate::person::{Source, Status};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn child(birth: &str, status: Status) -> person::Model {
        let new = New { birth: PartialDate::parse(birth), ..New::default() };
        new.row(Source::Own, status, DateTime::UNIX_EPOCH)
    }

    fn row(child: &person::Model) -> Model {
        Model {
            id: GuardianshipId::new(),
            person_id: child.id,
            guardian_id: PersonId::new(),
            basis: Basis::Parent,
            evidence: Evidence::Birth,
            of_age_at: DateTime::UNIX_EPOCH,
            confirmed_at: DateTime::UNIX_EPOCH,
            confirmed_by: AccountId::new(),
            stopped: None,
            stopped_at: None,
            stopped_by: None,
            reason: None,
            ended: None,
            ended_at: None,
        }
    }

    #[test]
    fn the_day_on_which_one_comes_of_age() {
        for (birth, day) in [
            ("2010-05-03", Some("2028-05-03")),
            ("2008-02-29", Some("2026-03-01")),
            ("2010-12-31", Some("2028-12-31")),
            ("2010-05", None),
            ("2010", None),
        ] {
            let at = of_age_at(PartialDate::parse(birth).unwrap());
            assert_eq!(at.map(|at| at.date_naive()), day.map(date), "{birth}");
            // The two ways of reckoning agree.
            if let Some(at) = at {
                let birth = PartialDate::parse(birth).unwrap();
                assert_eq!(birth::judge(birth, at.date_naive()), Birth::Adult);
                assert_eq!(birth::judge(birth, at.date_naive().pred_opt().unwrap()), Birth::Minor);
            }
        }
    }

    #[test]
    fn holds_only_for_living_minors_and_while_nobody_stops_it() {
        let today = date("2026-11-24");
        let yara = child("2015-03-02", Status::Verified);
        assert!(row(&yara).holds(&yara, today));
        for (birth, holds) in
            [("2008-11-25", true), ("2008-11-24", false), ("2008", false), ("2009", true), ("", false)]
        {
            let child = child(birth, Status::Verified);
            assert_eq!(row(&child).holds(&child, today), holds, "{birth}");
        }
        for status in [Status::Merged, Status::Withdrawn, Status::Deceased, Status::Rejected] {
            let child = child("2015-03-02", status);
            assert!(!row(&child).holds(&child, today), "{status:?}");
        }
        for stopped in [Stopped::Court, Stopped::Guardian] {
            assert!(!Model { stopped: Some(stopped), ..row(&yara) }.holds(&yara, today));
        }
        for ended in [Ended::OfAge, Ended::Desk, Ended::Death] {
            assert!(!Model { ended: Some(ended), ..row(&yara) }.holds(&yara, today));
        }
    }
}
