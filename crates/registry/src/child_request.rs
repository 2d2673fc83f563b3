//! A child whom a member asks a mission to register, or to let them act for. Nothing of a child is in the registry before
//! a mission has confirmed a guardian (SECURITY 2c: no row of a child without one): until then it stands here, sealed with
//! the key of who asks. Whether a child is known already is told to the mission only.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use kit::clean::{de_code, de_line, de_lines, de_yes};
use kit::date_parts::{self, Wrong};
use kit::field::{self, CASE_DAYS, Purpose, Retention, Sealed, Table, Tier};
use kit::form::Errors;
use kit::format::PartialDate;
use kit::seal::{Key, Place};
use kit::{Error, Locale, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use serde_json::json;
use validator::Validate;

use crate::birth::{self, Birth};
use crate::cases::Case;
use crate::change::Name;
use crate::guardianship::{self, Basis, Evidence};
use crate::new_person::{Batch, New};
use crate::person::{self, KIND, PersonId, Sex, Source, Status};
use crate::register::name;
use crate::tie::{self, Role};
use crate::{claim, notice, number, person_key, value_source};

kit::id_type!(
    /// A request.
    ChildRequestId
);

/// Requests of one member that may wait at once.
const MOST_OPEN: usize = 12;
/// Letters of what a member adds in their own words at the most.
pub const LONGEST_NOTE: u64 = 500;

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// The mission has yet to decide.
    Open,
    /// The child is registered, and the member acts for them.
    Accepted,
    /// They are not.
    Refused,
    /// The member no longer asks for it.
    Withdrawn,
}

/// A row of `child_requests`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "child_requests")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChildRequestId,
    /// Who asks.
    pub person_id: PersonId,
    /// [`Said`], sealed with their key.
    pub sealed: Vec<u8>,
    /// Where it stands.
    pub state: State,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// When it was decided, or withdrawn.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who decided.
    pub decided_by: Option<AccountId>,
    /// Why it was refused, sealed with the key of who asks.
    pub reason: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How long a request is kept: five years after it was decided.
const KEPT: Retention = Retention::After("decided_at", CASE_DAYS);

/// What the columns are.
pub const TABLE: Table = Table {
    name: "child_requests",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Casework, KEPT),
        field::field("person_id", Tier::T1, Purpose::Casework, KEPT),
        field::field("sealed", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
        field::field("state", Tier::T2, Purpose::Casework, KEPT),
        field::field("asked_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("decided_at", Tier::T2, Purpose::Casework, KEPT),
        field::field("decided_by", Tier::T2, Purpose::Accountability, KEPT),
        field::field("reason", Tier::T3, Purpose::Casework, KEPT).sealed(Sealed::Person),
    ],
};

/// What is said of the child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The name.
    pub name: Name,
    /// Sex, where given.
    pub sex: Option<Sex>,
    /// Date of birth, a full one, as [`PartialDate`] is written.
    pub birth: String,
    /// What the one who asks is to the child.
    pub basis: Basis,
    /// Whether the child lives with them.
    pub lives_together: bool,
    /// The child's registry number where they are registered already, without dashes; or empty.
    pub number: String,
    /// What else is to be known, in their own words; or empty.
    pub note: String,
}

impl Said {
    /// Date of birth.
    pub fn birth(&self) -> Option<PartialDate> {
        PartialDate::parse(&self.birth)
    }

    /// The name, in the script of `locale` where there is one in it.
    pub fn name_in(&self, locale: Locale) -> String {
        let names = [self.name.arabic(), self.name.latin()];
        let mut names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        if locale == Locale::Ar { names.swap_remove(0) } else { names.pop().unwrap_or_default() }
    }
}

/// The same, as a form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(default)]
pub struct Typed {
    /// Given name in Arabic.
    #[serde(deserialize_with = "de_line")]
    pub given_ar: String,
    /// Father's name in Arabic.
    #[serde(deserialize_with = "de_line")]
    pub father_ar: String,
    /// Grandfather's name in Arabic.
    #[serde(deserialize_with = "de_line")]
    pub grandfather_ar: String,
    /// Family name in Arabic.
    #[serde(deserialize_with = "de_line")]
    pub family_ar: String,
    /// Given names in Latin script.
    #[serde(deserialize_with = "de_line")]
    pub given_latin: String,
    /// Family name in Latin script.
    #[serde(deserialize_with = "de_line")]
    pub family_latin: String,
    /// "yes": the child has no family name.
    #[serde(deserialize_with = "de_yes")]
    pub no_family: String,
    /// Day of birth.
    #[serde(deserialize_with = "de_line")]
    pub birth_day: String,
    /// Month of birth, a number or a name.
    #[serde(deserialize_with = "de_line")]
    pub birth_month: String,
    /// Year of birth.
    #[serde(deserialize_with = "de_line")]
    pub birth_year: String,
    /// `female`, `male`, or `none`: rather not said.
    #[serde(deserialize_with = "de_code")]
    pub sex: String,
    /// Code of a [`Basis`].
    #[serde(deserialize_with = "de_code")]
    pub basis: String,
    /// `yes` or `no`: the child lives with who asks.
    #[serde(deserialize_with = "de_code")]
    pub together: String,
    /// The child's registry number, in any writing, where they are registered.
    #[serde(deserialize_with = "de_line")]
    pub number: String,
    /// What else is to be known.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = "LONGEST_NOTE", message = "me-family-child-error-note-long"))]
    pub note: String,
}

