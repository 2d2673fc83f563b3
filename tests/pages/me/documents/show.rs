//! `/me/documents/{id}`.

use registry::identity_document;

use super::{PASSPORT, known, signed_in};

both! {
    /// The number is not shown and stays where it is left empty; a change takes away that a mission has seen it; another's is
    /// not there.
    async fn replaced(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        browser.post("/en/me/documents/new", &PASSPORT).await.location();
        let row = identity_document::of(&site.db, layla.id).await.unwrap().remove(0);
        let address = format!("/en/me/documents/{}", row.id);
        let page = browser.get(&address).await;
        assert!(!page.body.contains("N1234567") && page.attributes("[name=number]", "value") == [""]);
        assert_eq!(page.attributes("[name=expires_year]", "value"), ["2031"]);
        let mut clerk = site.staff("clerk-santiago").await;
        let seen = [("seen", &*row.version())];
        clerk.post(&format!("/people/{}/documents/{}/check", layla.id, row.id), &seen).await.location();
        assert!(browser.get("/en/me/documents").await.text("main").contains("Seen by the mission"));
        let renewed = |year| [("kind", "passport"), ("issuer", "Palestine"), ("expires_year", year)];
        browser.post(&address, &[("kind", "passport"), ("issuer", "Palestine"), ("expires_day", "17"), ("expires_month", "5"), ("expires_year", "2031")]).await.location();
        assert_eq!(site.times_done("document.change").await, 0, "the same");
        browser.post(&address, &renewed("2036")).await.location();
        let after = identity_document::of(&site.db, layla.id).await.unwrap().remove(0);
        assert!(after.checked_at.is_none() && after.checked_by.is_none() && after.id == row.id);
        assert_eq!(after.number_hash, row.number_hash, "the number stays");
        assert!(after.remind_at > row.remind_at);
        // What was said anew since the page was opened is not written over unseen; sent again, it holds.
        let before = row.version();
        let stale = [&renewed("2037")[..], &[("seen", &*before)]].concat();
        let answer = browser.post(&address, &stale).await;
        assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, "me-documents-error-changed", None));
        let seen = answer.attributes("[name=seen]", "value").remove(0);
        browser.post(&address, &[&renewed("2037")[..], &[("seen", &*seen)]].concat()).await.location();
        let answer = browser.post(&address, &[("number", "M7654321"), ("switch", "ar")]).await;
        assert_eq!(answer.attributes("[name=number]", "value"), ["M7654321"]);
        let mut other = signed_in(site, &omar).await;
        assert_eq!(other.get(&address).await.status, 404);
        assert_eq!(other.post(&address, &renewed("2030")).await.status, 404);
    }
}
