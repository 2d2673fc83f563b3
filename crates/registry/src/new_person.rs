//! New people: from clean, checked values to rows, and their writing with all that belongs to them.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use kit::Locale;
use kit::format::{Digits, PartialDate};
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use sea_orm::entity::prelude::*;
use search::fold;

use crate::person::{self, Model, PersonId, Sex, Source, Status};
use crate::{consent, contact, number, person_key, residence};

/// What a new record is made of, clean and checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct New {
    /// Given name in Arabic.
    pub given_ar: String,
    /// Father's name in Arabic.
    pub father_ar: String,
    /// Grandfather's name in Arabic.
    pub grandfather_ar: String,
    /// Family name in Arabic.
    pub family_ar: String,
    /// Given names in Latin script.
    pub given_latin: String,
    /// Family name in Latin script.
    pub family_latin: String,
    /// Whether the person has no family name.
    pub no_family: bool,
    /// Sex.
    pub sex: Option<Sex>,
    /// Date of birth.
    pub birth: Option<PartialDate>,
    /// Place of origin.
    pub origin: String,
    /// Occupation.
    pub occupation: String,
    /// Country of residence.
    pub country: String,
    /// City.
    pub city: String,
    /// Camp.
    pub camp: String,
    /// Language of letters.
    pub locale: Locale,
    /// Id in the system it comes from.
    pub external_id: Option<String>,
}

impl New {
    /// The row, for `source` at `now`, with a new id and number.
    pub fn row(self, source: Source, status: Status, now: DateTime<Utc>) -> Model {
        let small = |part: Option<u32>| part.and_then(|part| i16::try_from(part).ok());
        Model {
            id: PersonId::new(),
            number: number::issue(),
            status,
            paused_from: None,
            city_key: fold::key(&self.city),
            given_ar: self.given_ar,
            father_ar: self.father_ar,
            grandfather_ar: self.grandfather_ar,
            family_ar: self.family_ar,
            given_latin: self.given_latin,
            family_latin: self.family_latin,
            no_family: self.no_family,
            sex: self.sex,
            birth_year: self.birth.and_then(|birth| i16::try_from(birth.year).ok()),
            birth_month: small(self.birth.and_then(|birth| birth.month)),
            birth_day: small(self.birth.and_then(|birth| birth.day)),
            origin: self.origin,
            occupation: self.occupation,
            country: self.country,
            city: self.city,
            camp: self.camp,
            locale: self.locale,
            channel: None,
            digits: Digits::default(),
            source,
            registered_by: None,
            external_id: self.external_id,
            registered_at: now,
            confirmed_at: now,
            verified_at: (status == Status::Verified).then_some(now),
            updated_at: now,
        }
    }
}

/// What belongs to new people and is written with them.
#[derive(Debug, Default)]
pub struct Batch {
    people: Vec<person::ActiveModel>,
    keys: Vec<person_key::ActiveModel>,
    residences: Vec<residence::ActiveModel>,
    contacts: Vec<contact::ActiveModel>,
    consents: Vec<consent::ActiveModel>,
}

impl Batch {
    /// Adds a person with what belongs to them: their key and their residence come by themselves.
    pub fn add(
        &mut self,
        keys: &kit::seal::Keys,
        person: Model,
        contacts: Vec<contact::ActiveModel>,
        consents: Vec<consent::ActiveModel>,
    ) {
        self.keys.push(person_key::new(keys, person.id));
        self.residences.push(residence::new(&person));
        self.contacts.extend(contacts);
        self.consents.extend(consents);
        // `reset_all` marks every value as to be written; a Model's own are "unchanged".
        self.people.push(person.into_active_model().reset_all());
    }

    /// How many people it holds.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether it holds nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Writes all of it; returns the registry numbers in the order in which the people were added. A number that another person has already is issued anew (at a million people that
    /// happens to one registration in a million; to an import of a million, probably once).
    pub async fn write(mut self, db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
        let mut taken = HashSet::new();
        let numbers = loop {
            let numbers: Vec<String> =
                self.people.iter().filter_map(|row| row.number.try_as_ref().cloned()).collect();
            for part in numbers.chunks(ROWS) {
                taken.extend(person::numbers(db, part).await?);
            }
            let mut own = HashSet::new();
            let mut again = false;
            for row in &mut self.people {
                let number = row.number.try_as_ref().cloned().unwrap_or_default();
                if taken.contains(&number) || !own.insert(number) {
                    row.number = Set(number::issue());
                    again = true;
                }
            }
            if !again {
                break numbers;
            }
        };
        insert::<person::Entity>(db, self.people).await?;
        insert::<person_key::Entity>(db, self.keys).await?;
        insert::<residence::Entity>(db, self.residences).await?;
        insert::<contact::Entity>(db, self.contacts).await?;
        insert::<consent::Entity>(db, self.consents).await?;
        Ok(numbers)
    }
}

/// Rows of one statement: times 31 columns this stays within SQLite's 32,766 values.
const ROWS: usize = 500;

async fn insert<E: EntityTrait>(
    db: &impl ConnectionTrait,
    mut rows: Vec<E::ActiveModel>,
) -> Result<(), DbErr> {
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(ROWS));
        E::insert_many(rows).exec_without_returning(db).await?;
        rows = rest;
    }
    Ok(())
}
