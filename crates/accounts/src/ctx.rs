//! One request: its transaction, who is asking, in which language, and what it leaves to be written.
//!
//! The transaction opens at first use. A POST's takes the write lock at once, so a handler first reads
//! its body and does its slow work. [`run`], around every page, commits when the page answers and rolls
//! back when it returns an error or panics. What a page records for the audit is written before the
//! first byte leaves: in the transaction of a POST; after the reading of a GET in a short one of its
//! own, which may run while the page is made ([`Ctx::record_ahead`]); for a refusal in one of its own too.
//! If it cannot be written, the answer is 503.

mod around;
mod site;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use fluent_bundle::FluentArgs;
use kit::client::Network;
use kit::db::{self, Intent, Sight, Transaction};
use kit::flash::{Flash, Tone};
use kit::form::{Errors, Filled};
use kit::format::{Digits, Numerals};
use kit::job::{self, Orderer};
use kit::locale::Address;
use kit::page::localized;
use kit::{Error, Locale, Result};
use sea_orm::{DatabaseTransaction, DbErr};
use serde::Serialize;
use tokio::sync::OnceCell;
use tokio::task::JoinHandle;
use tower_sessions::Session;
use tower_sessions::session::Id;
use uuid::Uuid;

pub use self::around::run;
pub use self::site::site_for_guest;
use crate::App;
use crate::audit::Entry;
use crate::policy::Action;
use crate::session::{BEGUN, Means, Owner, PASSKEY};
use crate::staff::Staff;
pub use crate::viewer::Viewer;
use crate::viewer::{SessionChange, session_error};

/// Key of the sentence for the next page in the session.
const FLASH: &str = "flash";
/// A member's first page.
const HOME: &str = "/me";

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everyone; the address carries the language.
    Public,
    /// Everyone, without a language: no page for people, or none yet.
    Neutral,
    /// Staff, in their own language, who may do this.
    Staff(Action),
    /// Any member of staff, in their own language.
    AnyStaff,
    /// The same, about their own account only: also before they have used the passkey that their role wants.
    OwnAccount,
    /// Members, about themselves; the address carries the language. Others are asked to sign in.
    Member,
}

/// One request.
pub struct Ctx(Arc<Inner>);

struct Inner {
    app: Arc<App>,
    viewer: Viewer,
    address: Address,
    locale: Locale,
    digits: Digits,
    range: Network,
    device: String,
    cookies: String,
    session: Session,
    intent: Intent,
    now: DateTime<Utc>,
    transaction: OnceCell<Transaction>,
    sight: Mutex<Sight>,
    entries: Mutex<Vec<Entry>>,
    ahead: Mutex<Vec<JoinHandle<Result<(), DbErr>>>>,
    has_jobs: AtomicBool,
    session_change: Mutex<Option<SessionChange>>,
    digits_change: Mutex<Option<Digits>>,
    hides_time: AtomicBool,
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let inner = parts.extensions.get::<Arc<Inner>>();
        inner
            .map(|inner| Self(inner.clone()))
            .ok_or_else(|| Error::Failed(anyhow::anyhow!("a page outside the route table asked for its Ctx")))
    }
}

impl Ctx {
    /// The answer leaves at a beat of the clock: how long the work took tells nothing of whom the page knows.
    pub fn hide_time(&self) {
        self.0.hides_time.store(true, Ordering::Relaxed);
    }

    /// What all requests share.
    pub fn app(&self) -> &Arc<App> {
        &self.0.app
    }

    /// Who is asking.
    pub fn viewer(&self) -> &Viewer {
        &self.0.viewer
    }

    /// The member of staff who is asking. On pages for staff there is one.
    pub fn staff(&self) -> Result<&Staff> {
        self.0.viewer.staff().ok_or(Error::NotFound)
    }

    /// The member who is asking, as the id of their person. On pages for members there is one.
    pub fn member(&self) -> Result<Uuid> {
        match &self.0.viewer {
            Viewer::Member(person) => Ok(*person),
            Viewer::Guest | Viewer::Staff(_) => Err(Error::NotFound),
        }
    }

    /// Language of the page.
    pub fn locale(&self) -> Locale {
        self.0.locale
    }

    /// How numbers and dates are written on the page.
    pub fn numerals(&self) -> Numerals {
        Numerals::new(self.0.locale, self.0.digits)
    }

    /// The range of addresses the request came from. It is counted by its keyed hash, and never stored or
    /// logged as it is.
    pub fn range(&self) -> Network {
        self.0.range
    }

