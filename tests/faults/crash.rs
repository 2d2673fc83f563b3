//! `kill -9` while registrations are sent: what the server has acknowledged is there, once and whole, and in the index.
//!
//! Clients send prepared registrations one after the other and note each whose answer they read. At a moment drawn from
//! the round's seed the process is killed; it is started again on the same data. `MAHJAR_TEST_KILLS` sets how many
//! rounds (10 on each database; `just drill crash`: 500).

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use accounts::audit::head;
use accounts::installation_key;
use registry::person::{self, HELD_KIND, KIND, PersonId};
use registry::{consent, contact, person_key, residence, return_code, submission};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter};
use search::{Index, Query, Scope};
use server::commands;
use server::master_key::MasterKey;

use super::http::Client;
use super::server::Server;
use crate::support::database;

/// Registrations prepared for a round; the kill comes before they are used up.
const PREPARED: usize = 96;
/// Clients that send at once.
const CLIENTS: usize = 16;
/// The index equals the database within this time of a start (DESIGN 7).
const INDEXED_WITHIN: Duration = Duration::from_secs(30);

/// When a client counts a registration as acknowledged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Acknowledged {
    /// When it has read the answer.
    Answered,
    /// When it has sent it: as if the server answered before it commits. The drill must find this out.
    Sent,
}

/// A registration that only needs to be sent.
#[derive(Clone)]
struct Prepared {
    /// The given name, of this one alone.
    name: String,
    token: String,
    cookies: BTreeMap<String, String>,
}

/// What the rounds found.
#[derive(Debug, Default)]
struct Found {
    acknowledged: usize,
    lost: usize,
    doubled: usize,
    /// Rows of some table that a person has or lacks: halves.
    halves: usize,
    /// Sent again after the start, and answered with another number than before, or none.
    answered_otherwise: usize,
    /// Longest time from a start until no work for the index was left.
    indexed: Duration,
    /// People whom the index lacks, or has without the database.
    astray: usize,
    /// What is wrong with the audit's chain, with the heads that left before and after the kills.
    broken: usize,
}

