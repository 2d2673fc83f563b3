//! The audit's chain: whatever is done to the audit behind the application's back is found, as far as a published head
//! reaches; and what nobody touched is whole.

use std::collections::BTreeMap;

use accounts::audit::check::{self, Finding};
use accounts::audit::head::{self, Head, When};
use accounts::audit::link::{self, member, waiting};
use accounts::audit::{self, ActorKind, AuditId, Entry, Model};
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use kit::seal::Keys;
use rand_pcg::Pcg64;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, IntoActiveModel, Iterable, Statement, TransactionTrait,
};
use serde_json::json;

use crate::support::database;
use crate::support::site::Site;

mod attack;

use attack::{Attack, Way};

/// Manipulations on each database (SECURITY 2, row 12).
const TRIES: u64 = 1000;
/// Links of the log that is manipulated.
const LINKS: i64 = 8;
/// Up to which of them the head is known elsewhere.
const PUBLISHED: i64 = 5;
/// Rows of a link.
const ROWS: usize = 5;

/// Keys that are not the installation's.
fn wrong_keys() -> Keys {
    Keys::from_master(&[9; 32])
}

/// What stands in the tables.
struct Log {
    rows: Vec<Model>,
    links: Vec<link::Model>,
    members: BTreeMap<AuditId, i64>,
    /// What is known elsewhere.
    heads: Vec<Head>,
}

impl Log {
    async fn read(db: &impl ConnectionTrait, heads: Vec<Head>) -> Self {
        let members = member::Entity::find().all(db).await.unwrap();
        let mut links = link::Entity::find().all(db).await.unwrap();
        links.sort_by_key(|link| link.seq);
        Self {
            rows: audit::all(db).await.unwrap(),
            links,
            members: members.into_iter().map(|row| (row.audit_id, row.link)).collect(),
            heads,
        }
    }

    /// The rows of the link `seq`.
    fn of(&self, seq: i64) -> Vec<Model> {
        self.rows.iter().filter(|row| self.members.get(&row.id) == Some(&seq)).cloned().collect()
    }
}

/// Writes `count` rows of all kinds, and waits a minute.
async fn write(site: &Site, count: usize) {
    for n in 0..count {
        let entry = match n % 4 {
            0 => {
                Entry::done("person.view").to("person", Uuid::now_v7()).with(json!({ "action": "SeePeople" }))
            }
            1 => Entry::refused("page.open"),
            2 => Entry::done("people.list")
                .with(json!({ "rows": 2 }))
                .showing([Uuid::now_v7(), Uuid::now_v7()]),
            _ => Entry::done("mission.change").to("mission", Uuid::now_v7()),
        };
        let actor =
            if n % 3 == 0 { (ActorKind::System, None) } else { (ActorKind::Staff, Some(Uuid::now_v7())) };
        audit::write(&site.db, &site.app.keys, actor, site.app.clock.now(), vec![entry]).await.unwrap();
    }
    site.app.clock.advance(TimeDelta::minutes(1));
}

async fn seal(site: &Site) -> u64 {
    link::seal(&site.db, &site.app.keys, site.app.clock.now()).await.unwrap()
}

/// A log of [`LINKS`] links, the first of them of rows from before rows had codes, and of rows that wait.
async fn log(site: &Site) -> Log {
    let intruder = intruder(site).await;
    write(site, ROWS).await;
    intruder.execute_unprepared("UPDATE audit SET mac = NULL").await.unwrap();
    seal(site).await;
    let mut heads = Vec::new();
    for seq in 2..=LINKS {
        write(site, ROWS).await;
        assert_eq!(seal(site).await, ROWS as u64);
        if seq == PUBLISHED {
            let (link, tried) = head::publish(&site.app, When::Now).await.unwrap().unwrap();
            assert!(tried.len() == 1 && tried[0].1.is_ok());
            heads.push(Head::from(&link));
        }
    }
    write(site, 3).await;
    Log::read(&site.db, heads).await
}

