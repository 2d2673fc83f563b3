//! `/me/documents/{id}/removal`.

use registry::identity_document;

use super::{kept, known, signed_in};

both! {
    /// Asked first, then gone, with its hash; another's is not there.
    async fn removed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (own, other) = (kept(site, layla.id, "N1234567").await, kept(site, omar.id, "N7654321").await);
        let mut browser = signed_in(site, &layla).await;
        let address = |id| format!("/en/me/documents/{id}/removal");
        assert_eq!(browser.get(&address(other)).await.status, 404);
        assert_eq!(browser.post(&address(other), &[]).await.status, 404);
        assert!(browser.get(&address(own)).await.text("main").contains("cannot be brought back"));
        assert_eq!(browser.post(&address(own), &[]).await.location(), "/en/me/documents");
        assert_eq!(browser.post(&address(own), &[]).await.status, 404);
        for (number, found) in [("N1234567", 0), ("N7654321", 1)] {
            let people = identity_document::people_with(&site.db, &site.app.keys, number).await.unwrap();
            assert_eq!(people.len(), found);
        }
        assert_eq!(site.times_done("document.remove").await, 1);
    }
}
