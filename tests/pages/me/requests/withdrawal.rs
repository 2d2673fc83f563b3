//! `/me/requests/{id}/withdrawal`.

use axum::http::StatusCode;
use registry::change_request::State;

use super::super::{as_clerk, known, row, signed_in};
use super::{asked, newest};

both! {
    /// Withdrawn once; nobody else's; nothing that was decided.
    async fn taken_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let id = asked(site, &mut browser, &layla).await;
        let address = format!("/en/me/requests/{id}/withdrawal");
        let mut foreign = signed_in(site, &omar).await;
        assert_eq!(foreign.post(&address, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(newest(site, &layla).await.state, State::Open);
        for _ in 0..2 {
            assert_eq!(browser.post(&address, &[]).await.location(), "/en/me/requests");
        }
        assert_eq!(newest(site, &layla).await.state, State::Withdrawn);
        assert_eq!(site.times_done("change.withdraw").await, 1);
        // What the member took back, no clerk accepts any more.
        let request = newest(site, &layla).await;
        let late = as_clerk(site, layla.id, move |ctx, row| {
            let request = request.clone();
            async move { request.accept(&ctx, &row).await }
        });
        assert!(!late.await);
        assert_eq!(row(site, layla.id).await.name_latin(), "Layla Khatib");
    }
}
