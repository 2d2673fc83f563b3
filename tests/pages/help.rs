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
    /// What a mail program hangs on to a link does not shut anybody out.
    async fn what_a_link_gains_on_its_way_is_passed_over(site: Site) {
        let page = site.browser().get("/en/help?country=Chile&utm_source=mail").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text("main").contains("Santiago") && !page.text("main").contains("Amman"));
    }
}