/// Someone who may do everything in the database, and for whom no trigger acts.
async fn intruder(site: &Site) -> DatabaseConnection {
    let tables = ["audit", "audit_links", "audit_members", "audit_heads"];
    if site.db.get_database_backend() == DbBackend::Sqlite {
        for (table, act) in tables.iter().flat_map(|table| [(table, "update"), (table, "delete")]) {
            let drop = format!("DROP TRIGGER IF EXISTS {table}_no_{act}");
            site.db.execute_unprepared(&drop).await.unwrap();
        }
        return site.db.clone();
    }
    let pool = site.db.get_postgres_connection_pool();
    let name = pool.connect_options().get_database().unwrap().to_owned();
    let db = kit::db::connect(&database::url("cluster_admin", &name), 2).await.unwrap();
    for table in tables {
        db.execute_unprepared(&format!("ALTER TABLE {table} DISABLE TRIGGER ALL")).await.unwrap();
    }
    db
}

async fn findings(
    db: &impl ConnectionTrait,
    keys: &Keys,
    heads: &[Head],
    now: DateTime<Utc>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let report = check::run(db, keys, heads, now, &mut |finding| found.push(finding)).await.unwrap();
    assert_eq!(report.findings, found.len() as u64);
    found
}

async fn of_site(site: &Site, heads: &[Head]) -> Vec<Finding> {
    findings(&site.db, &site.app.keys, heads, site.app.clock.now()).await
}

both! {
    /// A thousand manipulations of all kinds, each found; and nothing in the log before and after them.
    async fn every_manipulation_is_found(site: Site) {
        let log = log(site).await;
        let (intruder, now) = (intruder(site).await, site.app.clock.now());
        assert_eq!((log.links.len() as i64, log.rows.len()), (LINKS, ROWS * LINKS as usize + 3));
        assert_eq!(findings(&intruder, &site.app.keys, &log.heads, now).await, []);
        let ways: Vec<Way> = Way::iter().collect();
        for seed in 0..TRIES {
            let way = ways[seed as usize % ways.len()];
            let transaction = intruder.begin().await.unwrap();
            let dice = Pcg64::new(seed.into(), 7);
            let mut attack = Attack { db: &transaction, log: &log, keys: &site.app.keys, dice };
            let sure = attack.act(way).await;
            let found = findings(&transaction, &site.app.keys, &log.heads, now).await;
            assert!(!found.is_empty(), "{way:?} with {seed} is not found");
            assert!(sure.as_ref().is_none_or(|sure| found.contains(sure)), "{way:?} with {seed}: {sure:?} in {found:?}");
            transaction.rollback().await.unwrap();
        }
        assert_eq!(of_site(site, &log.heads).await, []);
    }
}

both! {
    /// The controls: without a head that reaches so far, a cut and what is done with the master key are not found; the
    /// same cut and the same work are, where one does.
    async fn only_a_head_proves_the_end(site: Site) {
        let mut log = log(site).await;
        let (intruder, now) = (intruder(site).await, site.app.clock.now());
        let keys = &site.app.keys;
        for way in [Way::CutTail, Way::RewriteWithKey] {
            let transaction = intruder.begin().await.unwrap();
            let mut attack = Attack { db: &transaction, log: &log, keys, dice: Pcg64::new(1, 7) };
            attack.act(way).await;
            transaction.execute_unprepared("DELETE FROM audit_heads").await.unwrap();
            assert_eq!(findings(&transaction, keys, &[], now).await, [], "{way:?}");
            assert_ne!(findings(&transaction, keys, &log.heads, now).await, [], "{way:?}");
            transaction.rollback().await.unwrap();
        }
        let transaction = intruder.begin().await.unwrap();
        let mut attack = Attack { db: &transaction, log: &log, keys, dice: Pcg64::new(1, 7) };
        attack.cut_after(LINKS - 1).await;
        assert_eq!(findings(&transaction, keys, &log.heads, now).await, [], "behind no head");
        log.heads.push(Head::from(&log.links[LINKS as usize - 1]));
        assert_eq!(findings(&transaction, keys, &log.heads, now).await, [Finding::HeadMissing(LINKS)]);
        transaction.rollback().await.unwrap();
        // With other keys nothing is as it was written.
        let found = findings(&intruder, &wrong_keys(), &log.heads, now).await;
        let altered = found.iter().filter(|finding| matches!(finding, Finding::Altered(_))).count();
        assert_eq!(altered, log.rows.iter().filter(|row| row.mac.is_some()).count());
    }
}

