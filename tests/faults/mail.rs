//! The mail server is away, refuses, breaks off: no mail is lost, none is sent twice but where SMTP itself cannot tell,
//! and one address that is refused holds up no other.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use accounts::mail::{self, Letter};
use chrono::TimeDelta;
use kit::Locale;
use kit::mail::Outlet;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use sea_orm::EntityTrait;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::support::site::{Site, now};

/// How the server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    /// Takes what it is given.
    Well,
    /// Closes each connection at once.
    Silent,
    /// Says that it is not available.
    Busy,
    /// Takes no mail now.
    Later,
    /// Takes none for addresses at `nowhere.example.org`, ever.
    Choosy,
    /// Takes a mail, and dies before it says so.
    Forgetful,
}

/// A mail server that keeps what it took: by message id, how often.
struct Server {
    address: SocketAddr,
    mood: Arc<Mutex<Mood>>,
    taken: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl Server {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (mood, taken) = (Arc::new(Mutex::new(Mood::Well)), Arc::new(Mutex::new(BTreeMap::new())));
        let server = Self { address, mood: mood.clone(), taken: taken.clone() };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (mood, taken) = (mood.clone(), taken.clone());
                tokio::spawn(async move {
                    // A client that goes away is no event.
                    let _ = talk(stream, &mood, &taken).await;
                });
            }
        });
        server
    }

    fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn taken(&self) -> Vec<usize> {
        self.taken.lock().unwrap().values().copied().collect()
    }
}

/// One conversation.
async fn talk(
    stream: TcpStream,
    mood: &Mutex<Mood>,
    taken: &Mutex<BTreeMap<String, usize>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let now = || *mood.lock().unwrap();
    match now() {
        Mood::Silent => return Ok(()),
        Mood::Busy => return stream.write_all(b"421 try again\r\n").await,
        _ => stream.write_all(b"220 ready\r\n").await?,
    }
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        // Also to who has been connected for a while.
        match now() {
            Mood::Silent => return Ok(()),
            Mood::Busy => return stream.write_all(b"421 try again\r\n").await,
            _ => {}
        }
        let word = line.split([' ', ':', '\r']).next().unwrap().to_uppercase();
        let answer = match word.as_str() {
            "EHLO" | "HELO" => "250 mail.example.org",
            "RCPT" if now() == Mood::Later => "451 later",
            "RCPT" if now() == Mood::Choosy && line.contains("nowhere") => "550 nobody here",
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let mut id = String::new();
                loop {
                    line.clear();
                    stream.read_line(&mut line).await?;
                    if line == ".\r\n" {
                        break;
                    }
                    if let Some(own) = line.strip_prefix("Message-ID: ") {
                        id = own.trim().to_owned();
                    }
                }
                assert!(!id.is_empty(), "a mail without an id");
                *taken.lock().unwrap().entry(id).or_default() += 1;
                if now() == Mood::Forgetful {
                    return Ok(());
                }
                "250 taken"
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n").await,
            _ => "250 well",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}

async fn write(site: &Site, to: &'static str) {
    site.within("192.0.2.1", move |ctx| async move {
        let letter = Letter {
            to,
            about: None,
            locale: Locale::Es,
            template: "mail/waits",
            subject: "mail-waits-subject",
            until: ctx.now() + TimeDelta::days(7),
        };
        mail::send(&ctx, letter, &serde_json::json!({ "address": to })).await
    })
    .await
    .unwrap();
}

async fn waiting(site: &Site) -> usize {
    mail::Entity::find().all(&site.db).await.unwrap().len()
}

/// Does what is due, and what is due a little later, so often.
async fn time_passes(site: &Site, times: usize) {
    for _ in 0..times {
        site.do_jobs().await;
        site.app.clock.advance(TimeDelta::seconds(301));
    }
}

async fn test(url: Option<&str>) {
    let server = Server::new().await;
    let folder = tempfile::tempdir().unwrap();
    let environment: Vec<(String, String)> =
        url.iter().map(|url| ("DATABASE_URL".to_owned(), (*url).to_owned())).collect();
    let config = server::config::Config::from(folder.path(), &environment).unwrap();
    let mut app = server::build::app(&config, false, kit::clock::Clock::fixed(now())).await.unwrap();
    // No setting sends mails in clear.
    let clear =
        AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1").port(server.address.port());
    Arc::get_mut(&mut app).unwrap().mail = Outlet::Smtp(clear.build());
    let site = Site::around(app, &config).await;

    // Away in three ways: all wait, each is sent once when it is back.
    let mut sent = 0;
    for mood in [Mood::Silent, Mood::Busy, Mood::Later] {
        server.is(mood);
        for to in ["layla@example.org", "omar@example.org", "huda@example.org"] {
            write(&site, to).await;
        }
        time_passes(&site, 2).await;
        assert_eq!((waiting(&site).await, server.taken().len()), (3, sent), "{mood:?}");
        server.is(Mood::Well);
        time_passes(&site, 2).await;
        sent += 3;
        assert_eq!((waiting(&site).await, server.taken()), (0, vec![1; sent]), "{mood:?}");
    }

    // An address that is refused for good holds up no other, and stays until its time is over.
    server.is(Mood::Choosy);
    for to in ["nobody@nowhere.example.org", "layla@example.org", "omar@example.org"] {
        write(&site, to).await;
    }
    time_passes(&site, 2).await;
    sent += 2;
    assert_eq!((waiting(&site).await, server.taken()), (1, vec![1; sent]));
    site.app.clock.advance(TimeDelta::days(7));
    time_passes(&site, 1).await;
    assert_eq!(
        (waiting(&site).await, server.taken()),
        (0, vec![1; sent]),
        "dropped when it was worth nothing more"
    );

    // Whether a mail was taken that nobody acknowledged, SMTP cannot say: it goes once more under the same id, by which
    // mailboxes know it for the same.
    server.is(Mood::Forgetful);
    write(&site, "layla@example.org").await;
    site.do_jobs().await;
    server.is(Mood::Well);
    time_passes(&site, 2).await;
    let taken = server.taken();
    assert_eq!((taken.len(), taken.iter().filter(|times| **times > 1).count()), (sent + 1, 1), "{taken:?}");
    assert_eq!(waiting(&site).await, 0);
    assert!(kit::job::Entity::find().all(&site.db).await.unwrap().is_empty());
}

mod goes_and_comes_back {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        test(None).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        test(Some(&crate::support::database::postgres().await)).await;
    }
}
