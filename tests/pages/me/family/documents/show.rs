//! `/me/family/{id}/documents/{document}`.

use registry::identity_document;

use super::{child_of, known, signed_in};
use crate::pages::me::documents::{PASSPORT, kept};

both! {
    /// The child's alone: the guardian's own is none of the child's.
    async fn replaced(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let (childs, own) = (kept(site, child, "N7654321").await, kept(site, layla.id, "K5555555").await);
        let address = |id| format!("/en/me/family/{child}/documents/{id}");
        assert_eq!(browser.get(&address(own)).await.status, 404);
        assert_eq!(browser.post(&address(own), &PASSPORT).await.status, 404);
        assert_eq!(browser.get(&format!("/en/me/documents/{childs}")).await.status, 404);
        assert!(!browser.get(&address(childs)).await.body.contains("N7654321"));
        browser.post(&address(childs), &PASSPORT).await.location();
        let people = identity_document::people_with(&site.db, &site.app.keys, "N1234567").await.unwrap();
        assert_eq!(people, [child]);
    }
}
