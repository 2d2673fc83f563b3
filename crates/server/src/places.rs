//! Places for connections. Silent clients of one range of addresses hold few of them; when all are taken, who has kept the
//! server waiting for the longest gives theirs up: silence costs those who speak nothing.

use std::collections::btree_map::OccupiedEntry;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::response::Response;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use kit::client::Network;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

/// For how long nobody has kept the server waiting: what a client says first is there with its connection, or as soon as
/// the network brings it; a form is a packet or two.
const HEAD: Duration = Duration::from_millis(250);
const BODY: Duration = Duration::from_secs(1);
/// How often who waits for a place looks whether somebody has taken too long by now.
const LOOK: Duration = Duration::from_millis(50);
/// Silent clients of one range of addresses have an eighth of all places, and not fewer than these.
const LEAST_SHARE: usize = 16;

/// The places of one server.
#[derive(Clone)]
pub struct Places {
    free: Arc<Semaphore>,
    share: usize,
    silent: Arc<Mutex<Silent>>,
}

/// The connections whose client has to say something next, by the range of its address; none is one of our own reverse
/// proxies, through which everybody comes.
#[derive(Default)]
struct Silent {
    next: u64,
    lines: HashMap<Option<Network>, Line>,
}

/// Those of one range that owe the head of a request, and those that owe the rest of a body: since when, and how they are
/// ended. Who came later has a larger number.
#[derive(Default)]
struct Line {
    heads: BTreeMap<u64, Owes>,
    bodies: BTreeMap<u64, Owes>,
}

type Owes = (Instant, CancellationToken);

impl Silent {
    fn add(&mut self, range: Option<Network>, is_body: bool, ended: &CancellationToken) -> u64 {
        self.next += 1;
        let line = self.lines.entry(range).or_default();
        let of = if is_body { &mut line.bodies } else { &mut line.heads };
        of.insert(self.next, (Instant::now(), ended.clone()));
        self.next
    }

    fn remove(&mut self, range: Option<Network>, number: u64) {
        if let Some(line) = self.lines.get_mut(&range) {
            line.heads.remove(&number);
            line.bodies.remove(&number);
            if line.heads.is_empty() && line.bodies.is_empty() {
                self.lines.remove(&range);
            }
        }
    }

    /// Ends the eldest of `range` where its silent clients have more than their `share`.
    fn keep_to(&mut self, range: Option<Network>, share: usize) {
        let Some(line) = self.lines.get_mut(&range) else { return };
        if range.is_some() && line.heads.len() + line.bodies.len() >= share {
            let eldest = line.heads.pop_first().or_else(|| line.bodies.pop_first());
            eldest.inspect(|(_, (_, ended))| ended.cancel());
        }
    }

    /// Ends the one that has owed a head for the longest, or else a body.
    fn end_one(&mut self) {
        let lines = &mut self.lines;
        let head = lines.values_mut().filter_map(|line| line.heads.first_entry()).min_by_key(|of| *of.key());
        let head = head.filter(|eldest| eldest.get().0.elapsed() >= HEAD);
        let eldest = head.map(OccupiedEntry::remove).or_else(|| {
            let lines = self.lines.values_mut();
            let body = lines.filter_map(|line| line.bodies.first_entry()).min_by_key(|of| *of.key());
            body.filter(|eldest| eldest.get().0.elapsed() >= BODY).map(OccupiedEntry::remove)
        });
        if let Some((_, ended)) = eldest {
            ended.cancel();
        }
    }
}

impl Places {
    /// `count` of them.
    pub fn new(count: usize) -> Self {
        let share = (count / 8).max(LEAST_SHARE);
        Self { free: Arc::new(Semaphore::new(count)), share, silent: Arc::default() }
    }

