//! The running application: what all requests share.

use std::sync::Arc;

use kit::client::Network;
use kit::clock::Clock;
use kit::page::Renderer;
use kit::seal::Keys;
use kit::text::Texts;
use sea_orm::DatabaseConnection;
use search::Index;
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;

use crate::Part;
use crate::audit::head::Outlet;
use crate::password::Passwords;
use crate::policy::Guards;
use crate::reference::Reference;

/// The running application.
pub struct App {
    /// The database.
    pub db: DatabaseConnection,
    /// Templates.
    pub pages: Renderer,
    /// Texts.
    pub texts: Arc<Texts>,
    /// The time.
    pub clock: Clock,
    /// Where mail goes.
    pub mail: kit::mail::Outlet,
    /// Encryption.
    pub keys: Keys,
    /// The index.
    pub index: Index,
    /// Our side of passkeys; nothing where the site's address has no name.
    pub passkeys: Option<webauthn_rs::Webauthn>,
    /// Where passwords are hashed.
    pub passwords: Passwords,
    /// Reference lists.
    pub reference: Arc<Reference>,
    /// What the operator decided.
    pub settings: Settings,
    /// What the crates give.
    pub parts: &'static [&'static Part],
    /// Rung when a job was written.
    pub jobs_waiting: Notify,
    /// Which guards stand: all of them, but in a test that switches one off.
    pub guards: Guards,
}

impl App {
    /// Tells the job runner that a job was written.
    pub fn ring(&self) {
        // Every lane that sleeps wakes; one that is just falling asleep finds the bell rung.
        self.jobs_waiting.notify_waiters();
        self.jobs_waiting.notify_one();
    }
}

/// What the operator decided, as far as pages need it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The only source of addresses in mails and links, without a slash at the end.
    pub public_url: String,
    /// The sender of mails: `Name <address>`.
    pub mail_from: String,
    /// How often people may ask for codes and try to sign in.
    pub sign_in: SignIn,
    /// How robots are kept out of the queue.
    pub robots: Robots,
    /// Whether this is the demonstration, with invented people.
    pub demo: bool,
    /// The reverse proxies whose word on the client's address counts.
    pub proxies: Vec<Network>,
    /// The ministry's own contact.
    pub ministry: Ministry,
    /// This program, as whose child of few rights scans are cleaned; none where that is done in this process, as in tests.
    pub scan_program: Option<std::path::PathBuf>,
    /// Where the heads of the audit's chain go.
    pub heads: Vec<Outlet>,
    /// Set while the operator has closed the service: until when, if that is known.
    pub closed: Option<Closed>,
}

impl Settings {
    /// Whether the site is reached by https, so that cookies may be for it alone.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// How often people may ask for codes and try to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Codes to one address an hour.
    pub codes_an_hour: u32,
    /// Codes to one address a day.
    pub codes_a_day: u32,
    /// Codes an hour that are asked for from one range of addresses.
    pub codes_a_range: u32,
    /// Tries an hour with one registration number, or behind one address.
    pub tries_an_hour: u32,
    /// Tries an hour from one range of addresses.
    pub tries_a_range: u32,
}

/// How robots are kept out of the queue of registrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Robots {
    /// Seconds that a person needs at least from the first page to the last.
    pub least_seconds: u32,
    /// Registrations an hour from one range of addresses that go straight through with the work of a page's script.
    pub hourly_proven: u32,
    /// Registrations an hour from one range of addresses that go through without it; more wait for their turn.
    pub hourly_unproven: u32,
    /// Registrations begun in an hour from one range of addresses.
    pub hourly_begun: u32,
    /// Codes of unfinished registrations tried in an hour from one range of addresses.
    pub hourly_resumed: u32,
}

/// The service is closed by the operator.
#[derive(Clone, Debug, Default)]
pub struct Closed {
    /// Until when, RFC 3339; unknown when empty.
    pub until: String,
}

/// The ministry's own contact; what is empty is not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ministry {
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Postal address, one line.
    pub address: Option<String>,
    /// Website.
    pub website: Option<String>,
}
