//! `kill -9` while keys are replaced, and people register: no request fails, the rotation goes on where it was, and in the
//! end the old master key opens nothing.
//!
//! A server runs all the while and is never started anew. `mahjar keys rotate` is killed at moments that the round draws:
//! while the new keys are announced, and while person keys are wrapped anew. `MAHJAR_TEST_KILLS` sets how often
//! (`just drill rotation`: 20).

use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use accounts::installation_key::{self, rotation};
use accounts::reseal::{self, Column};
use kit::clock::Clock;
use kit::seal::{Keys, Master};
use registry::new_person::{Batch, New};
use registry::{person, person_key};
use sea_orm::{DatabaseConnection, EntityTrait};
use server::config::Config;
use server::parts::PARTS;

use super::http::Client;
use super::server::{Server, mahjar};
use crate::support::database;

const MASTER: [u8; 32] = [0x5a; 32];
const NEXT: [u8; 32] = [0xa5; 32];
/// Clients that register at once.
const CLIENTS: usize = 3;
/// People whose keys are there before, for each kill: several transactions of the rotation.
const PEOPLE: usize = 1000;

fn kills() -> u64 {
    std::env::var("MAHJAR_TEST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(3)
}

/// What a client met.
#[derive(Default)]
struct Met {
    answers: AtomicUsize,
    registered: AtomicUsize,
    /// Requests without an answer, or with another one than a registration gets.
    failed: AtomicUsize,
    /// The first of them.
    said: std::sync::Mutex<Option<String>>,
}

impl Met {
    fn fails(&self, what: String) {
        self.failed.fetch_add(1, Ordering::Relaxed);
        self.said.lock().unwrap().get_or_insert(what);
    }
}

/// Registers people, one after the other, until `over`.
async fn register(address: std::net::SocketAddr, met: Arc<Met>, over: Arc<AtomicBool>) {
    while !over.load(Ordering::Relaxed) {
        if let Err(error) = one(address, &met).await {
            met.fails(format!("{error:#}"));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// One registration, page by page: its session, its draft and in the end a person's key are sealed and opened.
async fn one(address: std::net::SocketAddr, met: &Met) -> anyhow::Result<()> {
    let mut client = Client::connect(address).await?;
    let is = |answer: super::http::Answer, status: u16, page: &str| {
        anyhow::ensure!(answer.status == status, "{page}: {}", answer.status);
        met.answers.fetch_add(1, Ordering::Relaxed);
        Ok(answer)
    };
    is(client.post("/en/register", &[]).await?, 303, "register")?;
    for (page, fields) in [
        ("name", &[("given_latin", "Zayd"), ("given_ar", "زيد")][..]),
        ("residence", &[("country", "Chile"), ("city", "Santiago")]),
        ("contact", &[("email", "zayd@example.org"), ("language", "en")]),
        ("about", &[]),
        ("consents", &[]),
    ] {
        is(client.post(&format!("/en/register/{page}"), fields).await?, 303, page)?;
        is(client.get(&format!("/en/register/{page}")).await?, 200, page)?;
    }
    let check = is(client.get("/en/register/check").await?, 200, "check")?.body;
    let token = check.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let token = token.ok_or_else(|| anyhow::anyhow!("the draft is lost"))?;
    let sent = is(client.post("/en/register/check", &[("token", token)]).await?, 303, "check")?;
    anyhow::ensure!(sent.location == "/en/register/done", "it led to {}", sent.location);
    met.registered.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

/// The settings of a server that knows the master key in force and the next.
fn environment(database: Option<&str>, master: [u8; 32], next: Option<[u8; 32]>) -> Vec<(String, String)> {
    let key = |key: [u8; 32]| format!("command:echo {}", data_encoding::HEXLOWER.encode(&key));
    let mut environment = vec![("MAHJAR_MASTER_KEY".to_owned(), key(master))];
    environment.extend(next.map(|next| ("MAHJAR_MASTER_KEY_NEXT".to_owned(), key(next))));
    environment.extend(database.map(|url| ("DATABASE_URL".to_owned(), url.to_owned())));
    environment
}

fn lent(environment: &[(String, String)]) -> Vec<(&str, &str)> {
    environment.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn rotate(data: &Path, environment: &[(String, String)]) -> Child {
    mahjar(&["keys", "rotate"], data, &lent(environment))
        .unwrap()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// A server under load on a database with people, in which keys are replaced.
struct Scene {
    folder: tempfile::TempDir,
    url: Option<String>,
    db: DatabaseConnection,
    server: Server,
    met: Arc<Met>,
    over: Arc<AtomicBool>,
    clients: Vec<tokio::task::JoinHandle<()>>,
}

impl Scene {
    async fn new(url: Option<String>, people: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let environment = environment(url.as_deref(), MASTER, Some(NEXT));
        let config = Config::from(folder.path(), &environment).unwrap();
        let app = server::build::app(&config, false, Clock::System).await.unwrap();
        let row = || {
            let new = New {
                given_latin: "Layla".into(),
                family_latin: "Khatib".into(),
                country: "CL".into(),
                ..New::default()
            };
            new.row(person::Source::Own, person::Status::Submitted, app.clock.now())
        };
        for _ in 0..people / 500 {
            let mut batch = Batch::default();
            (0..500).for_each(|_| batch.add(&app.keys, row(), Vec::new(), Vec::new()));
            let transaction = kit::db::begin_for_all(&app.db, kit::db::Intent::Write).await.unwrap();
            batch.write(&*transaction).await.unwrap();
            transaction.commit().await.unwrap();
        }
        // Its index is let go: the server is to have it.
        app.db.clone().close().await.unwrap();
        drop(app);
        let db = match &url {
            Some(url) => database::for_all(url).await,
            None => kit::db::connect(&config.database(), 2).await.unwrap(),
        };
        let server = Server::start(&["serve"], folder.path(), &lent(&environment)).await.unwrap();
        let (met, over) = (Arc::new(Met::default()), Arc::new(AtomicBool::new(false)));
        let clients =
            (0..CLIENTS).map(|_| tokio::spawn(register(server.address, met.clone(), over.clone()))).collect();
        Self { folder, url, db, server, met, over, clients }
    }

    fn rotate(&self) -> Child {
        rotate(self.folder.path(), &environment(self.url.as_deref(), MASTER, Some(NEXT)))
    }

    async fn keys(&self, master: [u8; 32]) -> Option<Keys> {
        installation_key::open(&self.db, &Master::new(master)).await.unwrap()
    }

    /// The load ends; what it met.
    async fn rest(&mut self) -> (usize, usize, usize, Option<String>) {
        self.over.store(true, Ordering::Relaxed);
        for client in self.clients.drain(..) {
            client.await.unwrap();
        }
        let count = |of: &AtomicUsize| of.load(Ordering::Relaxed);
        let said = self.met.said.lock().unwrap().clone();
        (count(&self.met.answers), count(&self.met.registered), count(&self.met.failed), said)
    }
}

/// The column of person keys.
fn person_keys() -> Column {
    reseal::columns(PARTS).into_iter().find(|column| column.table == "person_keys").unwrap()
}

/// Kills `child` once `is_time`; whether it was still there.
async fn kill(child: &mut Child, is_time: impl AsyncFn() -> bool) -> bool {
    while !is_time().await {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let is_there = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    is_there
}

async fn drill(url: Option<String>) {
    let kills = kills();
    let people = PEOPLE * kills as usize;
    let mut scene = Scene::new(url, people).await;
    let column = person_keys();
    let first = scene.keys(MASTER).await.unwrap();
    let first_id = first.person_keys().newest().key.id();
    let old = async || {
        let counts = reseal::counts(&scene.db, &column).await.unwrap();
        counts.iter().find(|(id, _)| *id == first_id).map_or(0, |(_, rows)| *rows)
    };
    let mut killed = 0;
    for round in 0..kills {
        let mut child = scene.rotate();
        let moment = Duration::from_micros(round.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33 & 0x3FFFF);
        let begun = Instant::now();
        // The first ends as it announces the keys; each of the others wraps a part of what is left.
        let was_there = if round == 0 {
            kill(&mut child, async || begun.elapsed() > Duration::from_millis(500) + moment).await
        } else {
            let until = people as u64 * (kills - round) / kills;
            kill(&mut child, async || old().await <= until).await
        };
        killed += u64::from(was_there);
        // Whatever was done: a server starts with either master key, and opens all of it.
        for master in [MASTER, NEXT] {
            let Some(keys) = scene.keys(master).await else {
                assert!(master == NEXT && round == 0, "after kill {round} a master key opens nothing");
                continue;
            };
            let rows = person_key::Entity::find().all(&scene.db).await.unwrap();
            // Some from all over: it takes its time.
            for row in rows.iter().step_by(20) {
                let opens = keys.unwrap(row.person_id.0.as_bytes(), &row.wrapped).is_ok();
                assert!(opens, "after kill {round}");
            }
        }
    }
    let begun = Instant::now();
    assert!(scene.rotate().wait().unwrap().success());
    let last = begun.elapsed();
    // The server has its keys in memory alone now: its master key is refused.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let (answers, registered, failed, said) = scene.rest().await;
    assert!(scene.keys(MASTER).await.is_none(), "the old master key opens something");
    let keys = scene.keys(NEXT).await.unwrap();
    let left = reseal::left(&scene.db, &keys, &reseal::columns(PARTS)).await.unwrap();
    let rows = person_key::Entity::find().all(&scene.db).await.unwrap();
    let opens =
        rows.iter().filter(|row| keys.unwrap(row.person_id.0.as_bytes(), &row.wrapped).is_ok()).count();
    println!(
        "{killed} kills; {answers} answers to {registered} registrations, {failed} failed; {opens} of {} person keys \
         open, {left} values under older keys; the last run took {last:?}",
        rows.len()
    );
    assert_eq!(failed, 0, "{said:?}");
    assert_eq!((killed, left, opens), (kills, 0, rows.len()));
    assert_eq!(rows.len(), people + registered);
    assert!(first.person_keys().unwrap(place_of(&rows[0]), &rows[0].wrapped).is_err(), "an old key opens");

    // Whoever starts with the old master key is refused, with the new one served.
    scene.server.stop().unwrap();
    let data = scene.folder.path();
    let refused = environment(scene.url.as_deref(), MASTER, None);
    assert!(Server::start(&["serve"], data, &lent(&refused)).await.is_err());
    let served = environment(scene.url.as_deref(), NEXT, None);
    let server = Server::start(&["serve"], data, &lent(&served)).await.unwrap();
    one(server.address, &Met::default()).await.unwrap();
}

fn place_of(row: &person_key::Model) -> kit::seal::Place<'_> {
    kit::seal::Place { table: "person_keys", column: "wrapped", row: row.person_id.0.as_bytes() }
}

mod keys_are_replaced_and_nothing_fails {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        drill(None).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        drill(Some(database::postgres().await)).await;
    }
}

/// The control: were keys used as soon as they are announced, the drill would find requests that fail.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_that_nobody_was_told_of_are_found_out() {
    let mut scene = Scene::new(None, 500).await;
    let mut keys = scene.keys(MASTER).await.unwrap();
    // The server looks every two seconds: three tries in a row are not all hidden by that.
    for n in 1..=3_u8 {
        let next = Master::new([n; 32]);
        let now = Clock::System.now();
        let current = Master::new(if n == 1 { MASTER } else { [n - 1; 32] });
        rotation::announce(&scene.db, &keys, (&current, &next), now).await.unwrap();
        rotation::put_to_use(&scene.db, &keys, now).await.unwrap();
        reseal::all(&scene.db, &keys, &reseal::columns(PARTS), |_, _| {}).await.unwrap();
        tokio::time::sleep(Duration::from_secs(3)).await;
        rotation::finish(&scene.db, &keys, &next, (now, serde_json::json!({}))).await.unwrap();
        keys = installation_key::open(&scene.db, &next).await.unwrap().unwrap();
    }
    let (answers, _, failed, _) = scene.rest().await;
    assert!(failed > 0, "{answers} answers, and none failed");
}
