//! A person in the registry.

pub mod described;
pub(crate) mod members;

use std::collections::{HashMap, HashSet};

use accounts::Ctx;
use accounts::audit::{self, Entry};
use accounts::mission::{self, MissionId};
use accounts::policy::{Action, Guard};
use accounts::reference::Reference;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::format::{Digits, PartialDate};
use kit::{Error, Locale, Result};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LikeExpr, SelectStatement};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::birth;
use crate::cases::Case;
use crate::claim::Kind;
pub use crate::standing::Status;
use crate::{contact, guardianship, identity_document, number, refugee};

kit::id_type!(
    /// A person.
    PersonId
);

/// Kind of a person's documents in the index and of their rows in the audit.
pub const KIND: &str = accounts::audit::PERSON;
/// Kind, in the index, of registrations kept apart until it is clear that a person sent them: they are a list of
/// their own, and in no other list, count or facet.
pub const HELD_KIND: &str = "held";
/// Job that brings people into the index: `{"person": id}`, or `{"people": [id, …]}` after an import.
pub const INDEX_JOB: &str = "registry.index";

/// A person's sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// Who brought the data in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Source {
    /// The person.
    #[serde(rename = "self")]
    Own,
    /// A mission's desk.
    Desk,
    /// An import.
    Import,
}

/// How a person would rather be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By a telephone call.
    Phone,
    /// By WhatsApp.
    Whatsapp,
}

/// A row of `people`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    /// Registry number, nine characters.
    #[sea_orm(unique)]
    pub number: String,
    /// Where the registration stands.
    pub status: Status,
    /// Where it stood before the pause, while it is paused.
    pub paused_from: Option<Status>,
    /// Given name in Arabic, or empty.
    pub given_ar: String,
    /// Father's name in Arabic, or empty.
    pub father_ar: String,
    /// Grandfather's name in Arabic, or empty.
    pub grandfather_ar: String,
    /// Family name in Arabic, or empty.
    pub family_ar: String,
    /// Given names in Latin script, or empty.
    pub given_latin: String,
    /// Family name in Latin script, or empty.
    pub family_latin: String,
    /// The person says to have no family name.
    pub no_family: bool,
    /// Sex, where given.
    pub sex: Option<Sex>,
    /// Year of birth.
    pub birth_year: Option<i16>,
    /// Month of birth, 1–12.
    pub birth_month: Option<i16>,
    /// Day of birth, never without the month.
    pub birth_day: Option<i16>,
    /// Place of origin: an id of `origins.csv`, or as typed, or empty.
    pub origin: String,
    /// Occupation: an ISCO-08 code, or as typed, or empty.
    pub occupation: String,
    /// Country of current residence, ISO 3166-1 alpha-2: the scope.
    pub country: String,
    /// City of residence as typed, or empty.
    pub city: String,
    /// Key under which spellings of the city meet.
    pub city_key: String,
    /// Camp: an id of `camps.csv`, or empty.
    pub camp: String,
    /// Language of letters.
    pub locale: Locale,
    /// How the person would rather be reached; none where they said nothing.
    pub channel: Option<Channel>,
    /// Digits on Arabic pages.
    pub digits: Digits,
    /// Who brought the data in.
    pub source: Source,
    /// The mission whose desk registered the person; none when they did it themselves.
    pub registered_by: Option<MissionId>,
    /// Id in the system the record was imported from.
    #[sea_orm(unique)]
    pub external_id: Option<String>,
    /// When the person registered.
    pub registered_at: DateTime<Utc>,
    /// When the person last said that the data is right.
    pub confirmed_at: DateTime<Utc>,
    /// When a mission verified the registration.
    pub verified_at: Option<DateTime<Utc>>,
    /// When the row last changed.
    pub updated_at: DateTime<Utc>,
    /// The mission whose desk registered the person.
    #[sea_orm(belongs_to, from = "registered_by", to = "id")]
    pub mission: HasOne<mission::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "people",
    person: Some("id"),
    fields: &[
        field("id", Tier::T1, Purpose::Registry, Retention::Record),
        field("number", Tier::T1, Purpose::Registry, Retention::Record),
        field("status", Tier::T1, Purpose::Registry, Retention::Record),
        field("paused_from", Tier::T1, Purpose::Registry, Retention::Record),
        field("given_ar", Tier::T1, Purpose::Registry, Retention::Record),
        field("father_ar", Tier::T1, Purpose::Registry, Retention::Record),
        field("grandfather_ar", Tier::T1, Purpose::Registry, Retention::Record),
        field("family_ar", Tier::T1, Purpose::Registry, Retention::Record),
        field("given_latin", Tier::T1, Purpose::Registry, Retention::Record),
        field("family_latin", Tier::T1, Purpose::Registry, Retention::Record),
        field("no_family", Tier::T1, Purpose::Registry, Retention::Record),
        field("sex", Tier::T1, Purpose::Registry, Retention::Record),
        field("birth_year", Tier::T2, Purpose::Registry, Retention::Record),
        field("birth_month", Tier::T2, Purpose::Registry, Retention::Record),
        field("birth_day", Tier::T2, Purpose::Registry, Retention::Record),
        field("origin", Tier::T1, Purpose::Registry, Retention::Record),
        field("occupation", Tier::T1, Purpose::Registry, Retention::Record),
        field("country", Tier::T1, Purpose::Registry, Retention::Record),
        field("city", Tier::T1, Purpose::Registry, Retention::Record),
        field("city_key", Tier::T1, Purpose::Registry, Retention::Record),
        field("camp", Tier::T2, Purpose::Registry, Retention::Record),
        field("locale", Tier::T2, Purpose::Contact, Retention::Record),
        field("channel", Tier::T2, Purpose::Contact, Retention::Record),
        field("digits", Tier::T0, Purpose::Operation, Retention::Record),
        field("source", Tier::T2, Purpose::Registry, Retention::Record),
        field("registered_by", Tier::T2, Purpose::Registry, Retention::Record),
        field("external_id", Tier::T2, Purpose::Registry, Retention::Record),
        field("registered_at", Tier::T1, Purpose::Registry, Retention::Record),
        field("confirmed_at", Tier::T1, Purpose::Registry, Retention::Record),
        field("verified_at", Tier::T1, Purpose::Registry, Retention::Record),
        field("updated_at", Tier::T1, Purpose::Registry, Retention::Record),
    ],
};

