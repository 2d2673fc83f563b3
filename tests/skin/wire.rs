//! Requests that two servers could read in two ways, sent to a real socket: one that stands in front of us may have seen
//! another end of the first. None of them lets what follows it be answered, and what is no request of ours gets none.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use server::config::Limits;
use server::layers::Service;
use server::listen;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;

use super::none;
use crate::support::site::Site;

/// Serves `service` at an address of its own until the token is dropped.
pub async fn serving(service: Service, limits: Limits) -> (SocketAddr, tokio_util::sync::DropGuard) {
    let listener = listen::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let stopped = stop.clone();
    tokio::spawn(async move { listen::serve(listener, service, limits, &[], stopped).await.unwrap() });
    (address, stop.drop_guard())
}

/// Says which request it answers.
fn echo() -> Service {
    let said = |request: Request| async move {
        let (parts, body) = request.into_parts();
        let length = axum::body::to_bytes(body, 100_000).await.map(|body| body.len());
        format!("<{} {} {length:?}>", parts.method, parts.uri)
    };
    tower::util::BoxCloneSyncService::new(Router::new().fallback(said))
}

/// Answers without reading what was sent along.
fn hasty() -> Service {
    let said = |request: Request| async move { format!("<{} {}>", request.method(), request.uri()) };
    tower::util::BoxCloneSyncService::new(Router::new().fallback(said))
}

fn limits() -> Limits {
    Limits { connections: 64, header_seconds: 1, request_seconds: 1, upload_seconds: 1, form_kib: 64 }
}

/// All that is answered to `request` until the connection ends.
async fn answered(address: SocketAddr, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let (mut answers, mut asks) = stream.split();
    let mut said = Vec::new();
    let write = async {
        // Who is refused meanwhile is not listened to.
        let _ = asks.write_all(request).await;
    };
    let read = async {
        // A reset is an end, too.
        let _ = answers.read_to_end(&mut said).await;
    };
    tokio::time::timeout(Duration::from_secs(20), async { tokio::join!(write, read) }).await.expect("closed");
    String::from_utf8_lossy(&said).into_owned()
}

/// The request that is hidden in the others.
const HIDDEN: &str = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";

