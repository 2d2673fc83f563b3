//! `/me/consents`.

use axum::http::StatusCode;
use registry::consent::{self, Model, Purpose};
use registry::person::PersonId;

use super::{closed_to_guests, known, signed_in};
use crate::support::site::Site;

async fn said(site: &Site, person: PersonId) -> Vec<Model> {
    consent::history(&site.db, person).await.unwrap()
}

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/consents"]).await;
    }
}

both! {
    /// One tap gives, one withdraws; each is a row of its own and written down; nothing is said twice.
    async fn given_and_withdrawn(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/es/me/consents").await;
        assert_eq!(page.texts("main .card h2").len(), 5);
        assert!(page.texts("main .tag").iter().all(|tag| tag == "No permitido"));
        let yes = [("purpose", "news"), ("given", "yes")];
        for _ in 0..2 {
            let page = browser.post_on("/es/me/consents", &yes).await;
            assert_eq!(page.texts(".flash").len(), 1);
            assert_eq!(page.texts("main .tag")[0], "Permitido");
        }
        let rows = said(site, layla.id).await;
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].purpose, rows[0].given, rows[0].locale), (Purpose::News, true, kit::Locale::Es));
        assert_eq!((rows[0].version.as_str(), rows[0].at), (consent::VERSION, site.app.clock.now()));
        site.app.clock.advance(chrono::TimeDelta::minutes(3));
        let page = browser.post_on("/es/me/consents", &[("purpose", "news"), ("given", "no")]).await;
        assert!(page.texts("main .tag").iter().all(|tag| tag == "No permitido"));
        let rows = said(site, layla.id).await;
        assert_eq!(rows.iter().map(|row| row.given).collect::<Vec<_>>(), [false, true], "the newest first");
        assert_eq!(page.texts("main .card details li").len(), 2);
        assert!(said(site, omar.id).await.is_empty());
        assert_eq!((site.times_done("consent.give").await, site.times_done("consent.withdraw").await), (1, 1));
    }
}

both! {
    /// What no button sends changes nothing.
    async fn only_what_there_is(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for fields in [[("purpose", "all"), ("given", "yes")], [("purpose", "news"), ("given", "maybe")]] {
            assert_eq!(browser.post("/ar/me/consents", &fields).await.status, StatusCode::NOT_FOUND);
        }
        let fields = [("purpose", "news"), ("given", "yes"), ("person", "x")];
        assert_eq!(browser.post("/ar/me/consents", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(said(site, layla.id).await.is_empty());
    }
}
