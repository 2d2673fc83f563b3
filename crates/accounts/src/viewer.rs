//! Who is asking, by the session, and what signing in and out make of the session.

use axum::http::{HeaderMap, header};
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::Sight;
use kit::format::Digits;
use kit::{Error, Result};
use tower_sessions::Session;
use uuid::Uuid;

use crate::App;
use crate::audit::ActorKind;
use crate::device;
use crate::policy::{Action, Strength};
use crate::session::{BEGUN, DEVICE, MEMBER, Means, Owner, PASSKEY, PROVED, STAFF};
use crate::staff::{self, AccountId, Staff};

/// Key of when the session was last renewed.
const SEEN: &str = "seen";
/// Key of the digits that its owner reads.
const DIGITS: &str = "digits";
/// How often a session in use is renewed: far below what it lives unused.
const STAFF_RENEWED: TimeDelta = TimeDelta::minutes(1);
const MEMBER_RENEWED: TimeDelta = TimeDelta::minutes(2);
const GUEST_RENEWED: TimeDelta = TimeDelta::minutes(10);

/// Who is asking.
#[derive(Clone, Debug)]
pub enum Viewer {
    /// Someone who has not signed in.
    Guest,
    /// A member: the person with this id. The registry knows who that is, and whether they still may.
    Member(Uuid),
    /// A member of staff.
    Staff(Box<Staff>),
}

impl Viewer {
    /// Whose their sessions are.
    pub fn owner(&self) -> Option<Owner> {
        match self {
            Self::Guest => None,
            Self::Member(person) => Some(Owner::Member(*person)),
            Self::Staff(staff) => Some(Owner::Staff(staff.id)),
        }
    }

    /// As the audit names them.
    pub fn actor(&self) -> (ActorKind, Option<Uuid>) {
        match self {
            Self::Guest => (ActorKind::Guest, None),
            Self::Member(person) => (ActorKind::Member, Some(*person)),
            Self::Staff(staff) => (ActorKind::Staff, Some(staff.id.0)),
        }
    }

    /// Whose rows their requests meet: derived from the decision on seeing people, or the member's own.
    pub(crate) fn sight(&self) -> Sight {
        match self {
            Self::Guest => Sight::default(),
            Self::Member(person) => Sight { keys: vec![person.to_string()], ..Sight::default() },
            // Not from the guard that it backs up.
            Self::Staff(staff) if staff.role.permits(Action::SeePeople) => {
                Sight { countries: staff.countries.clone(), ..Sight::default() }
            }
            Self::Staff(_) => Sight::default(),
        }
    }

    /// The member of staff, if it is one.
    pub fn staff(&self) -> Option<&Staff> {
        match self {
            Self::Staff(staff) => Some(staff),
            Self::Guest | Self::Member(_) => None,
        }
    }
}

