//! People as far as they are compared with each other: for finding who is registered twice, and for nothing else.

use kit::format::PartialDate;
use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, FromQueryResult, QueryOrder, QuerySelect};

use super::{COLUMN, Column, Entity, HIDDEN, PersonId, Sex};
use crate::likeness::{Contact, Told};

/// What is compared of a person: some of the columns of [`super::Model`], since millions are read.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Row {
    /// Id.
    pub id: PersonId,
    /// Registry number.
    pub number: String,
    /// Id in the system that the record was imported from.
    pub external_id: Option<String>,
    given_ar: String,
    father_ar: String,
    grandfather_ar: String,
    family_ar: String,
    given_latin: String,
    family_latin: String,
    sex: Option<Sex>,
    birth_year: Option<i16>,
    birth_month: Option<i16>,
    birth_day: Option<i16>,
    origin: String,
    country: String,
    city: String,
}

impl Row {
    /// What it says of the person.
    pub fn told(&self, contacts: Vec<Contact>) -> Told<'_> {
        let part = |part: Option<i16>| part.and_then(|part| u32::try_from(part).ok());
        Told {
            arabic: [&self.given_ar, &self.father_ar, &self.grandfather_ar, &self.family_ar],
            latin: [&self.given_latin, &self.family_latin],
            sex: self.sex,
            birth: self.birth_year.map(|year| PartialDate {
                year: year.into(),
                month: part(self.birth_month),
                day: part(self.birth_day),
            }),
            origin: &self.origin,
            country: &self.country,
            city: &self.city,
            contacts,
        }
    }
}

/// The next people after `after` in the order of ids whom a search finds. For commands of the operator.
pub async fn after(db: &impl ConnectionTrait, after: PersonId, limit: u64) -> Result<Vec<Row>, DbErr> {
    let columns = [
        Column::Id,
        Column::Number,
        Column::ExternalId,
        Column::GivenAr,
        Column::FatherAr,
        Column::GrandfatherAr,
        Column::FamilyAr,
        Column::GivenLatin,
        Column::FamilyLatin,
        Column::Sex,
        Column::BirthYear,
        Column::BirthMonth,
        Column::BirthDay,
        Column::Origin,
        Column::Country,
        Column::City,
    ];
    let people = Entity::find().select_only().columns(columns).filter(COLUMN.id.gt(after));
    let people = people.filter(Column::Status.is_not_in(HIDDEN)).order_by_asc(COLUMN.id).limit(limit);
    people.into_model::<Row>().all(db).await
}
