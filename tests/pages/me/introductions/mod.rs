//! `/me/introductions` and below.

mod index;
mod show;

use registry::company::CompanyId;
use registry::introduction::{self, IntroductionId};
use registry::person::Status;
use sea_orm::EntityTrait;

use super::companies::{kept, listed, row as company};
use super::{closed_to_guests, known, set_status, signed_in};
use crate::pages::staff_accounts::account;
use crate::support::site::Site;

/// The keeper of `own` asks to be introduced to that of `other`.
pub async fn asked(site: &Site, own: CompanyId, other: CompanyId) -> IntroductionId {
    let (own, other) = (company(site, own).await.unwrap(), company(site, other).await.unwrap());
    for person in [own.person_id, other.person_id] {
        set_status(site, person, Status::Verified).await;
    }
    let clerk = account(site, "clerk-santiago").await;
    let said = ("We buy olive oil.", "layla@example.org");
    let row = introduction::new((&own, &other), said, (clerk, site.app.clock.now()));
    introduction::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}

/// The introduction.
pub async fn row(site: &Site, id: IntroductionId) -> introduction::Model {
    introduction::Entity::find_by_id(id).one(&site.db).await.unwrap().unwrap()
}
