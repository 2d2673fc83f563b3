//! The accept loop, over real connections.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::header;
use axum::routing::{get, post};
use axum::{Extension, Router};
use kit::client::Peer;
use server::config::Limits;
use server::listen;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// More than a socket takes while nobody reads.
const LARGE: usize = 30_000_000;

async fn listening(limits: Limits) -> (SocketAddr, CancellationToken, JoinHandle<()>) {
    let router = Router::new()
        .route("/", post(|body: Bytes| async move { format!("got {}", body.len()) }))
        .route(
            "/slow",
            get(|| async {
                tokio::time::sleep(Duration::from_millis(500)).await;
                ([(header::CONNECTION, "close")], "slowly")
            }),
        )
        .route("/large", get(|| async { ([(header::CONNECTION, "close")], vec![b'x'; LARGE]) }))
        .route("/peer", get(|Extension(Peer(address)): Extension<Peer>| async move { address.to_string() }));
    let service = tower::util::BoxCloneSyncService::new(router);
    let listener = listen::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let stopped = stop.clone();
    let served =
        tokio::spawn(async move { listen::serve(listener, service, limits, &[], stopped).await.unwrap() });
    (address, stop, served)
}

fn limits() -> Limits {
    Limits { connections: 4, header_seconds: 1, request_seconds: 2, upload_seconds: 2, form_kib: 64 }
}

/// What the server says until it closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut text))
        .await
        .expect("closed")
        .unwrap();
    String::from_utf8(text).unwrap()
}

/// A client that never finishes its headers is cut off, and so is one that never finishes its body.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_clients_are_cut_off() {
    let (address, _stop, _served) = listening(limits()).await;
    let begun = Instant::now();
    let mut headers = TcpStream::connect(address).await.unwrap();
    headers.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();
    let mut body = TcpStream::connect(address).await.unwrap();
    body.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc").await.unwrap();
    assert!(!rest(&mut headers).await.contains("200 OK"));
    assert!(rest(&mut body).await.starts_with("HTTP/1.1 408 "));
    assert!(begun.elapsed() >= Duration::from_secs(1));
}

/// An answer under way when the server is told to stop is finished; new connections are not taken.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_lets_answers_finish() {
    let (address, stop, served) = listening(Limits { request_seconds: 30, ..limits() }).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabc").await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    stop.cancel();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(TcpStream::connect(address).await.is_err(), "still listening");
    stream.write_all(b"def").await.unwrap();
    assert!(rest(&mut stream).await.ends_with("got 6"));
    tokio::time::timeout(Duration::from_secs(5), served).await.expect("the server stops").unwrap();
}

/// Sends a whole request and reads the answer; the connection stays open.
async fn ask(stream: &mut TcpStream, path: &str) -> String {
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes()).await.unwrap();
    let mut bytes = [0; 1024];
    let count =
        tokio::time::timeout(Duration::from_secs(3), stream.read(&mut bytes)).await.expect("served").unwrap();
    String::from_utf8_lossy(&bytes[..count]).into_owned()
}

/// Whether the other end has closed, at once.
async fn is_closed(stream: &mut TcpStream) -> bool {
    let mut bytes = [0; 1024];
    let read = tokio::time::timeout(Duration::from_millis(300), stream.read(&mut bytes)).await;
    matches!(read, Ok(Ok(0) | Err(_)))
}

/// Silent clients give their places up to those who speak, the eldest first; who says something after its answer is one of
/// them again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn silent_clients_give_way() {
    let limits =
        Limits { connections: 3, header_seconds: 60, request_seconds: 60, upload_seconds: 60, form_kib: 64 };
    let (address, _stop, _served) = listening(limits).await;
    let mut spoke = TcpStream::connect(address).await.unwrap();
    assert!(ask(&mut spoke, "/peer").await.ends_with("127.0.0.1"));
    let mut silent = TcpStream::connect(address).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut half = TcpStream::connect(address).await.unwrap();
    half.write_all(b"GET /peer HTTP/1.1\r\nX-Slow: ").await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    // The first speaks again and is no longer the eldest.
    assert!(ask(&mut spoke, "/peer").await.ends_with("127.0.0.1"));
    let mut fourth = TcpStream::connect(address).await.unwrap();
    assert!(ask(&mut fourth, "/peer").await.ends_with("127.0.0.1"));
    assert!(is_closed(&mut silent).await, "the eldest kept its place");
    assert!(!is_closed(&mut half).await && !is_closed(&mut spoke).await, "one place was wanted");
    let mut fifth = TcpStream::connect(address).await.unwrap();
    assert!(ask(&mut fifth, "/peer").await.ends_with("127.0.0.1"));
    assert!(is_closed(&mut half).await, "the next did");
    assert!(ask(&mut spoke, "/peer").await.ends_with("127.0.0.1"));
}

/// Who is being answered keeps the place until all of the answer is sent, and no more are answered at once than there are
/// places.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_answered_keeps_the_place() {
    let (address, _stop, _served) = listening(Limits { connections: 1, ..limits() }).await;
    let mut first = TcpStream::connect(address).await.unwrap();
    first.write_all(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let begun = Instant::now();
    let mut second = TcpStream::connect(address).await.unwrap();
    let asked = tokio::spawn(async move { ask(&mut second, "/peer").await });
    let answer = rest(&mut first).await;
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("slowly"), "{answer}");
    assert!(asked.await.unwrap().ends_with("127.0.0.1"));
    assert!(begun.elapsed() >= Duration::from_millis(300), "two at once in one place");
}

/// An answer that its reader is slow to take is not cut off for another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_on_its_way_is_finished() {
    let (address, _stop, _served) =
        listening(Limits { connections: 1, request_seconds: 30, ..limits() }).await;
    let mut first = TcpStream::connect(address).await.unwrap();
    first.write_all(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let mut second = TcpStream::connect(address).await.unwrap();
    second.write_all(b"GET /peer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(rest(&mut first).await.len() > LARGE);
    assert!(rest(&mut second).await.ends_with("127.0.0.1"));
}

/// Half a body keeps a place for some seconds, no longer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_bodies_give_way() {
    let limits = Limits { connections: 1, request_seconds: 60, ..limits() };
    let (address, _stop, _served) = listening(limits).await;
    let mut slow = TcpStream::connect(address).await.unwrap();
    slow.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc").await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut other = TcpStream::connect(address).await.unwrap();
    other.write_all(b"GET /peer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    assert!(!is_closed(&mut slow).await, "a form on a slow line has some seconds");
    assert!(rest(&mut other).await.ends_with("127.0.0.1"));
    assert!(is_closed(&mut slow).await);
}

/// The stop does not wait for a place that nobody gives back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_server_stops() {
    let (address, stop, served) = listening(Limits { connections: 1, header_seconds: 60, ..limits() }).await;
    let _idle = TcpStream::connect(address).await.unwrap();
    let _waiting = TcpStream::connect(address).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    stop.cancel();
    tokio::time::timeout(Duration::from_secs(10), served).await.expect("the server stops").unwrap();
}

/// A request knows the other end of its connection.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_peer_is_known() {
    let (address, _stop, _served) = listening(limits()).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET /peer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    assert!(rest(&mut stream).await.ends_with("127.0.0.1"));
}
