//! Two servers on one PostgreSQL: with an index in each one's own folder, the second would never hear of what the first
//! is told, and refuses to start. With one index on a Meilisearch server both serve.

use std::time::Duration;

use super::crash::index_is_level;
use super::crowd::{Crowd, has_panicked};
use super::database::asked;
use super::server::{Server, mahjar};
use crate::support::database;

/// Refused while the first lives; at once the next when that was killed. Commands work beside it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_server_is_refused() {
    let url = database::postgres().await;
    let environment = [("DATABASE_URL", url.as_str())];
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let log = tempfile::NamedTempFile::new().unwrap();
    let first = Server::logged(&["serve"], one.path(), &environment, log.path()).await.unwrap();
    // Of one database there is one master key.
    std::fs::copy(one.path().join("master.key"), two.path().join("master.key")).unwrap();
    let output =
        mahjar(&["serve", "--listen", "127.0.0.1:0"], two.path(), &environment).unwrap().output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("another server serves this database"), "{said}");
    let looked = mahjar(&["audit", "verify"], two.path(), &environment).unwrap().output().unwrap();
    assert!(looked.status.success(), "{}", String::from_utf8_lossy(&looked.stderr));
    let crowd = Crowd::new(first.address, 2);
    crowd.goes_on(4, Duration::from_secs(20)).await;
    // Killed.
    drop(first);
    let second = Server::start(&["serve"], two.path(), &environment).await.unwrap();
    assert!(asked(second.address, "GET /readyz HTTP/1.1").await.starts_with("HTTP/1.1 200 "));
    crowd.ends().await;
    assert!(!has_panicked(log.path()));
}

/// Who registers at either node is in the index that both share, whichever of them is killed meanwhile, and while the index is
/// made anew. Needs a Meilisearch server: MEILI_URL, MEILI_KEY; without one it says so, and `just drill nodes` fails.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_serve_with_one_index() {
    let Ok(server) = std::env::var("MEILI_URL") else {
        println!("two nodes: no Meilisearch server (MEILI_URL)");
        return;
    };
    let key = std::env::var("MEILI_KEY").ok();
    let index = format!("nodes-{}", uuid::Uuid::now_v7().simple());
    let url = database::postgres().await;
    let environment = [
        ("DATABASE_URL", url.as_str()),
        ("MAHJAR_SEARCH__MEILISEARCH_URL", &server),
        ("MAHJAR_SEARCH__MEILISEARCH_KEY", key.as_deref().unwrap_or_default()),
        ("MAHJAR_SEARCH__MEILISEARCH_INDEX", &index),
    ];
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let log = tempfile::NamedTempFile::new().unwrap();
    let first = Server::logged(&["serve"], one.path(), &environment, log.path()).await.unwrap();
    std::fs::copy(one.path().join("master.key"), two.path().join("master.key")).unwrap();
    let second = Server::logged(&["serve"], two.path(), &environment, log.path()).await.unwrap();
    let crowds = [Crowd::new(first.address, 2), Crowd::new(second.address, 2)];
    for crowd in &crowds {
        crowd.goes_on(10, Duration::from_secs(30)).await;
    }
    let command = |arguments: &[&str]| {
        let output = mahjar(arguments, two.path(), &environment).unwrap().output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    };
    let (is_well, said) = tokio::task::block_in_place(|| command(&["index", "rebuild"]));
    assert!(is_well, "{said}");
    // Killed, with work of its own half done.
    drop(first);
    crowds[1].goes_on(10, Duration::from_secs(30)).await;
    let first = Server::logged(&["serve"], one.path(), &environment, log.path()).await.unwrap();
    let third = Crowd::new(first.address, 2);
    third.goes_on(10, Duration::from_secs(30)).await;

    let db = database::for_all(&url).await;
    let mut registered = 0;
    for crowd in crowds.into_iter().chain([third]) {
        let journal = crowd.ends().await;
        registered += journal.acknowledged.lock().unwrap().len();
        journal.holds(&db).await;
    }
    assert!(registered >= 40);
    index_is_level(&db).await;
    let (is_well, said) = tokio::task::block_in_place(|| command(&["index", "verify"]));
    assert!(is_well, "{said}");
    let known = search::Meilisearch::new(&server, key.as_deref(), &index).unwrap();
    let all = search::Query { kind: registry::person::KIND, ..search::Query::default() };
    let known = search::Index::Meilisearch(known).search(&search::Scope::Operator, all).await.unwrap();
    println!("two nodes: {registered} registered, {} in the index (meilisearch)", known.total);
    assert!(known.total as usize >= registered);
    assert!(!has_panicked(log.path()));
}
