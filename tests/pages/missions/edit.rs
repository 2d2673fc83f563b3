//! `/missions/{id}/edit`.

use axum::http::StatusCode;

use super::{GOOD, id};

both! {
    /// What a mission serves is what its staff see, from their next page on.
    async fn moves_the_scope_at_once(site: Site) {
        let (in_chile, in_bolivia) =
            (site.person("أحمد", "Khatib", "CL").await, site.person("علي", "Khatib", "BO").await);
        let address = format!("/missions/{}/edit", id(site, "cl-santiago").await);
        let (mut administrator, mut clerk) =
            (site.staff("administrator-two").await, site.staff("clerk-santiago").await);
        assert_eq!(clerk.get(&format!("/people/{in_chile}")).await.status, StatusCode::OK);
        let page = administrator.get(&address).await;
        assert_eq!(page.value("city_en"), "Santiago");
        administrator.post(&address, &GOOD).await.location();
        assert_eq!(clerk.get(&format!("/people/{in_chile}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(clerk.get(&format!("/people/{in_bolivia}")).await.status, StatusCode::OK);
        assert_eq!(site.times_done("mission.change").await, 1);
        let wrong = administrator.post(&address, &[("serves", "Atlantis")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        crate::pages::staff_accounts::refused(site, &address, &["clerk-amman", "auditor"]).await;
    }
}
