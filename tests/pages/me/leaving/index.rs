//! `/me/leaving`.

use registry::departure;
use sea_orm::EntityTrait;

use super::super::{closed_to_guests, known, signed_in};
use super::{DEPARTURE, proved};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/leaving", "/me/leaving/departure"]).await;
    }
}

both! {
    /// It explains, offers a pause, and says so on each page while it is waited for; one tap, and it is withdrawn.
    async fn says_so_and_is_withdrawn(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = proved(site, &layla).await;
        let page = browser.get("/en/me/leaving").await;
        assert!(page.attributes("main a", "href").contains(&"/en/me/pause".to_owned()));
        assert!(page.texts("main .notice:not([hidden])").is_empty());
        browser.post(DEPARTURE, &[("when", "later")]).await.location();
        let row = departure::Entity::find().one(&site.db).await.unwrap().unwrap();
        let page = browser.get("/en/me/leaving").await;
        assert!(page.text("main").contains("7 December 2026"), "{}", page.text("main"));
        assert!(page.text("main").contains(&departure::shown(&row.reference)));
        for page in ["/en/me", "/en/me/contacts"] {
            let page = browser.get(page).await;
            assert!(page.text("main .notice:not([hidden]) a").contains("Details"), "{:?}", page.texts("main .notice:not([hidden])"));
        }
        let mut foreign = signed_in(site, &omar).await;
        assert!(foreign.get("/en/me").await.texts("main .notice:not([hidden])").is_empty());
        foreign.post("/en/me/leaving", &[]).await.location();
        assert!(departure::waiting(&site.db, layla.id).await.unwrap().is_some(), "another's tap");
        let page = browser.post_on("/en/me/leaving", &[]).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert!(departure::waiting(&site.db, layla.id).await.unwrap().is_none());
        assert_eq!(site.times_done("person.stay").await, 1);
    }
}
