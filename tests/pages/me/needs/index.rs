//! `/me/needs`.

use super::super::closed_to_guests;
use super::{known, said, signed_in};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/needs", "/me/needs/new"]).await;
    }
}

both! {
    /// One's own, and nobody else's.
    async fn ones_own(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        said(site, &layla, &mut browser).await;
        let list = browser.get("/en/me/needs").await.texts("main .tasks");
        assert!(list[0].contains("Treatment or medicine") && list[0].contains("With the mission"), "{list:?}");
        assert!(signed_in(site, &omar).await.get("/en/me/needs").await.texts("main .tasks").is_empty());
    }
}
