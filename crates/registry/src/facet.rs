//! What the index knows of a person, and what a list of people is narrowed and counted by. Codes only, tier 1: of a
//! birth date the decade, of times the month, of contacts whether there is an e-mail address.

use std::collections::BTreeMap;

use accounts::App;
use accounts::reference::Reference;
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use kit::Locale;
use kit::field::Tier;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, Condition};
use search::Document;

use crate::contact;
use crate::person::{Column, HELD_KIND, KIND, Model, Sex, Status};

/// The facets, in the order in which they are offered.
pub const ALL: [&str; 10] =
    ["country", "city", "status", "sex", "born", "occupation", "origin", "registered", "confirmed", "email"];
/// How sensitive they are. Filters are reads: who may not read that narrows and counts by none.
pub const TIER: Tier = Tier::T1;
/// Value of a facet of someone who has said nothing about it.
pub const NONE: &str = "none";
/// Months that a list may be narrowed to: more than a registry has.
const MOST_MONTHS: u32 = 1200;

/// What the index knows of `person`; nothing of whoever is merged, has left or wants to rest.
pub fn document(person: &Model, reference: &Reference, has_email: bool) -> Option<Document> {
    let kind = match person.status {
        Status::Merged | Status::Withdrawn | Status::Paused => return None,
        Status::Held => HELD_KIND,
        _ => KIND,
    };
    let known = |text: &str, is_code: bool| if is_code { text.to_owned() } else { NONE.to_owned() };
    let facets = vec![
        ("status", person.status.code()),
        ("sex", person.sex.map_or_else(|| NONE.to_owned(), |sex| sex.to_value())),
        ("born", person.birth_year.map_or_else(|| NONE.to_owned(), |year| decade(year.into()).to_string())),
        ("city", known(&person.city_key, !person.city_key.is_empty())),
        // What is no code is somebody's own words, and stays out of the index.
        ("occupation", known(&person.occupation, reference.occupations.get(&person.occupation).is_some())),
        ("origin", known(&person.origin, reference.origins.get(&person.origin).is_some())),
        ("registered", month(person.registered_at)),
        ("confirmed", month(person.confirmed_at)),
        ("email", if has_email { "yes" } else { "no" }.to_owned()),
    ];
    let names = [person.name_ar(), person.name_latin()].into_iter().filter(|name| !name.is_empty());
    Some(Document {
        kind,
        id: person.id.0,
        names: names.collect(),
        words: words(person, reference),
        country: person.country.clone(),
        facets,
        order: person.registered_at.timestamp(),
    })
}

/// By which words besides the names `person` is found: the city, and in all languages the country, the occupation and the
/// place of origin. What is no code is somebody's own words, and stays out of the index.
fn words(person: &Model, reference: &Reference) -> Vec<String> {
    let country = reference.countries.get(&person.country);
    let named = [reference.occupations.get(&person.occupation), reference.origins.get(&person.origin)];
    let in_all = |name: &dyn Fn(Locale) -> String| Locale::ALL.map(name).to_vec();
    let mut words = vec![person.city.clone()];
    words.extend(country.into_iter().flat_map(|country| in_all(&|locale| country.name(locale).to_owned())));
    words.extend(named.into_iter().flatten().flat_map(|row| in_all(&|locale| row.name(locale).to_owned())));
    words.retain(|word| !word.is_empty());
    words
}

/// The documents of `people`.
pub async fn documents(
    app: &App,
    db: &impl ConnectionTrait,
    people: &[Model],
) -> Result<Vec<Document>, DbErr> {
    let with_email = contact::with_email(db, people.iter().map(|person| person.id)).await?;
    let documents =
        people.iter().filter_map(|person| document(person, &app.reference, with_email.contains(&person.id)));
    Ok(documents.collect())
}

/// The first year of the decade of `year`.
pub fn decade(year: i32) -> i32 {
    year.div_euclid(10) * 10
}

/// The month of `at`, in UTC: `2026-11`.
fn month(at: DateTime<Utc>) -> String {
    at.format("%Y-%m").to_string()
}

/// The first day of a month that is written `2026-11`.
pub fn first_day(month: &str) -> Option<NaiveDate> {
    let (year, month) = month.split_once('-')?;
    let is_plain = year.len() == 4 && month.len() == 2;
    NaiveDate::from_ymd_opt(year.parse().ok().filter(|_| is_plain)?, month.parse().ok()?, 1)
}

/// The months from `from` to `to`, both counted.
fn months(from: NaiveDate, to: NaiveDate) -> Vec<String> {
    let months = (0..MOST_MONTHS).filter_map(|n| from.checked_add_months(Months::new(n)));
    months.take_while(|month| *month <= to).map(|month| month.format("%Y-%m").to_string()).collect()
}

