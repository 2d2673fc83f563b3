//! A whole site for one test: the real router with all that stands around it.

use std::sync::{Arc, Mutex};

use accounts::ctx::{self, Access};
use accounts::policy::{Guard, Guards};
use accounts::session::Store;
use accounts::{App, Ctx, audit, runner};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use axum::routing::post;
use chrono::{DateTime, Utc};
use kit::Locale;
use kit::client::Peer;
use kit::clock::Clock;
use kit::locale::Address;
use kit::mail::Mail;
use registry::new_person::{Batch, New};
use registry::person::{self, PersonId};
use sea_orm::{DatabaseConnection, DbBackend};
use server::config::Config;
use server::layers::{self, Service};
use tower::ServiceExt;
use tower_sessions::SessionManagerLayer;
use tracing_subscriber::EnvFilter;

use super::browser::Browser;
use super::database;

/// A site that lives as long as its test.
pub struct Site {
    /// The application.
    pub app: Arc<App>,
    /// The database as the tests look into it: row security lets them meet everyone's rows.
    pub db: DatabaseConnection,
    /// The server.
    pub service: Service,
    /// Its data folder, unless a test keeps that itself.
    pub folder: Option<tempfile::TempDir>,
}

/// When the tests' clock stands.
pub fn now() -> DateTime<Utc> {
    "2026-11-23T10:42:00Z".parse().unwrap()
}

/// Shows the log of a test that fails: warnings, or what `RUST_LOG` says.
pub fn log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_test_writer().try_init();
}

impl Site {
    pub async fn on_sqlite() -> Self {
        Self::with(&[]).await
    }

    pub async fn on_postgres() -> Self {
        Self::with(&[("DATABASE_URL", &database::postgres().await)]).await
    }

    /// A site with this environment.
    pub async fn with(environment: &[(&str, &str)]) -> Self {
        Self::built(environment, Guards::default()).await
    }

    /// An empty site on a database of the same kind, with these guards switched off.
    pub async fn without(&self, guards: &[Guard]) -> Self {
        let url = match self.db.get_database_backend() {
            DbBackend::Postgres => Some(database::postgres().await),
            _ => None,
        };
        let environment: Vec<(&str, &str)> = url.iter().map(|url| ("DATABASE_URL", url.as_str())).collect();
        Self::built(&environment, Guards::without(guards)).await
    }

    async fn built(environment: &[(&str, &str)], guards: Guards) -> Self {
        log();
        let folder = tempfile::tempdir().unwrap();
        let mut environment: Vec<(String, String)> =
            environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        environment.push(("MAHJAR_DATABASE_CONNECTIONS".into(), "4".into()));
        let config = Config::from(folder.path(), &environment).unwrap();
        if !config.is_postgres() {
            database::sqlite(folder.path()).await;
        }
        let mut app = server::build::app(&config, true, Clock::fixed(now())).await.unwrap();
        Arc::get_mut(&mut app).expect("nobody else has it yet").guards = guards;
        Self { folder: Some(folder), ..Self::around(app, &config).await }
    }

    /// A site around an application that the test made itself, whose folder it keeps.
    pub async fn around(app: Arc<App>, config: &Config) -> Self {
        let db = match app.db.get_database_backend() {
            DbBackend::Postgres => database::for_all(&config.database()).await,
            _ => app.db.clone(),
        };
        Self { service: layers::service(&app, config), app, db, folder: None }
    }

    /// A browser without cookies.
    pub fn browser(&self) -> Browser {
        Browser::new(self.service.clone())
    }

    /// A member of the cast's staff, such as `clerk-santiago`, signed in by the demonstration's page.
    pub async fn staff(&self, slug: &str) -> Browser {
        samples::cast::staff(&self.app).await.unwrap();
        let mut browser = self.browser();
        assert_eq!(browser.post("/ar/demo", &[("slug", slug)]).await.location(), "/dashboard");
        browser
    }