fn kills() -> u64 {
    std::env::var("MAHJAR_TEST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10)
}

/// A name that no other registration has: letters only.
fn name(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    format!("Zay{}{}{}{}", letter(n / 17_576), letter(n / 676), letter(n / 26), letter(n))
}

async fn prepare(address: std::net::SocketAddr, n: usize) -> Prepared {
    let mut client = Client::connect(address).await.unwrap();
    let name = name(n);
    client.post("/en/register", &[]).await.unwrap();
    for (page, fields) in [
        ("name", &[("given_latin", name.as_str()), ("given_ar", "زيد")][..]),
        ("residence", &[("country", "Chile"), ("city", "Santiago")]),
        ("contact", &[("email", "zayd@example.org"), ("language", "en")]),
        ("about", &[]),
        ("consents", &[]),
    ] {
        let answer = client.post(&format!("/en/register/{page}"), fields).await.unwrap();
        assert_eq!(answer.status, 303, "{page}");
    }
    let check = client.get("/en/register/check").await.unwrap().body;
    let token = check.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    Prepared { name, token: token.to_owned(), cookies: client.cookies() }
}

/// Sends registrations until the server is gone; notes the names of those acknowledged.
async fn send(
    address: std::net::SocketAddr,
    prepared: Vec<Prepared>,
    when: Acknowledged,
    journal: Arc<Mutex<Vec<String>>>,
    sent: Arc<AtomicUsize>,
) {
    let Ok(mut client) = Client::connect(address).await else { return };
    for one in prepared {
        client.use_cookies(one.cookies);
        if when == Acknowledged::Sent {
            journal.lock().unwrap().push(one.name.clone());
        }
        let answer = client.post("/en/register/check", &[("token", &one.token)]).await;
        let Ok(answer) = answer else { return };
        assert_eq!(answer.location, "/en/register/done");
        sent.fetch_add(1, Ordering::Relaxed);
        if when == Acknowledged::Answered {
            journal.lock().unwrap().push(one.name);
        }
    }
}

/// The number that sending `one` once more is answered with.
async fn send_again(server: &Server, one: &Prepared) -> Option<String> {
    let mut client = Client::connect(server.address).await.ok()?;
    client.use_cookies(one.cookies.clone());
    let answer = client.post("/en/register/check", &[("token", &one.token)]).await.ok()?;
    if answer.location != "/en/register/done" {
        return None;
    }
    let done = client.get("/en/register/done").await.ok()?.body;
    let number = done.split("class=\"reference\"><bdi dir=\"ltr\">").nth(1)?.split('<').next()?;
    Some(number.to_owned())
}

/// Waits until no work for the index is left.
pub async fn index_is_level(db: &DatabaseConnection) {
    let begun = Instant::now();
    loop {
        let waits = kit::job::Entity::find().filter(kit::job::Column::Kind.eq(person::INDEX_JOB));
        if waits.count(db).await.unwrap() == 0 {
            return;
        }
        assert!(begun.elapsed() < INDEXED_WITHIN * 2, "work for the index is left");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// One kill: sends, kills, starts, and looks.
async fn round(
    data: &Path,
    environment: &[(&str, &str)],
    db: &DatabaseConnection,
    (seed, first): (u64, usize),
    (when, journal, found): (Acknowledged, &mut Vec<String>, &mut Found),
) {
    let server = Server::start(&["serve"], data, environment).await.unwrap();
    let begun: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let address = server.address;
            let own = (first + client..first + PREPARED).step_by(CLIENTS);
            tokio::spawn(async move {
                let mut prepared = Vec::new();
                for n in own {
                    prepared.push(prepare(address, n).await);
                }
                prepared
            })
        })
        .collect();
    let mut prepared = Vec::new();
    for one in begun {
        prepared.extend(one.await.unwrap());
    }
    let (acknowledged, sent) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
    let mut parts = vec![Vec::new(); CLIENTS];
    for (at, one) in prepared.iter().enumerate() {
        parts[at % CLIENTS].push(one.clone());
    }
    let address = server.address;
    let clients: Vec<_> = parts
        .into_iter()
        .map(|part| tokio::spawn(send(address, part, when, acknowledged.clone(), sent.clone())))
        .collect();
    // From the first answer on, at a moment of the round's own: a tenth of what is prepared is always left.
    let until = 1 + (seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33) as usize % (PREPARED * 9 / 10);
    while sent.load(Ordering::Relaxed) < until {
        tokio::time::sleep(Duration::from_micros(200)).await;
    }
    tokio::time::sleep(Duration::from_micros(seed * 977 % 3000)).await;
    // Dropped, it is killed: SIGKILL, and waited for.
    drop(server);
    for client in clients {
        client.await.unwrap();
    }
    let acknowledged = std::mem::take(&mut *acknowledged.lock().unwrap());
    found.acknowledged += acknowledged.len();

    let begun = Instant::now();
    let server = Server::start(&["serve"], data, environment).await.unwrap();
    index_is_level(db).await;
    found.indexed = found.indexed.max(begun.elapsed());

    let people = person::Entity::find().all(db).await.unwrap();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for person in &people {
        *times.entry(person.given_latin.as_str()).or_default() += 1;
    }
    found.lost += acknowledged.iter().filter(|name| !times.contains_key(name.as_str())).count();
    found.doubled += times.values().filter(|times| **times > 1).count();
    found.halves += halves(db, people.len() as u64).await;
    journal.extend(acknowledged.iter().cloned());
    // Whoever saw no answer sends once more; whoever saw one reloads. Both get the one number that is theirs.
    for one in prepared
        .iter()
        .step_by(7)
        .chain(prepared.iter().filter(|one| acknowledged.contains(&one.name)).take(20))
    {
        let number = send_again(&server, one).await;
        let own = person::Entity::find().filter(person::Column::GivenLatin.eq(&one.name));
        let own = own.all(db).await.unwrap();
        let is_own = own.len() == 1 && number.as_deref() == Some(&registry::number::shown(&own[0].number));
        found.answered_otherwise += usize::from(!is_own);
    }
    // What was sent again may have made people of those who were lost on the way.
    index_is_level(db).await;
    server.stop().unwrap();
    found.astray += astray(&data.join("index"), db).await;
}

/// Rows that a person of `people` has too many or too few of, over the tables that a registration writes.
pub async fn halves(db: &DatabaseConnection, people: u64) -> usize {
    let rows = [
        (person_key::Entity::find().count(db).await.unwrap(), 1),
        (residence::Entity::find().count(db).await.unwrap(), 1),
        (contact::Entity::find().count(db).await.unwrap(), 1),
        (return_code::Entity::find().count(db).await.unwrap(), 1),
        (submission::Entity::find().count(db).await.unwrap(), 1),
        (consent::Entity::find().count(db).await.unwrap(), 5),
    ];
    let audit = accounts::audit::all(db).await.unwrap();
    let registered = audit.iter().filter(|row| row.act == "person.register").count() as u64;
    rows.iter().filter(|(rows, each)| *rows != people * each).count() + usize::from(registered != people)
}

/// How many people the index lacks, or has without the database.
pub async fn astray(folder: &Path, db: &DatabaseConnection) -> usize {
    let index = Index::open(folder).unwrap();
    let mut indexed = Vec::new();
    for kind in [KIND, HELD_KIND] {
        let query = Query { kind, limit: 100_000, ..Query::default() };
        indexed.extend(index.search(&Scope::Operator, query).await.unwrap().ids().into_iter().map(PersonId));
    }
    let people = person::Entity::find().all(db).await.unwrap();
    let mut kept: Vec<PersonId> = people.into_iter().map(|person| person.id).collect();
    indexed.sort();
    kept.sort();
    let missing = kept.iter().filter(|id| indexed.binary_search(id).is_err()).count();
    missing + indexed.iter().filter(|id| kept.binary_search(id).is_err()).count()
}

async fn drill(postgres: Option<String>, kills: u64, when: Acknowledged) -> Found {
    let folder = tempfile::tempdir().unwrap();
    let url = postgres.clone();
    let environment: Vec<(&str, &str)> = url.iter().map(|url| ("DATABASE_URL", url.as_str())).collect();
    // The first start makes the tables.
    Server::start(&["serve"], folder.path(), &environment).await.unwrap().stop().unwrap();
    let file = format!("sqlite://{}", folder.path().join("mahjar.db").display());
    let db = match postgres {
        Some(url) => database::for_all(&url).await,
        None => kit::db::connect(&file, 1).await.unwrap(),
    };
    let (mut found, mut journal) = (Found::default(), Vec::new());
    for seed in 0..kills {
        let first = seed as usize * PREPARED;
        round(folder.path(), &environment, &db, (seed, first), (when, &mut journal, &mut found)).await;
        if (seed + 1) % 50 == 0 {
            println!("after {} kills: {found:?}", seed + 1);
        }
    }
    // What was acknowledged before an earlier kill is there after the last.
    let people = person::Entity::find().all(&db).await.unwrap();
    let names: HashSet<&str> = people.iter().map(|person| person.given_latin.as_str()).collect();
    found.lost += journal.iter().filter(|name| !names.contains(name.as_str())).count();
    found.broken = broken(folder.path(), &db).await;
    assert!(folder.path().join("heads.log").exists(), "no head has left");
    found
}

/// What is wrong with the audit's chain, and how many rows a server that was stopped has left unlinked.
pub async fn broken(folder: &Path, db: &DatabaseConnection) -> usize {
    let master = MasterKey::parse(folder, "file:master.key").unwrap().read().unwrap();
    let keys = installation_key::open(db, &master).await.unwrap().expect("the keys of this database");
    // None has left before the first was linked.
    let heads = head::read(&std::fs::read_to_string(folder.join("heads.log")).unwrap_or_default()).unwrap();
    let report =
        commands::audit::checked(db, &keys, &heads, &mut |finding| println!("{finding}")).await.unwrap();
    assert_eq!(report.rows + report.waiting, accounts::audit::all(db).await.unwrap().len() as u64);
    (report.findings + report.waiting) as usize
}

fn check(found: &Found, kills: u64) {
    println!(
        "{kills} kills, {} acknowledged: {} lost, {} doubled, {} halves, {} answered otherwise, {} astray in the index, \
         which was level after {:?} at most; {} wrong with the audit's chain",
        found.acknowledged,
        found.lost,
        found.doubled,
        found.halves,
        found.answered_otherwise,
        found.astray,
        found.indexed,
        found.broken
    );
    assert!(found.acknowledged as u64 >= kills, "nothing was acknowledged");
    assert_eq!(
        (found.lost, found.doubled, found.halves, found.answered_otherwise, found.astray, found.broken),
        (0, 0, 0, 0, 0, 0)
    );
    assert!(found.indexed <= INDEXED_WITHIN);
}

/// Nothing acknowledged is lost, doubled or half there, and the index equals the database.
mod nothing_acknowledged_is_lost {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        check(&drill(None, kills(), Acknowledged::Answered).await, kills());
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        check(&drill(Some(database::postgres().await), kills(), Acknowledged::Answered).await, kills());
    }
}

/// The control: were a registration acknowledged before it is committed, the drill would find it lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_before_the_commit_is_found_out() {
    let found = drill(None, 3, Acknowledged::Sent).await;
    assert!(found.lost > 0, "{} acknowledged, and none lost", found.acknowledged);
}
