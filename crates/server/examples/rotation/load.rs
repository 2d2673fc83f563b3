//! People who register, one after the other, page by page.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::task::JoinHandle;

use super::http::{Answer, Client};

/// What was met.
#[derive(Debug, Default)]
pub struct Met {
    /// How long each answered request took.
    pub times: Vec<Duration>,
    /// Requests without an answer, or with another one than a registration gets.
    pub failed: usize,
}

/// Clients that register until it ends.
pub struct Load {
    over: Arc<AtomicBool>,
    clients: Vec<JoinHandle<Met>>,
}

impl Load {
    /// Begins with so many `clients`.
    pub fn begin(address: SocketAddr, clients: usize) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let clients = (0..clients).map(|_| tokio::spawn(register(address, over.clone()))).collect();
        Self { over, clients }
    }

    /// Lets what is under way be finished; what all clients met.
    pub async fn end(self) -> Met {
        self.over.store(true, Ordering::Relaxed);
        let mut all = Met::default();
        for client in self.clients {
            let Ok(met) = client.await else {
                all.failed += 1;
                continue;
            };
            all.times.extend(met.times);
            all.failed += met.failed;
        }
        all
    }
}

async fn register(address: SocketAddr, over: Arc<AtomicBool>) -> Met {
    let mut met = Met::default();
    while !over.load(Ordering::Relaxed) {
        if one(address, &mut met).await.is_err() {
            met.failed += 1;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    met
}

/// One registration: its session, its draft and in the end a person's key are sealed and opened.
async fn one(address: SocketAddr, met: &mut Met) -> Result<()> {
    let mut client = Client::connect(address).await?;
    post(&mut client, met, "/en/register", &[]).await?;
    for (page, fields) in [
        ("name", &[("given_latin", "Zayd"), ("given_ar", "زيد")][..]),
        ("residence", &[("country", "Chile"), ("city", "Santiago")]),
        ("contact", &[("email", "zayd@example.org"), ("language", "en")]),
        ("about", &[]),
        ("consents", &[]),
    ] {
        post(&mut client, met, &format!("/en/register/{page}"), fields).await?;
    }
    let begun = Instant::now();
    let check = client.get("/en/register/check").await?;
    met.times.push(begun.elapsed());
    let token = check.body.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let token = token.context("the draft is lost")?;
    let sent = post(&mut client, met, "/en/register/check", &[("token", token)]).await?;
    ensure!(sent.location == "/en/register/done", "it led to {}", sent.location);
    Ok(())
}

async fn post(client: &mut Client, met: &mut Met, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
    let begun = Instant::now();
    let answer = client.post(path, fields).await?;
    ensure!(answer.status == 303, "{path}: {}", answer.status);
    met.times.push(begun.elapsed());
    Ok(answer)
}
