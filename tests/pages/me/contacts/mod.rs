//! `/me/contacts` and below.

mod index;
mod new;
mod removal;
mod verification;

use registry::contact::{self, ContactId, Kind, Model};
use registry::person::PersonId;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use crate::support::site::{Site, now};

/// One more contact of `person`, not confirmed.
async fn one_more(site: &Site, person: PersonId, kind: Kind, value: &str, is_confirmed: bool) -> ContactId {
    let mut row = contact::new(&site.app.keys, person, kind, (value, value), (true, false), now());
    row.verified_at = Set(is_confirmed.then(|| site.app.clock.now()));
    let id = *row.id.as_ref();
    contact::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    id
}

/// A telephone of `person`.
pub async fn phone(site: &Site, person: PersonId) -> ContactId {
    one_more(site, person, Kind::Phone, "+56961234567", false).await
}

/// The contacts of `person`, oldest first.
async fn of(site: &Site, person: PersonId) -> Vec<Model> {
    contact::of(&site.db, person).await.unwrap()
}
