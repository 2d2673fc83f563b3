//! `mahjar index rebuild`.

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
    assert!(!found.ids.contains(&person.id.0));

    std::fs::remove_dir_all(folder.path().join("index")).unwrap();
    std::fs::write(folder.path().join("index"), "broken").unwrap();
    index::rebuild(&config).await.unwrap();
    let found =
        Index::open(&folder.path().join("index")).unwrap().search(&Scope::Operator, query()).await.unwrap();
    assert_eq!(found.total, count - 1);
}