impl Typed {
    fn name(&self) -> name::Form {
        name::Form {
            given_ar: self.given_ar.clone(),
            father_ar: self.father_ar.clone(),
            grandfather_ar: self.grandfather_ar.clone(),
            family_ar: self.family_ar.clone(),
            given_latin: self.given_latin.clone(),
            family_latin: self.family_latin.clone(),
            no_family: self.no_family.clone(),
            switch: String::new(),
        }
    }

    fn read_birth(&self, ctx: &Ctx, errors: &mut Errors) -> Option<PartialDate> {
        let (field, key) = match date_parts::read(&self.birth_day, &self.birth_month, &self.birth_year) {
            Ok(Some(date)) => match birth::judge(date, ctx.now().date_naive()) {
                Birth::Future => ("birth_year", "register-about-error-birth-future"),
                Birth::Minor if guardianship::of_age_at(date).is_some() => return Some(date),
                // Of whom only the year is known may be an adult: of a child the day is known.
                Birth::Minor | Birth::Adult if date.day.is_none() => {
                    ("birth_day", "me-family-child-error-birth-full")
                }
                _ => ("birth_year", "me-family-child-error-birth-adult"),
            },
            Ok(None) => ("birth_day", "me-family-child-error-birth"),
            Err(Wrong::NoYear) => ("birth_year", "register-about-error-birth-year"),
            Err(Wrong::NoMonth) => ("birth_month", "register-about-error-birth-no-month"),
            Err(Wrong::Day) => ("birth_day", "register-about-error-birth-day"),
            Err(Wrong::Month) => ("birth_month", "register-about-error-birth-month"),
            Err(Wrong::Year) => ("birth_year", "register-about-error-birth-year"),
            Err(Wrong::NoSuchDay) => ("birth_day", "register-about-error-birth-no-such-day"),
        };
        errors.add(field, key);
        None
    }

    /// What it says; or what is wrong with it.
    pub(crate) fn read(&self, ctx: &Ctx) -> Result<Said, Errors> {
        let mut errors = self.name().errors(ctx.locale());
        let birth = self.read_birth(ctx, &mut errors);
        let basis = Basis::from_code(&self.basis);
        if basis.is_none() {
            errors.add("basis", "me-family-child-error-basis");
        }
        if !["yes", "no"].contains(&self.together.as_str()) {
            errors.add("together", "me-family-error-together");
        }
        let number = number::parse(&self.number);
        if number.is_none() && !self.number.is_empty() {
            errors.add("number", "me-family-child-error-number");
        }
        errors.merge(Errors::of(self));
        match (birth, basis) {
            (Some(birth), Some(basis)) if errors.is_empty() => Ok(Said {
                name: Name::from(self.name()),
                sex: match self.sex.as_str() {
                    "female" => Some(Sex::Female),
                    "male" => Some(Sex::Male),
                    _ => None,
                },
                birth: birth.to_string(),
                basis,
                lives_together: self.together == "yes",
                number: number.unwrap_or_default(),
                note: self.note.clone(),
            }),
            _ => Err(errors),
        }
    }
}

fn place<'a>(column: &'static str, id: &'a ChildRequestId) -> Place<'a> {
    Place { table: "child_requests", column, row: id.0.as_bytes() }
}

impl Model {
    /// What is said of the child.
    pub async fn said(&self, ctx: &Ctx) -> Result<Said> {
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
}

/// That `person`, whose key is `key`, asks at `at` for the child of whom `said` is said.
pub fn new(key: &Key, person: PersonId, said: &Said, at: DateTime<Utc>) -> anyhow::Result<ActiveModel> {
    let id = ChildRequestId::new();
    let plain = serde_json::to_vec(said)?;
    Ok(ActiveModel {
        id: Set(id),
        person_id: Set(person),
        sealed: Set(key.seal(place("sealed", &id), &plain)),
        state: Set(State::Open),
        asked_at: Set(at),
        decided_at: Set(None),
        decided_by: Set(None),
        reason: Set(None),
    })
}

/// What became of a request that was to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The mission decides.
    New,
    /// The same is asked already.
    Known,
    /// As many wait as one member may have.
    TooMany,
}

