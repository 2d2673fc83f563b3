//! `mahjar index …`.

use accounts::index::{Difference, differences};
use kit::clock::Clock;
use registry::person;
use sea_orm::EntityTrait;
use search::{Index, Query, Scope};
use server::commands::index;
use server::config::Config;
use tokio_util::sync::CancellationToken;

/// What is in the database is in the new index, and nothing else; a broken one is replaced.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rebuild_makes_it_anew() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::from(folder.path(), &[]).unwrap();
    let query = || Query { kind: person::KIND, limit: 50, ..Query::default() };
    let app = server::build::app(&config, false, Clock::System).await.unwrap();
    samples::cast::people(&app).await.unwrap();
    let count = app.index.search(&Scope::Operator, query()).await.unwrap().total;
    assert!(count > 1);
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

/// Made anew while a server has it open: who searches meanwhile always finds what is there, and in the end the server reads the
/// new one, with what changed since it was begun.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rebuild_beside_a_server() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::from(folder.path(), &[]).unwrap();
    let app = server::build::app(&config, false, Clock::System).await.unwrap();
    samples::cast::people(&app).await.unwrap();
    let query = || Query { kind: person::KIND, limit: 50, ..Query::default() };
    let people = app.index.search(&Scope::Operator, query()).await.unwrap();
    // One that the index has and the database has not: only an index made anew loses it.
    let mut stray = person::Entity::find().one(&app.db).await.unwrap().unwrap();
    stray.status = person::Status::Submitted;
    let mut stray = registry::facet::document(&stray, &app.reference, false).unwrap();
    stray.id = uuid::Uuid::from_u128(7);
    app.index.put(vec![stray]).await.unwrap();

    let stop = CancellationToken::new();
    let serving = tokio::spawn(index::keep_taking_up(app.clone(), stop.clone()));
    let (own, asked) = (app.clone(), stop.clone());
    let searching = tokio::spawn(async move {
        let mut searches = 0;
        while !asked.is_cancelled() {
            let found = own.index.search(&Scope::Operator, query()).await.unwrap();
            assert!([people.total, people.total + 1].contains(&found.total), "{} are found", found.total);
            searches += 1;
        }
        searches
    });
    for _ in 0..3 {
        index::rebuild(&config).await.unwrap();
    }
    stop.cancel();
    serving.await.unwrap();
    assert!(searching.await.unwrap() > 10);
    assert!(differences(&app, &app.index, false).await.unwrap().is_empty(), "the server reads the new one");
    let gone = person::Entity::find().one(&app.db).await.unwrap().unwrap();
    app.index.delete(person::KIND, vec![gone.id.0]).await.unwrap();
    assert_eq!(differences(&app, &app.index, false).await.unwrap().len(), 1, "and writes to it");
    app.index.put(vec![registry::facet::document(&gone, &app.reference, false).unwrap()]).await.unwrap();
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
    let differ = async || differences(&app, &app.index, false).await.unwrap();
    assert!(differ().await.is_empty(), "all is as it should be to begin with");

    app.index.delete(person::KIND, vec![ids[0]]).await.unwrap();
    let mut other = registry::facet::document(&people[0], &app.reference, false).unwrap();
    (other.kind, other.id) = (person::KIND, uuid::Uuid::from_u128(7));
    let mut changed = other.clone();
    changed.id = ids[1];
    app.index.put(vec![other, changed]).await.unwrap();
    let mut found = differ().await;
    found.sort();
    let difference = |id, what| Difference { kind: person::KIND, id, what };
    let mut expected = vec![
        difference(uuid::Uuid::from_u128(7), "not in the database"),
        difference(ids[0], "missing"),
        difference(ids[1], "differs"),
    ];
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(differences(&app, &app.index, true).await.unwrap().len(), 3, "what is put right is named");
    assert!(differ().await.is_empty());
}
