//! `mahjar index …`.

use kit::clock::Clock;
use registry::person;
use sea_orm::EntityTrait;
use search::{Index, Query, Scope};
use server::commands::index;
use server::config::Config;

/// What is in the database is in the new index, and nothing else; a broken one is replaced; one that a
/// server has open is left alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rebuild_makes_it_anew() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::from(folder.path(), &[]).unwrap();
    let query = || Query { kind: person::KIND, limit: 50, ..Query::default() };
    let app = server::build::app(&config, false, Clock::System).await.unwrap();
    samples::cast::people(&app).await.unwrap();
    let count = app.index.search(&Scope::Operator, query()).await.unwrap().total;
    assert!(count > 1);
    assert!(index::rebuild(&config).await.is_err(), "a server has it open");
    // One goes from the database without the index hearing of it.
    let person = person::Entity::find().one(&app.db).await.unwrap().unwrap();
    person::Entity::delete_by_id(person.id).exec(&app.db).await.unwrap();
    drop(app);

    index::rebuild(&config).await.unwrap();
    let found =
        Index::open(&folder.path().join("index")).unwrap().search(&Scope::Operator, query()).await.unwrap();
    assert_eq!(found.total, count - 1);
    assert!(!found.ids().contains(&person.id.0));

    std::fs::remove_dir_all(folder.path().join("index")).unwrap();
    std::fs::write(folder.path().join("index"), "broken").unwrap();
    index::rebuild(&config).await.unwrap();
    let found =
        Index::open(&folder.path().join("index")).unwrap().search(&Scope::Operator, query()).await.unwrap();
    assert_eq!(found.total, count - 1);
}

/// Every record that the index has otherwise, lacks, or has without the database is named, and put right where that is
/// wanted.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn verify_names_what_differs() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::from(folder.path(), &[]).unwrap();
    let app = server::build::app(&config, false, Clock::System).await.unwrap();
    samples::cast::people(&app).await.unwrap();
    let people = person::Entity::find().all(&app.db).await.unwrap();
    let ids: Vec<_> = people
        .iter()
        .filter(|person| person.status == person::Status::Submitted)
        .map(|person| person.id.0)
        .collect();
    let differ = async || index::differences(&app, false).await.unwrap();
    assert!(differ().await.is_empty(), "all is as it should be to begin with");

    app.index.delete(person::KIND, vec![ids[0]]).await.unwrap();
    let mut other = registry::facet::document(&people[0], &app.reference, false).unwrap();
    (other.kind, other.id) = (person::KIND, uuid::Uuid::from_u128(7));
    let mut changed = other.clone();
    changed.id = ids[1];
    app.index.put(vec![other, changed]).await.unwrap();
    let mut found = differ().await;
    found.sort();
    let mut expected = vec![
        (person::KIND, uuid::Uuid::from_u128(7), "not in the database"),
        (person::KIND, ids[0], "missing"),
        (person::KIND, ids[1], "differs"),
    ];
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(index::differences(&app, true).await.unwrap().len(), 3, "what is put right is named");
    assert!(differ().await.is_empty());
}