/// What becomes of the session when the request is through. The store writes by a connection of its own:
/// inside the transaction it would wait for itself.
pub(crate) enum SessionChange {
    SignIn(Owner, Means),
    SignOut,
    /// Its owner has proved once more who they are.
    Prove(Means),
    /// As a sign-out, but a guest's session follows, which keeps this.
    Leave(&'static str, serde_json::Value),
}

pub(crate) fn session_error(error: tower_sessions::session::Error) -> Error {
    Error::Unavailable(anyhow::anyhow!("the session store: {error}"))
}

/// Who is asking, by the session.
pub(crate) async fn of_session(app: &App, session: &Session) -> Result<Viewer> {
    let viewer = owner(app, session).await?;
    keep_alive(app, session, &viewer).await?;
    Ok(viewer)
}

async fn owner(app: &App, session: &Session) -> Result<Viewer> {
    if let Some(account) = session.get::<AccountId>(STAFF).await.map_err(session_error)? {
        let staff = staff::asking(&app.db, app.guards, account, app.clock.now()).await?;
        let Some(staff) = staff else { return Ok(Viewer::Guest) };
        // Signing in is a proof, too.
        let mut proved_at = session.get(PROVED).await.map_err(session_error)?;
        if proved_at.is_none() {
            proved_at = session.get(BEGUN).await.map_err(session_error)?;
        }
        let by_passkey: Option<bool> = session.get(PASSKEY).await.map_err(session_error)?;
        let strength = Strength { proved_at, by_passkey: by_passkey.unwrap_or_default() };
        return Ok(Viewer::Staff(Box::new(Staff { strength, ..staff })));
    }
    let member: Option<Uuid> = session.get(MEMBER).await.map_err(session_error)?;
    Ok(member.map_or(Viewer::Guest, Viewer::Member))
}

/// The digits that the session's owner reads.
pub(crate) async fn digits(session: &Session) -> Result<Digits> {
    Ok(session.get(DIGITS).await.map_err(session_error)?.unwrap_or_default())
}

/// Says in the session, now and then, that it is in use, so that it is saved and lives on.
async fn keep_alive(app: &App, session: &Session, viewer: &Viewer) -> Result<()> {
    if session.id().is_none() || session.is_empty().await {
        return Ok(());
    }
    let every = match viewer {
        Viewer::Guest => GUEST_RENEWED,
        Viewer::Member(_) => MEMBER_RENEWED,
        Viewer::Staff(_) => STAFF_RENEWED,
    };
    let seen: Option<DateTime<Utc>> = session.get(SEEN).await.map_err(session_error)?;
    let now = app.clock.now();
    if seen.is_none_or(|seen| now - seen > every) {
        session.insert(SEEN, now).await.map_err(session_error)?;
    }
    Ok(())
}

/// Changes the session of a request that is through; `device` is what signs in.
pub(crate) async fn apply(
    session: &Session,
    (change, digits): (Option<SessionChange>, Option<Digits>),
    device: String,
    now: DateTime<Utc>,
) -> Result<(), tower_sessions::session::Error> {
    match change {
        Some(SessionChange::SignIn(owner, means)) => {
            sign_in(session, owner, device, now).await?;
            note(session, means).await?;
        }
        Some(SessionChange::SignOut) => return session.flush().await,
        Some(SessionChange::Prove(means)) => {
            // Whoever had the id before has not proved anything.
            session.cycle_id().await?;
            session.insert(PROVED, now).await?;
            note(session, means).await?;
        }
        Some(SessionChange::Leave(key, value)) => {
            session.clear().await;
            session.cycle_id().await?;
            return session.insert(key, value).await;
        }
        None => {}
    }
    match digits {
        Some(digits) => session.insert(DIGITS, digits).await,
        None => Ok(()),
    }
}

/// Notes by what its owner proved who they are: once a passkey was used, that stays.
async fn note(session: &Session, means: Means) -> Result<(), tower_sessions::session::Error> {
    match means {
        Means::Typed => Ok(()),
        Means::Passkey => session.insert(PASSKEY, true).await,
    }
}

async fn sign_in(
    session: &Session,
    owner: Owner,
    device: String,
    now: DateTime<Utc>,
) -> Result<(), tower_sessions::session::Error> {
    // Not `flush`: it would keep the id, and whoever knew the guest's would know the clerk's.
    session.clear().await;
    session.cycle_id().await?;
    session.insert(SEEN, now).await?;
    session.insert(BEGUN, now).await?;
    session.insert(DEVICE, device).await?;
    match owner {
        Owner::Staff(account) => session.insert(STAFF, account).await,
        Owner::Member(person) => session.insert(MEMBER, person).await,
    }
}

/// The cookies that it sent.
pub(crate) fn cookies(headers: &HeaderMap) -> String {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    sent.collect::<Vec<_>>().join("; ")
}

/// What asks, by its own words.
pub(crate) fn device(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    said.map(device::described).unwrap_or_default()
}
