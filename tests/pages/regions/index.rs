//! `/regions`.

use axum::http::StatusCode;

both! {
    async fn begins_with_the_sub_regions_of_the_united_nations(site: Site) {
        let mut administrator = site.staff("administrator-two").await;
        let page = administrator.get("/regions").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.texts("table tbody tr").len(), site.app.reference.regions.len());
        let row = page.texts("table tbody tr").into_iter().find(|row| row.starts_with("South America")).unwrap();
        assert!(row.contains("Chile") && !row.contains("Jordan"), "{row}");
        let page = site.staff("clerk-berlin").await.get("/regions").await;
        assert!(!page.attributes("main a", "href").contains(&"/regions/new".to_owned()));
    }
}
