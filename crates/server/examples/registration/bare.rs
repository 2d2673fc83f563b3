//! The bare loop: the rows that a registration writes, in one transaction each, through sea-orm and nothing else.

use std::path::Path;
use std::time::{Duration, Instant};

use accounts::audit::{self, ActorKind, Entry};
use anyhow::Result;
use kit::Locale;
use kit::db::{self, Intent};
use kit::job;
use kit::seal::Keys;
use migrations::{Migrator, MigratorTrait};
use registry::consent::{self, Purpose};
use registry::contact::{self, Kind};
use registry::draft::Wording;
use registry::new_person::New;
use registry::person::{self, Source, Status};
use registry::{person_key, residence, return_code, submission};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, DatabaseConnection, EntityTrait, IntoActiveModel, Iterable};
use serde_json::json;

/// Writes `count` registrations into a new database in `folder`, `clients` at a time; how long each took, and all.
pub async fn run(folder: &Path, count: usize, clients: usize) -> Result<(Vec<Duration>, Duration)> {
    std::fs::create_dir_all(folder)?;
    let db = db::connect(&format!("sqlite:{}", folder.join("bare.db").display()), 16).await?;
    Migrator::up(&db, None).await?;
    let keys = Keys::from_master(&kit::seal::random());
    let begun = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let (db, keys) = (db.clone(), keys.clone());
            tokio::spawn(async move {
                let mut times = Vec::new();
                for _ in 0..count / clients {
                    let begun = Instant::now();
                    write(&db, &keys).await?;
                    times.push(begun.elapsed());
                }
                anyhow::Ok(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    Ok((times, begun.elapsed()))
}

async fn write(db: &DatabaseConnection, keys: &Keys) -> Result<()> {
    let now = kit::clock::Clock::System.now();
    let new = New {
        given_ar: "ليلى".into(),
        family_ar: "الخطيب".into(),
        given_latin: "Layla".into(),
        family_latin: "Al-Khatib".into(),
        country: "CL".into(),
        city: "Santiago".into(),
        ..New::default()
    };
    let person = new.row(Source::Own, Status::Submitted, now);
    let id = person.id;
    let wording = Wording { locale: Locale::Ar, version: consent::VERSION.into(), at: now };
    let home = residence::new(&person);
    let transaction = db::begin(db, Intent::Write).await?;
    person::Entity::insert(person.into_active_model().reset_all())
        .exec_without_returning(&*transaction)
        .await?;
    person_key::Entity::insert(person_key::new(keys, id)).exec_without_returning(&*transaction).await?;
    residence::Entity::insert(home).exec_without_returning(&*transaction).await?;
    let contacts = [(Kind::Email, "layla@example.org"), (Kind::Phone, "+56961234567")]
        .map(|(kind, value)| contact::new(keys, id, kind, (value, value), (true, false), now));
    contact::Entity::insert_many(contacts).exec_without_returning(&*transaction).await?;
    let consents = Purpose::iter().map(|purpose| consent::new(id, purpose, false, &wording));
    consent::Entity::insert_many(consents).exec_without_returning(&*transaction).await?;
    return_code::keep(&*transaction, keys, id, &return_code::derive(keys, &id.to_string()), now).await?;
    let row = submission::ActiveModel {
        token_hash: Set(keys.hash("token", id.0.as_bytes())),
        answers_hash: Set(keys.hash("answers", id.0.as_bytes())),
        person_id: Set(id),
        expires_at: Set(now),
    };
    submission::Entity::insert(row).exec_without_returning(&*transaction).await?;
    job::enqueue(&*transaction, person::INDEX_JOB, &json!({ "person": id }), None, now).await?;
    let entry = Entry::done("person.register").to(person::KIND, id.0).with(json!({ "country": "CL" }));
    audit::write(&*transaction, keys, (ActorKind::Guest, None), now, vec![entry]).await?;
    transaction.commit().await?;
    Ok(())
}
