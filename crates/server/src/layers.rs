//! What stands around the router: the language, the session, refusal of forms from elsewhere, error pages,
//! compression, security headers.

use std::sync::Arc;

use accounts::App;
use accounts::ctx::site_for_guest;
use accounts::session::{LIFE, Store};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use kit::error::{Kind, Problem};
use kit::locale::{self, Address};
use kit::{Error, Locale};
use serde_json::json;
use tower::util::BoxCloneSyncService;
use tower::{ServiceBuilder, ServiceExt};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::config::Config;
use crate::routes;

/// The whole server as one service.
pub type Service = BoxCloneSyncService<Request, Response, std::convert::Infallible>;

/// The router of `app` with all that stands around it, outermost first.
pub fn service(app: &Arc<App>, config: &Config) -> Service {
    let store = Store::new(app.db.clone(), app.keys.clone(), app.clock.clone());
    let session = SessionManagerLayer::new(store)
        .with_name(if config.is_https() { "__Host-mahjar" } else { "mahjar" })
        .with_secure(config.is_https())
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(time::Duration::seconds(LIFE.num_seconds())));
    let csrf = CsrfLayer::new()
        .add_trusted_origin(&config.public_url)
        .expect("the settings were checked: public_url is an origin");
    let inner = routes::router(app, config.limits.form_kib * 1024)
        .layer(session)
        .layer(middleware::from_fn_with_state(app.clone(), cross_site))
        .layer(csrf)
        .layer(middleware::from_fn_with_state(app.clone(), closed))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(app.clone(), error_pages));
    let outer = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(config.is_https(), security_headers))
        .layer(CompressionLayer::new())
        // Before the router, so that it knows each page once.
        .map_request(locale::strip)
        .service(inner);
    BoxCloneSyncService::new(outer.map_response(|response| response.map(Body::new)))
}

/// Answers a panic as a failure of ours; its message goes to the log without the request.
fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let message = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    Error::Failed(anyhow::anyhow!("panic: {message}")).into_response()
}

/// Refuses what changes something unless it comes from one of our own pages: `Sec-Fetch-Site` says so, or
/// in its absence `Origin`. A request with neither is no browser's, and refused too (tower-http's own
/// layer before this one would let it through).
async fn cross_site(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) || is_from_here(request.headers(), &app) {
        return next.run(request).await;
    }
    Error::Refused.into_response()
}

fn is_from_here(headers: &HeaderMap, app: &App) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            // Without https (the demonstration) any name under which the machine is reached will do.
            let https = app.settings.is_https();
            let authority = origin.split_once("://").map(|(_, authority)| authority);
            origin == app.settings.public_url || (!https && authority.is_some() && authority == text("host"))
        }
        (None, None) => false,
    }
}

/// While the operator has closed the service, people find a page that says so; assets and health stay.
async fn closed(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if app.settings.closed.is_none()
        || path.starts_with("/assets/")
        || ["/healthz", "/readyz"].contains(&path)
    {
        return next.run(request).await;
    }
    let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3600"));
    response.extensions_mut().insert(Problem { kind: Kind::Closed, reference: None, locale: None });
    response
}

/// Turns a failure into a page in the reader's language, or into `application/problem+json` under `/api`.
async fn error_pages(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let address = request.extensions().get::<Address>().cloned();
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    if is_lost_session(&response) {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    let status = response.status();
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        // A library's own bare refusal: axum's and tower's have no page.
        None if (status.is_client_error() || status.is_server_error())
            && !response.headers().contains_key(header::CONTENT_TYPE)
            && !path.starts_with("/assets/") =>
        {
            Problem { kind: kind_of(status), reference: None, locale: None }
        }
        None => return response,
    };
    if path.starts_with("/api/") {
        return problem_json(status, &problem, response);
    }
    let locale = address.and_then(|address| address.locale).or(problem.locale).unwrap_or_default();
    let mut page = page(&app, &problem, locale);
    *page.status_mut() = status;
    for name in [header::RETRY_AFTER, header::ALLOW, header::SET_COOKIE] {
        for value in response.headers().get_all(&name) {
            page.headers_mut().append(name.clone(), value.clone());
        }
    }
    page
}

/// Whether `response` is that of the session layer whose store did not answer: no failure of ours is as bare. Whoever
/// sends the same form again finds what was kept of it.
fn is_lost_session(response: &Response) -> bool {
    response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response.extensions().get::<Problem>().is_none()
        && !response.headers().contains_key(header::CONTENT_TYPE)
}

fn kind_of(status: StatusCode) -> Kind {
    match status {
        StatusCode::NOT_FOUND => Kind::NotFound,
        StatusCode::FORBIDDEN => Kind::Refused,
        StatusCode::METHOD_NOT_ALLOWED => Kind::Method,
        StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => Kind::TooMany,
        StatusCode::SERVICE_UNAVAILABLE => Kind::Unavailable,
        status if status.is_server_error() => Kind::Failed,
        _ => Kind::Unreadable,
    }
}

/// The page of `problem`. Its language switch leads to the start page, and no path is printed.
fn page(app: &App, problem: &Problem, locale: Locale) -> Response {
    let template = match problem.kind {
        Kind::NotFound => "errors/not_found.html",
        Kind::Forbidden => "errors/forbidden.html",
        Kind::Refused => "errors/refused.html",
        Kind::Unreadable => "errors/unreadable.html",
        Kind::Method => "errors/method.html",
        Kind::TooLarge => "errors/too_large.html",
        Kind::TooMany => "errors/too_many.html",
        Kind::Unavailable => "errors/unavailable.html",
        Kind::Closed => "errors/closed.html",
        Kind::Failed => "errors/failed.html",
    };
    let start = Address { locale: Some(locale), path: "/".into(), query: String::new() };
    let until =
        app.settings.closed.as_ref().map(|closed| closed.until.clone()).filter(|until| !until.is_empty());
    let fields = json!({ "reference": problem.reference.clone().unwrap_or_default(), "until": until });
    match app.pages.render(template, &site_for_guest(app, locale, &start), &fields) {
        Ok(page) => page.into_response(),
        Err(error) => {
            tracing::error!(cause = format!("{error:#}"), template, "an error page failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// RFC 9457.
fn problem_json(status: StatusCode, problem: &Problem, mut response: Response) -> Response {
    let body = json!({
        "type": "about:blank",
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "instance": problem.reference.as_ref().map(|reference| format!("urn:uuid:{reference}")),
    });
    *response.body_mut() = Body::from(body.to_string());
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

/// The headers of every answer (SECURITY 2, row 5). Pages are never kept by caches; assets say themselves
/// how long they may be.
async fn security_headers(State(https): State<bool>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    // `data:` is for the icon inside the page; a picture cannot run anything.
    set(
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    set("x-content-type-options", "nosniff");
    // `no-referrer` would make old phones send `Origin: null` and shut them out.
    set("referrer-policy", "same-origin");
    set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    if https {
        set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
