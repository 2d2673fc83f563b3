//! `/account`.

use axum::http::StatusCode;

both! {
    /// Where one is signed in is listed and ended: one device, or all of them.
    async fn lists_and_ends_sessions(site: Site) {
        let (mut here, mut there) = (site.staff("clerk-berlin").await, site.staff("clerk-berlin").await);
        let page = here.get("/account").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.texts("main .card").len(), 2);
        let ends = page.attributes("main .card [name=end]", "value");
        assert_eq!(ends.len(), 1, "the one that asks is not offered");
        here.post("/account", &[("end", &ends[0])]).await.location();
        assert_eq!(there.get("/dashboard").await.location(), "/ar/sign-in");
        let mut third = site.staff("clerk-berlin").await;
        let mut colleague = site.staff("clerk-amman").await;
        assert_eq!(here.post("/account", &[("end", "all")]).await.location(), "/en/sign-in");
        for browser in [&mut here, &mut third] {
            assert_eq!(browser.get("/dashboard").await.location(), "/ar/sign-in");
        }
        assert_eq!(colleague.get("/dashboard").await.status, StatusCode::OK);
    }
}
