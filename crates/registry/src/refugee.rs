//! What a refugee says of their papers and their way: the number under which UNRWA knows the family, the legal situation,
//! and from where to where they were displaced. All of it can put someone at risk (tier 3): it is sealed, in no index, and
//! shown to staff only after they said why.

use accounts::Ctx;
use accounts::audit::Entry;
use chrono::{DateTime, Utc};
use kit::Result;
use kit::field::{self, Purpose, Retention, Sealed, Table, Tier};
use kit::form::Errors;
use kit::seal::{Key, Keys, Place};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{Iterable, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::disclosure::Reason;
use crate::identity_document::end_of;
use crate::person::{self, KIND, PersonId, Source};
use crate::{person_key, value_source};

/// Displacements of one person at the most.
pub const MOST: usize = 20;
/// Letters of a place at the most.
pub const LONGEST_PLACE: usize = 100;
/// Characters of UNRWA's number: registration numbers and those of family cards, old and new, lie between.
const UNRWA: std::ops::RangeInclusive<usize> = 5..=20;
/// People of one number that are looked at: a family card names a household.
const MOST_OF_NUMBER: u64 = 60;

/// On what someone lives in the country in which they live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Legal {
    /// They are its citizens.
    Citizen,
    /// They have a permit to stay, for a time or for good.
    Resident,
    /// They are registered there as Palestine refugees.
    PalestineRefugee,
    /// It has recognised them as refugees, or protects them otherwise.
    Recognised,
    /// They have asked for asylum, and wait.
    AsylumSeeker,
    /// They have a travel document for refugees and no permit to stay.
    TravelDocument,
    /// They have no papers that are good.
    Undocumented,
    /// Something else.
    Other,
}

impl Legal {
    /// The one that a form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }
}

/// What drove someone away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Cause {
    /// The Nakba of 1948.
    Nakba,
    /// The Naksa of 1967.
    Naksa,
    /// The war in Lebanon, and on the camps.
    Lebanon,
    /// The war over Kuwait, 1990 and 1991.
    Kuwait,
    /// Iraq after 2003.
    Iraq,
    /// Syria after 2011.
    Syria,
    /// The war on Gaza.
    Gaza,
    /// A home that was demolished or seized, a right of residence that was withdrawn.
    Home,
    /// Something else.
    Other,
}

impl Cause {
    /// The one that a form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }

    /// All codes, in the order in which they are offered.
    pub fn codes() -> Vec<String> {
        Self::iter().map(|cause| cause.to_value()).collect()
    }
}

/// One displacement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Displacement {
    /// By which it is named when it is taken back.
    pub id: Uuid,
    /// The year; none where it is not known.
    pub year: Option<i32>,
    /// From where, as typed.
    pub from: String,
    /// To where, as typed.
    pub to: String,
    /// What drove them away.
    pub cause: Cause,
}

/// All that is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// UNRWA's number, letters and digits alone; or empty.
    pub unrwa: String,
    /// The legal situation.
    pub legal: Option<Legal>,
    /// Displacements, the oldest first.
    pub displacements: Vec<Displacement>,
}

impl Said {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The end of UNRWA's number, by which who has the card before them knows it; empty where it would be most of it.
    pub fn unrwa_end(&self) -> String {
        end_of(&self.unrwa)
    }

    fn sort(&mut self) {
        self.displacements.sort_by_key(|one| (one.year.is_none(), one.year, one.id));
    }
}

/// UNRWA's number as it is kept, of what was `typed`: letters and digits alone; nothing where it can be none.
pub fn read_unrwa(typed: &str) -> Option<String> {
    let number: String = typed
        .chars()
        .map(kit::clean::fold_digit)
        .filter(|c| !c.is_whitespace() && !['-', '/', '.'].contains(c))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let is_plain = number.chars().all(|c| c.is_ascii_alphanumeric());
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (is_plain && UNRWA.contains(&number.len()) && digits >= 4).then_some(number)
}

/// Adds what is wrong with the number `typed` in the field `unrwa`.
pub(crate) fn unrwa_errors(errors: &mut Errors, typed: &str) {
    if !typed.is_empty() && read_unrwa(typed).is_none() {
        errors.add("unrwa", "me-refugee-error-unrwa");
    }
}

/// A row of `refugee_details`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refugee_details")]
pub struct Model {
    /// Who says it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// [`Said`], sealed with their key.
    pub sealed: Vec<u8>,
    /// Keyed hash of UNRWA's number, by which they are found.
    pub unrwa_hash: Option<Vec<u8>>,
    /// When it was said.
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "refugee_details",
    person: Some("person_id"),
    fields: &[
        field::field("person_id", Tier::T1, Purpose::Registry, Retention::Record),
        field::field("sealed", Tier::T3, Purpose::Registry, Retention::Record).sealed(Sealed::Person),
        field::field("unrwa_hash", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("updated_at", Tier::T2, Purpose::Registry, Retention::Record),
    ],
};

fn place(person: &PersonId) -> Place<'_> {
    Place { table: "refugee_details", column: "sealed", row: person.0.as_bytes() }
}

