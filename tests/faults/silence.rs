//! Clients that say next to nothing, many times more than there are places: who speaks is served all the same (≥ 99.9 %
//! of what they ask). `MAHJAR_DRILL_SOCKETS` sets how many there are (250, with 100 places; `just drill silence`: 5,000,
//! with the places that the settings have by themselves).

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpSocket, TcpStream};

use super::http::Client;
use super::server::Server;

/// How silent a client is.
#[derive(Clone, Copy)]
enum Silence {
    /// Says nothing.
    Nothing,
    /// A byte of a head every second.
    Head,
    /// A byte of a body every second.
    Body,
}

/// Keeps one connection open for as long as it can, then another.
async fn keep(to: (SocketAddr, Ipv4Addr), silence: Silence, over: Arc<AtomicBool>, opened: Arc<AtomicUsize>) {
    while !over.load(Ordering::Relaxed) {
        let Ok(mut stream) = from(to.1, to.0).await else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        opened.fetch_add(1, Ordering::Relaxed);
        let begin: &[u8] = match silence {
            Silence::Nothing => b"",
            Silence::Head => b"GET /ar HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
            Silence::Body => {
                b"POST /en/register HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\
                  Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 50000\r\n\r\n"
            }
        };
        let mut open = stream.write_all(begin).await.is_ok();
        while open && !over.load(Ordering::Relaxed) {
            open = match silence {
                Silence::Nothing => {
                    tokio::time::timeout(Duration::from_secs(1), stream.readable()).await.is_err()
                }
                _ => {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    stream.write_all(b"a").await.is_ok()
                }
            };
        }
    }
}

/// A connection from `own`.
async fn from(own: Ipv4Addr, to: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((own, 0).into())?;
    socket.connect(to).await
}

/// From one range of addresses: who speaks does not notice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_range_leaves_places() {
    who_speaks_is_served(1).await;
}

/// From so many that they take all places: who speaks gets one that a silent client has to give up.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_ranges_give_way() {
    who_speaks_is_served(50).await;
}

async fn who_speaks_is_served(ranges: usize) {
    let drill: Option<usize> =
        std::env::var("MAHJAR_DRILL_SOCKETS").ok().and_then(|sockets| sockets.parse().ok());
    let sockets = drill.unwrap_or(250);
    let places: &[(&str, &str)] =
        if drill.is_some() { &[] } else { &[("MAHJAR_LIMITS__CONNECTIONS", "100")] };
    let data = tempfile::tempdir().unwrap();
    let server = Server::start(&["serve"], data.path(), places).await.unwrap();
    let (over, opened) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    for n in 0..sockets {
        let silence = [Silence::Nothing, Silence::Head, Silence::Body][n % 3];
        let own = Ipv4Addr::new(127, 1, (n % ranges) as u8, 1);
        tokio::spawn(keep((server.address, own), silence, over.clone(), opened.clone()));
    }
    let begun = Instant::now();
    while opened.load(Ordering::Relaxed) < sockets {
        assert!(begun.elapsed() < Duration::from_secs(60), "{} opened", opened.load(Ordering::Relaxed));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    // Each with a connection of their own, since one that stays open would keep its place.
    let mut speakers = Vec::new();
    for _ in 0..8 {
        let address = server.address;
        speakers.push(tokio::spawn(async move {
            let (mut served, mut times) = (0_usize, Vec::new());
            for _ in 0..SPOKEN {
                let begun = Instant::now();
                let asked = async { Client::connect(address).await?.get("/ar").await };
                let answer = tokio::time::timeout(Duration::from_secs(10), asked).await;
                served += usize::from(matches!(answer, Ok(Ok(answer)) if answer.status == 200));
                times.push(begun.elapsed());
            }
            (served, times)
        }));
    }
    let (mut served, mut times) = (0, Vec::new());
    for speaker in speakers {
        let (of_one, took) = speaker.await.unwrap();
        served += of_one;
        times.extend(took);
    }
    over.store(true, Ordering::Relaxed);
    times.sort();
    println!(
        "{sockets} silent clients of {ranges} ranges, {} connections of theirs: {served} of {} served, p50 {:?}, p99 {:?}, longest {:?}",
        opened.load(Ordering::Relaxed),
        times.len(),
        times[times.len() / 2],
        times[times.len() * 99 / 100],
        times[times.len() - 1]
    );
    assert!(served * 1000 >= times.len() * 999, "{served} of {}", times.len());
}

/// Requests of each of the eight who speak.
const SPOKEN: usize = 125;
