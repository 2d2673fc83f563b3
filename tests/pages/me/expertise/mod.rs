//! `/me/expertise` and below.

mod directory;
mod edit;
mod index;
mod removal;

use chrono::NaiveDate;
use registry::expert::{self, ExpertId, Help, Licence, Said, Way};
use registry::person::{PersonId, Source, Status};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{closed_to_guests, known, signed_in};
use crate::support::site::Site;

/// What a hand surgeon says.
pub fn surgeon() -> Said {
    Said {
        profession: "Cirujana".into(),
        occupation: "2212".into(),
        specialties: vec!["SUR09".into()],
        years: Some(12),
        licence: Licence {
            issuer: "Colegio Médico".into(),
            number: "CM-4711".into(),
            until: NaiveDate::from_ymd_opt(2031, 12, 31),
        },
        languages: vec!["es".into(), "ar".into()],
        helps: vec![Help::Treat, Help::Teach],
        ways: vec![Way::Weeks],
        ..Said::default()
    }
}

/// What is kept of the expertise of `person`, who says `said`.
pub async fn kept(site: &Site, person: PersonId, said: &Said) -> ExpertId {
    let row = expert::new(person, said, Source::Own, site.app.clock.now());
    expert::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}

/// The same in the bank; the registration of `person` is verified.
pub async fn listed(site: &Site, person: PersonId, said: &Said) -> ExpertId {
    let id = kept(site, person, said).await;
    super::set_status(site, person, Status::Verified).await;
    let listed_at = Set(Some(site.app.clock.now()));
    let row = expert::ActiveModel { id: Set(id), listed_at, ..Default::default() };
    expert::Entity::update(row).exec(&site.db).await.unwrap();
    id
}

/// What is kept of the expertise of `person`.
pub async fn row(site: &Site, person: PersonId) -> Option<expert::Model> {
    expert::of(&site.db, person).await.unwrap()
}