    /// What the browser keeps under `name`, of what we gave it.
    pub fn cookie(&self, name: &str) -> Option<String> {
        cookie(&self.0.cookies, name)
    }

    /// What asks, by its own words: `Firefox, Android`.
    pub fn device(&self) -> &str {
        &self.0.device
    }

    /// When the request came.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.now
    }

    /// The transaction, opened at first use. It meets the rows of the viewer's countries or of the member, and what
    /// the request has named by [`Ctx::meet`].
    pub async fn tx(&self) -> Result<&DatabaseTransaction, DbErr> {
        let begin = async || {
            let transaction = db::begin(&self.0.app.db, self.0.intent).await?;
            self.sight().hold(&transaction).await?;
            Ok::<_, DbErr>(transaction)
        };
        Ok(&**self.0.transaction.get_or_try_init(begin).await?)
    }

    fn sight(&self) -> Sight {
        self.0.sight.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn set_sight(&self, sight: Sight) -> Result<(), DbErr> {
        let transaction = self.tx().await?;
        sight.hold(transaction).await?;
        *self.0.sight.lock().unwrap_or_else(PoisonError::into_inner) = sight;
        Ok(())
    }

    /// From now on the request meets what is kept under `keys`, too: the id of a person whom it registers, whom a
    /// transfer names or who has proved who they are; a registry number or the hash of a contact that was typed.
    pub async fn meet(&self, keys: impl IntoIterator<Item = impl ToString>) -> Result<(), DbErr> {
        let mut sight = self.sight();
        sight.keys.extend(keys.into_iter().map(|key| key.to_string()));
        self.set_sight(sight).await
    }

    /// What `work` says, which meets the rows of everyone: only for counts and changes that show nobody, such as the
    /// work that an account leaves behind.
    pub async fn beyond<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let sight = self.sight();
        self.set_sight(Sight { all: true, ..sight.clone() }).await?;
        let done = work.await;
        self.set_sight(sight).await?;
        done
    }

    /// Notes `entry` for the audit.
    pub fn record(&self, entry: Entry) {
        self.0.entries.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }

    /// As [`Ctx::record`]; a GET begins at once to write it, while the rest of the page is made. The answer waits until
    /// it is on the disk. It stays if the page then fails: what it tells of has been read.
    pub fn record_ahead(&self, entry: Entry) {
        if self.0.intent == Intent::Write {
            return self.record(entry);
        }
        let (app, actor, now) = (self.0.app.clone(), self.0.viewer.actor(), self.0.now);
        let writing = tokio::spawn(async move { around::write_alone(&app, actor, now, vec![entry]).await });
        self.0.ahead.lock().unwrap_or_else(PoisonError::into_inner).push(writing);
    }

    /// Work that the system itself owes once the transaction is committed, whoever caused it.
    pub async fn enqueue(&self, kind: &'static str, payload: &serde_json::Value) -> Result<(), DbErr> {
        job::enqueue(self.tx().await?, kind, payload, None, self.now()).await?;
        self.0.has_jobs.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Work that who asks orders: it is done while they hold the role that they hold now, and dropped if they do not.
    pub async fn order(&self, kind: &'static str, payload: &serde_json::Value) -> Result<(), DbErr> {
        let staff = self.0.viewer.staff();
        let orderer = staff.map(|staff| Orderer { account: staff.id.0, grant: staff.grant.0 });
        job::enqueue(self.tx().await?, kind, payload, orderer, self.now()).await?;
        self.0.has_jobs.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// The text `key` in the page's language.
    pub fn text(&self, key: &str) -> String {
        self.numerals().sentence(&self.0.app.texts.get(self.locale(), key, None)).into_owned()
    }

    /// The same, with values for it.
    pub fn text_with(&self, key: &str, values: &[(&'static str, String)]) -> String {
        let args: FluentArgs = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.numerals().sentence(&self.0.app.texts.get(self.locale(), key, Some(&args))).into_owned()
    }

    /// The address of `path` in the page's language.
    pub fn href(&self, path: &str) -> String {
        localized(self.locale(), path)
    }

    /// The page `template` with `page`'s fields.
    pub async fn page(&self, template: &str, page: &impl Serialize) -> Result<Response> {
        let site = self.site().await?;
        Ok(self.0.app.pages.render(template, &site, page)?.into_response())
    }

    /// As [`Ctx::page`], with status 422: the form that came has errors.
    pub async fn invalid(&self, template: &str, page: &impl Serialize) -> Result<Response> {
        let mut response = self.page(template, page).await?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        Ok(response)
    }

    /// As [`Ctx::page`], with status 429: it was tried too often, and may be tried again in an hour.
    pub async fn too_many(&self, template: &str, page: &impl Serialize) -> Result<Response> {
        let mut response = self.page(template, page).await?;
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3600"));
        Ok(response)
    }

    /// `form` as typed, with `errors` in the page's language.
    pub fn filled(&self, form: &impl Serialize, errors: Errors) -> Filled {
        Filled::with_errors(form, errors, &self.0.app.texts, self.locale())
    }

    /// Sends the browser on to `address` (303), where it asks by GET.
    pub fn redirect(&self, address: &str) -> Response {
        (StatusCode::SEE_OTHER, [(header::LOCATION, address.to_owned())]).into_response()
    }

    /// Leaves a sentence for the next page.
    pub async fn flash(&self, kind: Tone, key: &str) -> Result<()> {
        self.put(FLASH, &Flash { kind, text: self.text(key) }).await
    }

    /// Keeps `value` in the session.
    pub async fn put(&self, key: &str, value: &impl Serialize) -> Result<()> {
        self.0.session.insert(key, value).await.map_err(session_error)
    }

    /// What the session keeps under `key`.
    pub async fn kept<T: serde::de::DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        self.0.session.get(key).await.map_err(session_error)
    }

    /// Takes `key` out of the session.
    pub async fn forget(&self, key: &str) -> Result<()> {
        self.0.session.remove_value(key).await.map(drop).map_err(session_error)
    }

    /// Signs `owner` in once the transaction is committed: a new session id, nothing of the old session
    /// kept.
    pub fn sign_in(&self, owner: Owner, means: Means) {
        self.change_session(SessionChange::SignIn(owner, means));
    }

    /// From the next page of the session on, the member reads these digits. Signing in forgets what was chosen
    /// before, and takes them up in the same request.
    pub fn read_digits(&self, digits: Digits) {
        *self.0.digits_change.lock().unwrap_or_else(PoisonError::into_inner) = Some(digits);
    }

    /// When the session's owner signed in.
    pub async fn signed_in_at(&self) -> Result<Option<DateTime<Utc>>> {
        self.kept(BEGUN).await
    }

    /// Notes that who asks has just proved who they are, once the transaction is committed: a new session id.
    pub(crate) fn note_proof(&self, means: Means) {
        self.change_session(SessionChange::Prove(means));
    }

    /// Whether the session's owner has used a passkey in it.
    pub async fn has_used_passkey(&self) -> Result<bool> {
        Ok(self.kept::<bool>(PASSKEY).await?.unwrap_or_default())
    }

    /// Notes that the member who asks has just used a passkey of theirs, once the transaction is committed.
    pub fn note_passkey(&self) {
        self.note_proof(Means::Passkey);
    }

    /// Ends the session once the transaction is committed.
    pub fn sign_out(&self) {
        self.change_session(SessionChange::SignOut);
    }

    /// Ends the session once the transaction is committed; what follows is a guest's, and keeps `value`.
    pub fn sign_out_keeping(&self, key: &'static str, value: serde_json::Value) {
        self.change_session(SessionChange::Leave(key, value));
    }

    /// Ends the session and sends the browser on to `address`; it forgets what it kept of us. An office computer
    /// stays one on which its owner has signed in (see [`crate::known_device`]).
    pub fn sign_out_to(&self, address: &str) -> Response {
        self.sign_out();
        let mut response = self.redirect(address);
        let everything = HeaderValue::from_static(match self.viewer() {
            Viewer::Staff(_) => "\"cache\", \"storage\"",
            Viewer::Guest | Viewer::Member(_) => "\"cache\", \"cookies\", \"storage\"",
        });
        response.headers_mut().insert(HeaderName::from_static("clear-site-data"), everything);
        response
    }

    /// The session's id, if there is a session.
    pub(crate) fn session_id(&self) -> Option<Id> {
        self.0.session.id()
    }

    fn change_session(&self, change: SessionChange) {
        *self.0.session_change.lock().unwrap_or_else(PoisonError::into_inner) = Some(change);
    }
}

/// The value of the cookie `name` among `cookies`.
fn cookie(cookies: &str, name: &str) -> Option<String> {
    let pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(kept, _)| *kept == name).map(|(_, value)| value.to_owned()).next()
}
