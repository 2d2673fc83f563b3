//! Who is a member of an association and lets it see what of them: the name, and each further thing only where they ticked it.
//! Whoever heads it reads that and no more, and nothing of who rests, has left or is not verified.

use accounts::Ctx;
use accounts::audit::Entry;
use chrono::{DateTime, Utc};
use kit::field::{self, Purpose, Retention, Table, Tier};
use kit::{Error, Locale, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use serde_json::json;

use crate::association::{self, AssociationId, Share};
use crate::company::{all, joined};
use crate::contact;
use crate::expert::occupation_name;
use crate::facet::decade;
use crate::person::{self, KIND, PersonId, Source};

kit::id_type!(
    /// That somebody is a member of an association.
    MemberId
);

/// Associations of one person at the most.
pub const MOST: usize = 20;
/// Version of the wording; changes when a text of `me-associations-membership-…` changes its meaning.
pub const WORDING: &str = "2026-11";

/// A row of `association_members`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "association_members")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MemberId,
    /// Of which association.
    pub association_id: AssociationId,
    /// Who.
    pub person_id: PersonId,
    /// Codes of [`Share`]: what it may see besides the name.
    pub shares: String,
    /// When they agreed to that.
    pub agreed_at: DateTime<Utc>,
    /// Version of the wording with which they agreed.
    pub agreed_version: String,
    /// Language in which they read it.
    pub agreed_locale: Locale,
    /// Who noted it.
    pub source: Source,
    /// Since when they are a member here.
    pub joined_at: DateTime<Utc>,
    /// When whoever heads it said that they are none: it sees nothing of them, and only their mission changes that.
    pub excluded_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "association_members",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Registry, Retention::Record),
        field::field("association_id", Tier::T1, Purpose::Registry, Retention::Record),
        field::field("person_id", Tier::T1, Purpose::Registry, Retention::Record),
        field::field("shares", Tier::T2, Purpose::Consent, Retention::Record),
        field::field("agreed_at", Tier::T2, Purpose::Consent, Retention::Record),
        field::field("agreed_version", Tier::T0, Purpose::Consent, Retention::Record),
        field::field("agreed_locale", Tier::T0, Purpose::Consent, Retention::Record),
        field::field("source", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("joined_at", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("excluded_at", Tier::T2, Purpose::Registry, Retention::Record),
    ],
};

impl Model {
    /// What the association may see besides the name.
    pub fn shares(&self) -> Vec<Share> {
        all(&self.shares)
    }
}

/// That `person` is a member of `association` and lets it see `shares`, as `source` notes at `at` in `locale`.
pub fn new(
    (association, person): (AssociationId, PersonId),
    shares: &[Share],
    (source, locale): (Source, Locale),
    at: DateTime<Utc>,
) -> ActiveModel {
    ActiveModel {
        id: Set(MemberId::new()),
        association_id: Set(association),
        person_id: Set(person),
        shares: Set(joined(shares)),
        agreed_at: Set(at),
        agreed_version: Set(WORDING.into()),
        agreed_locale: Set(locale),
        source: Set(source),
        joined_at: Set(at),
        excluded_at: Set(None),
    }
}

/// The memberships of `person`, who asks, or whom whoever asks has found, each with its association.
pub async fn of(ctx: &Ctx, person: PersonId) -> Result<Vec<(Model, association::Model)>> {
    let db = ctx.tx().await?;
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).order_by_asc(COLUMN.id).all(db).await?;
    let associations = association::of_ids(db, rows.iter().map(|row| row.association_id).collect()).await?;
    let with = |row: Model| {
        let association = associations.iter().find(|of| of.id == row.association_id)?;
        Some((row, association.clone()))
    };
    Ok(rows.into_iter().filter_map(with).collect())
}

/// The membership of `person` in `association`, where there is one.
pub async fn find(ctx: &Ctx, person: PersonId, association: AssociationId) -> Result<Option<Model>> {
    let row = Entity::find().filter(COLUMN.person_id.eq(person));
    Ok(row.filter(COLUMN.association_id.eq(association)).one(ctx.tx().await?).await?)
}

/// What became of a membership that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// They are a member from now on.
    Joined,
    /// They let it see something else from now on.
    Changed,
    /// It was so before.
    Unchanged,
    /// They are a member of as many as one person is.
    TooMany,
    /// Whoever heads it said that they are none: their mission hears both.
    Excluded,
}

