//! How to reach a person. One contact may serve a family: values are not unique.

use std::collections::{HashMap, HashSet};

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use chrono::{DateTime, Utc};
use kit::db::row_key;
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::seal::Keys;
use kit::{Error, Result, clean};
use phonenumber::Mode;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, NullOrdering, SelectStatement};
use sea_orm::{Order, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use serde_json::json;

use crate::held;
use crate::likeness;
use crate::notice;
use crate::person::{self, PersonId};

/// Contacts that one person keeps at most.
const MOST_OF_ONE: usize = 10;
/// People of one contact that are shown.
const MOST_SHARING: u64 = 25;

kit::id_type!(
    /// A contact point.
    ContactId
);

/// What kind of contact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone.
    Phone,
}

/// A row of `contact_points`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_points")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContactId,
    /// Whose.
    pub person_id: PersonId,
    /// Its kind.
    pub kind: Kind,
    /// The address, or the number in E.164; as typed where it is not usable.
    pub value: String,
    /// Keyed hash of the value, by which it is found.
    pub value_hash: Vec<u8>,
    /// As it was typed.
    pub as_typed: String,
    /// Whether it has the form of an address or number that can exist.
    pub usable: bool,
    /// Whether the number is on WhatsApp.
    pub whatsapp: bool,
    /// When the person or the desk proved it.
    pub verified_at: Option<DateTime<Utc>>,
    /// When it was given.
    pub added_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "contact_points",
    person: Some("person_id"),
    fields: &[
        field("id", Tier::T0, Purpose::Contact, Retention::Record),
        field("person_id", Tier::T1, Purpose::Contact, Retention::Record),
        field("kind", Tier::T2, Purpose::Contact, Retention::Record),
        field("value", Tier::T2, Purpose::Contact, Retention::Record),
        field("value_hash", Tier::T2, Purpose::Contact, Retention::Record),
        field("as_typed", Tier::T2, Purpose::Contact, Retention::Record),
        field("usable", Tier::T2, Purpose::Contact, Retention::Record),
        field("whatsapp", Tier::T2, Purpose::Contact, Retention::Record),
        field("verified_at", Tier::T2, Purpose::Contact, Retention::Record),
        field("added_at", Tier::T2, Purpose::Contact, Retention::Record),
    ],
};

impl Model {
    /// Whether it is an address to which codes can be sent.
    pub fn can_sign_in(&self) -> bool {
        self.kind == Kind::Email && self.usable
    }

    /// Whether it is such an address, and waits to be confirmed.
    pub fn can_be_confirmed(&self) -> bool {
        self.can_sign_in() && self.verified_at.is_none()
    }
}

/// What a typed telephone number turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phone {
    /// Nothing was typed.
    None,
    /// A number in use by the numbering plans, in E.164.
    Sure(String),
    /// A number that could exist, in E.164, and that the plans we know do not list: newly opened ranges, mostly.
    Unsure(String),
    /// No number can have this form.
    Impossible,
}

impl Phone {
    /// The number, if it can be called at all.
    pub fn number(self) -> Option<String> {
        match self {
            Self::Sure(number) | Self::Unsure(number) => Some(number),
            Self::None | Self::Impossible => None,
        }
    }
}

/// Reads a telephone number in any national or international writing; `country` (ISO 3166-1 alpha-2) reads
/// national ones.
pub fn read_phone(typed: &str, country: &str) -> Phone {
    let typed = clean::line(typed);
    if typed.is_empty() {
        return Phone::None;
    }
    // "00" is the international prefix of most of the world, and people know it as such everywhere.
    let typed = match typed.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None => typed,
    };
    let Ok(number) = phonenumber::parse(country.parse().ok(), &typed) else { return Phone::Impossible };
    let written = number.format().mode(Mode::E164).to_string();
    if number.is_valid() {
        return Phone::Sure(written);
    }
    // E.164: no more than 15 digits in all; no plan has subscribers' numbers of fewer than seven with their area.
    let national = number.national().value().to_string().len();
    if national >= 7 && written.len() <= 16 { Phone::Unsure(written) } else { Phone::Impossible }
}

/// A telephone number of the plans we know as E.164; see [`read_phone`].
pub fn phone(typed: &str, country: &str) -> Option<String> {
    match read_phone(typed, country) {
        Phone::Sure(number) => Some(number),
        _ => None,
    }
}

