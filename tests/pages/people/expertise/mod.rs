//! `/people/{id}/expertise` and below.

mod directory;
mod index;
mod removal;

use registry::person::PersonId;

use super::OUTSIDE;
use crate::pages::me::expertise::{kept, row, surgeon};
use crate::pages::me::known;
use crate::support::site::Site;

/// Nobody of another country or without the right opens the page `below` of `person`, of whom something is kept.
async fn closed(site: &Site, person: PersonId, below: &str) {
    let own = format!("/people/{person}/expertise{below}");
    let before = row(site, person).await;
    assert!(before.is_some());
    assert_eq!(site.staff("clerk-amman").await.post(&own, &[]).await.status, 404, "{below}");
    for slug in OUTSIDE.iter().chain(&["officer-south-america", "programme-manager"]) {
        assert_eq!(site.staff(slug).await.post(&own, &[]).await.status, 403, "{slug} {below}");
    }
    assert_eq!(row(site, person).await, before, "{below}");
}
