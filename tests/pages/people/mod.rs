//! `/people` and below.

mod associations;
mod companies;
mod contacts;
mod data_request;
mod death;
mod disclosure;
mod documents;
mod edit;
mod emergency;
mod expertise;
mod family;
mod index;
mod interest;
mod needs;
mod new;
pub mod notes;
mod passkeys;
pub mod reason;
mod receipt;
mod refugee;
mod rejection;
mod reopening;
mod requests;
mod results;
mod return_code;
mod returning;
pub mod searches;
mod show;
pub mod transfer;
mod verification;

use axum::http::StatusCode;
use registry::person::{self, PersonId};
use sea_orm::EntityTrait;

use crate::support::site::Site;

/// The person's row.
pub async fn row(site: &Site, id: PersonId) -> person::Model {
    person::Entity::find_by_id(id).one(&site.db).await.unwrap().unwrap()
}

/// `/people/{id}` and then `below` is open to `slug` of Santiago only where the person lives in Chile, and answers as for
/// nobody elsewhere; `others` may not open it at all, nor may guests.
pub async fn guarded(site: &Site, below: &str, slug: &str, others: &[&str]) {
    let (own, foreign) =
        (site.person("أحمد", "Khatib", "CL").await, site.person("أحمد", "Khatib", "JO").await);
    let mut staff = site.staff(slug).await;
    let status = staff.get(&format!("/people/{own}{below}")).await.status;
    assert!([200, 303].contains(&status.as_u16()), "{slug} may not open {below}: {status}");
    let absent = uuid::Uuid::now_v7();
    let before = site.times_refused("person.find").await;
    let elsewhere = staff.get(&format!("/people/{foreign}{below}")).await;
    let nobody = staff.get(&format!("/people/{absent}{below}")).await;
    assert_eq!((elsewhere.status, &elsewhere.body), (StatusCode::NOT_FOUND, &nobody.body), "{below}");
    assert_eq!(
        staff.post(&format!("/people/{foreign}{below}"), &[]).await.status,
        StatusCode::NOT_FOUND,
        "{below}"
    );
    assert_eq!(site.times_refused("person.find").await, before + 3, "{below}");
    for other in others {
        let mut other_staff = site.staff(other).await;
        for answer in [
            other_staff.get(&format!("/people/{own}{below}")).await.status,
            other_staff.post(&format!("/people/{own}{below}"), &[]).await.status,
        ] {
            assert_eq!(answer, StatusCode::FORBIDDEN, "{other} opens {below}");
        }
    }
    let guest = site.browser().get(&format!("/people/{own}{below}")).await.location();
    assert!(guest.starts_with("/ar/sign-in"), "{guest}");
}

/// Those who may do nothing with people.
pub const OUTSIDE: [&str; 4] = ["administrator", "auditor", "analyst", "data-protection"];
