//! `/me/contacts`.

use super::super::{known, signed_in};
use super::{of, phone};

both! {
    /// Each contact with what it is and whether it is confirmed; nobody else's.
    async fn lists_ones_own(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        known(site, "Omar", "omar@example.org", true).await;
        phone(site, layla.id).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/en/me/contacts").await;
        assert_eq!(page.texts("main .card h2"), ["layla@example.org", "+56 9 6123 4567"]);
        assert_eq!(page.texts("main .card .tag"), ["Confirmed", "Not confirmed yet"]);
        assert!(!page.body.contains("omar"));
        assert_eq!(page.attributes("main .card a[href$=verification]", "href").len(), 1);
        assert_eq!(page.attributes("main .card a[href$=removal]", "href").len(), 2);
    }
}

both! {
    async fn none_at_all_is_said(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let id = of(site, layla.id).await[0].id;
        browser.post(&format!("/en/me/contacts/{id}/removal"), &[]).await.location();
        assert_eq!(browser.get("/en/me/contacts").await.texts("main .notice.warning").len(), 1);
        assert!(site.browser().get("/en/me/contacts").await.location().starts_with("/en/me/sign-in"));
    }
}
