//! `/me/family/{id}/documents/{document}/scan`.

use super::{child_of, known, signed_in};
use crate::pages::me::documents::kept;
use crate::pages::me::documents::scan::{is_kept, picture, sent};

both! {
    /// Of the child's documents alone, by whoever acts for them alone.
    async fn kept_for_the_child(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let (childs, own) = (kept(site, child, "N7654321").await, kept(site, layla.id, "K5555555").await);
        let address = |id| format!("/en/me/family/{child}/documents/{id}/scan");
        assert_eq!(sent(&mut browser, &address(own), &picture()).await.status, 404);
        assert_eq!(sent(&mut signed_in(site, &omar).await, &address(childs), &picture()).await.status, 404);
        assert!(!is_kept(site, own).await && !is_kept(site, childs).await);
        assert!(browser.get(&address(childs)).await.text("main").contains("Yara"));
        sent(&mut browser, &address(childs), &picture()).await.location();
        assert!(is_kept(site, childs).await);
    }
}
