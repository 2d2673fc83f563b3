//! Fills an empty database: the cast and a population, as if they had registered.

use std::collections::HashMap;

use accounts::App;
use accounts::audit::{self, ActorKind, Entry, link};
use accounts::mission::{self, MissionId};
use anyhow::{Context, Result};
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use registry::consent::{self, Purpose};
use registry::contact::{self, Kind};
use registry::draft::Wording;
use registry::facet;
use registry::new_person::Batch;
use registry::person::{self, PersonId, Source, Status};
use sea_orm::ActiveValue::Set;
use sea_orm::Iterable;
use serde_json::json;

use crate::cast;
use crate::population::{People, Sample, UNTIL};

/// The population of the demonstration.
const SEED: u64 = 1948;
/// People written in one transaction.
const TRANSACTION: usize = 1000;
/// People written by one statement: with five consents each of seven columns, twice as many would ask for
/// more values than SQLite takes (32,766).
const STATEMENT: usize = 500;
/// Documents put into the index at once.
const DOCUMENTS: usize = 10_000;

/// Makes the staff and the people of the cast, then `people` more. `progress` is called with how many of
/// these are there. Times are moved so that the newest registrations are of today.
pub async fn demo(app: &App, people: usize, mut progress: impl FnMut(usize)) -> Result<()> {
    cast::staff(app).await?;
    cast::people(app).await?;
    let later = app.clock.now() - UNTIL;
    let filling = Filling::new(app).await?;
    let mut population = People::new(SEED, &app.reference);
    let mut documents = Vec::new();
    let mut done = 0;
    while done < people {
        let samples: Vec<_> = population.by_ref().take(TRANSACTION.min(people - done)).collect();
        done += samples.len();
        let moved = |sample: Sample| Sample { registered_at: sample.registered_at + later, ..sample };
        documents
            .extend(filling.write(samples.into_iter().map(|sample| (None, moved(sample))).collect()).await?);
        if documents.len() >= DOCUMENTS || done == people {
            app.index.put(std::mem::take(&mut documents)).await?;
        }
        progress(done);
    }
    link::seal(&app.db, &app.keys, app.clock.now()).await?;
    Ok(())
}

/// What filling needs to know beforehand.
pub(crate) struct Filling<'a> {
    app: &'a App,
    now: DateTime<Utc>,
    /// A mission that serves the country.
    missions: HashMap<String, MissionId>,
}

impl<'a> Filling<'a> {
    pub async fn new(app: &'a App) -> Result<Self> {
        let missions = mission::all_countries(&app.db).await?;
        let missions = missions.into_iter().map(|(mission, country)| (country, mission)).collect();
        Ok(Self { app, now: app.clock.now(), missions })
    }

    /// Writes people, some with a given id, in one transaction, and gives their documents for the index.
    pub async fn write(&self, people: Vec<(Option<PersonId>, Sample)>) -> Result<Vec<search::Document>> {
        let mut documents = Vec::with_capacity(people.len());
        let mut entries = Vec::with_capacity(people.len());
        let transaction = db::begin_for_all(&self.app.db, Intent::Write).await?;
        let mut people = people.into_iter().peekable();
        while people.peek().is_some() {
            let mut batch = Batch::default();
            for (id, sample) in people.by_ref().take(STATEMENT) {
                let has_email = sample.email.is_some();
                let (person, contacts, consents) = self.rows(id, sample);
                documents.extend(facet::document(&person, &self.app.reference, has_email));
                entries.push(
                    Entry::done("person.register")
                        .to(person::KIND, person.id.0)
                        .with(json!({ "country": person.country })),
                );
                batch.add(&self.app.keys, person, contacts, consents);
            }
            batch.write(&*transaction).await.context("writing people")?;
        }
        audit::write(&*transaction, &self.app.keys, (ActorKind::System, None), self.now, entries).await?;
        transaction.commit().await?;
        Ok(documents)
    }

    fn rows(
        &self,
        id: Option<PersonId>,
        sample: Sample,
    ) -> (person::Model, Vec<contact::ActiveModel>, Vec<consent::ActiveModel>) {
        let at = sample.registered_at;
        let locale = sample.new.locale;
        let mut person = sample.new.row(Source::Own, sample.status, at);
        person.id = id.unwrap_or(person.id);
        if sample.email.is_none() && sample.phone.is_none() {
            // Without a contact nobody registers alone: they were at a desk.
            person.registered_by = self.missions.get(&person.country).copied();
            if person.registered_by.is_some() {
                person.source = Source::Desk;
            }
        }
        if person.status == Status::Verified {
            let looked_at = (at + TimeDelta::days(1 + i64::from(sample.household % 17))).min(self.now);
            person.verified_at = Some(looked_at);
            person.updated_at = looked_at;
        }
        let contacts = [(Kind::Phone, sample.phone, sample.whatsapp), (Kind::Email, sample.email, false)];
        let contacts = contacts.into_iter().filter_map(|(kind, value, whatsapp)| {
            let value = value?;
            let mut contact =
                contact::new(&self.app.keys, person.id, kind, (&value, &value), (true, whatsapp), at);
            if kind == Kind::Email {
                // Whom a mission has looked at has confirmed their address by then.
                let looked_at = person.verified_at.or((person.status == Status::Returned).then_some(at));
                contact.verified_at = Set(looked_at);
            }
            Some(contact)
        });
        let contacts = contacts.collect();
        let consents = Purpose::iter().zip(sample.consents);
        let wording = Wording { locale, version: consent::VERSION.to_owned(), at };
        let consents = consents.map(|(of, given)| consent::new(person.id, of, given, &wording)).collect();
        (person, contacts, consents)
    }
}