impl Model {
    /// The name in Arabic: given, father, grandfather, family; empty if none was given.
    pub fn name_ar(&self) -> String {
        self.name().arabic()
    }

    /// The name in Latin script: given, family; empty if none was given.
    pub fn name_latin(&self) -> String {
        self.name().latin()
    }

    /// The name in the script of `locale`; in the other one where there is none.
    pub fn name_in(&self, locale: Locale) -> String {
        let names = [self.name_ar(), self.name_latin()];
        let mut names = names.into_iter().filter(|name| !name.is_empty());
        let name = if locale == Locale::Ar { names.next() } else { names.next_back() };
        name.unwrap_or_default()
    }

    /// Date of birth, as far as it is known.
    pub fn birth(&self) -> Option<PartialDate> {
        let part = |part: Option<i16>| part.and_then(|part| u32::try_from(part).ok());
        self.birth_year.map(|year| PartialDate {
            year: year.into(),
            month: part(self.birth_month),
            day: part(self.birth_day),
        })
    }
}

/// The place of origin that is kept as `kept`, with its sub-district, since several places share a name; as typed
/// where it is none of the list.
pub fn origin_name(reference: &Reference, kept: &str, locale: Locale) -> String {
    match reference.origins.get(kept) {
        Some(place) => format!("{} ({})", place.name(locale), reference.districts.name(&place.group, locale)),
        None => kept.to_owned(),
    }
}

/// The camp that is kept as `kept`, in the page's language.
pub fn camp_name(ctx: &Ctx, kept: &str) -> String {
    if kept == crate::register::camp::OTHER {
        return ctx.text("register-camp-other");
    }
    ctx.app().reference.camps.name(kept, ctx.locale()).to_owned()
}

/// Somebody looked at a record.
pub const VIEW: &str = "person.view";
/// They went on to another page of it within [`SAME_LOOK`]: the audit has every page, the person is told once.
pub const OPEN: &str = "person.open";
/// They said why they open it, who follow a region and serve nobody day by day.
pub const REASON: &str = "person.reason";
/// How long a reason holds: a working day (SECURITY 3: no browsing without a case or reason).
const REASON_HOLDS: TimeDelta = TimeDelta::hours(8);
/// How long it is the same look.
const SAME_LOOK: TimeDelta = TimeDelta::hours(1);

