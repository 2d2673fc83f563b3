//! `/staff-accounts`.

pub mod confirmation;
mod grant;
mod handover;
mod index;
mod invitation;
mod new;
mod reset;
mod show;
mod suspension;

use accounts::staff::{self, AccountId};

use crate::support::site::Site;

/// The account of someone of the cast.
pub async fn account(site: &Site, slug: &str) -> AccountId {
    samples::cast::staff(&site.app).await.unwrap();
    let of = samples::cast::STAFF.iter().find(|of| of.slug == slug).unwrap();
    staff::by_email(&site.db, of.email).await.unwrap().unwrap().id
}

/// All roles that may not do this are refused, and that is in the audit.
pub async fn refused(site: &Site, address: &str, slugs: &[&str]) {
    let before = site.times_refused("page.open").await;
    for slug in slugs {
        let status = site.staff(slug).await.get(address).await.status;
        assert_eq!(status, axum::http::StatusCode::FORBIDDEN, "{slug} opens {address}");
    }
    assert_eq!(site.times_refused("page.open").await, before + slugs.len());
}
