//! Our own accept loop: limits on connections and on slow clients, and a stop that lets answers finish.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, Version, header};
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use kit::client::{self, Network, Peer};
use tokio::net::{TcpListener, TcpStream};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use crate::config::Limits;
use crate::layers::Service;
use crate::places::{Places, Turn};

/// How long answers may take to finish once the server is told to stop.
const DRAIN: Duration = Duration::from_secs(20);
/// Request headers: no more bytes and no more of them.
const HEADER_BYTES: usize = 32 * 1024;
const HEADERS: usize = 100;

/// Listens at `address`.
pub async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen at {address}"))
}

/// Serves until `stop`, also whom `proxies` pass on; then until open answers are finished (20 seconds at the most).
pub async fn serve(
    listener: TcpListener,
    service: Service,
    limits: Limits,
    proxies: &[Network],
    stop: CancellationToken,
) -> Result<()> {
    let (places, open) = (Places::new(limits.connections), TaskTracker::new());
    let patience = Patience::of(limits);
    loop {
        let (stream, peer) = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file descriptors, mostly: wait for some to come back.
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
        };
        let is_proxy = proxies.iter().any(|proxy| proxy.contains(peer.ip()));
        let range = (!is_proxy).then(|| client::range(peer.ip()));
        let place = tokio::select! {
            () = stop.cancelled() => break,
            place = places.take(range) => place,
        };
        let turn = place.turn();
        let stream = TokioIo::new(turn.told_by(Box::pin(patient(stream, patience.request))));
        let (service, peer) = (service.clone(), Peer(peer.ip()));
        let handler = hyper::service::service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            let (service, turn) = (service.clone(), turn.clone());
            async move { Ok::<_, Infallible>(answer(service, request, patience, &turn).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(Duration::from_secs(limits.header_seconds))
            .max_headers(HEADERS)
            .max_buf_size(HEADER_BYTES)
            .serve_connection(stream, handler);
        let stop = stop.clone();
        open.spawn(async move {
            let mut connection = pin!(connection);
            let is_over = tokio::select! {
                // A client that goes away or is too slow is no event of ours.
                _ = connection.as_mut() => true,
                () = place.wanted() => place.is_waited_for(),
                () = stop.cancelled() => false,
            };
            if !is_over {
                connection.as_mut().graceful_shutdown();
                let _ = connection.await;
            }
        });
    }
    drop(listener);
    open.close();
    if tokio::time::timeout(DRAIN, open.wait()).await.is_err() {
        tracing::warn!("some answers were cut off at the stop");
    }
    Ok(())
}

/// How long a whole request may last.
#[derive(Clone, Copy, Debug)]
struct Patience {
    request: Duration,
    upload: Duration,
}

impl Patience {
    fn of(limits: Limits) -> Self {
        Self {
            request: Duration::from_secs(limits.request_seconds),
            upload: Duration::from_secs(limits.upload_seconds.max(limits.request_seconds)),
        }
    }

    /// With this request.
    fn with<B>(self, request: &Request<B>) -> Duration {
        let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
        if kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data")) {
            self.upload
        } else {
            self.request
        }
    }
}

/// A stream that gives up when the other end takes nothing for as long as a request may last.
fn patient(stream: TcpStream, patience: Duration) -> TimeoutStream<TcpStream> {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(patience));
    stream
}

async fn answer(service: Service, request: Request<Incoming>, patience: Patience, turn: &Turn) -> Response {
    // Of two hosts each reader on the way may believe another, and of none none.
    if request.version() == Version::HTTP_11 && request.headers().get_all(header::HOST).iter().count() != 1 {
        return turn.answer((StatusCode::BAD_REQUEST, [(header::CONNECTION, "close")]).into_response());
    }
    // No form of ours is sent in chunks. What follows them on the connection is not listened to: there two readers may
    // see two requests.
    let is_chunked = request.headers().contains_key(header::TRANSFER_ENCODING);
    let patience = patience.with(&request);
    let mut answered = answer_one(service, request.map(|body| turn.request(body)), patience).await;
    if is_chunked {
        answered.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    turn.answer(answered)
}

async fn answer_one(service: Service, request: Request<Body>, patience: Duration) -> Response {
    // In a task of its own: a client that goes away does not cut a request off between its commit and what
    // follows it.
    let mut answer = tokio::spawn(service.oneshot(request));
    match tokio::time::timeout(patience, &mut answer).await {
        Ok(Ok(Ok(answer))) => answer,
        Ok(Ok(Err(never))) => match never {},
        Ok(Err(_)) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Err(_) => {
            answer.abort();
            (StatusCode::REQUEST_TIMEOUT, [(header::CONNECTION, "close")]).into_response()
        }
    }
}

/// Cancelled at Ctrl-C or SIGTERM.
pub fn stop_signal() -> CancellationToken {
    let stop = CancellationToken::new();
    let rung = stop.clone();
    tokio::spawn(async move {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            },
            Err(_) => drop(tokio::signal::ctrl_c().await),
        }
        rung.cancel();
    });
    stop
}
