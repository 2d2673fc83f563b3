//! `/associations` and below.

mod about;
mod index;
mod members;
mod new;
mod officers;
mod removal;
mod show;

use chrono::NaiveDate;
use registry::association::{self, About, AssociationId, Kind, Office};
use registry::association_officer::{self, OfficerId, Said, Who};
use registry::person::{PersonId, Source};
use sea_orm::EntityTrait;

use crate::support::site::Site;

/// Staff who neither see nor keep associations.
const OUTSIDE: [&str; 5] = ["administrator", "auditor", "analyst", "data-protection", "camp-leader"];

/// What the desk says of a club in Santiago.
pub fn club() -> About {
    About {
        kind: Kind::Club,
        name: "Club Jerusalén".into(),
        other_name: "نادي القدس".into(),
        country: "CL".into(),
        city: "Santiago".into(),
        phone: "+56222345678".into(),
        ..About::default()
    }
}

/// An association of which `about` is said.
pub async fn kept(site: &Site, about: &About) -> AssociationId {
    let row = association::new(about, Source::Desk, site.app.clock.now());
    association::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}

/// What is kept of it.
pub async fn row(site: &Site, id: AssociationId) -> association::Model {
    association::of_ids(&site.db, vec![id]).await.unwrap().remove(0)
}

/// That `person` heads it until the end of 2030 and sees its members.
pub async fn headed_by(site: &Site, id: AssociationId, person: PersonId) -> OfficerId {
    let until = NaiveDate::from_ymd_opt(2030, 12, 31);
    let said = Said { office: Office::Chair, until, sees_members: true, ..Said::default() };
    let row = association_officer::new(id, Who::Registered(person), &said, site.app.clock.now());
    association_officer::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}

/// What is kept of the office.
pub async fn officer(site: &Site, id: OfficerId) -> Option<association_officer::Model> {
    association_officer::Entity::find_by_id(id).one(&site.db).await.unwrap()
}

/// Nobody opens `address`, which is for the desk of Santiago, but they: others are told that they may not, or that there is nothing.
async fn kept_by_its_mission(site: &Site, address: &str) {
    assert!(site.browser().get(address).await.location().starts_with("/ar/sign-in"), "{address}");
    for slug in OUTSIDE.iter().chain(&["officer-south-america", "programme-manager"]) {
        assert_eq!(site.staff(slug).await.get(address).await.status, 403, "{slug} {address}");
    }
    for slug in ["clerk-amman", "clerk-madrid"] {
        let mut clerk = site.staff(slug).await;
        assert_eq!(clerk.get(address).await.status, 404, "{slug} {address}");
        assert_eq!(clerk.post(address, &[]).await.status, 404, "{slug} {address}");
    }
    assert_eq!(site.staff("clerk-santiago").await.get(address).await.status, 200, "{address}");
}