both! {
    /// The application's own rights do not reach to change or remove what links the rows.
    async fn links_stay_as_they_are(site: Site) {
        write(site, 2).await;
        seal(site).await;
        head::publish(&site.app, When::Now).await.unwrap();
        for statement in [
            "UPDATE audit_links SET rows = 1", "DELETE FROM audit_links", "UPDATE audit_members SET link = 2",
            "DELETE FROM audit_members", "UPDATE audit_heads SET seq = 2", "DELETE FROM audit_heads",
        ] {
            assert!(site.db.execute_unprepared(statement).await.is_err(), "{statement}");
        }
        assert_eq!(of_site(site, &[]).await, []);
    }
}

both! {
    /// Sealers and writers at once: each row is in one link, and the chain has no gap and no fork.
    async fn many_seal_at_once(site: Site) {
        let mut tasks = tokio::task::JoinSet::new();
        for writer in 0..4 {
            let app = site.app.clone();
            tasks.spawn(async move {
                for n in 0..15 {
                    let entry = Entry::done("page.open").with(json!({ "rows": writer * 100 + n }));
                    let transaction = kit::db::begin(&app.db, kit::db::Intent::Write).await.unwrap();
                    audit::write(&*transaction, &app.keys, (ActorKind::System, None), app.clock.now(), vec![entry]).await.unwrap();
                    tokio::time::sleep(std::time::Duration::from_millis(n % 7)).await;
                    transaction.commit().await.unwrap();
                }
                0
            });
        }
        for _ in 0..3 {
            let app = site.app.clone();
            tasks.spawn(async move {
                let mut linked = 0;
                for _ in 0..40 {
                    linked += link::seal(&app.db, &app.keys, app.clock.now()).await.unwrap();
                    tokio::time::sleep(std::time::Duration::from_millis(2)).await;
                }
                linked
            });
        }
        let linked: u64 = tasks.join_all().await.into_iter().sum();
        assert_eq!(linked + seal(site).await, 60);
        assert_eq!(of_site(site, &[]).await, []);
        let log = Log::read(&site.db, Vec::new()).await;
        assert_eq!(log.members.len(), 60);
        assert!(log.links.len() > 1, "all in one link: nothing was tried");
    }
}

both! {
    /// A row that becomes visible after later ones were linked is of the next link, although its id is before theirs.
    async fn a_late_row_is_of_the_next_link(site: Site) {
        let early = AuditId::new();
        write(site, 2).await;
        seal(site).await;
        let rows = audit::all(&site.db).await.unwrap();
        let mut late = Model { id: early, ..rows[0].clone() };
        late.mac = Some(late.own_mac(&site.app.keys));
        audit::Entity::insert(late.into_active_model().reset_all()).exec_without_returning(&site.db).await.unwrap();
        waiting::Entity::insert(waiting::Model { audit_id: early }.into_active_model().reset_all())
            .exec_without_returning(&site.db).await.unwrap();
        assert_eq!((seal(site).await, of_site(site, &[]).await), (1, Vec::new()));
        let log = Log::read(&site.db, Vec::new()).await;
        assert_eq!(log.members[&early], 2);
        assert!(early < log.of(1)[0].id);
    }
}

