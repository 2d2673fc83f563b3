//! `/me/family/{id}/leaving`.

use registry::departure;

use super::{child_of, known, signed_in};

/// The button that asks for it.
const LEAVE: [(&str, &str); 1] = [("to", "leave")];

both! {
    /// Only who has proved once more who they are; then after two weeks, unless they think again.
    async fn after_two_weeks(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/{child}/leaving");
        assert!(browser.get(&address).await.location().starts_with("/en/me/again?to="));
        assert!(browser.post(&address, &LEAVE).await.location().starts_with("/en/me/again?to="));
        let mut browser = crate::pages::me::leaving::proved(site, &layla).await;
        assert_eq!(browser.get(&address).await.status, 200);
        assert_eq!(browser.post(&address, &[]).await.status, 404, "neither the one nor the other");
        let page = browser.post_on(&address, &LEAVE).await;
        assert!(page.text("main").contains("7 December 2026"), "{}", page.text("main"));
        assert!(departure::waiting(&site.db, child).await.unwrap().is_some());
        assert!(departure::waiting(&site.db, layla.id).await.unwrap().is_none());
        // Sent twice, it stays what was asked for.
        browser.post(&address, &LEAVE).await.location();
        assert!(departure::waiting(&site.db, child).await.unwrap().is_some());
        browser.post(&address, &[("to", "stay")]).await.location();
        assert!(departure::waiting(&site.db, child).await.unwrap().is_none());
        browser.post(&address, &LEAVE).await.location();
        let due = site.app.clock.now() + chrono::TimeDelta::days(15);
        assert_eq!(departure::carry_out_due(&site.app, due).await.unwrap(), 1);
        assert_eq!(browser.get(&address).await.status, 404);
        assert!(browser.get("/en/me/family").await.texts("main .tasks").is_empty());
    }
}
