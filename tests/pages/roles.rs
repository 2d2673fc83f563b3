//! `/roles`.

use axum::http::StatusCode;

both! {
    async fn shows_the_policy_to_all_staff(site: Site) {
        for slug in ["clerk-amman", "auditor"] {
            let page = site.staff(slug).await.get("/roles").await;
            assert_eq!(page.status, StatusCode::OK);
            let roles = page.texts("main .role");
            assert_eq!(roles.len(), 10);
            assert!(!page.text("main").contains('['), "a list is shown as code: {}", page.text("main"));
            assert_eq!(page.texts("main .role:nth-of-type(1) li").len(), 11, "what a clerk may");
            assert_eq!(page.texts("main .role:nth-of-type(4) li").len(), 7, "what a programme manager may, and on which condition");
            // The clerk's acts, and the administrator's conditions.
            assert!(roles[0].contains("البحث") && !roles[0].contains("مفتاح دخول"), "{}", roles[0]);
            assert!(roles[8].contains("مفتاح دخول") && roles[8].contains("ويوافق عليه آخر"), "{}", roles[8]);
        }
        assert_eq!(site.browser().get("/roles").await.location(), "/ar/sign-in?to=%2Froles");
    }
}