    /// One for a client of `range`: a free one, or that of who has kept the server waiting, or the next that is given
    /// back.
    pub async fn take(&self, range: Option<Network>) -> Place {
        lock(&self.silent).keep_to(range, self.share);
        let permit = loop {
            if let Ok(permit) = self.free.clone().try_acquire_owned() {
                break permit;
            }
            lock(&self.silent).end_one();
            if let Ok(Ok(permit)) = tokio::time::timeout(LOOK, self.free.clone().acquire_owned()).await {
                break permit;
            }
        };
        Place::new(permit, range, self.silent.clone())
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One connection's place, given back when dropped.
pub struct Place {
    _permit: OwnedSemaphorePermit,
    turn: Turn,
}

impl Place {
    fn new(permit: OwnedSemaphorePermit, range: Option<Network>, silent: Arc<Mutex<Silent>>) -> Self {
        let (ended, state) = (CancellationToken::new(), Mutex::new(State::Server));
        let turn = Turn(Arc::new(Inner { range, ended, state, silent }));
        turn.set(State::Head(0));
        Self { _permit: permit, turn }
    }

    /// Whose turn it is on this connection.
    pub fn turn(&self) -> Turn {
        self.turn.clone()
    }

    /// Waits until this place is wanted for another.
    pub async fn wanted(&self) {
        self.turn.0.ended.cancelled().await;
    }

    /// Whether it is still the client's turn.
    pub fn is_waited_for(&self) -> bool {
        matches!(*self.turn.state(), State::Head(_) | State::Body(_))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.turn.set(State::Server);
    }
}

/// Whose turn it is on one connection. Shared with the parts that see it change.
#[derive(Clone)]
pub struct Turn(Arc<Inner>);

struct Inner {
    range: Option<Network>,
    ended: CancellationToken,
    state: Mutex<State>,
    silent: Arc<Mutex<Silent>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The client's: its next request, waited for under this number.
    Head(u64),
    /// The client's: the rest of a body.
    Body(u64),
    /// The server's.
    Server,
    /// The server's: an answer is made, not all of it given to the network.
    Sending,
}

impl Turn {
    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.0.state)
    }

    /// Changes it; numbers are given here.
    fn set(&self, to: State) {
        let mut state = self.state();
        let (range, ended, mut silent) = (self.0.range, &self.0.ended, lock(&self.0.silent));
        if let State::Head(number) | State::Body(number) = *state {
            silent.remove(range, number);
        }
        *state = match to {
            State::Head(_) => State::Head(silent.add(range, false, ended)),
            State::Body(_) => State::Body(silent.add(range, true, ended)),
            State::Server | State::Sending => to,
        };
    }

    /// A request's head has come: its body, under whose eyes the turn changes.
    pub fn request(&self, body: Incoming) -> Body {
        if body.is_end_stream() {
            self.set(State::Server);
            return Body::empty();
        }
        self.set(State::Body(0));
        Body::new(Taken { body, turn: self.clone() })
    }

    /// An answer is there: with a body that tells when it has been read to its end.
    pub fn answer(&self, answer: Response) -> Response {
        self.set(State::Server);
        let turn = self.clone();
        answer.map(|body| Body::new(Given { body, _at_end: AtEnd(turn) }))
    }

    /// `stream`, which tells when all of an answer is with the network.
    pub fn told_by<S>(&self, stream: S) -> Told<S> {
        Told { stream, turn: self.clone() }
    }

    /// All that was written is with the network.
    fn sent(&self) {
        if *self.state() == State::Sending {
            self.set(State::Head(0));
        }
    }
}

/// A request's body: when it is all there, it is the server's turn.
struct Taken {
    body: Incoming,
    turn: Turn,
}

impl HttpBody for Taken {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if matches!(frame, Poll::Ready(None)) || self.body.is_end_stream() {
            self.turn.set(State::Server);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// An answer's body.
struct Given {
    body: Body,
    _at_end: AtEnd,
}

/// Dropped with the body, when all of it has been read.
struct AtEnd(Turn);

impl Drop for AtEnd {
    fn drop(&mut self) {
        self.0.set(State::Sending);
    }
}

impl HttpBody for Given {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A stream that tells when all that was written to it is with the network.
pub struct Told<S> {
    stream: S,
    turn: Turn,
}

impl<S: AsyncRead + Unpin> AsyncRead for Told<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Told<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if matches!(flushed, Poll::Ready(Ok(()))) {
            self.turn.sent();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