/// The person `id`, if the viewer may do `action` with them; else the same answer as for nobody. Both are
/// written down: a look, unless the request does something of which the audit has a row of its own.
pub async fn find_for(ctx: &Ctx, id: PersonId, action: Action) -> Result<Model> {
    let person = named_for(ctx, id, action).await?;
    let (staff, db) = (ctx.staff()?, ctx.tx().await?);
    let wants_reason = staff.role.wants_reason() && staff.guards.stands(Guard::Reason);
    if wants_reason && !audit::did(db, (staff.id.0, REASON), (KIND, id.0), ctx.now() - REASON_HOLDS).await? {
        return Err(Error::First(format!("/people/{id}/reason")));
    }
    let is_known = audit::did(db, (staff.id.0, VIEW), (KIND, id.0), ctx.now() - SAME_LOOK).await?;
    // Whatever the page is, and however it answers: who comes this far sees who it is about.
    let act = if is_known { OPEN } else { VIEW };
    let look = Entry::done(act).to(KIND, id.0).with(json!({ "action": format!("{action:?}") }));
    ctx.record(look.as_look());
    Ok(person)
}

/// The same for the page that asks for the reason: no look is written down, and nothing but the name may be shown.
pub(crate) async fn named_for(ctx: &Ctx, id: PersonId, action: Action) -> Result<Model> {
    let (staff, db) = (ctx.staff()?, ctx.tx().await?);
    let person = Entity::find_by_id(id).one(db).await?;
    if let Some(person) = person.filter(|person| staff.decide(action).reaches(&person.country)) {
        return Ok(staff.decide(action).masked(&TABLE, person)?);
    }
    ctx.record(Entry::refused("person.find").to(KIND, id.0));
    Err(Error::NotFound)
}

/// The person `id`, who asks for something by right, as far as whoever answers reads them: of every country, and only
/// because they ask.
pub(crate) async fn of_data_request(ctx: &Ctx, id: PersonId) -> Result<Option<Model>> {
    let decision = ctx.staff()?.decide(Action::AnswerDataRequests);
    let person = Entity::find_by_id(id).one(ctx.tx().await?).await?.filter(|_| decision.is_permitted());
    Ok(person.map(|person| decision.masked(&TABLE, person)).transpose()?)
}

/// Those of the people `ids` who are interested in an opportunity, or were asked for one, as far as whoever follows that reads
/// them: of every country, and only because, and as long as, they are.
pub(crate) async fn of_interests(ctx: &Ctx, ids: &[PersonId]) -> Result<Vec<Model>> {
    let decision = ctx.staff()?.decide(Action::ManageOpportunities);
    if !decision.is_permitted() {
        return Ok(Vec::new());
    }
    let interested = Column::Id.in_subquery(crate::opportunity_interest::interested());
    let people = Entity::find().filter(COLUMN.id.is_in(ids.iter().copied())).filter(interested);
    let people = people.all(ctx.tx().await?).await?;
    Ok(people.into_iter().map(|person| decision.masked(&TABLE, person)).collect::<Result<_, DbErr>>()?)
}

/// Those of the people `ids` who stand in the bank of expertise, as far as its readers read them: of every country, because they
/// agreed to it.
pub(crate) async fn of_bank(ctx: &Ctx, ids: &[PersonId]) -> Result<Vec<Model>> {
    let decision = ctx.staff()?.decide(Action::SeeExperts);
    if !decision.is_permitted() {
        return Ok(Vec::new());
    }
    ctx.meet(ids.iter().copied()).await?;
    let people = Entity::find().filter(COLUMN.id.is_in(ids.iter().copied()));
    let people = people.filter(Column::Status.eq(Status::Verified));
    let people = people.filter(Column::Id.in_subquery(crate::expert::bank::people()));
    let mut people = people.all(ctx.tx().await?).await?;
    // Whose date of birth was put right since may be a child.
    let today = ctx.now().date_naive();
    people.retain(|person| !guardianship::is_minor(person, today));
    Ok(people.into_iter().map(|person| decision.masked(&TABLE, person)).collect::<Result<_, DbErr>>()?)
}

