//! `mahjar doctor`.

use accounts::installation_key::rotation;
use kit::seal::Master;
use sea_orm::ConnectionTrait;
use server::commands::doctor::{self, Finding};
use server::config::Config;

use crate::support::database;

/// All that is found, as it is printed.
async fn found(environment: &[(&str, &str)], folder: &std::path::Path) -> Vec<Finding> {
    let environment: Vec<_> =
        environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    doctor::of(&Config::from(folder, &environment).unwrap()).await
}

async fn wrong(environment: &[(&str, &str)], folder: &std::path::Path) -> Vec<String> {
    let wrong = |finding| if let Finding::Wrong(text) = finding { Some(text) } else { None };
    found(environment, folder).await.into_iter().filter_map(wrong).filter(|text| text != HASTY).collect()
}

/// What is wrong with the tests' own cluster, which may lose everything.
const HASTY: &str = "the database may lose what it has acknowledged: switched off are fsync, full_page_writes, \
                     synchronous_commit";

/// A database that forgets what it has acknowledged is refused; one on this machine needs no encrypted way.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looks_at_the_database_itself() {
    let folder = tempfile::tempdir().unwrap();
    let url = database::postgres().await;
    let found = found(&[("DATABASE_URL", &url)], folder.path()).await;
    assert!(found.contains(&Finding::Wrong(HASTY.into())), "{found:#?}");
    assert!(found.contains(&Finding::Well("the database is on this machine".into())), "{found:#?}");
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

/// Heads of the audit that stay beside the data prove nothing to who takes both: it is said.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn says_whether_heads_leave() {
    let folder = tempfile::tempdir().unwrap();
    for (name, value, expected) in [
        ("MAHJAR_HEADS__FILE", "heads.log", "stay in the data folder"),
        ("MAHJAR_HEADS__FILE", "", "go nowhere"),
        ("MAHJAR_HEADS__FILE", "/mnt/other/heads.log", "leave the data folder"),
        // Without a mail server the mail stays here, too.
        ("MAHJAR_HEADS__MAIL", "archive@example.org", "stay in the data folder"),
        ("MAHJAR_HEADS__COMMAND", "curl https://heads.example.org", "leave the data folder"),
    ] {
        let config = Config::from(folder.path(), &[(name.to_owned(), value.to_owned())]).unwrap();
        let findings = doctor::of(&config).await;
        assert!(
            format!("{findings:?}").contains(&format!("the audit's heads {expected}")),
            "{name}: {findings:?}"
        );
    }
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
    Master::from_file_or_new(&key).unwrap();
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
    let said = wrong(&[], folder.path()).await;
    assert!(said.len() == 1 && said[0].contains("may be read by others"), "{said:?}");
    let config = Config::from(folder.path(), &[]).unwrap();
    assert!(server::build::app(&config, false, kit::clock::Clock::System).await.is_err());
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(wrong(&[], folder.path()).await, [""; 0]);
    let beside = format!("a master key lies beside the data (the file {}, mode 600)", path.display());
    let says_so = |finding: &Finding| matches!(finding, Finding::Note(text) if text.starts_with(&beside));
    assert!(found(&[], folder.path()).await.iter().any(says_so));
}

