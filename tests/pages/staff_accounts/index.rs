//! `/staff-accounts`.

use axum::http::StatusCode;

use super::refused;

both! {
    async fn lists_by_state(site: Site) {
        let mut administrator = site.staff("administrator").await;
        let page = administrator.get("/staff-accounts").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.texts("table tbody tr").len(), samples::cast::STAFF.len());
        assert!(page.attributes("main a", "href").contains(&"/staff-accounts/new".to_owned()));
        assert_eq!(administrator.get("/staff-accounts?state=invited").await.texts("table tbody tr").len(), 0);
        // Who may look, but not change.
        for slug in ["auditor", "data-protection"] {
            let page = site.staff(slug).await.get("/staff-accounts").await;
            assert_eq!(page.texts("table tbody tr").len(), samples::cast::STAFF.len());
            assert!(!page.attributes("main a", "href").contains(&"/staff-accounts/new".to_owned()));
        }
        refused(site, "/staff-accounts", &["clerk-santiago", "supervisor-santiago", "officer-south-america", "analyst"]).await;
    }
}
