//! `/account/presence`.

use accounts::session::STAFF_IDLE;
use axum::http::StatusCode;
use chrono::TimeDelta;

both! {
    /// Whoever says so stays signed in; a guest is nobody.
    async fn keeps_the_session_alive(site: Site) {
        let mut clerk = site.staff("clerk-berlin").await;
        for _ in 0..3 {
            site.app.clock.advance(STAFF_IDLE - TimeDelta::seconds(1));
            assert_eq!(clerk.post("/account/presence", &[]).await.status, StatusCode::NO_CONTENT);
        }
        assert_eq!(clerk.get("/dashboard").await.status, StatusCode::OK);
        assert_eq!(site.browser().post("/account/presence", &[]).await.location(), "/ar/sign-in");
    }
}
