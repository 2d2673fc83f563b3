//! `/people/{id}/associations` and below.

mod index;
mod removal;
mod show;

use registry::person::PersonId;

use super::OUTSIDE;
use crate::pages::associations::{club, kept};
use crate::pages::me::associations::{joined, membership};
use crate::pages::me::known;
use crate::support::site::Site;

/// Nobody of another country or without the right opens the page `below` of `person`.
async fn closed(site: &Site, person: PersonId, below: &str) {
    let address = format!("/people/{person}/associations{below}");
    assert_eq!(site.staff("clerk-amman").await.get(&address).await.status, 404, "{below}");
    for slug in OUTSIDE.iter().chain(&["officer-south-america", "programme-manager"]) {
        assert_eq!(site.staff(slug).await.get(&address).await.status, 403, "{slug} {below}");
    }
    assert_eq!(site.staff("clerk-santiago").await.get(&address).await.status, 200, "{below}");
}
