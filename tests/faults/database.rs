//! The database goes, and comes back.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use sea_orm::ConnectionTrait;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::cluster::Cluster;
use super::crash::{astray, broken, index_is_level};
use super::crowd::{Crowd, has_panicked};
use super::server::Server;
use crate::support::database;

/// Within this time of the database's return people are served again, without a restart (SECURITY 2, row 17).
const RECOVERS: Duration = Duration::from_secs(10);

/// The whole answer to a request on a connection of its own.
pub async fn asked(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = request.replace("\n", "\r\n");
    stream
        .write_all(format!("{request}\r\nhost: {address}\r\nconnection: close\r\n\r\n").as_bytes())
        .await
        .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// What people find while the database is away.
async fn told_to_come_back(address: SocketAddr) {
    let begun = Instant::now();
    let answer =
        asked(address, "POST /es/register HTTP/1.1\nsec-fetch-site: same-origin\ncontent-length: 0").await;
    let took = begun.elapsed();
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    assert!(answer.contains("retry-after: 5\r\n") && answer.contains("lang=\"es\""), "{answer}");
    assert!(answer.contains("no se guardó"), "it does not say that nothing was kept: {answer}");
    println!("told to come back after {took:?}");
    assert!(
        asked(address, "GET /ar/privacy HTTP/1.1").await.starts_with("HTTP/1.1 200 "),
        "a page that needs nothing"
    );
    assert!(asked(address, "GET /healthz HTTP/1.1").await.starts_with("HTTP/1.1 200 "));
    assert!(asked(address, "GET /readyz HTTP/1.1").await.starts_with("HTTP/1.1 503 "));
}

/// Stopped, killed, its connections cut, frozen for a while: who was acknowledged is there, the others were told to come
/// back, and all goes on by itself, the work of the index and the chain of the audit with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_goes_and_comes_back() {
    let cluster = Cluster::new().await;
    let (data, log) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let url = cluster.url("mahjar_app");
    let server =
        Server::logged(&["serve"], data.path(), &[("DATABASE_URL", &url)], log.path()).await.unwrap();
    let crowd = Crowd::new(server.address, 6);
    crowd.goes_on(10, Duration::from_secs(30)).await;
    for way in ["stopped", "killed"] {
        match way {
            "stopped" => cluster.stop(),
            _ => cluster.signal("-KILL"),
        }
        crowd.is_sent_away(3, Duration::from_secs(15)).await;
        told_to_come_back(server.address).await;
        cluster.start();
        println!("{way}: served again after {:?}", crowd.goes_on(10, RECOVERS).await);
    }
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'mahjar_app'";
    for _ in 0..5 {
        cluster.sql(cut);
        crowd.goes_on(3, RECOVERS).await;
    }
    cluster.signal("-STOP");
    tokio::time::sleep(Duration::from_secs(2)).await;
    cluster.signal("-CONT");
    crowd.goes_on(10, RECOVERS).await;

    let journal = crowd.ends().await;
    let db = database::for_all(&url).await;
    journal.holds(&db).await;
    index_is_level(&db).await;
    server.stop().unwrap();
    assert_eq!(
        astray(&data.path().join("index"), &db).await,
        0,
        "in the index and not in the database, or not in it"
    );
    assert_eq!(broken(data.path(), &db).await, 0, "the chain of the audit");
    assert!(!has_panicked(log.path()));
}

/// Another process holds the file of SQLite for longer than anyone waits: people are told to come back, and it goes on
/// once the other is through.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_is_held_by_another() {
    let (data, log) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let server = Server::logged(&["serve"], data.path(), &[], log.path()).await.unwrap();
    let crowd = Crowd::new(server.address, 4);
    crowd.goes_on(5, Duration::from_secs(20)).await;
    let file = format!("sqlite:{}", data.path().join("mahjar.db").display());
    let other = kit::db::connect(&file, 1).await.unwrap();
    other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
    crowd.is_sent_away(2, Duration::from_secs(25)).await;
    assert!(asked(server.address, "GET /ar/privacy HTTP/1.1").await.starts_with("HTTP/1.1 200 "));
    other.execute_unprepared("ROLLBACK").await.unwrap();
    other.close().await.unwrap();
    crowd.goes_on(10, RECOVERS).await;
    let journal = crowd.ends().await;
    let db = kit::db::connect(&file, 1).await.unwrap();
    journal.holds(&db).await;
    assert!(!has_panicked(log.path()));
}
