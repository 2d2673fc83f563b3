//! Two servers on one PostgreSQL: with an index in each one's own folder, the second would never hear of what the first
//! is told, and refuses to start.

use std::time::Duration;

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