/// The people with these ids whom the viewer may do `action` with, in the order of `ids`.
pub async fn listed_for(ctx: &Ctx, ids: &[Uuid], action: Action) -> Result<Vec<Model>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let decision = ctx.staff()?.decide(action);
    let ids = ids.iter().map(|id| PersonId(*id));
    // By their ids alone: asked for the country as well, SQLite reads all of a country to find fifty people.
    let mut people = Entity::find().filter(COLUMN.id.is_in(ids.clone())).all(ctx.tx().await?).await?;
    people.retain(|person| decision.reaches(&person.country));
    let place: std::collections::HashMap<PersonId, usize> =
        ids.enumerate().map(|(at, id)| (id, at)).collect();
    people.sort_by_key(|person| place.get(&person.id).copied());
    seen(ctx, people, action)
}

/// `people` as the viewer reads them for `action`.
fn seen(ctx: &Ctx, people: Vec<Model>, action: Action) -> Result<Vec<Model>> {
    let decision = ctx.staff()?.decide(action);
    Ok(people.into_iter().map(|person| decision.masked(&TABLE, person)).collect::<Result<_, DbErr>>()?)
}

/// The people whom `typed` names exactly, by registry number, e-mail, telephone, UNRWA's number or that of an identity
/// document, and whom the viewer may do `action` with; none where it is none of these.
pub async fn named_exactly_for(ctx: &Ctx, typed: &str, action: Action) -> Result<Vec<Model>> {
    let db = ctx.tx().await?;
    let countries = ctx.staff()?.decide(action).countries();
    if let Some(number) = number::parse(typed) {
        // What may be one and is none may still be a number of UNRWA's, or a telephone's.
        if let Some(row) = Entity::find().filter(COLUMN.number.eq(number)).one(db).await? {
            return listed_for(ctx, &[row.id.0], action).await;
        }
    }
    let mut ids = contact::people_with(db, &ctx.app().keys, typed, countries).await?;
    ids.extend(refugee::people_with(db, &ctx.app().keys, typed).await?);
    ids.extend(identity_document::people_with(db, &ctx.app().keys, typed).await?);
    let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
    let mut people = listed_for(ctx, &ids, action).await?;
    // Whoever wants to rest is found by the number that they show at the desk, and by nothing else.
    people.retain(|person| !HIDDEN.contains(&person.status));
    Ok(people)
}

/// The person whose registry number is `typed`, if the viewer may do `action` with them. What somebody gave as another number
/// of theirs, such as that of a document, names nobody here.
pub async fn numbered_for(ctx: &Ctx, typed: &str, action: Action) -> Result<Option<Model>> {
    let Some(number) = number::parse(typed) else { return Ok(None) };
    let row = Entity::find().filter(COLUMN.number.eq(number)).one(ctx.tx().await?).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(listed_for(ctx, &[row.id.0], action).await?.pop())
}

/// Whom no search finds.
pub(crate) const HIDDEN: [Status; 3] = [Status::Merged, Status::Withdrawn, Status::Paused];

/// When the index is away: people whose name begins with what was typed and of whom `condition` holds, by the database
/// alone. Folding does not reach here; the page says so. Registrations kept apart are a list of their own: `held`.
pub async fn begins_with_for(
    ctx: &Ctx,
    typed: &str,
    (condition, held): (Condition, bool),
    action: Action,
    (offset, limit): (u64, u64),
) -> Result<(Vec<Model>, u64)> {
    use sea_orm::{QueryOrder, QuerySelect};
    let mut query = Entity::find()
        .filter(ctx.staff()?.decide(action).condition(Column::Country))
        .filter(Column::Status.is_not_in(HIDDEN))
        .filter(if held { Column::Status.eq(Status::Held) } else { Column::Status.ne(Status::Held) })
        .filter(condition);
    for word in typed.split_whitespace().take(12) {
        let beginning = || {
            let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            LikeExpr::new(format!("{escaped}%")).escape('\\')
        };
        let columns = [
            Column::GivenAr,
            Column::FatherAr,
            Column::GrandfatherAr,
            Column::FamilyAr,
            Column::GivenLatin,
            Column::FamilyLatin,
        ];
        let any = columns.into_iter().fold(Condition::any(), |any, column| any.add(column.like(beginning())));
        query = query.filter(any);
    }
    let db = ctx.tx().await?;
    let total = query.clone().count(db).await?;
    let people = query.order_by_desc(COLUMN.registered_at).offset(offset).limit(limit).all(db).await?;
    Ok((seen(ctx, people, action)?, total))
}

