//! `/missions`.

use axum::http::StatusCode;

both! {
    async fn lists_all_and_what_none_serves(site: Site) {
        let mut clerk = site.staff("clerk-berlin").await;
        let page = clerk.get("/missions").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.texts("table tbody tr").len(), site.app.reference.missions.len());
        assert!(!page.attributes("main a", "href").contains(&"/missions/new".to_owned()));
        assert_eq!(clerk.get("/missions?q=bogot%C3%A1").await.texts("table tbody tr").len(), 1);
        assert_eq!(clerk.get("/missions?q=SANTIAGO").await.texts("table tbody tr").len(), 1);
        assert_eq!(clerk.get("/missions?q=Atlantis").await.texts("table tbody tr").len(), 0);
        let page = site.staff("administrator").await.get("/missions").await;
        assert!(page.attributes("main a", "href").contains(&"/missions/new".to_owned()));
    }
}
