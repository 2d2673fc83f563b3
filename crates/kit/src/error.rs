//! How a page fails. The outer layer of the server renders it as a page in the reader's language,
//! or as `application/problem+json` under `/api`.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sea_orm::{DbErr, RuntimeErr};

/// What pages return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why there is no page. Absent and out of scope are the same: [`Error::NotFound`].
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing here, or nothing that the viewer may know of.
    #[error("not found")]
    NotFound,
    /// Not yet: something is to be said or done at this address first (303). What was noted for the audit is written.
    #[error("at another address first")]
    First(String),
    /// The viewer is known and may never do this.
    #[error("forbidden")]
    Forbidden,
    /// A form that did not come from one of our own pages.
    #[error("sent from elsewhere")]
    Refused,
    /// The request cannot be read: malformed, with fields we do not know, or a field twice.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// The address knows no such method.
    #[error("method not allowed")]
    Method,
    /// The request's body is over its limit.
    #[error("too large")]
    TooLarge,
    /// Too many tries; come back after so many seconds.
    #[error("too many tries")]
    TooMany(u32),
    /// Something we need is away (the database, mostly); the same request may be sent again.
    #[error("unavailable: {0}")]
    Unavailable(anyhow::Error),
    /// A defect of ours.
    #[error("{0:#}")]
    Failed(anyhow::Error),
}

impl Error {
    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::First(_) => StatusCode::SEE_OTHER,
            Self::Forbidden | Self::Refused => StatusCode::FORBIDDEN,
            Self::Unreadable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<anyhow::Error> for Error {
    fn from(cause: anyhow::Error) -> Self {
        Self::Failed(cause)
    }
}

impl From<DbErr> for Error {
    fn from(cause: DbErr) -> Self {
        if is_outage(&cause) { Self::Unavailable(cause.into()) } else { Self::Failed(cause.into()) }
    }
}

/// Whether `cause` says that the database is away or overrun, rather than that we asked wrongly.
pub fn is_outage(cause: &DbErr) -> bool {
    use sea_orm::sqlx::Error as Sqlx;
    use sea_orm::sqlx::postgres::PgDatabaseError;
    match cause {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            match error.as_ref() {
                Sqlx::Io(_) | Sqlx::PoolTimedOut | Sqlx::PoolClosed | Sqlx::WorkerCrashed => true,
                Sqlx::Database(error) => {
                    let code = error.code().unwrap_or_default();
                    if error.try_downcast_ref::<PgDatabaseError>().is_some() {
                        // Classes 08 (connection), 53 (resources), 57P (shutdown).
                        ["08", "53", "57P"].iter().any(|class| code.starts_with(class))
                    } else {
                        // SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN; the low byte is the class.
                        code.parse::<u32>().is_ok_and(|code| [5, 6, 8, 10, 13, 14].contains(&(code & 0xFF)))
                    }
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// What the outer layer needs of an error to render it; travels in the response's extensions.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The kind of page to show.
    pub kind: Kind,
    /// Set when the cause is ours: looked up in the log by this.
    pub reference: Option<String>,
    /// Language of the page that failed, where the address does not say it.
    pub locale: Option<crate::Locale>,
}

/// Which error page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 404
    NotFound,
    /// 403
    Forbidden,
    /// 403, a form from elsewhere
    Refused,
    /// 422, with nothing that a page could show beside a field
    Unreadable,
    /// 405
    Method,
    /// 413
    TooLarge,
    /// 429
    TooMany,
    /// 503
    Unavailable,
    /// 503, closed by the operator
    Closed,
    /// 500
    Failed,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = self.status();
        if let Self::First(address) = self {
            return (status, [(header::LOCATION, address)]).into_response();
        }
        let reference = status.is_server_error().then(|| uuid::Uuid::new_v4().simple().to_string());
        let kind = match &self {
            Self::NotFound | Self::First(_) => Kind::NotFound,
            Self::Forbidden => Kind::Forbidden,
            Self::Refused => Kind::Refused,
            Self::Unreadable(why) => {
                tracing::info!(why, "unreadable request");
                Kind::Unreadable
            }
            Self::Method => Kind::Method,
            Self::TooLarge => Kind::TooLarge,
            Self::TooMany(_) => Kind::TooMany,
            Self::Unavailable(cause) => {
                tracing::error!(reference, cause = format!("{cause:#}"), "unavailable");
                Kind::Unavailable
            }
            Self::Failed(cause) => {
                tracing::error!(reference, cause = format!("{cause:#}"), "failed");
                Kind::Failed
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Problem { kind, reference, locale: None });
        let wait = match &self {
            Self::TooMany(seconds) => Some(*seconds),
            Self::Unavailable(_) => Some(5),
            _ => None,
        };
        if let Some(seconds) = wait {
            response.headers_mut().insert(axum::http::header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
