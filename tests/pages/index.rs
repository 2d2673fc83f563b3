//! `/`.

use axum::http::StatusCode;

use crate::support::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn says_what_it_is_and_begins() {
    let site = Site::on_sqlite().await;
    for (language, dir) in [("ar", "rtl"), ("en", "ltr"), ("es", "ltr")] {
        let page = site.browser().get(&format!("/{language}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.attributes("html", "lang"), [language]);
        assert_eq!(page.attributes("html", "dir"), [dir]);
        let register = format!("/{language}/register");
        assert!(page.attributes("main a.button", "href").contains(&register), "{}", page.body);
        assert_eq!(page.attributes(".languages a", "href"), ["/ar", "/en", "/es"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staff_go_to_their_own() {
    let site = Site::on_sqlite().await;
    assert_eq!(site.staff("clerk-santiago").await.get("/ar").await.location(), "/dashboard");
}
