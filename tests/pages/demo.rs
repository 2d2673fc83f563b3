//! `/demo`.

use axum::http::StatusCode;

use crate::support::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signs_in_as_the_cast() {
    let site = Site::on_sqlite().await;
    samples::cast::staff(&site.app).await.unwrap();
    let mut browser = site.browser();
    let page = browser.get("/en/demo").await;
    let slugs = page.attributes("button[name=slug]", "value");
    assert!(slugs.contains(&"clerk-santiago".to_owned()), "{slugs:?}");
    assert_eq!(browser.post("/en/demo", &[("slug", "clerk-santiago")]).await.location(), "/dashboard");
    assert_eq!(browser.get("/dashboard").await.status, StatusCode::OK);
    let mut guest = site.browser();
    guest.post("/en/register", &[]).await.location();
    let mut known = guest.clone();
    guest.post("/en/demo", &[("slug", "clerk-santiago")]).await.location();
    assert_eq!(guest.get("/dashboard").await.status, StatusCode::OK);
    assert_eq!(
        known.get("/dashboard").await.location(),
        "/ar/sign-in",
        "the guest's cookie became the clerk's"
    );
    assert_eq!(site.times_done("staff.sign_in").await, 2);
    assert_eq!(browser.post("/en/demo", &[("slug", "nobody")]).await.status, StatusCode::NOT_FOUND);
}

/// `serve` has none of the demonstration's pages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn is_not_served_for_real() {
    let folder = tempfile::tempdir().unwrap();
    let config = server::config::Config::from(folder.path(), &[]).unwrap();
    let app = server::build::app(&config, false, kit::clock::Clock::System).await.unwrap();
    let service = server::layers::service(&app, &config);
    let mut browser = crate::support::browser::Browser::new(service);
    for row in server::routes::ROWS.iter().filter(|row| row.demo_only) {
        assert_eq!(browser.get(&format!("/en{}", row.path)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.post(&format!("/en{}", row.path), &[]).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(browser.get("/en").await.status, StatusCode::OK);
}