fn hash(keys: &Keys, number: &str) -> Vec<u8> {
    keys.hash("refugee_details.unrwa", number.as_bytes())
}

impl Model {
    /// What is said.
    pub async fn said(&self, ctx: &Ctx) -> Result<Said> {
        let plain = person_key::of(ctx, self.person_id).await?.open(place(&self.person_id), &self.sealed);
        let plain = plain.map_err(anyhow::Error::from)?;
        Ok(serde_json::from_slice(&plain).map_err(anyhow::Error::from)?)
    }
}

/// That `person`, whose key is `key`, says this from `at` on.
pub fn new(
    keys: &Keys,
    (key, person): (&Key, PersonId),
    said: &Said,
    at: DateTime<Utc>,
) -> anyhow::Result<ActiveModel> {
    let plain = serde_json::to_vec(said)?;
    Ok(ActiveModel {
        person_id: Set(person),
        sealed: Set(key.seal(place(&person), &plain)),
        unrwa_hash: Set((!said.unrwa.is_empty()).then(|| hash(keys, &said.unrwa))),
        updated_at: Set(at),
    })
}

/// The row of `person`.
pub async fn row_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(person).one(db).await
}

/// What `person` says, who is the member who asks; nothing where they said nothing. For staff there is [`disclose`].
pub async fn of(ctx: &Ctx, person: PersonId) -> Result<Said> {
    match row_of(ctx.tx().await?, person).await? {
        Some(row) => row.said(ctx).await,
        None => Ok(Said::default()),
    }
}

/// The people who gave UNRWA's number `typed`. Whoever asks keeps those of their scope.
pub async fn people_with(
    db: &impl ConnectionTrait,
    keys: &Keys,
    typed: &str,
) -> Result<Vec<PersonId>, DbErr> {
    let Some(number) = read_unrwa(typed) else { return Ok(Vec::new()) };
    let rows = Entity::find().filter(Column::UnrwaHash.eq(hash(keys, &number))).limit(MOST_OF_NUMBER);
    Ok(rows.all(db).await?.into_iter().map(|row| row.person_id).collect())
}

/// `person` says something else from now on: what `change` makes of what was said. The member says so, or the desk for them.
/// False if that changes nothing.
pub async fn keep(
    ctx: &Ctx,
    person: &person::Model,
    source: Source,
    change: impl FnOnce(&mut Said),
) -> Result<bool> {
    let db = ctx.tx().await?;
    person::hold(db, person.id).await?;
    let before = of(ctx, person.id).await?;
    let mut said = before.clone();
    change(&mut said);
    said.sort();
    if said == before {
        return Ok(false);
    }
    if said.is_empty() {
        Entity::delete_by_id(person.id).exec(db).await?;
    } else {
        let key = person_key::of(ctx, person.id).await?;
        let row = new(&ctx.app().keys, (&key, person.id), &said, ctx.now())?;
        let replace = OnConflict::column(Column::PersonId)
            .update_columns([Column::Sealed, Column::UnrwaHash, Column::UpdatedAt])
            .to_owned();
        Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    }
    value_source::said(ctx, person.id, &["refugee".to_owned()], source).await?;
    ctx.record(Entry::done("refugee.change").to(KIND, person.id.0));
    Ok(true)
}

/// What `person` says, whom the member of staff who asks has found in their scope, for `reason`: it is written down, and the
/// person reads in their history that it was read.
pub async fn disclose(ctx: &Ctx, person: &person::Model, reason: Reason) -> Result<Said> {
    ctx.record(
        Entry::done("refugee.disclose").to(KIND, person.id.0).with(json!({ "ground": reason.code() })),
    );
    of(ctx, person.id).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_any_writing() {
        for (typed, kept) in [
            ("1-12345678", "112345678"),
            ("١٢٣٤٥٦٧٨", "12345678"),
            (" 2 0012/3456 ", "200123456"),
            ("abc12345", "ABC12345"),
        ] {
            assert_eq!(read_unrwa(typed).as_deref(), Some(kept), "{typed}");
        }
        for wrong in ["", "1234", "abcdefgh", "12345678901234567890123", "12#4567", "رقم12345"] {
            assert_eq!(read_unrwa(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_end_of_a_number() {
        let end = |unrwa: &str| Said { unrwa: unrwa.into(), ..Said::default() }.unrwa_end();
        assert_eq!((end("112345678"), end("12345"), end("")), ("678".into(), String::new(), String::new()));
    }

    #[test]
    fn the_oldest_first_and_those_without_a_year_last() {
        let one = |year| Displacement {
            id: Uuid::now_v7(),
            year,
            from: "Haifa".into(),
            to: "Saida".into(),
            cause: Cause::Nakba,
        };
        let mut said =
            Said { displacements: vec![one(None), one(Some(1982)), one(Some(1948))], ..Said::default() };
        said.sort();
        let years: Vec<_> = said.displacements.iter().map(|one| one.year).collect();
        assert_eq!(years, [Some(1948), Some(1982), None]);
    }
}
