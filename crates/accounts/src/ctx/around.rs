//! What goes on around every page, before it and after it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use kit::client::{self, Peer};
use kit::db::{self, Intent, Sight};
use kit::error::Problem;
use kit::form;
use kit::format::Digits;
use kit::locale::Address;
use kit::page::localized;
use kit::{Error, Locale, Result};
use sea_orm::DbErr;
use tokio::sync::OnceCell;
use tokio::time::Instant;
use tower_sessions::Session;
use uuid::Uuid;

use super::{Access, HOME, Inner};
use crate::audit::{self, ActorKind, Entry};
use crate::policy::{self, Denied, Guard};
use crate::viewer::{self, SessionChange, Viewer, session_error};
use crate::{App, known_device};

/// Where a member signs in.
const MEMBER_SIGN_IN: &str = "/me/sign-in";
/// Where staff sign in.
const STAFF_SIGN_IN: &str = "/sign-in";
/// Where staff prove once more who they are.
const PROOF: &str = "/account/proof";
/// Where they use their passkey.
const PASSKEY: &str = "/account/passkeys/proof";
/// The first page of staff.
const DASHBOARD: &str = "/dashboard";
/// The beat at which answers leave that must not tell by their time: many times what such a page takes but for hashing.
const BEAT: Duration = Duration::from_millis(25);

/// Around every page: says who is asking, refuses who may not, commits or rolls back, writes the audit.
pub async fn run(app: Arc<App>, access: Access, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let address = request.extensions().get::<Address>().cloned().unwrap_or(Address {
        locale: None,
        path: request.uri().path().to_owned(),
        query: String::new(),
    });
    match (access, address.locale) {
        (Access::Public | Access::Member, None) => return to_language(&request, &address),
        (Access::Neutral | Access::Staff(_) | Access::AnyStaff | Access::OwnAccount, Some(_)) => {
            return Error::NotFound.into_response();
        }
        _ => {}
    }
    let Some(session) = request.extensions().get::<Session>().cloned() else {
        return Error::Failed(anyhow::anyhow!("no session layer around the router")).into_response();
    };
    // Health is asked without a session, and must not need the store of sessions.
    let viewer = match access {
        Access::Neutral => Ok(Viewer::Guest),
        _ => viewer::of_session(&app, &session).await,
    };
    let viewer = match viewer {
        Ok(viewer) => viewer,
        Err(error) => return error.into_response(),
    };
    let locale = match (address.locale, &viewer) {
        (Some(locale), _) => locale,
        (None, Viewer::Staff(staff)) => staff.locale,
        (None, Viewer::Guest | Viewer::Member(_)) => Locale::Ar,
    };
    let digits = match &viewer {
        Viewer::Member(_) => viewer::digits(&session).await,
        Viewer::Guest | Viewer::Staff(_) => Ok(Digits::default()),
    };
    let digits = match digits {
        Ok(digits) => digits,
        Err(error) => return error.into_response(),
    };
    let intent =
        if matches!(*request.method(), Method::GET | Method::HEAD) { Intent::Read } else { Intent::Write };
    let peer = request.extensions().get::<Peer>().copied();
    let range = client::range(client::address(peer, request.headers(), &app.settings.proxies));
    let sight = if app.guards.stands(Guard::RowSecurity) { viewer.sight() } else { Sight::all() };
    let inner = Arc::new(Inner {
        range,
        device: viewer::device(request.headers()),
        cookies: viewer::cookies(request.headers()),
        now: app.clock.now(),
        app,
        viewer,
        address,
        locale,
        digits,
        session,
        intent,
        transaction: OnceCell::new(),
        sight: Mutex::new(sight),
        entries: Mutex::default(),
        ahead: Mutex::default(),
        has_jobs: AtomicBool::new(false),
        session_change: Mutex::default(),
        digits_change: Mutex::default(),
        hides_time: AtomicBool::new(false),
    });
    let mut response = match refusal(&inner, access) {
        Some(refusal) => refusal,
        None => {
            request.extensions_mut().insert(inner.clone());
            next.run(request).await
        }
    };
    if let Some(problem) = response.extensions_mut().get_mut::<Problem>() {
        problem.locale = Some(locale);
    }
    match Arc::try_unwrap(inner) {
        Ok(inner) => {
            let hides_time = inner.hides_time.load(Ordering::Relaxed);
            let answer = finish(inner, response).await;
            if hides_time {
                let beats = begun.elapsed().as_millis() / BEAT.as_millis() + 1;
                tokio::time::sleep_until(begun + BEAT * u32::try_from(beats).unwrap_or(u32::MAX)).await;
            }
            answer
        }
        Err(_) => Error::Failed(anyhow::anyhow!("a page kept its Ctx beyond its answer")).into_response(),
    }
}