/// An E.164 number as it is read: `+56 9 6123 4567`.
pub fn shown(number: &str) -> String {
    match phonenumber::parse(None, number) {
        Ok(parsed) => parsed.format().mode(Mode::International).to_string(),
        Err(_) => number.to_owned(),
    }
}

/// Whether `address` has the form of an e-mail address, as HTML's `type=email` understands it, with a
/// dot in the domain.
pub fn is_email(address: &str) -> bool {
    validator::ValidateEmail::validate_email(&address)
        && address.rsplit('@').next().is_some_and(|domain| domain.contains('.') && !domain.ends_with('.'))
}

/// The domains that most people have, as they should be written.
const USUAL_DOMAINS: [&str; 12] = [
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "yahoo.com",
    "icloud.com",
    "live.com",
    "msn.com",
    "hotmail.es",
    "yahoo.es",
    "outlook.es",
    "gmx.de",
    "web.de",
];

/// The address that was probably meant, where `address` differs from a usual domain by one slip of the finger
/// (`gmial.com`, `hotmail.con`); none where it looks right.
pub fn mistyped(address: &str) -> Option<String> {
    let (name, domain) = address.rsplit_once('@')?;
    let domain = domain.to_lowercase();
    if USUAL_DOMAINS.contains(&domain.as_str()) {
        return None;
    }
    // Real domains that are one letter away from a usual one.
    if ["mail.com", "ymail.com", "email.com", "gmx.com", "gmx.net", "hotmail.de", "yahoo.de", "outlook.de"]
        .contains(&domain.as_str())
    {
        return None;
    }
    let meant = USUAL_DOMAINS.into_iter().find(|usual| one_slip(&domain, usual))?;
    Some(format!("{name}@{meant}"))
}

/// Whether one letter more, one less, another one, or two changed places make `one` the `other`.
fn one_slip(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    match (one, other) {
        ([], []) => false,
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c && one == other => true,
        _ => {
            let skip = |of: &[u8]| of.get(1..).unwrap_or_default().to_vec();
            (one.len() == other.len() && skip(one) == skip(other))
                || (one.len() == other.len() + 1 && skip(one) == other)
                || (one.len() + 1 == other.len() && one == skip(other))
        }
    }
}

/// The keyed hash by which an address or number is found.
pub fn hash(keys: &Keys, kind: Kind, value: &str) -> Vec<u8> {
    let purpose = match kind {
        Kind::Email => "contact_points.email",
        Kind::Phone => "contact_points.phone",
    };
    keys.hash(purpose, value.to_lowercase().as_bytes())
}

/// A new contact of `person`: `value` is what is used, `as_typed` what was typed.
pub fn new(
    keys: &Keys,
    person: PersonId,
    kind: Kind,
    (value, as_typed): (&str, &str),
    (usable, whatsapp): (bool, bool),
    at: DateTime<Utc>,
) -> ActiveModel {
    ActiveModel {
        id: Set(ContactId::new()),
        person_id: Set(person),
        kind: Set(kind),
        value: Set(value.to_owned()),
        value_hash: Set(hash(keys, kind, value)),
        as_typed: Set(as_typed.to_owned()),
        usable: Set(usable),
        whatsapp: Set(whatsapp),
        verified_at: Set(None),
        added_at: Set(at),
    }
}

/// The contacts of `person`, oldest first. Whoever asks has found the person in their scope.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.person_id.eq(person)).order_by_asc(COLUMN.id).all(db).await
}

/// The contacts of the people `ids`, the oldest first.
pub(crate) async fn of_people(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.is_in(ids.iter().copied()));
    rows.order_by_asc(COLUMN.id).all(db).await
}

/// The same of one as the viewer reads them: none where contacts are masked to them.
pub async fn seen_of(ctx: &Ctx, person: PersonId) -> Result<Vec<Model>> {
    let sees = ctx.staff()?.decide(Action::SeePeople).reads(&TABLE, "value");
    Ok(if sees { of(ctx.tx().await?, person).await? } else { Vec::new() })
}

/// A contact of somebody, by its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashed {
    /// Whose.
    pub person: PersonId,
    /// Its hash.
    pub contact: likeness::Contact,
}

/// The contacts of all people after `after`, up to `last`, in the order of their ids. For commands of the operator.
pub(crate) async fn hashes_between(
    db: &impl ConnectionTrait,
    after: PersonId,
    last: PersonId,
) -> Result<Vec<Hashed>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.gt(after)).filter(COLUMN.person_id.lte(last));
    hashes(db, rows.order_by_asc(COLUMN.person_id)).await
}