/// A spelling of each of the cities `keys`, as people of `countries` typed it: the one that is found first, so that a
/// city of many costs no more than another.
pub(crate) async fn city_names(
    ctx: &Ctx,
    keys: Vec<String>,
    countries: &[String],
) -> Result<HashMap<String, String>> {
    use sea_orm::sea_query::{Query, SimpleExpr, UnionType};
    // One statement for all: a list names thirty of them.
    let mut ones = keys.into_iter().map(|key| {
        let name = Query::select()
            .column(Column::City)
            .from(Entity)
            .and_where(COLUMN.city_key.eq(key.as_str()))
            .and_where(COLUMN.country.is_in(countries.to_vec()))
            .limit(1)
            .to_owned();
        let name = SimpleExpr::SubQuery(None, Box::new(name.into()));
        Query::select().expr_as(Expr::value(key), "key").expr_as(name, "name").to_owned()
    });
    let Some(mut all) = ones.next() else { return Ok(HashMap::new()) };
    for one in ones {
        all.union(UnionType::All, one);
    }
    let mut names = HashMap::new();
    for row in ctx.tx().await?.query_all(&all).await? {
        let (key, name): (String, Option<String>) = (row.try_get("", "key")?, row.try_get("", "name")?);
        names.extend(name.map(|name| (key, name)));
    }
    Ok(names)
}

/// Waits for whoever is changing what belongs to the person `id` at this moment. On SQLite a POST does so anyway.
pub(crate) async fn hold(db: &impl ConnectionTrait, id: PersonId) -> Result<(), DbErr> {
    use sea_orm::QuerySelect;
    use sea_orm::sea_query::LockType;
    // Rows that name the person, which others write meanwhile, do not wait for this.
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(db).await.map(drop)
}

/// As [`hold`], where what the row says does not matter.
pub(crate) async fn hold_only(db: &impl ConnectionTrait, id: PersonId) -> Result<(), DbErr> {
    use sea_orm::QuerySelect;
    use sea_orm::sea_query::LockType;
    let row = Entity::find_by_id(id).select_only().column(Column::Id).lock(LockType::NoKeyUpdate);
    row.into_tuple::<PersonId>().one(db).await.map(drop)
}

/// The language in which the person `id` is written to.
pub(crate) async fn locale_of(ctx: &Ctx, id: PersonId) -> Result<Option<Locale>> {
    Ok(Entity::find_by_id(id).one(ctx.tx().await?).await?.map(|person| person.locale))
}

/// The person of a number just given to them on this page; for the page that shows it once more.
pub async fn just_registered(ctx: &Ctx, id: PersonId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(ctx.tx().await?).await?)
}

/// Statuses whose people sign in no more.
const GONE: [Status; 3] = [Status::Merged, Status::Withdrawn, Status::Deceased];

/// The signed-in member's own row; none if the person is merged or has left since.
pub async fn own(ctx: &Ctx) -> Result<Option<Model>> {
    let id = PersonId(ctx.member()?);
    who_may_enter(ctx, id).await
}

/// What a person would like in what we write and show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// Language of letters.
    pub locale: Locale,
    /// How they would rather be reached.
    pub channel: Option<Channel>,
    /// Digits on Arabic pages.
    pub digits: Digits,
}

impl Model {
    /// Keeps `preferences`; the digits hold from the next page on.
    pub async fn prefer(&self, ctx: &Ctx, preferences: Preferences) -> Result<()> {
        let Preferences { locale, channel, digits } = preferences;
        ctx.read_digits(digits);
        if (locale, channel, digits) == (self.locale, self.channel, self.digits) {
            return Ok(());
        }
        Entity::update_many()
            .col_expr(Column::Locale, Expr::value(locale))
            .col_expr(Column::Channel, Expr::value(channel))
            .col_expr(Column::Digits, Expr::value(digits))
            .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
            .filter(COLUMN.id.eq(self.id))
            .exec(ctx.tx().await?)
            .await?;
        ctx.record(Entry::done("person.preferences").to(KIND, self.id.0));
        Ok(())
    }
}