/// Says which key protects what, where the master key is, how far a rotation is, and what is under no key any more.
async fn says_what_protects_what(url: Option<&str>) {
    let folder = tempfile::tempdir().unwrap();
    let (old, next) =
        (format!("command:echo {}", "5a".repeat(32)), format!("command:echo {}", "a5".repeat(32)));
    let mut environment = vec![("MAHJAR_MASTER_KEY", old.as_str())];
    environment.extend(url.map(|url| ("DATABASE_URL", url)));
    let says = async |environment: &[(&str, &str)], expected: &[Finding]| {
        let found = found(environment, folder.path()).await;
        for finding in expected {
            assert!(found.contains(finding), "{finding:?} is not in {found:#?}");
        }
    };
    let (well, note) = (|text: &str| Finding::Well(text.into()), |text: &str| Finding::Note(text.into()));
    let is_wrong = |text: &str| Finding::Wrong(text.into());
    let config = |environment: &[(&str, &str)]| {
        let environment: Vec<_> =
            environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Config::from(folder.path(), &environment).unwrap()
    };
    let clock = kit::clock::Clock::fixed(crate::support::site::now());
    let app = server::build::app(&config(&environment), true, clock).await.unwrap();
    let site = crate::support::site::Site::around(app, &config(&environment)).await;
    let keys = &site.app.keys;
    site.person("\u{0644}", "Khatib", "CL").await;
    site.person("\u{0644}", "Saba", "CL").await;
    site.browser().post("/en/register", &[]).await.location();
    let all = "`look-up` 1, in use since 2026-11-23; `person keys` 1, in use since 2026-11-23; `rows` 1, in use since \
               2026-11-23";
    let rows = |number, drafts| {
        format!(
            "`rows` {number} seals staff_accounts.password (0), staff_accounts.authenticator (0), passkeys.sealed (0), \
             sessions.sealed (1), \
             mails.sealed (0), drafts.sealed ({drafts}), searches.sealed (0), searches.name (0)"
        )
    };
    let expected = [
        well("a master key comes from the command echo"),
        well(&format!("the master key of this database is in the command echo; it wraps {all}")),
        well("`person keys` 1 wraps person_keys.wrapped (2)"),
        well(&rows(1, 1)),
        well(
            "each person's own key seals change_requests.sealed (0), change_requests.reason (0), returns.reason (0), \
             notes.text (0), decisions.sealed (0), transfers.reason (0), transfers.answer (0), data_requests.words (0), \
             data_requests.answer (0), emergency_contacts.sealed (0), guardianships.reason (0), \
             child_requests.sealed (0), child_requests.reason (0), family_invitations.name (0), \
             refugee_details.sealed (0), needs.sealed (0), needs.answer (0), \
             identity_documents.sealed (0), document_scans.sealed (0); erasing the person destroys the key",
        ),
    ];
    says(&environment, &expected).await;
    assert_eq!(wrong(&environment, folder.path()).await, [""; 0]);

    let db = &site.db;
    let aged = "UPDATE installation_keys SET used_at = '2025-01-01 00:00:00+00:00'";
    db.execute_unprepared(aged).await.unwrap();
    says(&environment, &[note("the keys are older than a year: `mahjar keys rotate` replaces them")]).await;

    // In the middle of a rotation, and at its end.
    let masters = (&Master::new([0x5a; 32]), &Master::new([0xa5; 32]));
    let now = site.app.clock.now();
    rotation::announce(db, keys, masters, now).await.unwrap();
    let under_way = note("keys are being replaced, or that was broken off: `mahjar keys rotate` ends it");
    says(&environment, std::slice::from_ref(&under_way)).await;
    rotation::put_to_use(db, keys, now).await.unwrap();
    let older = note("2 values of person_keys.wrapped are still under an older key");
    says(&environment, &[under_way, older.clone(), well("`person keys` 2 wraps person_keys.wrapped (2)")])
        .await;
    let only_next = [
        environment.as_slice(),
        &[("MAHJAR_MASTER_KEY", "file:away.key"), ("MAHJAR_MASTER_KEY_NEXT", &next)],
    ];
    says(&only_next.concat(), &[note("only master_key_next (the command echo) opens this database")]).await;
    rotation::finish(db, keys, masters.1, (now, serde_json::json!({}))).await.unwrap();
    assert_eq!(wrong(&environment, folder.path()).await, ["the master key is not the one of this database"]);
    let found = found(&only_next.concat(), folder.path()).await;
    let moved = |finding: &Finding| matches!(finding, Finding::Note(text) if text.starts_with("the master key of this database is master_key_next (the command echo): name it as master_key."));
    assert!(found.iter().any(moved) && found.contains(&older), "{found:#?}");

    // A key that is gone while values are under it.
    db.execute_unprepared("DELETE FROM installation_keys WHERE purpose = 'person_keys' AND number = 1")
        .await
        .unwrap();
    let lost = is_wrong("2 values of person_keys.wrapped are under a key that is not there: noise");
    says(&only_next.concat(), &[lost]).await;
}

mod says {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_protects_what_on_sqlite() {
        says_what_protects_what(None).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_protects_what_on_postgres() {
        says_what_protects_what(Some(&database::postgres().await)).await;
    }
}

/// The program itself stays out of core dumps; what it was told to make later is not there yet; a new folder has no key.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_program_prints_it() {
    let folder = tempfile::tempdir().unwrap();
    let next = [("MAHJAR_MASTER_KEY_NEXT", "file:next.key")];
    let doctor = crate::faults::server::mahjar(&["doctor"], folder.path(), &next).unwrap().output().unwrap();
    let printed = String::from_utf8(doctor.stdout).unwrap();
    assert!(doctor.status.success(), "{printed}");
    let key = |name: &str| format!("the file {}", folder.path().join(name).display());
    for line in [
        "well   the memory of this program is kept out of core dumps",
        &format!("note   the master key will be made at the first start: {}", key("master.key")),
        &format!(
            "note   master_key_next: {} is not there yet; `mahjar keys rotate` makes it",
            key("next.key")
        ),
    ] {
        assert!(printed.lines().any(|printed| printed == line), "{line} is not in\n{printed}");
    }
    assert!(printed.contains("the data folder"), "{printed}");
    assert!(!folder.path().join("next.key").exists() && !folder.path().join("master.key").exists());
}

/// A search server must be reached by a way that nobody reads, with a key.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looks_at_the_search_server() {
    let folder = tempfile::tempdir().unwrap();
    let text = async |environment: &[(&str, &str)]| wrong(environment, folder.path()).await.join("\n");
    assert!(!text(&[]).await.contains("search server"), "none is set");
    let away = [
        ("MAHJAR_SEARCH__MEILISEARCH_URL", "http://127.0.0.1:9"),
        ("MAHJAR_SEARCH__MEILISEARCH_KEY", "secret"),
    ];
    let found = text(&away).await;
    assert!(
        found.contains("does not answer") && !found.contains("in clear") && !found.contains("no key"),
        "{found}"
    );
    let far = [("MAHJAR_SEARCH__MEILISEARCH_URL", "http://search.invalid")];
    let found = text(&far).await;
    assert!(found.contains("in clear") && found.contains("no key"), "{found}");
}
