//! The accept loop, over real connections.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::routing::{get, post};
use axum::{Extension, Router};
use kit::client::Peer;
use server::config::Limits;
use server::listen;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

async fn listening(limits: Limits) -> (SocketAddr, CancellationToken, JoinHandle<()>) {
    let router = Router::new()
        .route("/", post(|body: Bytes| async move { format!("got {}", body.len()) }))
        .route("/peer", get(|Extension(Peer(address)): Extension<Peer>| async move { address.to_string() }));
    let service = tower::util::BoxCloneSyncService::new(router);
    let listener = listen::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let stopped = stop.clone();
    let served =
        tokio::spawn(async move { listen::serve(listener, service, limits, stopped).await.unwrap() });
    (address, stop, served)
}

fn limits() -> Limits {
    Limits { connections: 4, header_seconds: 1, request_seconds: 2, form_kib: 64 }
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

/// More connections than places wait for one, and are served then.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_are_limited() {
    let (address, _stop, _served) = listening(Limits { connections: 1, ..limits() }).await;
    let idle = TcpStream::connect(address).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut second = TcpStream::connect(address).await.unwrap();
    second
        .write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nConnection: close\r\n\r\na")
        .await
        .unwrap();
    let early = tokio::time::timeout(Duration::from_millis(300), second.readable()).await;
    assert!(early.is_err(), "served although the only place is taken");
    drop(idle);
    assert!(rest(&mut second).await.ends_with("got 1"));
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
