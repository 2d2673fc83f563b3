//! `/me/family/{id}/documents/{document}/removal`.

use registry::identity_document;

use super::{child_of, known, signed_in};
use crate::pages::me::documents::kept;

both! {
    async fn removed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/{child}/documents/{}/removal", kept(site, child, "N7654321").await);
        assert_eq!(signed_in(site, &omar).await.post(&address, &[]).await.status, 404);
        assert!(browser.get(&address).await.text("main").contains("Yara"));
        browser.post(&address, &[]).await.location();
        assert!(identity_document::of(&site.db, child).await.unwrap().is_empty());
        assert_eq!(browser.get(&address).await.status, 404);
    }
}
