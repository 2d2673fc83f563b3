//! `mahjar doctor`.

use server::commands::doctor::{self, Finding};
use server::config::Config;

use crate::support::database;

async fn wrong(environment: &[(&str, &str)], folder: &std::path::Path) -> Vec<String> {
    let environment: Vec<_> =
        environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let config = Config::from(folder, &environment).unwrap();
    let findings = doctor::of(&config).await;
    findings
        .into_iter()
        .filter_map(|finding| if let Finding::Wrong(text) = finding { Some(text) } else { None })
        .collect()
}

/// A role for whom the database's own rules do not hold is refused; the one that serves is not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refuses_a_superuser() {
    let folder = tempfile::tempdir().unwrap();
    let url = database::postgres().await;
    assert_eq!(wrong(&[("DATABASE_URL", &url)], folder.path()).await, [""; 0]);
    let superuser = url.replace("mahjar_app@", "cluster_admin@");
    let found = wrong(&[("DATABASE_URL", &superuser)], folder.path()).await;
    assert!(found.len() == 1 && found[0].contains("superuser"), "{found:?}");
    let behind = database::url("mahjar_app", "postgres");
    let found = wrong(&[("DATABASE_URL", &behind)], folder.path()).await;
    assert!(found.len() == 1 && found[0].contains("changes behind"), "{found:?}");
    let away = "postgres://mahjar_app@localhost/x?host=/nowhere";
    let found = wrong(&[("DATABASE_URL", away)], folder.path()).await;
    assert_eq!(found, ["the database does not answer"]);
}

/// A database opens with the master key it was begun with, and no new one is made beside it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_master_key_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::from(folder.path(), &[]).unwrap();
    let start = async || server::build::app(&config, false, kit::clock::Clock::System).await.map(drop);
    start().await.unwrap();
    start().await.unwrap();
    let (key, away) = (folder.path().join("master.key"), folder.path().join("away.key"));
    std::fs::rename(&key, &away).unwrap();
    assert!(start().await.unwrap_err().to_string().contains("missing"));
    assert!(!key.exists());
    assert!(wrong(&[], folder.path()).await[0].contains("missing"));
    kit::seal::Master::from_file_or_new(&key).unwrap();
    assert!(start().await.unwrap_err().to_string().contains("not the one"));
    std::fs::rename(&away, &key).unwrap();
    start().await.unwrap();
}

/// The folder is its owner's alone, also where it was open to others before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_data_folder_is_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let config = Config::from(folder.path(), &[]).unwrap();
    server::build::app(&config, false, kit::clock::Clock::System).await.unwrap();
    assert_eq!(std::fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o700);
}

/// A master key that others may read is refused, by `doctor` and at the start.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refuses_a_master_key_that_others_may_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("master.key");
    std::fs::write(&path, "07".repeat(32)).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let found = wrong(&[], folder.path()).await;
    assert!(found.len() == 1 && found[0].contains("may be read by others"), "{found:?}");
    let config = Config::from(folder.path(), &[]).unwrap();
    assert!(server::build::app(&config, false, kit::clock::Clock::System).await.is_err());
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(wrong(&[], folder.path()).await, [""; 0]);
}