/// `person` is a member of `association` and lets it see `shares` from now on, having read, or heard, in
/// the language `locale` what that means.
pub async fn keep(
    ctx: &Ctx,
    person: PersonId,
    association: &association::Model,
    shares: &[Share],
    (source, locale): (Source, Locale),
) -> Result<Kept> {
    let db = ctx.tx().await?;
    person::hold(db, person).await?;
    let about = json!({
        "association": association.id, "shares": joined(shares), "wording": WORDING, "language": locale.code(),
    });
    let Some(known) = find(ctx, person, association.id).await? else {
        let there = Entity::find().filter(COLUMN.person_id.eq(person)).count(db).await?;
        if there >= MOST as u64 {
            return Ok(Kept::TooMany);
        }
        let row = new((association.id, person), shares, (source, locale), ctx.now());
        Entity::insert(row).exec_without_returning(db).await?;
        ctx.record(Entry::done("association.join").to(KIND, person.0).with(about));
        return Ok(Kept::Joined);
    };
    if known.excluded_at.is_some() && source == Source::Own {
        return Ok(Kept::Excluded);
    }
    if known.shares() == shares && known.agreed_version == WORDING && known.excluded_at.is_none() {
        return Ok(Kept::Unchanged);
    }
    Entity::update_many()
        .col_expr(Column::Shares, Expr::value(joined(shares)))
        .col_expr(Column::AgreedAt, Expr::value(ctx.now()))
        .col_expr(Column::AgreedVersion, Expr::value(WORDING))
        .col_expr(Column::AgreedLocale, Expr::value(locale))
        .col_expr(Column::Source, Expr::value(source))
        .col_expr(Column::ExcludedAt, Expr::value(None::<DateTime<Utc>>))
        .filter(COLUMN.id.eq(known.id))
        .exec(db)
        .await?;
    ctx.record(Entry::done("association.share").to(KIND, person.0).with(about));
    Ok(Kept::Changed)
}

/// `person` is no member of `association`, says whoever heads it, who sees nothing of them from now on.
pub async fn exclude(ctx: &Ctx, person: PersonId, association: AssociationId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ExcludedAt, Expr::value(ctx.now()))
        .filter(COLUMN.person_id.eq(person))
        .filter(COLUMN.association_id.eq(association))
        .exec(ctx.tx().await?)
        .await?;
    let about = json!({ "association": association });
    ctx.record(Entry::done("association.exclude").to(KIND, person.0).with(about));
    Ok(())
}

/// `person` is no member of `association` any more, and it sees nothing of them from now on. False where they were none.
pub async fn end(ctx: &Ctx, person: PersonId, association: AssociationId) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(COLUMN.person_id.eq(person))
        .filter(COLUMN.association_id.eq(association))
        .exec(ctx.tx().await?)
        .await?;
    if gone.rows_affected == 0 {
        return Ok(false);
    }
    let about = json!({ "association": association });
    ctx.record(Entry::done("association.leave").to(KIND, person.0).with(about));
    Ok(true)
}

/// How many say that they are members of `association`, or said so.
pub async fn count_of(db: &impl ConnectionTrait, association: AssociationId) -> Result<u64, DbErr> {
    Entity::find().filter(COLUMN.association_id.eq(association)).count(db).await
}

/// The ids of the people who are members of `association`.
pub(crate) fn people_of(association: AssociationId) -> SelectStatement {
    let rows =
        Entity::find().filter(COLUMN.association_id.eq(association)).filter(COLUMN.excluded_at.is_null());
    rows.select_only().column(Column::PersonId).into_query()
}

/// A member as whoever heads the association sees them: what they did not let it see is empty.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// The membership.
    pub id: MemberId,
    /// Who.
    #[serde(skip)]
    pub person: PersonId,
    /// Name in the page's script, or in the other.
    pub name: String,
    /// Name in the other script, where there is one.
    pub other_name: String,
    /// Since when they are a member here.
    pub since: String,
    /// What they let it see.
    pub shares: Vec<Share>,
    /// Name of the country.
    pub country: String,
    /// City.
    pub city: String,
    /// The age, from and to; where it is known.
    pub age: Option<(i32, i32)>,
    /// What they do.
    pub occupation: String,
    /// Where they come from.
    pub origin: String,
    /// Telephones.
    pub phones: Vec<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
}

