//! The disk is full, and has room again; a folder that nobody can write to.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::crash::{astray, broken, index_is_level};
use super::crowd::{Crowd, has_panicked};
use super::database::asked;
use super::server::{Server, mahjar};

/// Lets the process `id` write no file beyond `bytes`, or as far as it likes: what the database meets then is what it
/// meets on a full disk, and no right to mount one is needed.
fn room(id: u32, bytes: &str) {
    let limit = format!("--fsize={bytes}:unlimited");
    let status = Command::new("prlimit").args(["--pid", &id.to_string(), &limit]).status().unwrap();
    assert!(status.success());
}

/// While nothing can be written people are told to come back, and read what needs nothing; nothing half is kept. Once
/// there is room it goes on, without a restart.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn full_and_emptied() {
    let (data, log) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let server = Server::logged(&["serve"], data.path(), &[], log.path()).await.unwrap();
    let crowd = Crowd::new(server.address, 4);
    for _ in 0..2 {
        crowd.goes_on(10, Duration::from_secs(20)).await;
        room(server.id(), "8192");
        crowd.is_sent_away(10, Duration::from_secs(20)).await;
        let before = crowd.acknowledged();
        let answer = asked(
            server.address,
            "POST /es/register HTTP/1.1\nsec-fetch-site: same-origin\ncontent-length: 0",
        )
        .await;
        assert!(answer.starts_with("HTTP/1.1 503 ") && answer.contains("lang=\"es\""), "{answer}");
        assert!(asked(server.address, "GET /ar/privacy HTTP/1.1").await.starts_with("HTTP/1.1 200 "));
        crowd.is_sent_away(10, Duration::from_secs(20)).await;
        assert_eq!(crowd.acknowledged(), before, "acknowledged without room");
        room(server.id(), "unlimited");
        println!("served again after {:?}", crowd.goes_on(10, Duration::from_secs(10)).await);
    }
    let journal = crowd.ends().await;
    let db =
        kit::db::connect(&format!("sqlite:{}", data.path().join("mahjar.db").display()), 1).await.unwrap();
    journal.holds(&db).await;
    index_is_level(&db).await;
    server.stop().unwrap();
    assert_eq!(astray(&data.path().join("index"), &db).await, 0);
    assert_eq!(broken(data.path(), &db).await, 0);
    assert!(!has_panicked(log.path()));
}

/// The start says which folder it cannot use, in one line, and ends.
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let file = tempfile::NamedTempFile::new().unwrap();
    // One that nobody can write to, whatever their rights; one below a file.
    for folder in [Path::new("/proc/sys"), &file.path().join("data")] {
        let output = mahjar(&["serve", "--listen", "127.0.0.1:0"], folder, &[]).unwrap().output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(&*folder.to_string_lossy()), "{said}");
        assert!(!said.contains("panicked") && !said.contains("stack backtrace"), "{said}");
    }
}
