//! `/companies` and below.

mod index;
mod introduction;
mod show;

use super::me::companies::{kept, listed};
use super::me::known;
use crate::support::site::Site;

/// Staff who do not read the directory.
const OUTSIDE: [&str; 5] = ["administrator", "auditor", "analyst", "data-protection", "camp-leader"];

/// Nobody opens `address` but who may.
async fn closed(site: &Site, address: &str, others: &[&str]) {
    assert!(site.browser().get(address).await.location().starts_with("/ar/sign-in"), "{address}");
    for slug in others {
        assert_eq!(site.staff(slug).await.get(address).await.status, 403, "{slug} {address}");
    }
}
