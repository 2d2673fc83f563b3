//! `/help`.

use axum::http::StatusCode;

both! {
    async fn finds_the_missions_of_a_country(site: Site) {
        let mut browser = site.browser();
        let all = browser.get("/ar/help").await;
        assert_eq!(all.status, StatusCode::OK);
        assert!(all.text("main").contains("سانتياغو"));
        let chile = browser.get("/es/help?country=%D8%AA%D8%B4%D9%8A%D9%84%D9%8A").await;
        assert!(chile.text("main").contains("Santiago"));
        assert!(!chile.text("main").contains("Amán"));
        assert_eq!(chile.value("country"), "تشيلي");
        let none = browser.get("/en/help?country=Atlantis").await;
        assert!(!none.text("main").contains("Santiago"));
        assert_eq!(none.value("country"), "Atlantis");
    }
}

both! {
    async fn an_unknown_parameter_is_refused(site: Site) {
        assert_eq!(site.browser().get("/en/help?x=1").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