/// What a list is narrowed to: codes, each empty where it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// By facet: `country`, `city`, `status`, `sex`, `born`, `occupation`, `origin`, `email` have the value itself.
    pub of: BTreeMap<&'static str, String>,
    /// First month of registration.
    pub registered_from: Option<NaiveDate>,
    /// Last month of registration.
    pub registered_to: Option<NaiveDate>,
    /// Confirmed within so many months; the month that runs counts, and the one in which the first of them began.
    pub confirmed_within: Option<u32>,
}

impl Filters {
    /// The first month that counts as "within so many months" of `now`.
    fn confirmed_since(&self, now: DateTime<Utc>) -> Option<NaiveDate> {
        let this = now.date_naive().with_day(1)?;
        this.checked_sub_months(Months::new(self.confirmed_within?))
    }

    /// As the index has them; without the filter on `left_out`, where its own values are to be counted.
    pub fn conditions(&self, now: DateTime<Utc>, left_out: &str) -> Vec<(&'static str, Vec<String>)> {
        let mut conditions: Vec<(&'static str, Vec<String>)> =
            self.of.iter().map(|(facet, value)| (*facet, vec![value.clone()])).collect();
        if self.registered_from.is_some() || self.registered_to.is_some() {
            let from =
                self.registered_from.unwrap_or(NaiveDate::from_ymd_opt(1990, 1, 1).unwrap_or_default());
            conditions.push(("registered", months(from, self.registered_to.unwrap_or(now.date_naive()))));
        }
        if let Some(since) = self.confirmed_since(now) {
            conditions.push(("confirmed", months(since, now.date_naive())));
        }
        conditions.retain(|(facet, _)| *facet != left_out);
        conditions
    }

    /// As the database has them.
    pub fn condition(&self, now: DateTime<Utc>) -> Condition {
        let start = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc();
        let mut all = Condition::all();
        for (facet, value) in &self.of {
            let is_none = value == NONE;
            all = match *facet {
                "country" => all.add(Column::Country.eq(value.as_str())),
                "city" => all.add(Column::CityKey.eq(if is_none { "" } else { value })),
                "status" => all.add(Column::Status.eq(value.as_str())),
                "sex" if is_none => all.add(Column::Sex.is_null()),
                "sex" => all.add(Column::Sex.eq(Sex::try_from_value(value).ok())),
                "born" if is_none => all.add(Column::BirthYear.is_null()),
                "born" => {
                    let first: i16 = value.parse().unwrap_or_default();
                    all.add(Column::BirthYear.between(first, first + 9))
                }
                "occupation" => all.add(Column::Occupation.eq(if is_none { "" } else { value })),
                "origin" => all.add(Column::Origin.eq(if is_none { "" } else { value })),
                "email" => {
                    let with_email = contact::people_with_email();
                    all.add(match value.as_str() {
                        "yes" => Column::Id.in_subquery(with_email),
                        _ => Column::Id.not_in_subquery(with_email),
                    })
                }
                _ => all,
            };
        }
        if let Some(from) = self.registered_from {
            all = all.add(Column::RegisteredAt.gte(start(from)));
        }
        if let Some(next) = self.registered_to.and_then(|to| to.checked_add_months(Months::new(1))) {
            all = all.add(Column::RegisteredAt.lt(start(next)));
        }
        if let Some(since) = self.confirmed_since(now) {
            all = all.add(Column::ConfirmedAt.gte(start(since)));
        }
        all
    }

    /// Whether `person` is among those meant; `has_email` says whether they have an e-mail address.
    pub fn fits(&self, person: &Model, reference: &Reference, has_email: bool, now: DateTime<Utc>) -> bool {
        let Some(document) = document(person, reference, has_email) else {
            // Whoever rests is found by number alone, whatever else is asked.
            return self.of.get("country").is_none_or(|country| *country == person.country);
        };
        self.conditions(now, "").iter().all(|(facet, values)| match *facet {
            "country" => values.contains(&person.country),
            facet => document.facets.iter().any(|(name, value)| *name == facet && values.contains(value)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_from_both_ends() {
        let day = |text| first_day(text).unwrap();
        assert_eq!(months(day("2025-11"), day("2026-02")), ["2025-11", "2025-12", "2026-01", "2026-02"]);
        assert!(months(day("2026-02"), day("2026-01")).is_empty());
        for wrong in ["", "2026", "2026-13", "26-01", "2026-1", "x-y"] {
            assert_eq!(first_day(wrong), None, "{wrong}");
        }
        assert_eq!((decade(1957), decade(2000), decade(1999)), (1950, 2000, 1990));
    }
}
