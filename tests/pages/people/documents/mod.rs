//! `/people/{id}/documents` and below.

mod check;
mod disclosure;
mod new;
mod removal;
mod scan;
mod show;

use registry::identity_document::IdentityDocumentId;
use registry::person::PersonId;

use super::{OUTSIDE, guarded};
use crate::pages::me::documents::{PASSPORT, kept};
use crate::pages::me::{known, signed_in};
use crate::support::site::Site;

/// Nobody of another country or without the right opens the page `below` of the document `id` of `person`; nor is it one
/// of somebody else.
async fn closed(site: &Site, (person, id): (PersonId, IdentityDocumentId), below: &str) {
    let other = site.person("أحمد", "Khatib", "CL").await;
    let (own, elsewhere) =
        (format!("/people/{person}/documents/{id}{below}"), format!("/people/{other}/documents/{id}{below}"));
    assert_eq!(site.staff("clerk-santiago").await.post(&elsewhere, &[]).await.status, 404, "{below}");
    assert_eq!(site.staff("clerk-amman").await.post(&own, &[]).await.status, 404, "{below}");
    for slug in OUTSIDE {
        assert_eq!(site.staff(slug).await.post(&own, &[]).await.status, 403, "{slug} {below}");
    }
}
