//! `/people/{id}/companies` and below.

mod directory;
mod interests;
mod new;
mod partners;
mod removal;
mod show;

use registry::company::CompanyId;
use registry::person::PersonId;

use super::{OUTSIDE, guarded};
use crate::pages::me::companies::{OLIVO, kept, row};
use crate::pages::me::known;
use crate::support::site::Site;

/// Nobody of another country or without the right opens the page `below` of the company `id` of `person`; nor is it one of
/// somebody else.
async fn closed(site: &Site, (person, id): (PersonId, CompanyId), below: &str) {
    let other = site.person("أحمد", "Khatib", "CL").await;
    let (own, elsewhere) =
        (format!("/people/{person}/companies/{id}{below}"), format!("/people/{other}/companies/{id}{below}"));
    let before = row(site, id).await;
    assert_eq!(site.staff("clerk-santiago").await.post(&elsewhere, &[]).await.status, 404, "{below}");
    assert_eq!(site.staff("clerk-amman").await.post(&own, &[]).await.status, 404, "{below}");
    for slug in OUTSIDE.iter().chain(&["officer-south-america"]) {
        assert_eq!(site.staff(slug).await.post(&own, &[]).await.status, 403, "{slug} {below}");
    }
    assert_eq!(row(site, id).await, before, "{below}");
}
