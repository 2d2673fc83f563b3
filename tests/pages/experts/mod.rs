//! `/experts` and below.

mod index;
mod show;

use super::me::expertise::{kept, listed, surgeon};
use super::me::known;
use crate::support::site::Site;

/// Staff who do not read the bank.
const OUTSIDE: [&str; 5] = ["administrator", "auditor", "analyst", "data-protection", "camp-leader"];

/// Nobody opens `address` but who may.
async fn closed(site: &Site, address: &str) {
    assert!(site.browser().get(address).await.location().starts_with("/ar/sign-in"), "{address}");
    for slug in OUTSIDE {
        assert_eq!(site.staff(slug).await.get(address).await.status, 403, "{slug} {address}");
    }
}
