//! `/public-figures` and below.

mod edit;
mod index;
mod new;
mod removal;
mod show;

use accounts::staff::AccountId;
use registry::public_figure::{self, Office, PublicFigureId, Said};
use sea_orm::EntityTrait;

use crate::support::browser::Browser;
use crate::support::site::Site;

/// A public figure of Chile, as the form has it.
pub const MARISOL: [(&str, &str); 13] = [
    ("name", "Marisol Hananía"),
    ("other_name", "ماريسول حنانيا"),
    ("office", "councillor"),
    ("office_words", "Concejala"),
    ("body", "Municipalidad de Los Aromos"),
    ("country", "Chile"),
    ("city", "Los Aromos"),
    ("since_year", "٢٠٢١"),
    ("origin", "بيت جالا"),
    ("origin_code", "bayt-jala"),
    ("source", "example.org/los-aromos"),
    ("contact", "+56 2 2555 0142"),
    ("words", "Propuso hermanar la comuna."),
];

/// Staff who do not read the list.
pub const OUTSIDE: [&str; 5] = ["administrator", "auditor", "analyst", "data-protection", "camp-leader"];
/// Staff who read it, and do not keep it.
const READERS: [&str; 2] = ["officer-south-america", "programme-manager"];

/// What is said of somebody called `name`, of `country`.
pub fn said(name: &str, country: &str) -> Said {
    Said {
        name: name.into(),
        other_name: String::new(),
        office: Office::Mayor,
        office_words: "Alcalde".into(),
        body: "Municipalidad de Puerto Sauce".into(),
        country: country.into(),
        city: "Puerto Sauce".into(),
        since_year: Some(2012),
        until_year: None,
        origin: "bayt-jala".into(),
        source: "https://example.org/alcaldes".into(),
        contact: "alcaldia@example.org".into(),
        words: "Hermanamiento".into(),
    }
}

/// Somebody of whom this is said.
pub async fn written(site: &Site, said: &Said) -> PublicFigureId {
    let row = public_figure::new(said, AccountId::new(), site.app.clock.now());
    public_figure::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}

/// Somebody called `name`, of `country`.
pub async fn figure(site: &Site, name: &str, country: &str) -> PublicFigureId {
    written(site, &said(name, country)).await
}

/// All that there are.
async fn rows(site: &Site) -> Vec<public_figure::Model> {
    public_figure::Entity::find().all(&site.db).await.unwrap()
}

/// Somebody of the staff, in English.
async fn english(site: &Site, slug: &str) -> Browser {
    let mut browser = site.staff(slug).await;
    browser.post("/language", &[("to", "en"), ("back", "/public-figures")]).await.location();
    browser
}

/// The clerk of Santiago, in English.
async fn clerk(site: &Site) -> Browser {
    english(site, "clerk-santiago").await
}

/// `fields` with `value` in the place of what stands in `name`.
fn with<'a>(fields: &[(&'a str, &'a str)], name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let others = fields.iter().copied().filter(|(field, _)| *field != name);
    others.chain([(name, value)]).collect()
}

/// Nobody opens `address` but who may.
async fn closed(site: &Site, address: &str, others: &[&str]) {
    assert!(site.browser().get(address).await.location().starts_with("/ar/sign-in"), "{address}");
    for slug in OUTSIDE.iter().chain(others) {
        assert_eq!(site.staff(slug).await.get(address).await.status, 403, "{slug} {address}");
    }
}

/// Nobody but who keeps the list opens `address`, or sends anything to it; who keeps that of another country finds nothing there.
async fn keepers_only(site: &Site, address: &str, id: PublicFigureId) {
    closed(site, address, &READERS).await;
    assert!(site.browser().post(address, &MARISOL).await.location().starts_with("/ar/sign-in"));
    for slug in READERS {
        assert_eq!(site.staff(slug).await.post(address, &[("ground", "wrong")]).await.status, 403, "{slug}");
    }
    let mut amman = site.staff("supervisor-amman").await;
    let absent = amman.get(&address.replace(&id.to_string(), &uuid::Uuid::now_v7().to_string())).await;
    let before = site.times_refused("figure.find").await;
    let foreign = amman.get(address).await;
    assert_eq!((foreign.status.as_u16(), foreign.body), (404, absent.body));
    for fields in [&[("ground", "wrong")][..], &MARISOL] {
        assert!(amman.post(address, fields).await.status.is_client_error());
    }
    assert!(site.times_refused("figure.find").await > before);
    assert_eq!(rows(site).await.len(), 1, "another country's");
}
