//! `/people/{id}/documents/{document}/removal`.

use registry::identity_document;

use super::{closed, kept, known};

both! {
    async fn removed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "K5555555").await;
        closed(site, (layla.id, id), "/removal").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/documents/{id}/removal", layla.id);
        assert!(!clerk.get(&address).await.body.contains("K5555555"));
        assert_eq!(identity_document::of(&site.db, layla.id).await.unwrap().len(), 1);
        clerk.post(&address, &[]).await.location();
        assert!(identity_document::of(&site.db, layla.id).await.unwrap().is_empty());
        assert_eq!(clerk.post(&address, &[]).await.status, 404);
    }
}
