//! `/me/pause`.

use axum::http::StatusCode;
use registry::person::{self, Model, PersonId, Status};
use sea_orm::EntityTrait;

use super::{closed_to_guests, contacts, known, set_status, signed_in};
use crate::support::site::Site;

async fn row(site: &Site, id: PersonId) -> Model {
    person::Entity::find_by_id(id).one(&site.db).await.unwrap().unwrap()
}

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/pause"]).await;
    }
}

both! {
    /// Once the job has run no clerk finds them, in search, list or count, by name or exactly; their own number opens
    /// the record at the desk. Resumed, it stands where it stood.
    async fn rests_and_comes_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        contacts::phone(site, layla.id).await;
        known(site, "Samir", "samir@example.org", true).await;
        set_status(site, layla.id, Status::Verified).await;
        let mut browser = signed_in(site, &layla).await;
        browser.post("/en/me/pause", &[("to", "pause")]).await.location();
        browser.post("/en/me/pause", &[("to", "resume")]).await.location();
        site.do_jobs().await;
        let mut clerk = site.staff("clerk-santiago").await;
        let found = async |clerk: &mut crate::support::browser::Browser, q: &str| {
            clerk.post_on("/people", &[("q", q)]).await.texts("tbody tr").len()
        };
        for q in ["Layla Khatib", "layla@example.org", "+56 9 6123 4567", &layla.number] {
            assert_eq!(found(&mut clerk, q).await, 1, "{q}");
        }
        let figures = clerk.get("/dashboard").await.texts(".figure .value");
        let page = browser.post_on("/en/me/pause", &[("to", "pause")]).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert_eq!((row(site, layla.id).await.status, row(site, layla.id).await.paused_from), (Status::Paused, Some(Status::Verified)));
        site.do_jobs().await;
        for (q, rows) in [("Layla Khatib", 0), ("layla@example.org", 0), ("+56 9 6123 4567", 0), (&layla.number, 1)] {
            assert_eq!(found(&mut clerk, q).await, rows, "{q}");
        }
        for list in ["/people", "/people?status=paused", "/people?status=verified"] {
            let rows = clerk.get(list).await.texts("tbody tr");
            assert!(rows.iter().all(|row| !row.contains("Layla")), "{list}: {rows:?}");
        }
        assert_ne!(clerk.get("/dashboard").await.texts(".figure .value"), figures, "still counted");
        // On each page of theirs, and on nobody else's.
        assert_eq!(browser.get("/en/me/contacts").await.attributes("main .notice a", "href"), ["/en/me/pause"]);
        let again = browser.post_on("/en/me/pause", &[("to", "pause")]).await;
        assert!(again.texts(".flash").is_empty(), "a second tap");
        browser.post("/en/me/pause", &[("to", "resume")]).await.location();
        assert_eq!((row(site, layla.id).await.status, row(site, layla.id).await.paused_from), (Status::Verified, None));
        site.do_jobs().await;
        assert_eq!(found(&mut clerk, "Layla Khatib").await, 1);
        assert_eq!(clerk.get("/dashboard").await.texts(".figure .value"), figures);
        assert_eq!((site.times_done("person.pause").await, site.times_done("person.resume").await), (2, 2));
    }
}

both! {
    /// What no button sends changes nothing; a registration that was not accepted does not rest.
    async fn only_what_may_rest(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert_eq!(browser.post("/en/me/pause", &[("to", "withdrawn")]).await.status, StatusCode::NOT_FOUND);
        browser.post("/en/me/pause", &[("to", "resume")]).await.location();
        set_status(site, layla.id, Status::Rejected).await;
        assert!(browser.get("/en/me/pause").await.attributes("main form", "method").is_empty());
        browser.post("/en/me/pause", &[("to", "pause")]).await.location();
        assert_eq!(row(site, layla.id).await.status, Status::Rejected);
        assert_eq!(site.times_done("person.pause").await, 0);
    }
}