/// The contacts of the people `ids`, by their hashes. Whoever asks has found them in their scope.
pub async fn hashes_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, Vec<likeness::Contact>>, DbErr> {
    let mut contacts: HashMap<PersonId, Vec<likeness::Contact>> = HashMap::new();
    for Hashed { person, contact } in hashes(db, Entity::find().filter(COLUMN.person_id.is_in(ids))).await? {
        contacts.entry(person).or_default().push(contact);
    }
    Ok(contacts)
}

async fn hashes(db: &impl ConnectionTrait, rows: Select<Entity>) -> Result<Vec<Hashed>, DbErr> {
    let rows = rows.select_only().columns([Column::PersonId, Column::Kind, Column::ValueHash]);
    let rows: Vec<(PersonId, Kind, Vec<u8>)> = rows.into_tuple().all(db).await?;
    let hashed = |(person, kind, hash): (PersonId, Kind, Vec<u8>)| Hashed {
        person,
        contact: likeness::Contact::new(kind, &hash),
    };
    Ok(rows.into_iter().map(hashed).collect())
}

/// The people who gave the address or number that `typed` means, read as a number of each of `countries`
/// in turn. Whoever asks keeps those of their scope.
pub async fn people_with(
    db: &impl ConnectionTrait,
    keys: &Keys,
    typed: &str,
    countries: &[String],
) -> Result<Vec<PersonId>, DbErr> {
    let address = clean::code(typed);
    let hashes: Vec<Vec<u8>> = if is_email(&address) {
        vec![hash(keys, Kind::Email, &address)]
    } else {
        let numbers = countries.iter().filter_map(|country| phone(typed, country));
        numbers.map(|number| hash(keys, Kind::Phone, &number)).collect()
    };
    if hashes.is_empty() {
        return Ok(Vec::new());
    }
    // One contact may serve a family; a placeholder that thousands gave is no way to find anyone.
    let rows = Entity::find().filter(Column::ValueHash.is_in(hashes)).limit(MOST_SHARING).all(db).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// A person behind an e-mail address.
#[derive(Clone, Debug)]
pub struct Behind {
    /// The person.
    pub person: person::Model,
    /// Their contact with this address.
    pub contact: ContactId,
    /// Whether they, or the desk, proved it.
    pub is_confirmed: bool,
}

/// The people who gave the address `email` and may sign in; those who confirmed it first, then the oldest.
pub async fn behind(ctx: &Ctx, email: &str) -> Result<Vec<Behind>> {
    let hash = hash(&ctx.app().keys, Kind::Email, email);
    ctx.meet([row_key(&hash)]).await?;
    let db = ctx.tx().await?;
    let rows = Entity::find()
        .filter(Column::ValueHash.eq(hash))
        .order_by_with_nulls(Column::VerifiedAt, Order::Asc, NullOrdering::Last)
        .order_by_asc(COLUMN.id)
        .limit(MOST_SHARING)
        .all(db)
        .await?;
    // Also where there is nobody: what is done does not tell.
    ctx.meet(rows.iter().map(|row| row.person_id)).await?;
    let people = person::who_sign_in(ctx, rows.iter().map(|row| row.person_id)).await?;
    let behind = rows.into_iter().filter_map(|row| {
        let person = people.iter().find(|person| person.id == row.person_id)?.clone();
        Some(Behind { person, contact: row.id, is_confirmed: row.verified_at.is_some() })
    });
    Ok(behind.collect())
}

/// `person` behind the address `email`, if they gave it.
pub async fn behind_of(ctx: &Ctx, email: &str, person: person::Model) -> Result<Option<Behind>> {
    let row = Entity::find()
        .filter(Column::ValueHash.eq(hash(&ctx.app().keys, Kind::Email, email)))
        .filter(COLUMN.person_id.eq(person.id))
        .one(ctx.tx().await?)
        .await?;
    Ok(row.map(|row| Behind { person, contact: row.id, is_confirmed: row.verified_at.is_some() }))
}

/// The first e-mail address of `person`.
pub async fn email_of(ctx: &Ctx, person: PersonId) -> Result<Option<Model>> {
    let emails = Entity::find().filter(COLUMN.person_id.eq(person)).filter(Column::Kind.eq(Kind::Email));
    Ok(emails.order_by_asc(COLUMN.id).one(ctx.tx().await?).await?)
}

/// The member's own contact `id`; one of another person is answered as an absent one.
pub async fn own(ctx: &Ctx, id: ContactId) -> Result<Model> {
    let person = PersonId(ctx.member()?);
    let row = Entity::find_by_id(id).filter(COLUMN.person_id.eq(person)).one(ctx.tx().await?).await?;
    row.ok_or(Error::NotFound)
}

/// The contact `id` of `person`, whom whoever asks has found in their scope; one of another person is answered as an
/// absent one.
pub async fn find_of(ctx: &Ctx, person: PersonId, id: ContactId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(COLUMN.person_id.eq(person)).one(ctx.tx().await?).await?;
    row.ok_or(Error::NotFound)
}

/// The desk has seen that the telephone `id` of `person` is theirs. False if that was seen before, or it is none.
pub async fn prove_at_desk(ctx: &Ctx, person: PersonId, id: ContactId) -> Result<bool> {
    let changed = Entity::update_many()
        .col_expr(Column::VerifiedAt, Expr::value(ctx.now()))
        .filter(COLUMN.id.eq(id))
        .filter(COLUMN.person_id.eq(person))
        .filter(Column::Kind.eq(Kind::Phone))
        .filter(COLUMN.verified_at.is_null())
        .exec(ctx.tx().await?)
        .await?;
    if changed.rows_affected > 0 {
        let entry = Entry::done("contact.prove").to(person::KIND, person.0);
        ctx.record(entry.with(json!({ "contact": id })));
    }
    Ok(changed.rows_affected > 0)
}

/// Who else gave one of the contacts of `person`: most often their family. Whoever asks keeps those of their scope.
pub async fn sharing(
    db: &impl ConnectionTrait,
    person: PersonId,
    contacts: &[Model],
) -> Result<Vec<PersonId>, DbErr> {
    if contacts.is_empty() {
        return Ok(Vec::new());
    }
    let hashes = contacts.iter().map(|contact| contact.value_hash.clone());
    let rows = Entity::find()
        .filter(Column::ValueHash.is_in(hashes))
        .filter(COLUMN.person_id.ne(person))
        .limit(MOST_SHARING)
        .all(db)
        .await?;
    let mut ids: Vec<PersonId> = rows.into_iter().map(|row| row.person_id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// The e-mail addresses that `person` confirmed, the one that was first in front.
pub async fn confirmed_emails(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    let emails = Entity::find().filter(COLUMN.person_id.eq(person)).filter(Column::Kind.eq(Kind::Email));
    let confirmed = emails.filter(COLUMN.verified_at.is_not_null()).order_by_asc(COLUMN.verified_at);
    confirmed.order_by_asc(COLUMN.id).all(db).await
}

/// What became of a contact that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there now.
    New(ContactId),
    /// It was there before.
    Known(ContactId),
    /// There are as many as one person keeps.
    TooMany,
}

/// Those of the people `ids` who have an e-mail address.
pub async fn with_email(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashSet<PersonId>, DbErr> {
    let rows = Entity::find().filter(COLUMN.person_id.is_in(ids)).filter(COLUMN.kind.eq(Kind::Email));
    Ok(rows.all(db).await?.into_iter().map(|row| row.person_id).collect())
}

/// The ids of all who have an e-mail address, for a condition on people.
pub(crate) fn people_with_email() -> SelectStatement {
    let ids = Entity::find().select_only().column(Column::PersonId).filter(COLUMN.kind.eq(Kind::Email));
    ids.into_query()
}

/// Adds a contact of `person`: `value` is what is used, `as_typed` what was typed.
pub async fn add(
    ctx: &Ctx,
    person: PersonId,
    kind: Kind,
    (value, as_typed): (&str, &str),
    whatsapp: bool,
) -> Result<Added> {
    let keys = &ctx.app().keys;
    person::hold(ctx.tx().await?, person).await?;
    let known = of(ctx.tx().await?, person).await?;
    let hash = hash(keys, kind, value);
    if let Some(row) = known.iter().find(|row| row.value_hash == hash) {
        return Ok(Added::Known(row.id));
    }
    if known.len() >= MOST_OF_ONE {
        return Ok(Added::TooMany);
    }
    let id = ContactId::new();
    let row = new(keys, person, kind, (value, as_typed), (true, whatsapp), ctx.now());
    let row = ActiveModel { id: Set(id), ..row };
    Entity::insert(row).exec_without_returning(ctx.tx().await?).await?;
    let entry = Entry::done("contact.add").to(person::KIND, person.0);
    ctx.record(entry.with(json!({ "contact": id, "kind": kind.to_value() })));
    // Whether there is an e-mail address is a facet of the index.
    ctx.enqueue(person::INDEX_JOB, &json!({ "person": person })).await?;
    Ok(Added::New(id))
}

/// Removes `contact` of `person`; where it was a confirmed address, the confirmed ones are told, itself among them.
pub async fn remove(ctx: &Ctx, person: &person::Model, contact: &Model) -> Result<()> {
    let told = confirmed_emails(ctx.tx().await?, person.id).await?;
    let removed = Entity::delete_many()
        .filter(COLUMN.id.eq(contact.id))
        .filter(COLUMN.person_id.eq(person.id))
        .exec(ctx.tx().await?)
        .await?;
    if removed.rows_affected == 0 {
        return Ok(());
    }
    let entry = Entry::done("contact.remove").to(person::KIND, person.id.0);
    ctx.record(entry.with(json!({ "contact": contact.id, "kind": contact.kind.to_value() })));
    ctx.enqueue(person::INDEX_JOB, &json!({ "person": person.id })).await?;
    if told.iter().any(|email| email.id == contact.id) {
        notice::removed(ctx, person, &told).await?;
    }
    Ok(())
}

/// `person` proved that `contact` is theirs: the addresses confirmed before are told. What else that sets in
/// motion belongs here.
pub async fn confirm(ctx: &Ctx, person: PersonId, contact: ContactId) -> Result<()> {
    let told = confirmed_emails(ctx.tx().await?, person).await?;
    let confirmed = Entity::update_many()
        .col_expr(Column::VerifiedAt, Expr::value(ctx.now()))
        .filter(COLUMN.id.eq(contact))
        .filter(COLUMN.person_id.eq(person))
        .filter(COLUMN.verified_at.is_null())
        .exec(ctx.tx().await?)
        .await?;
    if confirmed.rows_affected > 0 {
        let entry = Entry::done("contact.confirm").to(person::KIND, person.0);
        ctx.record(entry.with(json!({ "contact": contact })));
        notice::added(ctx, person, &told).await?;
        // Whoever reads their mail is no robot.
        held::release(ctx, person).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_in_any_writing() {
        for (typed, country, e164) in [
            ("0599 123 456", "PS", "+970599123456"),
            ("00970599123456", "CL", "+970599123456"),
            ("٠٥٩٩١٢٣٤٥٦", "PS", "+970599123456"),
            ("+56 9 6123 4567", "PS", "+56961234567"),
            ("9 6123 4567", "CL", "+56961234567"),
            ("(0)7 9012 3456", "JO", "+962790123456"),
            ("\u{200E}+970 59-912-3456", "JO", "+970599123456"),
        ] {
            assert_eq!(phone(typed, country).as_deref(), Some(e164), "{typed}");
        }
        for wrong in ["", "123", "abc", "+000000000", "0599"] {
            assert_eq!(phone(wrong, "PS"), None, "{wrong}");
        }
    }

    #[test]
    fn phones_that_may_exist_are_asked_about() {
        assert_eq!(read_phone("+970 51 234 5678", "PS"), Phone::Unsure("+970512345678".into()));
        assert_eq!(read_phone("", "PS"), Phone::None);
        assert_eq!(read_phone("+56 12", "CL"), Phone::Impossible);
        assert_eq!(read_phone("1234567890123456789", "CL"), Phone::Impossible);
    }

    #[test]
    fn slips_of_the_finger() {
        for (typed, meant) in [
            ("a@gmial.com", "a@gmail.com"),
            ("a@gmail.con", "a@gmail.com"),
            ("a@gmai.com", "a@gmail.com"),
            ("A.B@Hotmial.com", "A.B@hotmail.com"),
            ("a@hotmaill.com", "a@hotmail.com"),
            ("a@yaho.es", "a@yahoo.es"),
        ] {
            assert_eq!(mistyped(typed).as_deref(), Some(meant), "{typed}");
        }
        for right in ["a@gmail.com", "a@mail.com", "a@example.org", "a@uchile.cl", "a@gmx.net", "a@GMAIL.COM"]
        {
            assert_eq!(mistyped(right), None, "{right}");
        }
    }

    #[test]
    fn addresses() {
        assert!(is_email("a.b+c@example.org"));
        for wrong in ["", "a", "a@", "a@b", "@example.org", "a b@example.org", "a@example.org."] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }
}