/// Those of the people `ids` who may sign in. Whoever asks has found out that one of them is asking.
pub async fn who_sign_in(ctx: &Ctx, ids: impl IntoIterator<Item = PersonId>) -> Result<Vec<Model>> {
    let people = Entity::find().filter(COLUMN.id.is_in(ids)).filter(Column::Status.is_not_in(GONE));
    let mut people = people.all(ctx.tx().await?).await?;
    people.retain(|person| enters(ctx, person));
    Ok(people)
}

/// The person with this registry number, if they may sign in. Alone the number opens nothing.
pub async fn who_signs_in(ctx: &Ctx, number: &str) -> Result<Option<Model>> {
    ctx.meet([number]).await?;
    let person = Entity::find().filter(COLUMN.number.eq(number)).filter(Column::Status.is_not_in(GONE));
    let person = person.one(ctx.tx().await?).await?.filter(|person| enters(ctx, person));
    // Nobody's, too: what is done does not tell.
    ctx.meet([person.as_ref().map_or(PersonId(Uuid::nil()), |person| person.id)]).await?;
    Ok(person)
}

/// The person `id`, if they may sign in.
pub async fn who_may_enter(ctx: &Ctx, id: PersonId) -> Result<Option<Model>> {
    let person = Entity::find_by_id(id).filter(Column::Status.is_not_in(GONE));
    Ok(person.one(ctx.tx().await?).await?.filter(|person| enters(ctx, person)))
}

/// Whether `person` signs in: for a minor their guardian does.
fn enters(ctx: &Ctx, person: &Model) -> bool {
    !guardianship::is_minor(person, ctx.now().date_naive())
}

/// Of registrations that wait to be verified in `countries`; none where there are no countries.
fn waiting(countries: &[String]) -> Select<Entity> {
    Entity::find()
        .filter(COLUMN.country.is_in(countries.to_vec()))
        .filter(Column::Status.eq(Status::Submitted))
}

/// The ids of the registrations that wait to be verified in `countries`; nothing where there are no countries.
pub(crate) fn waiting_ids(countries: &[String]) -> Option<SelectStatement> {
    use sea_orm::{QuerySelect, QueryTrait};
    let ids = waiting(countries).select_only().column(Column::Id);
    (!countries.is_empty()).then(|| ids.into_query())
}

fn case(person: &Model) -> Case {
    Case { kind: Kind::Registration, id: person.id.0, person: person.id, at: person.registered_at }
}

/// The registrations that wait to be verified by the viewer's mission, the oldest first.
pub(crate) async fn waiting_for(ctx: &Ctx, limit: u64) -> Result<Vec<Case>> {
    use sea_orm::{QueryOrder, QuerySelect};
    let rows =
        waiting(ctx.staff()?.decide(Action::VerifyPerson).countries()).order_by_asc(COLUMN.registered_at);
    let rows = rows.order_by_asc(COLUMN.id).limit(limit).all(ctx.tx().await?).await?;
    Ok(rows.iter().map(case).collect())
}

/// The registration `id`, if it waits to be verified in `countries`.
pub(crate) async fn waiting_case(ctx: &Ctx, id: PersonId, countries: &[String]) -> Result<Option<Case>> {
    let row = waiting(countries).filter(COLUMN.id.eq(id)).one(ctx.tx().await?).await?;
    Ok(row.as_ref().map(case))
}

/// That a row of another table is about someone who is still in the country that it names: `person` and `country` are
/// its columns.
pub(crate) fn still_in<E: EntityTrait, C: ColumnTrait>(person: (E, C), country: (E, C)) -> Expr {
    use sea_orm::sea_query::ExprTrait;
    use sea_orm::{QuerySelect, QueryTrait};
    let there = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Expr::col((Entity, Column::Id)).equals(person))
        .filter(Expr::col((Entity, Column::Country)).equals(country))
        .filter(Column::Status.is_in(crate::standing::LIVING));
    Expr::exists(there.into_query())
}

/// That the person named by the column `person` of a row lives, and in one of `countries`. Asked row by row: few rows
/// have it asked, and a country has many people.
pub(crate) fn living_in<E: EntityTrait, C: ColumnTrait>(person: (E, C), countries: &[String]) -> Expr {
    standing_in(person, &crate::standing::LIVING, countries)
}

/// That the registration of the person named by the column `person` of a row stands at one of `standing`, wherever they live.
pub(crate) fn standing_at<E: EntityTrait, C: ColumnTrait>(person: (E, C), standing: &[Status]) -> Expr {
    use sea_orm::sea_query::ExprTrait;
    use sea_orm::{QuerySelect, QueryTrait};
    let there = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Expr::col((Entity, Column::Id)).equals(person))
        .filter(Column::Status.is_in(standing.iter().copied()));
    Expr::exists(there.into_query())
}

