//! The index is spoilt, lost, or held by another: no registration fails for it, and it is right again by itself.

use std::path::Path;
use std::time::Duration;

use sea_orm::DatabaseConnection;

use super::crash::{astray, index_is_level};
use super::crowd::{Crowd, has_panicked};
use super::server::{Server, mahjar};

/// What somebody does to the folder of an index.
type Spoil = fn(&Path);

/// What is done to the index of a server that does not run.
const SPOILT: [(&str, Spoil); 6] = [
    ("its list of parts is noise", |index| std::fs::write(index.join("1/meta.json"), "{").unwrap()),
    ("its parts are cut short", |index| {
        for entry in std::fs::read_dir(index.join("1")).unwrap().map(|entry| entry.unwrap().path()) {
            if entry
                .extension()
                .is_some_and(|end| ["term", "store", "fast", "idx"].iter().any(|part| end == *part))
            {
                std::fs::write(&entry, [7]).unwrap();
            }
        }
    }),
    ("it names no generation of itself", |index| std::fs::write(index.join("current"), "").unwrap()),
    ("it names one that is not there", |index| std::fs::write(index.join("current"), "7").unwrap()),
    ("it is lost", |index| std::fs::remove_dir_all(index).unwrap()),
    ("it is a file", |index| {
        std::fs::remove_dir_all(index).unwrap();
        std::fs::write(index, "").unwrap();
    }),
];

async fn opened(data: &Path) -> DatabaseConnection {
    kit::db::connect(&format!("sqlite:{}", data.join("mahjar.db").display()), 1).await.unwrap()
}

/// Whatever became of it while nobody served: after the start it equals the database.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn spoilt_it_is_made_anew() {
    let (data, log) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let index = data.path().join("index");
    for (what, spoil) in std::iter::once(("new", (|_: &Path| {}) as Spoil)).chain(SPOILT) {
        spoil(&index);
        let server = Server::logged(&["serve"], data.path(), &[], log.path()).await.unwrap();
        let crowd = Crowd::new(server.address, 4);
        crowd.goes_on(5, Duration::from_secs(20)).await;
        let journal = crowd.ends().await;
        let db = opened(data.path()).await;
        journal.holds(&db).await;
        index_is_level(&db).await;
        server.stop().unwrap();
        assert_eq!(astray(&index, &db).await, 0, "{what}");
        db.close().await.unwrap();
    }
    assert!(!has_panicked(log.path()));
}

/// It is made anew while people register: the server takes the new one up, and it has everybody; a command that is killed
/// at that leaves nothing behind.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn made_anew_while_serving() {
    let (data, log) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let index = data.path().join("index");
    let server = Server::logged(&["serve"], data.path(), &[], log.path()).await.unwrap();
    let crowd = Crowd::new(server.address, 4);
    crowd.goes_on(10, Duration::from_secs(20)).await;
    for made in 2..5 {
        let rebuilt = tokio::task::spawn_blocking({
            let data = data.path().to_owned();
            move || mahjar(&["index", "rebuild"], &data, &[]).unwrap().output().unwrap()
        });
        let rebuilt = rebuilt.await.unwrap();
        assert!(rebuilt.status.success(), "{}", String::from_utf8_lossy(&rebuilt.stderr));
        assert_eq!(std::fs::read_to_string(index.join("current")).unwrap().trim(), made.to_string());
        crowd.goes_on(5, Duration::from_secs(20)).await;
    }
    let mut killed = mahjar(&["index", "rebuild"], data.path(), &[]).unwrap().spawn().unwrap();
    while !index.join("new").exists() && killed.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    killed.kill().unwrap();
    killed.wait().unwrap();
    let journal = crowd.ends().await;
    let db = opened(data.path()).await;
    journal.holds(&db).await;
    index_is_level(&db).await;
    server.stop().unwrap();
    assert_eq!(astray(&index, &db).await, 0);
    assert!(!index.join("new").exists(), "what was half done is gone when the index is opened");
    assert!(!has_panicked(log.path()));
}

/// Its files go while a server has them open: registrations are accepted all the same, and after the next start it
/// equals the database.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lost_while_serving() {
    let (data, log) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let index = data.path().join("index");
    let server = Server::logged(&["serve"], data.path(), &[], log.path()).await.unwrap();
    let crowd = Crowd::new(server.address, 4);
    crowd.goes_on(10, Duration::from_secs(20)).await;
    std::fs::remove_dir_all(&index).unwrap();
    crowd.goes_on(20, Duration::from_secs(20)).await;
    let journal = crowd.ends().await;
    assert_eq!(journal.unavailable.load(std::sync::atomic::Ordering::Relaxed), 0, "sent away for the index");
    let db = opened(data.path()).await;
    journal.holds(&db).await;
    drop(server);

    let server = Server::logged(&["serve"], data.path(), &[], log.path()).await.unwrap();
    index_is_level(&db).await;
    server.stop().unwrap();
    assert_eq!(astray(&index, &db).await, 0);
    assert!(!has_panicked(log.path()));
}

/// A second server on the same folder says so and ends; the first goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn held_by_another() {
    let data = tempfile::tempdir().unwrap();
    let server = Server::start(&["serve"], data.path(), &[]).await.unwrap();
    let output = mahjar(&["serve", "--listen", "127.0.0.1:0"], data.path(), &[]).unwrap().output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("another process has this data folder open"), "{said}");
    let crowd = Crowd::new(server.address, 2);
    crowd.goes_on(4, Duration::from_secs(20)).await;
    crowd.ends().await;
}