/// The member `person` asks for the child.
pub async fn ask(ctx: &Ctx, person: PersonId, said: &Said) -> Result<Asked> {
    let db = ctx.tx().await?;
    person::hold(db, person).await?;
    let open = open(db, person).await?;
    for row in &open {
        if row.said(ctx).await? == *said {
            return Ok(Asked::Known);
        }
    }
    if open.len() >= MOST_OPEN {
        return Ok(Asked::TooMany);
    }
    let row = new(&person_key::of(ctx, person).await?, person, said, ctx.now())?;
    Entity::insert(row).exec_without_returning(db).await?;
    ctx.record(Entry::done("child.ask").to(KIND, person.0));
    Ok(Asked::New)
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

/// The request `id` of `person`, who asks, or whom whoever asks has found in their scope; one of another person is
/// answered as an absent one.
pub async fn find_of(ctx: &Ctx, person: PersonId, id: ChildRequestId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(COLUMN.person_id.eq(person)).one(ctx.tx().await?).await?;
    row.ok_or(Error::NotFound)
}

/// Why a request is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Not {
    /// It was decided before.
    Decided,
    /// The registration of who asks is not verified.
    Unverified,
    /// Who asks is no adult, or the child no minor.
    NoMinor,
    /// They act for this child already.
    Known,
    /// They did, and that is stopped or was ended: a mission lets it go on, or does not.
    Stopped,
    /// The two cannot be parent and child.
    Tie(tie::Not),
}

impl Model {
    /// The mission has seen the papers: the child is registered, unless they are `known`, whom the mission found in its
    /// scope; and `guardian`, whom it found in its scope, acts for them.
    pub async fn accept(
        &self,
        ctx: &Ctx,
        guardian: &person::Model,
        (known, evidence): (Option<&person::Model>, Evidence),
    ) -> Result<Result<PersonId, Not>> {
        // Of two clerks at once the second waits here, and finds it decided.
        person::hold(ctx.tx().await?, guardian.id).await?;
        if find_of(ctx, guardian.id, self.id).await?.state != State::Open {
            return Ok(Err(Not::Decided));
        }
        let said = self.said(ctx).await?;
        let confirmed = register(ctx, guardian, &said, (known, evidence, Source::Own)).await?;
        let Ok(child) = confirmed else { return Ok(confirmed) };
        self.decide(ctx, (State::Accepted, None)).await?;
        Ok(Ok(child))
    }

    /// The mission does not register the child, and tells `guardian`, whom it found in its scope, why. False if it was
    /// decided before.
    pub async fn refuse(&self, ctx: &Ctx, guardian: &person::Model, reason: &str) -> Result<bool> {
        let key = person_key::of(ctx, self.person_id).await?;
        let sealed = key.seal(place("reason", &self.id), reason.as_bytes());
        if !self.decide(ctx, (State::Refused, Some(sealed))).await? {
            return Ok(false);
        }
        notice::waits(ctx, guardian).await?;
        ctx.record(Entry::done("child.refuse").to(KIND, self.person_id.0));
        Ok(true)
    }

    async fn decide(&self, ctx: &Ctx, (state, reason): (State, Option<Vec<u8>>)) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::DecidedAt, Expr::value(ctx.now()))
            .col_expr(Column::DecidedBy, Expr::value(ctx.viewer().staff().map(|staff| staff.id)))
            .col_expr(Column::Reason, Expr::value(reason))
            .filter(COLUMN.id.eq(self.id))
            .filter(Column::State.eq(State::Open))
            .exec(ctx.tx().await?)
            .await?;
        claim::end(ctx.tx().await?, claim::Kind::Child, self.id.0).await?;
        Ok(changed.rows_affected > 0)
    }

    /// The member no longer asks for it. False if it was decided before.
    pub async fn withdraw(&self, ctx: &Ctx) -> Result<bool> {
        if !self.decide(ctx, (State::Withdrawn, None)).await? {
            return Ok(false);
        }
        ctx.record(Entry::done("child.withdraw").to(KIND, self.person_id.0));
        Ok(true)
    }
}

