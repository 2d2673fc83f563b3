//! `/styleguide`.

use axum::http::StatusCode;

use crate::support::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shows_every_component_in_three_languages() {
    let site = Site::on_sqlite().await;
    for language in ["ar", "en", "es"] {
        let page = site.browser().get(&format!("/{language}/styleguide")).await;
        assert_eq!(page.status, StatusCode::OK);
        for component in [
            ".button", ".box", "table", ".notice", ".summary", ".chip", ".empty", ".pager", "dialog", ".card",
        ] {
            assert!(!page.texts(component).is_empty(), "{component}");
        }
    }
}
