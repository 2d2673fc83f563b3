//! Our own accept loop: limits on connections and on slow clients, and a stop that lets answers finish.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode, Version, header};
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use kit::client::Peer;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::config::Limits;
use crate::layers::Service;

/// How long answers may take to finish once the server is told to stop.
const DRAIN: Duration = Duration::from_secs(20);
/// Request headers: no more bytes and no more of them.
const HEADER_BYTES: usize = 32 * 1024;
const HEADERS: usize = 100;

/// Listens at `address`.
pub async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen at {address}"))
}

/// Serves until `stop`, then until open answers are finished (20 seconds at the most).
pub async fn serve(
    listener: TcpListener,
    service: Service,
    limits: Limits,
    stop: CancellationToken,
) -> Result<()> {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections));
    let patience = Duration::from_secs(limits.request_seconds);
    loop {
        let place = tokio::select! {
            () = stop.cancelled() => break,
            place = places.clone().acquire_owned() => place,
        };
        let Ok(place) = place else { break };
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
        let (service, peer) = (service.clone(), Peer(peer.ip()));
        let handler = hyper::service::service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            answer(service.clone(), request, patience)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(Duration::from_secs(limits.header_seconds))
            .max_headers(HEADERS)
            .max_buf_size(HEADER_BYTES)
            .serve_connection(TokioIo::new(Box::pin(patient(stream, patience))), handler);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A client that goes away or is too slow is no event of ours.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some answers were cut off at the stop");
    }
    Ok(())
}

/// A stream that gives up when the other end takes nothing for as long as a request may last.
fn patient(stream: TcpStream, patience: Duration) -> TimeoutStream<TcpStream> {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(patience));
    stream
}

async fn answer(
    service: Service,
    request: Request<Incoming>,
    patience: Duration,
) -> Result<Response, std::convert::Infallible> {
    // Of two hosts each reader on the way may believe another, and of none none.
    if request.version() == Version::HTTP_11 && request.headers().get_all(header::HOST).iter().count() != 1 {
        return Ok((StatusCode::BAD_REQUEST, [(header::CONNECTION, "close")]).into_response());
    }
    // No form of ours is sent in chunks. What follows them on the connection is not listened to: there two readers may
    // see two requests.
    let is_chunked = request.headers().contains_key(header::TRANSFER_ENCODING);
    let mut answered = answer_one(service, request, patience).await;
    if is_chunked {
        answered.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(answered)
}

async fn answer_one(service: Service, request: Request<Incoming>, patience: Duration) -> Response {
    // In a task of its own: a client that goes away does not cut a request off between its commit and what
    // follows it.
    let mut answer = tokio::spawn(service.oneshot(request.map(Body::new)));
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