/// The same with a transaction that is still open while others commit and are linked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_commit_is_of_the_next_link() {
    let site = Site::on_postgres().await;
    let (app, now) = (&site.app, site.app.clock.now());
    let slow = app.db.begin().await.unwrap();
    audit::write(&slow, &app.keys, (ActorKind::System, None), now, vec![Entry::done("page.open")])
        .await
        .unwrap();
    write(&site, 2).await;
    assert_eq!(seal(&site).await, 2);
    slow.commit().await.unwrap();
    assert_eq!((seal(&site).await, seal(&site).await), (1, 0));
    assert_eq!(of_site(&site, &[]).await, []);
    assert_eq!(Log::read(&app.db, Vec::new()).await.links.len(), 2);
}

both! {
    /// Where it cannot be written down that a row waits to be linked, nothing is done, as where the row cannot be.
    async fn what_cannot_be_linked_does_not_happen(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let before = site.audit().await;
        let db = intruder(site).await;
        let (block, free) = match db.get_database_backend() {
            DbBackend::Sqlite => (
                "CREATE TRIGGER full_disk BEFORE INSERT ON audit_waiting BEGIN SELECT RAISE(ABORT, 'full'); END".to_owned(),
                "DROP TRIGGER full_disk",
            ),
            _ => (
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full'; END $$; \
                 CREATE TRIGGER full_disk BEFORE INSERT ON audit_waiting FOR EACH ROW EXECUTE FUNCTION full_disk()".to_owned(),
                "DROP TRIGGER full_disk ON audit_waiting",
            ),
        };
        db.execute_unprepared(&block).await.unwrap();
        let verification = format!("/people/{id}/verification");
        assert_eq!(clerk.get(&format!("/people/{id}")).await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(clerk.post(&verification, &[("basis", "papers")]).await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(site.audit().await, before);
        db.execute_unprepared(free).await.unwrap();
        clerk.post(&verification, &[("basis", "papers")]).await.location();
        assert_eq!(site.times_done("person.verify").await, 1);
        seal(site).await;
        assert_eq!(of_site(site, &[]).await, []);
    }
}

/// What waits for long and what waits twice is told; the sealer leaves neither and no forged row in its way.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_is_looked_at() {
    let site = Site::on_sqlite().await;
    write(&site, 2).await;
    let rows = audit::all(&site.db).await.unwrap();
    assert_eq!(of_site(&site, &[]).await, []);
    site.app.clock.advance(TimeDelta::minutes(10));
    let waits = |row: &Model| Finding::NotLinked(row.id, row.at);
    assert_eq!(of_site(&site, &[]).await, [waits(&rows[0]), waits(&rows[1])]);
    assert_eq!(seal(&site).await, 2);
    let twice = waiting::Model { audit_id: rows[1].id }.into_active_model().reset_all();
    waiting::Entity::insert(twice).exec_without_returning(&site.db).await.unwrap();
    let gone = AuditId::new();
    let row = waiting::Model { audit_id: gone }.into_active_model().reset_all();
    waiting::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    write(&site, 2).await;
    let odd = audit::all(&site.db).await.unwrap()[2].id;
    let intruder = intruder(&site).await;
    let odd_kind = audit::Entity::update_many().col_expr(audit::Column::ActorKind, Expr::value("nobody"));
    odd_kind.filter(audit::COLUMN.id.eq(odd)).exec(&intruder).await.unwrap();
    assert_eq!(seal(&site).await, 1);
    let expected = [Finding::LinkedTwice(rows[1].id), Finding::Altered(odd), Finding::Missing(Some(gone))];
    let found = of_site(&site, &[]).await;
    assert!(found.len() == 3 && expected.iter().all(|finding| found.contains(finding)), "{found:?}");
}

/// Rows that an older version wrote wait to be linked first, and are taken over as they are found.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_of_before_are_taken_over() {
    use migrations::{Migrator, MigratorTrait};
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("mahjar.db").display());
    let db = kit::db::connect(&url, 1).await.unwrap();
    let changes = Migrator::migrations();
    let own = changes.iter().position(|change| change.name() == "m0021_audit_chain").unwrap();
    Migrator::up(&db, Some(own as u32)).await.unwrap();
    for act in ["person.view", "person.verify"] {
        let sql = "INSERT INTO audit (id, at, actor_kind, act, outcome, detail) VALUES ($1, $2, 'system', $3, 'done', '{}')";
        let values = [Uuid::now_v7().into(), crate::support::site::now().into(), act.into()];
        db.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)).await.unwrap();
    }
    Migrator::up(&db, None).await.unwrap();
    let (keys, now) = (Keys::from_master(&[7; 32]), crate::support::site::now());
    assert_eq!(findings(&db, &keys, &[], now).await, []);
    let entry = vec![Entry::done("page.open")];
    audit::write(&db, &keys, (ActorKind::System, None), now, entry).await.unwrap();
    assert_eq!(link::seal(&db, &keys, now).await.unwrap(), 3);
    assert_eq!(findings(&db, &keys, &[], now).await, []);
    let links = Log::read(&db, Vec::new()).await.links;
    let told: Vec<_> = links.iter().map(|link| (link.taken_over, link.rows)).collect();
    assert_eq!(told, [(true, 2), (false, 1)]);
}

