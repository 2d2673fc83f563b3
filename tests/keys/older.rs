//! A database from before its keys were written down, when they came from the master key alone.

use accounts::installation_key;
use kit::clock::Clock;
use kit::seal::{Keys, Place};
use migrations::{Migrator, MigratorTrait};
use registry::person_key;
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, Statement, Value};
use server::config::Config;

use super::MASTER;
use crate::support::database;

/// Begins a database as it was then: its schema, the proof of its master key, and a person's key.
async fn begin(db: &DatabaseConnection, keys: &Keys) {
    let before =
        Migrator::migrations().iter().position(|one| one.name() == "m0022_installation_keys").unwrap();
    Migrator::up(db, Some(before as u32)).await.unwrap();
    let place = Place { table: "installation", column: "sealed", row: b"master key" };
    let run = async |sql: &str, values: Vec<Value>| {
        db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await.unwrap();
    };
    run(
        "INSERT INTO installation VALUES ('master key', $1)",
        vec![keys.rows().seal(place, b"master key").into()],
    )
    .await;
}

async fn opens(data: &std::path::Path, environment: &[(&str, &str)], owner: Option<&DatabaseConnection>) {
    let environment: Vec<(String, String)> =
        environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let config = |master: &str| {
        let master = ("MAHJAR_MASTER_KEY".to_owned(), format!("command:echo {}", master.repeat(32)));
        Config::from(data, &[environment.clone(), vec![master]].concat()).unwrap()
    };
    let keys = Keys::from_master(&MASTER);
    let at_start;
    let db = match owner {
        Some(owner) => owner,
        None => {
            at_start = kit::db::connect(&config("5a").database(), 1).await.unwrap();
            &at_start
        }
    };
    begin(db, &keys).await;
    Migrator::up(db, None).await.unwrap();
    let start = async |master| server::build::app(&config(master), true, Clock::System).await;
    let refused = start("07").await.map(drop).unwrap_err().to_string();
    assert!(refused.contains("not the one"), "{refused}");
    assert_eq!(installation_key::all(db).await.unwrap().len(), 1, "the proof went away");
    for _ in 0..2 {
        let app = start("5a").await.unwrap();
        let here = Place { table: "drafts", column: "sealed", row: b"1" };
        assert_eq!(&**app.keys.rows().open(here, &keys.rows().seal(here, b"x")).unwrap(), b"x");
        let (key, wrapped) = keys.wrap_new(b"1");
        assert_eq!(app.keys.unwrap(b"1", &wrapped).unwrap().id(), key.id());
        assert_eq!(app.keys.hash("email", b"a"), keys.hash("email", b"a"));
        let rows = installation_key::all(db).await.unwrap();
        assert_eq!(rows.len(), 3, "the proof is still there");
        assert!(person_key::Entity::find().all(db).await.unwrap().is_empty());
    }
    assert!(start("07").await.is_err());
}

mod is_written_down_at_the_next_start {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        let folder = tempfile::tempdir().unwrap();
        opens(folder.path(), &[], None).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        let folder = tempfile::tempdir().unwrap();
        let url = database::empty().await;
        let owner = kit::db::connect(&url.replace("mahjar_app@", "mahjar_owner@"), 1).await.unwrap();
        opens(folder.path(), &[("DATABASE_URL", &url)], Some(&owner)).await;
    }
}
