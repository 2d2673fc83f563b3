//! What every engine of the index does: the same, checked by the same cases.
//!
//! The embedded engine always runs them. A Meilisearch server does where `MEILI_URL` (and `MEILI_KEY`) say where one is;
//! else its recorded answers are played back, which `just record-meili` takes from a server.

mod contract;
mod record;
mod wire;

use std::path::PathBuf;

use search::{Index, Meilisearch};

/// Where the recorded answers are kept.
fn recording() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("search/meilisearch.json")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_embedded_engine_keeps_the_contract() {
    let mut failed = Vec::new();
    for case in contract::CASES {
        let folder = tempfile::tempdir().unwrap();
        failed.extend(contract::fails(case, Index::open(folder.path()).unwrap()).await);
    }
    assert!(failed.is_empty(), "{failed:?}");
    println!("contract: {} passed (embedded)", contract::CASES.len());
}

/// On a server where there is one, else on what one has answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn meilisearch_keeps_the_contract() {
    let key = std::env::var("MEILI_KEY").ok();
    let Ok(url) = std::env::var("MEILI_URL") else {
        let player = record::play(&recording()).await;
        run(&player.url, Some("key")).await;
        println!("contract: {} passed (recorded answers)", contract::CASES.len());
        return;
    };
    let version = Meilisearch::new(&url, key.as_deref(), "none").unwrap().version().await.unwrap();
    if std::env::var("MAHJAR_RECORD_MEILI").is_ok() {
        let recorder = record::record(&url).await;
        run(&recorder.url, key.as_deref()).await;
        recorder.write(&recording());
    } else {
        run(&url, key.as_deref()).await;
    }
    println!("contract: {} passed (meilisearch {version})", contract::CASES.len());
}

async fn run(url: &str, key: Option<&str>) {
    let mut failed = Vec::new();
    for case in contract::CASES {
        let index = Meilisearch::new(url, key, &format!("contract-{}", case.name)).unwrap();
        index.apply().await.unwrap_or_else(|error| panic!("{}: {error:#}", case.name));
        assert_eq!(index.diff().await.unwrap(), [], "{}: what was applied is there", case.name);
        // What an earlier run left there is none of this one's.
        index.empty().await.unwrap();
        failed.extend(contract::fails(case, Index::Meilisearch(index)).await);
    }
    assert!(failed.is_empty(), "{failed:?}");
}