/// Whoever puts in a row as of before rows had codes comes too late: it is linked as it is, and found.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_first_links_take_over() {
    let site = Site::on_sqlite().await;
    let intruder = intruder(&site).await;
    write(&site, 2).await;
    intruder.execute_unprepared("UPDATE audit SET mac = NULL").await.unwrap();
    // Before anything is linked it is as after the change that brought the codes.
    assert_eq!(of_site(&site, &[]).await, []);
    seal(&site).await;
    write(&site, 2).await;
    seal(&site).await;
    write(&site, 1).await;
    let last = audit::all(&site.db).await.unwrap().pop().unwrap();
    intruder
        .execute_unprepared("UPDATE audit SET mac = NULL WHERE id = (SELECT max(id) FROM audit)")
        .await
        .unwrap();
    assert_eq!(of_site(&site, &[]).await, [Finding::Altered(last.id)]);
    seal(&site).await;
    assert_eq!(of_site(&site, &[]).await, [Finding::Altered(last.id)]);
    let links = Log::read(&site.db, Vec::new()).await.links;
    assert_eq!(links.iter().map(|link| link.taken_over).collect::<Vec<_>>(), [true, false, false]);
}

/// A runner links what is written, and publishes the head, without being asked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_runner_links_and_publishes() {
    let site = Site::on_sqlite().await;
    write(&site, 3).await;
    seal(&site).await;
    write(&site, 4).await;
    let stop = tokio_util::sync::CancellationToken::new();
    let runner = tokio::spawn(accounts::runner::run(site.app.clone(), stop.clone()));
    while head::last(&site.db).await.unwrap().is_none()
        || link::waits_since(&site.db).await.unwrap().is_some()
    {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    // And again, as long as it runs.
    write(&site, 1).await;
    while link::waits_since(&site.db).await.unwrap().is_some() {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    stop.cancel();
    runner.await.unwrap();
    assert_eq!(link::last(&site.db).await.unwrap().map(|link| link.total), Some(8));
}

/// The head leaves once an hour if there is a new one, to every outlet; what fails holds up no other, and is made good.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn heads_leave_every_hour() {
    let folder = tempfile::tempdir().unwrap();
    let (file, fed) = (folder.path().join("away/heads.log"), folder.path().join("fed.log"));
    let site = Site::with(&[
        ("MAHJAR_HEADS__FILE", file.to_str().unwrap()),
        ("MAHJAR_HEADS__MAIL", "archive@example.org"),
        ("MAHJAR_HEADS__COMMAND", &format!("tee -a {}", fed.display())),
    ])
    .await;
    let publish = async |when| {
        let tried = head::publish(&site.app, when).await.unwrap().map(|(_, tried)| tried).unwrap_or_default();
        tried.into_iter().map(|(kind, sent)| (kind, sent.is_ok())).collect::<Vec<_>>()
    };
    use head::Kind::{Command, File, Mail};
    assert_eq!(publish(When::Now).await, [], "nothing is linked yet");
    write(&site, 1).await;
    seal(&site).await;
    // The folder is not there: as a disk that is not mounted.
    assert_eq!(publish(When::Due).await, [(File, false), (Mail, true), (Command, true)]);
    std::fs::create_dir(folder.path().join("away")).unwrap();
    assert_eq!(publish(When::Due).await, [(File, true)]);
    assert_eq!(publish(When::Due).await, []);
    write(&site, 1).await;
    seal(&site).await;
    assert_eq!(publish(When::Due).await, [], "the hour is not over");
    site.app.clock.advance(TimeDelta::hours(1));
    assert_eq!(publish(When::Due).await, [(File, true), (Mail, true), (Command, true)]);
    site.app.clock.advance(TimeDelta::hours(5));
    assert_eq!(publish(When::Due).await, [], "nothing new");
    assert_eq!(publish(When::Now).await, [(File, true), (Mail, true), (Command, true)]);

    let links = Log::read(&site.db, Vec::new()).await.links;
    let expected: Vec<Head> = [0, 1, 1].iter().map(|at| Head::from(&links[*at])).collect();
    for path in [&file, &fed] {
        assert_eq!(head::read(&std::fs::read_to_string(path).unwrap()).unwrap(), expected);
    }
    let mails = site.app.mail.sent();
    assert_eq!(mails.len(), 3);
    for (mail, link) in mails.iter().rev().zip([&links[0], &links[1], &links[1]]) {
        assert_eq!(mail.to, "archive@example.org");
        assert!(mail.text.contains(&head::line(link)) && mail.html.contains(&head::line(link)));
    }
    assert_eq!(of_site(&site, &expected).await, []);
}

