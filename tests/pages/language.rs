//! `/language`.

use axum::http::StatusCode;

both! {
    async fn staff_choose_and_stay_where_they_are(site: Site) {
        let mut clerk = site.staff("clerk-amman").await;
        for (code, dir) in [("es", "ltr"), ("ar", "rtl")] {
            let page = clerk.post_on("/language", &[("to", code), ("back", "/people?status=verified")]).await;
            assert_eq!(page.attributes("html", "lang"), [code]);
            assert_eq!(page.attributes("html", "dir"), [dir]);
            assert_eq!(page.attributes(".languages [name=back]", "value")[0], "/people?status=verified");
        }
        let away = clerk.post("/language", &[("to", "en"), ("back", "//evil.example")]).await;
        assert_eq!(away.location(), "/dashboard");
        assert_eq!(clerk.post("/language", &[("to", "xx"), ("back", "/people")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.browser().post("/language", &[("to", "en")]).await.location(), "/ar/sign-in");
    }
}