/// Requests in which `HIDDEN` stands where one reader sees a body, and another the next request.
fn ambiguous() -> Vec<(&'static str, String)> {
    let length = HIDDEN.len();
    let post =
        |headers: &str, body: &str| format!("POST /first HTTP/1.1\r\nHost: x\r\n{headers}\r\n\r\n{body}");
    let end = format!("0\r\n\r\n{HIDDEN}");
    let (all, some) = (end.len(), length + 1000);
    vec![
        (
            "a length, then chunks",
            post(&format!("Content-Length: {all}\r\nTransfer-Encoding: chunked"), &end),
        ),
        (
            "chunks, then a length",
            post(&format!("Transfer-Encoding: chunked\r\nContent-Length: {all}"), &end),
        ),
        ("chunks, and what follows", post("Transfer-Encoding: chunked", &end)),
        ("two lengths", post(&format!("Content-Length: 0\r\nContent-Length: {length}"), HIDDEN)),
        ("two lengths in a list", post(&format!("Content-Length: 0, {length}"), HIDDEN)),
        ("the same length in a list", post(&format!("Content-Length: {length}, {length}"), HIDDEN)),
        ("a signed length", post("Content-Length: +0", HIDDEN)),
        ("a negative length", post("Content-Length: -1", HIDDEN)),
        ("a length in hex", post("Content-Length: 0x0", HIDDEN)),
        ("a length with a gap", post("Content-Length: 0 0", HIDDEN)),
        ("an empty length", post("Content-Length: ", HIDDEN)),
        ("a length beyond all", post("Content-Length: 18446744073709551616", HIDDEN)),
        ("Arabic digits", post("Content-Length: \u{660}", HIDDEN)),
        ("another encoding", post("Transfer-Encoding: xchunked", &end)),
        ("identity", post("Transfer-Encoding: identity", HIDDEN)),
        ("chunks, but not last", post("Transfer-Encoding: chunked, identity", &end)),
        ("two encodings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x", &end)),
        ("an encoding in quotes", post("Transfer-Encoding: \"chunked\"", &end)),
        ("an encoding that is cut off", post("Transfer-Encoding: chunke\0d", &end)),
        (
            "chunks in HTTP/1.0",
            format!("POST /first HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{end}"),
        ),
        ("space before the colon", post(&format!("Content-Length : {length}"), HIDDEN)),
        ("space before the encoding's colon", post("Transfer-Encoding : chunked", &end)),
        ("a tab before the colon", post("Transfer-Encoding\t: chunked", &end)),
        ("a folded line", post("X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 5", &end)),
        ("a folded encoding", post("Transfer-Encoding:\r\n chunked", &end)),
        ("a lone CR", post(&format!("X: y\rContent-Length: {length}"), HIDDEN)),
        ("a header without a name", post(&format!(": x\r\nContent-Length: {length}"), HIDDEN)),
        ("a header without a colon", post(&format!("Content-Length {length}"), HIDDEN)),
        ("NUL in a header", post(&format!("X: a\0b\r\nContent-Length: {length}"), HIDDEN)),
        ("NUL in a name", post(&format!("Content-Length\0: {length}"), HIDDEN)),
        ("a chunk beyond all", post("Transfer-Encoding: chunked", &format!("FFFFFFFFFFFFFFFFF\r\n{HIDDEN}"))),
        (
            "a chunk that wraps to nothing",
            post("Transfer-Encoding: chunked", &format!("10000000000000000\r\n\r\n{HIDDEN}")),
        ),
        ("a negative chunk", post("Transfer-Encoding: chunked", &format!("-1\r\n\r\n{HIDDEN}"))),
        ("a signed chunk", post("Transfer-Encoding: chunked", &format!("+0\r\n\r\n{HIDDEN}"))),
        ("a chunk in hex", post("Transfer-Encoding: chunked", &format!("0x0\r\n\r\n{HIDDEN}"))),
        (
            "a line in a chunk's extension",
            post("Transfer-Encoding: chunked", &format!("0;a\n\r\n\r\n{HIDDEN}")),
        ),
        (
            "a chunk of another length",
            post("Transfer-Encoding: chunked", &format!("1\r\nab\r\n0\r\n\r\n{HIDDEN}")),
        ),
        (
            "a trailer that is a length",
            post("Transfer-Encoding: chunked", &format!("0\r\nContent-Length: 5\r\n\r\n{HIDDEN}")),
        ),
        ("a body that does not come", post(&format!("Content-Length: {some}"), HIDDEN)),
        (
            "a GET with a body",
            format!("GET /first HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n{HIDDEN}"),
        ),
        ("no host", format!("GET /first HTTP/1.1\r\n\r\n{HIDDEN}")),
        ("two hosts", format!("GET /first HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n{HIDDEN}")),
        ("HTTP/0.9", format!("GET /first\r\n{HIDDEN}")),
        ("HTTP/2", format!("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{HIDDEN}")),
        ("HTTP/1.2", format!("GET /first HTTP/1.2\r\nHost: x\r\n\r\n{HIDDEN}")),
        ("small letters", format!("GET /first http/1.1\r\nHost: x\r\n\r\n{HIDDEN}")),
        ("a space in the address", format!("GET /first x HTTP/1.1\r\nHost: x\r\n\r\n{HIDDEN}")),
        ("a tab in the first line", format!("GET\t/first\tHTTP/1.1\r\nHost: x\r\n\r\n{HIDDEN}")),
        ("a method that is none", format!("GE(T /first HTTP/1.1\r\nHost: x\r\n\r\n{HIDDEN}")),
        ("a long address", format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n{HIDDEN}", "a".repeat(70_000))),
        (
            "a long header",
            format!("GET /first HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n{HIDDEN}", "a".repeat(70_000)),
        ),
        ("many headers", format!("GET /first HTTP/1.1\r\nHost: x\r\n{}\r\n{HIDDEN}", "X: y\r\n".repeat(200))),
        (
            "many bytes of headers",
            format!(
                "GET /first HTTP/1.1\r\nHost: x\r\n{}\r\n{HIDDEN}",
                format!("X: {}\r\n", "y".repeat(900)).repeat(90)
            ),
        ),
        ("noise", "\u{1}\u{2}\u{3}\r\n\r\n".repeat(10) + HIDDEN),
        ("TLS", "\u{16}\u{3}\u{1}\u{2}\0\u{1}".to_owned() + HIDDEN),
    ]
}

