//! `/regions/new`.

use axum::http::StatusCode;

both! {
    async fn makes_one(site: Site) {
        let mut administrator = site.staff("administrator-two").await;
        assert_eq!(administrator.get("/regions/new").await.status, StatusCode::OK);
        let errors = administrator.post("/regions/new", &[]).await.errors();
        let fields: Vec<&str> = errors.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["name_ar", "name_en", "name_es", "countries"]);
        let good = [("name_ar", "الخليج"), ("name_en", "Gulf"), ("name_es", "Golfo"), ("countries", "قطر\nKuwait")];
        let page = administrator.post_on("/regions/new", &good).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert!(page.texts("table tbody tr").iter().any(|row| row.starts_with("Gulf")));
        assert_eq!(site.times_done("region.create").await, 1);
        crate::pages::staff_accounts::refused(site, "/regions/new", &["clerk-santiago", "auditor"]).await;
    }
}
