//! People who register one after the other while something fails, and a journal of what they were told.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use registry::person;
use sea_orm::{DatabaseConnection, EntityTrait};
use tokio::task::JoinHandle;

use super::http::{Answer, Client};

/// How long whoever was sent away waits before they try again.
const BREATH: Duration = Duration::from_millis(30);

/// What the crowd was told.
#[derive(Default)]
pub struct Journal {
    /// Names of those whose registration was acknowledged.
    pub acknowledged: Mutex<Vec<String>>,
    /// How often the answer was 503.
    pub unavailable: AtomicUsize,
    /// How often there was none.
    pub broken_off: AtomicUsize,
    /// Answers that nobody should get.
    pub other: Mutex<Vec<String>>,
}

/// People who register until they are told to stop. Each goes on where they were sent away, with the same form.
pub struct Crowd {
    over: Arc<AtomicBool>,
    journal: Arc<Journal>,
    people: Vec<JoinHandle<()>>,
}

impl Crowd {
    /// `count` people at once.
    pub fn new(address: SocketAddr, count: usize) -> Self {
        let (over, journal) = (Arc::new(AtomicBool::new(false)), Arc::new(Journal::default()));
        let people = (0..count)
            .map(|_| {
                let (over, journal) = (over.clone(), journal.clone());
                tokio::spawn(async move {
                    while !over.load(Ordering::Relaxed) {
                        register(address, &over, &journal).await;
                    }
                })
            })
            .collect();
        Self { over, journal, people }
    }