/// Registers the child of whom `said` is said, unless they are `known`, and confirms that `guardian` acts for them. The
/// member of staff who asks has found both in their scope and seen the papers. A child who is registered so is verified.
pub async fn register(
    ctx: &Ctx,
    guardian: &person::Model,
    said: &Said,
    (known, evidence, source): (Option<&person::Model>, Evidence, Source),
) -> Result<Result<PersonId, Not>> {
    let draft = row(ctx, guardian, said, source);
    let child = known.unwrap_or(&draft);
    // All of it before the first row is written: an answer that refuses leaves nothing behind.
    if let Err(not) = check(ctx, guardian, child, said).await? {
        return Ok(Err(not));
    }
    let child = match known {
        Some(child) => child.clone(),
        None => write(ctx, draft, evidence).await?,
    };
    let failed = |what| Error::Failed(anyhow::anyhow!("{what} after it was checked"));
    let confirmed = guardianship::confirm(ctx, (&child, guardian), (said.basis, evidence)).await?;
    confirmed.map_err(|_| failed("a guardian was not confirmed"))?;
    if said.basis == Basis::Parent {
        let tied = tie::keep(ctx, (guardian, &child), Role::Child, (said.lives_together, source)).await?;
        // A second paper about the same child finds the tie where it was.
        tied.or_else(|not| if not == tie::Not::Tied { Ok(()) } else { Err(failed("a tie was not kept")) })?;
    }
    notice::of_child(ctx, &child).await?;
    Ok(Ok(child.id))
}

/// Whether `guardian` can be confirmed for `child`, of whom `said` is said.
async fn check(
    ctx: &Ctx,
    guardian: &person::Model,
    child: &person::Model,
    said: &Said,
) -> Result<Result<(), Not>> {
    let db = ctx.tx().await?;
    person::hold(db, guardian.id).await?;
    if guardian.status != Status::Verified {
        return Ok(Err(Not::Unverified));
    }
    match guardianship::check(ctx, (child, guardian)).await? {
        Ok(()) => {}
        Err(guardianship::Not::Known) => return Ok(Err(Not::Known)),
        Err(guardianship::Not::Stopped) => return Ok(Err(Not::Stopped)),
        Err(_) => return Ok(Err(Not::NoMinor)),
    }
    if said.basis == Basis::Parent {
        let (of_guardian, of_child) = (tie::of(db, guardian.id).await?, tie::of(db, child.id).await?);
        match tie::check((guardian, &of_guardian), (child, &of_child), Role::Child) {
            Ok(()) | Err(tie::Not::Tied) => {}
            Err(not) => return Ok(Err(Not::Tie(not))),
        }
    }
    Ok(Ok(()))
}

/// The row of the child, who lives where `guardian` does; not written yet.
fn row(ctx: &Ctx, guardian: &person::Model, said: &Said, source: Source) -> person::Model {
    let name = said.name.clone();
    let new = New {
        given_ar: name.given_ar,
        father_ar: name.father_ar,
        grandfather_ar: name.grandfather_ar,
        family_ar: name.family_ar,
        given_latin: name.given_latin,
        family_latin: name.family_latin,
        no_family: name.no_family,
        sex: said.sex,
        birth: said.birth(),
        country: guardian.country.clone(),
        city: guardian.city.clone(),
        camp: guardian.camp.clone(),
        locale: guardian.locale,
        ..New::default()
    };
    let mut child = new.row(source, Status::Verified, ctx.now());
    child.registered_by = value_source::desk(ctx).filter(|_| source == Source::Desk);
    child
}

/// Writes the row of a child, which a mission has verified by papers.
async fn write(ctx: &Ctx, mut child: person::Model, evidence: Evidence) -> Result<person::Model> {
    // Whether somebody elsewhere has that number already is asked of all.
    ctx.meet([child.id.to_string(), child.number.clone()]).await?;
    let mut batch = Batch::default();
    batch.add(&ctx.app().keys, child.clone(), Vec::new(), Vec::new());
    let mut numbers = batch.write(ctx.tx().await?).await?;
    child.number = numbers.pop().unwrap_or_default();
    let detail = json!({ "country": child.country, "child": true });
    ctx.record(Entry::done("person.register").to(KIND, child.id.0).with(detail));
    let detail = json!({ "basis": "papers", "evidence": evidence.to_value() });
    ctx.record(Entry::done("person.verify").to(KIND, child.id.0).with(detail));
    ctx.enqueue(person::INDEX_JOB, &json!({ "person": child.id })).await?;
    Ok(child)
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
    Case { kind: claim::Kind::Child, id: row.id.0, person: row.person_id, at: row.asked_at }
}

/// The requests that wait for the viewer's mission, the oldest first.
pub(crate) async fn waiting_for(ctx: &Ctx, limit: u64) -> Result<Vec<Case>> {
    let rows = waiting(ctx.staff()?.decide(Action::VerifyPerson).countries()).order_by_asc(COLUMN.asked_at);
    let rows = rows.order_by_asc(COLUMN.id).limit(limit).all(ctx.tx().await?).await?;
    Ok(rows.iter().map(case).collect())
}

/// The request `id`, if it waits in `countries`.
pub(crate) async fn waiting_case(
    ctx: &Ctx,
    id: ChildRequestId,
    countries: &[String],
) -> Result<Option<Case>> {
    let row = waiting(countries).filter(COLUMN.id.eq(id)).one(ctx.tx().await?).await?;
    Ok(row.as_ref().map(case))
}
