//! `/healthz`.

use axum::http::StatusCode;

both! {
    async fn answers(site: Site) {
        let answer = site.browser().get("/healthz").await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "ok\n"));
    }
}
