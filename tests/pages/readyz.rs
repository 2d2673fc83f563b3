//! `/readyz`.

use axum::http::StatusCode;

both! {
    async fn answers(site: Site) {
        let answer = site.browser().get("/readyz").await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "ok\n"));
    }
}

both! {
    /// A database that is away takes the node out.
    async fn not_without_the_database(site: Site) {
        site.app.db.clone().close().await.unwrap();
        assert_eq!(site.browser().get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(site.browser().get("/healthz").await.status, StatusCode::OK);
    }
}