    /// How many have been acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.journal.acknowledged.lock().unwrap().len()
    }

    /// How many were told to come back.
    pub fn unavailable(&self) -> usize {
        self.journal.unavailable.load(Ordering::Relaxed)
    }

    /// Waits until `more` more are acknowledged; says how long the first of them took.
    pub async fn goes_on(&self, more: usize, within: Duration) -> Duration {
        let (before, begun) = (self.acknowledged(), Instant::now());
        let mut first = None;
        while self.acknowledged() < before + more {
            if first.is_none() && self.acknowledged() > before {
                first = Some(begun.elapsed());
            }
            assert!(begun.elapsed() < within, "{} of {more} in {within:?}", self.acknowledged() - before);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        first.unwrap_or_else(|| begun.elapsed())
    }

    /// Waits until `more` more are told to come back.
    pub async fn is_sent_away(&self, more: usize, within: Duration) {
        let (before, begun) = (self.unavailable(), Instant::now());
        while self.unavailable() < before + more {
            let broken_off = self.journal.broken_off.load(Ordering::Relaxed);
            let other = self.journal.other.lock().unwrap().clone();
            assert!(
                begun.elapsed() < within,
                "nobody is sent away; {broken_off} broken off, answered {other:?}"
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// They stop where they are.
    pub async fn ends(self) -> Arc<Journal> {
        self.over.store(true, Ordering::Relaxed);
        for person in self.people {
            person.await.unwrap();
        }
        self.journal
    }
}

/// A name that no other registration has: letters only.
fn name() -> String {
    static LAST: AtomicUsize = AtomicUsize::new(0);
    let n = LAST.fetch_add(1, Ordering::Relaxed);
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    format!("Zay{}{}{}{}", letter(n / 17_576), letter(n / 676), letter(n / 26), letter(n))
}

/// One person, from the first page to the number, however often they have to try.
async fn register(address: SocketAddr, over: &AtomicBool, journal: &Journal) {
    let (name, mut cookies, mut token) = (name(), BTreeMap::new(), String::new());
    let pages = ["", "/name", "/residence", "/contact", "/about", "/consents", "/check"];
    for page in pages {
        let path = format!("/en/register{page}");
        loop {
            if over.load(Ordering::Relaxed) {
                return;
            }
            if page == "/check" && token.is_empty() {
                match ask(address, &mut cookies, &path, None).await {
                    Ok(answer) if answer.status == 200 => {
                        let after = answer.body.split("name=\"token\" value=\"").nth(1).unwrap_or_default();
                        token = after.split('"').next().unwrap_or_default().to_owned();
                    }
                    told => {
                        if !again(journal, &path, told).await {
                            return;
                        }
                    }
                }
                continue;
            }
            let fields = match page {
                "/name" => vec![("given_latin", name.as_str()), ("given_ar", "زيد")],
                "/residence" => vec![("country", "Chile"), ("city", "Santiago")],
                "/contact" => vec![("email", "zayd@example.org"), ("language", "en")],
                "/check" => vec![("token", token.as_str())],
                _ => vec![],
            };
            match ask(address, &mut cookies, &path, Some(&fields)).await {
                Ok(answer) if answer.status == 303 && page != "/check" => break,
                Ok(answer) if answer.status == 303 && answer.location == "/en/register/done" => {
                    journal.acknowledged.lock().unwrap().push(name);
                    return;
                }
                // Back to a page before: nothing was kept, and nothing was promised.
                Ok(answer) if answer.status == 303 => return,
                told => {
                    if !again(journal, &path, told).await {
                        return;
                    }
                }
            }
        }
    }
}

/// Notes what was told in place of an answer; whether it is worth trying again.
async fn again(journal: &Journal, path: &str, told: anyhow::Result<Answer>) -> bool {
    let is_meant = match told {
        Ok(answer) if answer.status == 503 => {
            journal.unavailable.fetch_add(1, Ordering::Relaxed);
            true
        }
        Ok(answer) => {
            journal.other.lock().unwrap().push(format!("{} at {path}", answer.status));
            false
        }
        Err(_) => {
            journal.broken_off.fetch_add(1, Ordering::Relaxed);
            true
        }
    };
    tokio::time::sleep(BREATH).await;
    is_meant
}

/// One request on a connection of its own, with the cookies of before.
async fn ask(
    address: SocketAddr,
    cookies: &mut BTreeMap<String, String>,
    path: &str,
    fields: Option<&[(&str, &str)]>,
) -> anyhow::Result<Answer> {
    let mut client = Client::connect(address).await?;
    client.use_cookies(cookies.clone());
    let answer = match fields {
        Some(fields) => client.post(path, fields).await?,
        None => client.get(path).await?,
    };
    *cookies = client.cookies();
    Ok(answer)
}

impl Journal {
    /// Each who was acknowledged is there, nobody twice, and nobody was told what they should not be.
    pub async fn holds(&self, db: &DatabaseConnection) {
        let other = self.other.lock().unwrap().clone();
        assert!(other.is_empty(), "{other:?}");
        let people = person::Entity::find().all(db).await.unwrap();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for person in &people {
            *times.entry(person.given_latin.as_str()).or_default() += 1;
        }
        let acknowledged = self.acknowledged.lock().unwrap().clone();
        let lost: Vec<_> = acknowledged.iter().filter(|name| !times.contains_key(name.as_str())).collect();
        let doubled: Vec<_> = times.iter().filter(|(_, times)| **times > 1).collect();
        assert!(lost.is_empty() && doubled.is_empty(), "lost {lost:?}, doubled {doubled:?}");
        assert_eq!(super::crash::halves(db, people.len() as u64).await, 0, "half a person");
        println!(
            "{} acknowledged, {} told to come back, {} broken off: none lost, doubled or half",
            acknowledged.len(),
            self.unavailable.load(Ordering::Relaxed),
            self.broken_off.load(Ordering::Relaxed)
        );
    }
}

/// Whether the server that wrote `log` has panicked anywhere.
pub fn has_panicked(log: &std::path::Path) -> bool {
    let log = std::fs::read_to_string(log).unwrap();
    let panics: Vec<&str> = log.lines().filter(|line| line.contains("panic")).collect();
    println!("{}", panics.join("\n"));
    !panics.is_empty()
}
