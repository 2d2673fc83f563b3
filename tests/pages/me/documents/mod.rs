//! `/me/documents` and below.

mod index;
mod new;
mod removal;
pub mod scan;
mod show;

use registry::identity_document::{self, IdentityDocumentId, Kind, Said};
use registry::person::{PersonId, Source};
use registry::person_key;
use sea_orm::EntityTrait;

use super::{closed_to_guests, known, signed_in};
use crate::support::site::Site;

/// A passport, as a form has it.
pub const PASSPORT: [(&str, &str); 6] = [
    ("kind", "passport"),
    ("issuer", "Palestine"),
    ("number", "n 1234567"),
    ("expires_day", "17"),
    ("expires_month", "5"),
    ("expires_year", "2031"),
];

/// A passport of `person` with this number, which runs out never.
pub async fn kept(site: &Site, person: PersonId, number: &str) -> IdentityDocumentId {
    until(site, person, number, "").await
}

/// The same, good until `expires`.
pub async fn until(site: &Site, person: PersonId, number: &str, expires: &str) -> IdentityDocumentId {
    let keys = &site.app.keys;
    let key = person_key::find(&site.db, keys, person).await.unwrap();
    let said =
        Said { kind: Kind::Passport, issuer: "PS".into(), number: number.into(), expires: expires.into() };
    let row =
        identity_document::new(keys, (&key, person), &said, (Source::Own, site.app.clock.now())).unwrap();
    identity_document::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}
