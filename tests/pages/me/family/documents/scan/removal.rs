//! `/me/family/{id}/documents/{document}/scan/removal`.

use super::{child_of, known, signed_in};
use crate::pages::me::documents::kept;
use crate::pages::me::documents::scan::{is_kept, picture, sent};

both! {
    async fn removed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let id = kept(site, child, "N7654321").await;
        let address = format!("/en/me/family/{child}/documents/{id}/scan");
        sent(&mut browser, &address, &picture()).await.location();
        let removal = format!("{address}/removal");
        assert_eq!(signed_in(site, &omar).await.post(&removal, &[]).await.status, 404);
        assert!(is_kept(site, id).await);
        browser.post(&removal, &[]).await.location();
        assert!(!is_kept(site, id).await);
    }
}
