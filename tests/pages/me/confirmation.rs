//! `/me/confirmation`.

use chrono::TimeDelta;

use super::{closed_to_guests, known, row, signed_in};
use crate::support::site::now;

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/confirmation"]).await;
    }
}

both! {
    /// After a year the first page asks; one button says that all is right, and it asks no more.
    async fn once_a_year(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let asks = |answer: &crate::support::browser::Answer| {
            answer.texts("main .notice h2").contains(&site.app.texts.get(kit::Locale::Ar, "me-asked-title", None))
        };
        let mut browser = signed_in(site, &layla).await;
        assert!(!asks(&browser.get("/ar/me").await));
        site.app.clock.advance(TimeDelta::days(365));
        let mut browser = signed_in(site, &layla).await;
        assert!(asks(&browser.get("/ar/me").await));
        assert!(browser.get("/ar/me/confirmation").await.text("main").contains("Layla Khatib"));
        assert_eq!(browser.post("/ar/me/confirmation", &[]).await.location(), "/ar/me");
        assert!(!asks(&browser.get("/ar/me").await));
        assert_eq!(row(site, layla.id).await.confirmed_at, now() + TimeDelta::days(365));
        assert_eq!(site.times_done("person.confirm").await, 1);
    }
}