/// The answer to someone who may not open the page. Whoever has not signed in is asked to: the same for a record that
/// there is and one that there is not. A member finds no staff pages.
fn refusal(inner: &Inner, access: Access) -> Option<Response> {
    match (access, &inner.viewer) {
        (Access::Public | Access::Neutral, _)
        | (Access::OwnAccount, Viewer::Staff(_))
        | (Access::Member, Viewer::Member(_)) => None,
        (Access::Staff(_) | Access::AnyStaff | Access::OwnAccount, Viewer::Member(_)) => {
            Some(Error::NotFound.into_response())
        }
        (Access::AnyStaff, Viewer::Staff(staff)) => {
            let is_strong = policy::is_passkey_used(staff.role, staff.guards, staff.strength);
            (!is_strong).then(|| to_proof(inner, PASSKEY))
        }
        (Access::Staff(_) | Access::AnyStaff | Access::OwnAccount, Viewer::Guest) => {
            Some(to_sign_in(inner, STAFF_SIGN_IN, DASHBOARD))
        }
        (Access::Member, Viewer::Guest | Viewer::Staff(_)) => Some(to_sign_in(inner, MEMBER_SIGN_IN, HOME)),
        (Access::Staff(action), Viewer::Staff(staff)) => {
            match staff.decide(action).allows(staff.strength, inner.now, inner.intent) {
                Ok(()) => None,
                Err(Denied::Proof) => Some(to_proof(inner, PROOF)),
                Err(Denied::Passkey) => Some(to_proof(inner, PASSKEY)),
                Err(Denied::Role) => {
                    let mut entries = inner.entries.lock().unwrap_or_else(PoisonError::into_inner);
                    entries.push(
                        Entry::refused("page.open")
                            .with(serde_json::json!({ "action": format!("{action:?}") })),
                    );
                    Some(Error::Forbidden.into_response())
                }
            }
        }
    }
}

/// Asks who has signed in long ago to prove once more who they are; the page that they asked for waits in the address.
fn to_proof(inner: &Inner, page: &str) -> Response {
    let wanted = match inner.intent {
        Intent::Read | Intent::Snapshot => format!("{}{}", inner.address.path, inner.address.query),
        Intent::Write => inner.address.path.clone(),
    };
    let to = format!("{page}{}", form::query(&[("to", &wanted)]));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// Asks someone to sign in. A page that they asked for, and did not send something to, waits for them in the
/// address unless it is the `home` that they come to anyway: a guest who only looks gets no session.
fn to_sign_in(inner: &Inner, sign_in: &str, home: &str) -> Response {
    let mut to = localized(inner.locale, sign_in);
    let is_home = inner.address.path == home && inner.address.query.is_empty();
    if inner.intent == Intent::Read && !is_home {
        let wanted = format!("{}{}", inner.address.path, inner.address.query);
        to.push_str(&form::query(&[("to", &wanted)]));
    }
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// Sends a public address without a language on to Arabic's.
fn to_language(request: &Request, address: &Address) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Error::NotFound.into_response();
    }
    let to = localized(Locale::Ar, &address.path) + &address.query;
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// Writes `entries` in a transaction of their own.
pub(super) async fn write_alone(
    app: &App,
    actor: (ActorKind, Option<Uuid>),
    now: DateTime<Utc>,
    entries: Vec<Entry>,
) -> Result<(), DbErr> {
    let transaction = db::begin(&app.db, Intent::Write).await?;
    audit::write(&*transaction, &app.keys, actor, now, entries).await?;
    transaction.commit().await
}

/// Ends the request's transaction and writes its audit rows.
async fn finish(inner: Inner, mut response: Response) -> Response {
    let Inner {
        app,
        viewer,
        device,
        cookies,
        intent,
        now,
        session,
        transaction,
        entries,
        ahead,
        has_jobs,
        session_change,
        digits_change,
        ..
    } = inner;
    let session_change = session_change.into_inner().unwrap_or_else(PoisonError::into_inner);
    let transaction = transaction.into_inner();
    let mut entries = entries.into_inner().unwrap_or_else(PoisonError::into_inner);
    let actor = viewer.actor();
    let failed = response.extensions().get::<Problem>().is_some();
    if failed {
        entries.retain(Entry::is_refusal);
    }
    let written: Result<(), DbErr> = async {
        match transaction {
            Some(transaction) if failed => {
                transaction.rollback().await?;
            }
            Some(transaction) if intent == Intent::Write => {
                if let Err(error) =
                    audit::write(&*transaction, &app.keys, actor, now, std::mem::take(&mut entries)).await
                {
                    transaction.rollback().await?;
                    return Err(error);
                }
                transaction.commit().await?;
                if has_jobs.into_inner() {
                    app.ring();
                }
            }
            Some(transaction) => transaction.rollback().await?,
            None => {}
        }
        if !entries.is_empty() {
            write_alone(&app, actor, now, entries).await?;
        }
        // Only now that the request has given its own connection back: there may be no other.
        for writing in ahead.into_inner().unwrap_or_else(PoisonError::into_inner) {
            writing.await.map_err(|error| DbErr::Custom(error.to_string()))??;
        }
        Ok(())
    }
    .await;
    if let Err(error) = written {
        // An act or a look that cannot be accounted for does not happen.
        return Error::Unavailable(anyhow::Error::from(error).context("ending the request")).into_response();
    }
    if failed {
        return response;
    }
    if let Some(SessionChange::SignIn(owner, _)) = &session_change {
        let kept = super::cookie(&cookies, &known_device::name(&app));
        response.headers_mut().append(header::SET_COOKIE, known_device::remember(&app, kept, *owner));
    }
    let digits = digits_change.into_inner().unwrap_or_else(PoisonError::into_inner);
    match viewer::apply(&session, (session_change, digits), device, now).await {
        Ok(()) => response,
        Err(error) => session_error(error).into_response(),
    }
}