/// A server that dies between linking and publishing publishes when it is there again; a program that fails or never
/// ends is no outlet that took it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn publishing_outlives_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let app = async |settings: &[(&str, &str)]| {
        let environment: Vec<(String, String)> =
            settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let config = server::config::Config::from(folder.path(), &environment).unwrap();
        let clock = kit::clock::Clock::fixed(crate::support::site::now());
        (server::build::app(&config, true, clock).await.unwrap(), config)
    };
    let (first, config) = app(&[("MAHJAR_HEADS__FILE", ""), ("MAHJAR_HEADS__COMMAND", "false")]).await;
    let site = Site::around(first, &config).await;
    write(&site, 2).await;
    seal(&site).await;
    let (link, tried) = head::publish(&site.app, When::Due).await.unwrap().unwrap();
    assert!(tried.len() == 1 && tried[0].1.is_err());
    assert_eq!(head::last(&site.db).await.unwrap(), None);
    drop(site);
    let (second, config) = app(&[]).await;
    let site = Site::around(second, &config).await;
    head::publish(&site.app, When::Due).await.unwrap();
    let text = std::fs::read_to_string(folder.path().join("heads.log")).unwrap();
    assert_eq!(head::read(&text).unwrap(), [Head::from(&link)]);
    assert!(server::commands::audit::verify(&config, &[]).await.unwrap());
    // The command finds a cut by the file that the settings name, and by one that is given.
    let intruder = intruder(&site).await;
    for table in ["audit", "audit_members", "audit_links", "audit_heads"] {
        intruder.execute_unprepared(&format!("DELETE FROM {table}")).await.unwrap();
    }
    let copy = folder.path().join("copy.log");
    std::fs::rename(folder.path().join("heads.log"), &copy).unwrap();
    assert!(server::commands::audit::verify(&config, &[]).await.unwrap(), "the control: no head, no cut");
    assert!(!server::commands::audit::verify(&config, std::slice::from_ref(&copy)).await.unwrap());
    std::fs::rename(&copy, folder.path().join("heads.log")).unwrap();
    assert!(!server::commands::audit::verify(&config, &[]).await.unwrap());
    // A folder that was mistyped has no audit that is whole.
    let elsewhere = server::config::Config::from(&folder.path().join("elsewhere"), &[]).unwrap();
    assert!(server::commands::audit::verify(&elsewhere, &[]).await.is_err());
}