    /// A person who lives in `country`, in the database and in the index.
    pub async fn person(&self, given_ar: &str, family_latin: &str, country: &str) -> PersonId {
        let new = New {
            given_ar: given_ar.into(),
            family_ar: "الخطيب".into(),
            given_latin: "Ahmad".into(),
            family_latin: family_latin.into(),
            country: country.into(),
            city: "Santiago".into(),
            ..New::default()
        };
        let row = new.row(person::Source::Own, person::Status::Submitted, now());
        let (id, document) = (row.id, registry::facet::document(&row, &self.app.reference, false));
        let mut batch = Batch::default();
        batch.add(&self.app.keys, row, Vec::new(), Vec::new());
        batch.write(&self.db).await.unwrap();
        self.app.index.put(document.into_iter().collect()).await.unwrap();
        id
    }

    /// What `act` says inside a request of its own: the POST of a guest at `address`, who has no cookie.
    /// Its transaction is committed unless `act` fails.
    pub async fn within<T, F, Fut>(&self, address: &str, act: F) -> kit::Result<T>
    where
        T: Send + 'static,
        F: Fn(Ctx) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = kit::Result<T>> + Send + 'static,
    {
        let peer = Peer(address.parse().unwrap());
        self.act(Request::post("/").extension(peer).body(Body::empty()).unwrap(), act).await
    }

    /// As [`Site::within`], with the session of `browser`.
    pub async fn within_as<T, F, Fut>(&self, browser: &Browser, act: F) -> kit::Result<T>
    where
        T: Send + 'static,
        F: Fn(Ctx) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = kit::Result<T>> + Send + 'static,
    {
        let cookie = browser.cookie().expect("a browser with a session");
        self.act(Request::post("/").header(header::COOKIE, cookie).body(Body::empty()).unwrap(), act).await
    }

    async fn act<T, F, Fut>(&self, mut request: Request<Body>, act: F) -> kit::Result<T>
    where
        T: Send + 'static,
        F: Fn(Ctx) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = kit::Result<T>> + Send + 'static,
    {
        let said = Arc::new(Mutex::new(None));
        let (app, keep) = (self.app.clone(), said.clone());
        let page = move |ctx: Ctx| async move {
            let outcome = act(ctx).await;
            let answer = if outcome.is_ok() { Ok("") } else { Err(kit::Error::Method) };
            *keep.lock().unwrap() = Some(outcome);
            answer
        };
        let around = axum::middleware::from_fn(move |request, next| {
            ctx::run(app.clone(), Access::Public, request, next)
        });
        let store = Store::new(self.app.db.clone(), self.app.keys.clone(), self.app.clock.clone());
        let router = Router::new()
            .route("/", post(page).layer(around))
            .layer(SessionManagerLayer::new(store).with_name("mahjar"));
        let address = Address { locale: Some(Locale::Ar), path: "/".into(), query: String::new() };
        request.extensions_mut().insert(address);
        router.oneshot(request).await.unwrap();
        said.lock().unwrap().take().unwrap()
    }

    /// Sends what waits to be sent; all mails so far, the newest first.
    pub async fn mails(&self) -> Vec<Mail> {
        self.do_jobs().await;
        self.app.mail.sent()
    }

    /// Does all jobs that are due.
    pub async fn do_jobs(&self) {
        while runner::drain(&self.app).await.unwrap() > 0 {}
    }

    /// The audit as `(act, outcome)`, oldest first.
    pub async fn audit(&self) -> Vec<(String, audit::Outcome)> {
        let rows = audit::all(&self.db).await.unwrap();
        rows.into_iter().map(|row| (row.act, row.outcome)).collect()
    }

    /// How often `act` was done.
    pub async fn times_done(&self, act: &str) -> usize {
        self.audit().await.iter().filter(|row| row.0 == act && row.1 == audit::Outcome::Done).count()
    }

    /// How often `act` was refused.
    pub async fn times_refused(&self, act: &str) -> usize {
        self.audit().await.iter().filter(|row| row.0 == act && row.1 == audit::Outcome::Refused).count()
    }
}
