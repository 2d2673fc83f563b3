//! `/me/documents/{id}/scan/removal`.

use super::{is_kept, kept, known, picture, sent, signed_in};

both! {
    /// The scan goes and the document stays; with the document its scan goes.
    async fn removed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "N1234567").await;
        let mut browser = signed_in(site, &layla).await;
        let (scan, removal) = (format!("/en/me/documents/{id}/scan"), format!("/en/me/documents/{id}/scan/removal"));
        sent(&mut browser, &scan, &picture()).await.location();
        assert_eq!(signed_in(site, &omar).await.post(&removal, &[]).await.status, 404);
        assert!(is_kept(site, id).await);
        for _ in 0..2 {
            browser.post(&removal, &[]).await.location();
        }
        assert!(!is_kept(site, id).await && site.times_done("document.unscan").await == 1);
        sent(&mut browser, &scan, &picture()).await.location();
        browser.post(&format!("/en/me/documents/{id}/removal"), &[]).await.location();
        assert!(!is_kept(site, id).await);
    }
}
