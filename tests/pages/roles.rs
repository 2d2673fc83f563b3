//! `/roles`.

use axum::http::StatusCode;

both! {
    async fn shows_the_policy_to_all_staff(site: Site) {
        for slug in ["clerk-amman", "auditor"] {
            let page = site.staff(slug).await.get("/roles").await;
            assert_eq!(page.status, StatusCode::OK);
            assert_eq!(page.texts("table tbody tr").len(), 11);
            assert_eq!(page.texts("table tbody tr:first-child td").len(), 14);
        }
        assert_eq!(site.browser().get("/roles").await.location(), "/ar/sign-in?to=%2Froles");
    }
}
