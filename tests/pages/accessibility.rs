//! `/accessibility`.

use axum::http::StatusCode;

use crate::support::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shows_the_ministry_as_configured() {
    let none = Site::on_sqlite().await.browser().get("/en/accessibility").await;
    assert_eq!(none.status, StatusCode::OK);
    assert!(!none.body.contains("mailto:"));
    let site = Site::with(&[("MAHJAR_MINISTRY__EMAIL", "info@example.org")]).await;
    let some = site.browser().get("/en/accessibility").await;
    assert_eq!(some.attributes("a[href^='mailto:']", "href"), ["mailto:info@example.org"]);
}