/// The same of a person whose registration stands at one of `standing`.
pub(crate) fn standing_in<E: EntityTrait, C: ColumnTrait>(
    person: (E, C),
    standing: &[Status],
    countries: &[String],
) -> Expr {
    use sea_orm::sea_query::ExprTrait;
    use sea_orm::{QuerySelect, QueryTrait};
    let living = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Expr::col((Entity, Column::Id)).equals(person))
        .filter(COLUMN.country.is_in(countries.to_vec()))
        .filter(Column::Status.is_in(standing.iter().copied()));
    Expr::exists(living.into_query())
}

/// Those of the people `ids` who may be brought together with others: whose registration a mission has verified and who are of
/// age. Asked of everyone's rows; nobody is shown by it.
pub(crate) async fn who_meet(ctx: &Ctx, ids: &[PersonId]) -> Result<Vec<PersonId>> {
    let today = ctx.now().date_naive();
    ctx.beyond(async {
        let people = Entity::find().filter(COLUMN.id.is_in(ids.iter().copied()));
        let mut people = people.filter(Column::Status.eq(Status::Verified)).all(ctx.tx().await?).await?;
        people.retain(|person| !guardianship::is_minor(person, today));
        Ok(people.into_iter().map(|person| person.id).collect())
    })
    .await
}

/// Those of the people `ids` whose registration stands and who live.
pub(crate) async fn living_of(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<PersonId>, DbErr> {
    use sea_orm::QuerySelect;
    let living = Entity::find().filter(COLUMN.id.is_in(ids.iter().copied()));
    let living = living.filter(Column::Status.is_in(crate::standing::LIVING));
    living.select_only().column(Column::Id).into_tuple().all(db).await
}

/// The people with these ids, for the index's own work.
pub async fn for_index(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.id.is_in(ids.iter().copied())).all(db).await
}

/// The next people after `after` in the order of ids, for rebuilding the index.
pub async fn after(db: &impl ConnectionTrait, after: PersonId, limit: u64) -> Result<Vec<Model>, DbErr> {
    use sea_orm::{QueryOrder, QuerySelect};
    Entity::find().filter(COLUMN.id.gt(after)).order_by_asc(COLUMN.id).limit(limit).all(db).await
}

/// The next living people after `after` in the order of ids who may be minors on the day `today`.
pub(crate) async fn minors_after(
    db: &impl ConnectionTrait,
    after: PersonId,
    today: NaiveDate,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    use sea_orm::{QueryOrder, QuerySelect};
    let from = i16::try_from(today.year() - birth::ADULT_AGE).unwrap_or_default();
    let minors = Entity::find().filter(COLUMN.id.gt(after)).filter(COLUMN.birth_year.gte(from));
    let minors = minors.filter(Column::Status.is_in(crate::standing::LIVING));
    minors.order_by_asc(COLUMN.id).limit(limit).all(db).await
}

/// How many people there are.
pub async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find().count(db).await
}

/// Erases the person `id`: the row, and by the schema's own rules every row that belongs to it, their key first of all.
pub async fn erase(db: &impl ConnectionTrait, id: PersonId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await.map(drop)
}

/// Those of the external ids `ids` that the registry has.
pub async fn external_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = String>,
) -> Result<HashSet<String>, DbErr> {
    let ids: Vec<String> = ids.into_iter().collect();
    let rows = Entity::find().filter(COLUMN.external_id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| row.external_id).collect())
}

/// The person whose registry number is `typed`, in any writing; for who runs the site.
pub async fn by_number(db: &impl ConnectionTrait, typed: &str) -> Result<Option<PersonId>, DbErr> {
    let Some(number) = number::parse(typed) else { return Ok(None) };
    Ok(Entity::find().filter(COLUMN.number.eq(number)).one(db).await?.map(|person| person.id))
}

/// Those of the registry numbers `numbers` that people have.
pub async fn numbers(db: &impl ConnectionTrait, numbers: &[String]) -> Result<Vec<String>, DbErr> {
    let rows = Entity::find().filter(COLUMN.number.is_in(numbers)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.number).collect())
}