/// What is hidden in an ambiguous request is answered by nobody, whether or not the page reads what was sent along.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_hidden_in_a_request() {
    let mut wrong = Vec::new();
    let all = ambiguous();
    for (reads, service) in [("reads", echo()), ("does not read", hasty())] {
        let (address, _stop) = serving(service, limits()).await;
        let asked = all
            .iter()
            .map(|(what, request)| async move { (what, answered(address, request.as_bytes()).await) });
        let mut tasks = tokio::task::JoinSet::new();
        for (what, request) in all.clone() {
            tasks.spawn(async move { (what, answered(address, request.as_bytes()).await) });
        }
        drop(asked);
        for (what, said) in tasks.join_all().await {
            // A page that was read with a body shows the method and address of the first request, never of the hidden one.
            if said.contains("hidden") || said.matches("HTTP/1.1 ").count() > 1 {
                wrong.push(format!("{what}, by a page that {reads}: {said:?}"));
            }
        }
    }
    none(&wrong, all.len() * 2);
}

/// The control: two requests that end where all see them end are answered in their order, and each as itself.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_clear_is_answered() {
    let (address, _stop) = serving(echo(), limits()).await;
    let first =
        format!("POST /first HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{HIDDEN}", HIDDEN.len());
    let said = answered(address, format!("{first}GET /second HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes()).await;
    let at = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text}: {said}"));
    assert!(at(&format!("<POST /first Ok({})>", HIDDEN.len())) < at("<GET /second Ok(0)>"), "{said}");
    assert!(!said.contains("hidden"), "{said}");
    let chunked =
        "POST /first HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    let said = answered(address, chunked.as_bytes()).await;
    assert!(said.contains("<POST /first Ok(3)>") && said.contains("connection: close"), "{said}");
    assert!(answered(address, b"GET /old HTTP/1.0\r\n\r\n").await.contains("<GET /old Ok(0)>"));
}

/// Methods and forms of addresses that no page has: a refusal, no failure, no tunnel, no other protocol.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_request_of_ours() {
    let site = Site::with(&[("MAHJAR_PUBLIC_URL", "https://mahjar.example.org")]).await;
    let (address, _stop) = serving(site.service.clone(), limits()).await;
    for (request, status) in [
        ("TRACE /ar HTTP/1.1", "403"),
        ("TRACK /ar HTTP/1.1", "403"),
        ("OPTIONS * HTTP/1.1", "403"),
        ("CONNECT evil.example:443 HTTP/1.1", "403"),
        ("BREW /ar HTTP/1.1", "403"),
        ("get /ar HTTP/1.1", "403"),
        ("GET http://evil.example/ar/help HTTP/1.1", "200"),
        ("GET http://evil.example//evil.example/ HTTP/1.1", "404"),
        ("GET ar HTTP/1.1", "40"),
        ("GET * HTTP/1.1", "40"),
        ("GET /ar/%00 HTTP/1.1", "404"),
        ("GET /ar/%ff HTTP/1.1", "404"),
        ("GET /ar/../../etc/passwd HTTP/1.1", "404"),
        ("GET /assets/../../../etc/passwd HTTP/1.1", "404"),
        ("GET /ar/help#x HTTP/1.1", "200"),
        (
            "GET /ar HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA",
            "200",
        ),
        ("GET /ar HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x", "200"),
        ("GET /ar HTTP/1.1\r\nX-Secret: trace-me-not\r\nMax-Forwards: 0", "200"),
    ] {
        let said = answered(
            address,
            format!("{request}\r\nHost: evil.example\r\nConnection: close\r\n\r\n").as_bytes(),
        )
        .await;
        assert!(
            said.starts_with(&format!("HTTP/1.1 {status}")),
            "{request}: {}",
            said.lines().next().unwrap_or("closed")
        );
        assert!(
            !said.contains("evil.example") && !said.contains("trace-me-not") && !said.contains("root:"),
            "{request}: {said}"
        );
    }
}
