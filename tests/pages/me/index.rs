//! `/me`.

use axum::http::StatusCode;

use crate::support::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn says_how_to_come_back() {
    let site = Site::on_sqlite().await;
    let page = site.browser().get("/ar/me").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.attributes("main a.button", "href").contains(&"/ar/help".to_owned()));
}