fn shown(ctx: &Ctx, row: &Model, person: &person::Model, contacts: &[&contact::Model]) -> Shown {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let shares = row.shares();
    let only = |share: Share, value: String| if shares.contains(&share) { value } else { String::new() };
    let of_kind = |share: Share, kind: contact::Kind| {
        let own = contacts.iter().filter(|one| shares.contains(&share) && one.kind == kind && one.usable);
        own.map(
            |one| if kind == contact::Kind::Phone { contact::shown(&one.value) } else { one.value.clone() },
        )
        .collect()
    };
    let (name, other) = (person.name_in(locale), if locale == Locale::Ar { Locale::En } else { Locale::Ar });
    let occupation = match reference.occupations.get(&person.occupation) {
        Some(_) => occupation_name(ctx, &person.occupation),
        None => person.occupation.clone(),
    };
    // A year of birth would tell more than they agreed to.
    let years = person.birth_year.filter(|_| shares.contains(&Share::Age)).map(i32::from);
    let age =
        years.map(|year| decade(chrono::Datelike::year(&ctx.now()) - year)).map(|from| (from, from + 9));
    Shown {
        id: row.id,
        person: person.id,
        other_name: Some(person.name_in(other)).filter(|of| *of != name).unwrap_or_default(),
        name,
        since: row.joined_at.to_rfc3339(),
        country: only(Share::Place, reference.countries.name(&person.country, locale).to_owned()),
        city: only(Share::Place, person.city.clone()),
        age,
        occupation: only(Share::Occupation, occupation),
        origin: only(Share::Origin, person::origin_name(reference, &person.origin, locale)),
        phones: of_kind(Share::Phone, contact::Kind::Phone),
        emails: of_kind(Share::Email, contact::Kind::Email),
        shares,
    }
}

/// The members of `association`, which the member who asks heads: of those whose name meets all of `words`, `limit` after the first
/// `offset`, by their names; and how many there are. Contacts stand on each one's own page.
pub async fn seen(
    ctx: &Ctx,
    association: AssociationId,
    words: &str,
    (offset, limit): (u64, u64),
) -> Result<(Vec<Shown>, u64)> {
    // All of them are gone through by name; only those of the page are met, and shown.
    let people = ctx.beyond(person::members::of_association(ctx, association)).await?;
    let mut people: Vec<(String, PersonId)> = people
        .into_iter()
        .filter(|person| person::members::is_named(person, words))
        .map(|person| (person.name_in(ctx.locale()).to_owned(), person.id))
        .collect();
    people.sort();
    let total = people.len() as u64;
    let ids: Vec<PersonId> =
        people.into_iter().skip(offset as usize).take(limit as usize).map(|(_, id)| id).collect();
    Ok((of_people(ctx, association, &ids, false).await?, total))
}

/// Those of the people `ids` who are members of `association`, in that order.
async fn of_people(
    ctx: &Ctx,
    association: AssociationId,
    ids: &[PersonId],
    has_contacts: bool,
) -> Result<Vec<Shown>> {
    ctx.meet(ids.iter().copied()).await?;
    let db = ctx.tx().await?;
    let rows = Entity::find().filter(COLUMN.association_id.eq(association));
    let rows = rows.filter(COLUMN.excluded_at.is_null());
    let rows = rows.filter(COLUMN.person_id.is_in(ids.iter().copied())).all(db).await?;
    let people = person::members::of_association_by_ids(ctx, association, ids).await?;
    let contacts = if has_contacts { contact::of_people(db, ids).await? } else { Vec::new() };
    let mut shown_rows = Vec::new();
    for id in ids {
        let row = rows.iter().find(|row| row.person_id == *id);
        let Some((row, person)) = row.zip(people.iter().find(|person| person.id == *id)) else { continue };
        let contacts: Vec<&contact::Model> = contacts.iter().filter(|one| one.person_id == *id).collect();
        shown_rows.push(shown(ctx, row, person, &contacts));
    }
    Ok(shown_rows)
}

/// The member `id` of `association`, which the member who asks heads, with all that they let it see. That it was looked at is
/// written down, and they read it in their history.
pub async fn find_seen(ctx: &Ctx, association: AssociationId, id: MemberId) -> Result<Shown> {
    // A key of its own: who may know of the association does not meet its members by that.
    ctx.meet([format!("members:{association}")]).await?;
    let row = Entity::find_by_id(id).filter(COLUMN.association_id.eq(association));
    let row = row.filter(COLUMN.excluded_at.is_null()).one(ctx.tx().await?).await?.ok_or(Error::NotFound)?;
    let found = of_people(ctx, association, &[row.person_id], true).await?.pop().ok_or(Error::NotFound)?;
    let about = json!({ "association": association, "shares": row.shares });
    ctx.record(Entry::done("association.view").to(KIND, row.person_id.0).with(about).as_look());
    Ok(found)
}

/// The first `most` members of `association` by their names, which the member who asks heads, with all that they let it see; and how
/// many there are.
pub async fn printed(ctx: &Ctx, association: AssociationId, most: u64) -> Result<(Vec<Shown>, u64)> {
    let (members, total) = seen(ctx, association, "", (0, most)).await?;
    let ids: Vec<PersonId> = members.iter().map(|one| one.person).collect();
    Ok((of_people(ctx, association, &ids, true).await?, total))
}
