//! `/regions/{id}/edit`.

use axum::http::StatusCode;

both! {
    /// What a region has is what its officer sees, from their next page on; by search as well.
    async fn moves_the_scope_at_once(site: Site) {
        let in_chile = site.person("أحمد", "Khatib", "CL").await;
        let in_jordan = site.person("سعيد", "Khatib", "JO").await;
        let regions = accounts::region::all(&site.db).await.unwrap();
        let south = regions.iter().find(|region| region.name_en == "South America").unwrap();
        let address = format!("/regions/{}/edit", south.id);
        let (mut administrator, mut officer) =
            (site.staff("administrator-two").await, site.staff("officer-south-america").await);
        for id in [in_chile, in_jordan] {
            officer.post(&format!("/people/{id}/reason"), &[("reason", "follow_up")]).await;
        }
        assert_eq!(officer.get(&format!("/people/{in_chile}")).await.status, StatusCode::OK);
        assert_eq!(officer.get(&format!("/people/{in_jordan}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(officer.get("/people").await.texts("table tbody tr").len(), 1);
        let verify = officer.get(&format!("/people/{in_chile}/verification")).await;
        assert_eq!(verify.status, StatusCode::FORBIDDEN, "an officer of the ministry verifies");
        assert_eq!(administrator.get(&address).await.value("name_en"), "South America");
        let good = [("name_ar", "أخرى"), ("name_en", "Other"), ("name_es", "Otra"), ("countries", "Jordan")];
        administrator.post(&address, &good).await.location();
        assert_eq!(officer.get(&format!("/people/{in_chile}")).await.status, StatusCode::NOT_FOUND);
        crate::pages::people::reason::said(&mut officer, in_jordan).await;
        assert_eq!(officer.get(&format!("/people/{in_jordan}")).await.status, StatusCode::OK);
        assert_eq!(site.times_done("region.change").await, 1);
        crate::pages::staff_accounts::refused(site, &address, &["clerk-santiago", "auditor"]).await;
    }
}
